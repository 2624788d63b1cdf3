"""My account: name and language, password, address, second factor, sessions, tokens."""
