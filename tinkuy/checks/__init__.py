"""Checks: every rule's findings on every row, and the few causes behind the many findings."""
