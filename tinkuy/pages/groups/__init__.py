"""The pages of groups: which there are, one of them, the directory of contacts, and who is where."""
