"""The methods pages: what the code does, in three languages, generated from the code itself.

A rule, figure, column, setting or command that is not on them is red in the tests, and so is a page that is stale.
"""
