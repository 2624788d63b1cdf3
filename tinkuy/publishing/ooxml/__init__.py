"""Office Open XML workbooks, changed in place: what we do not touch stays byte for byte as the sender made it."""
