"""Public tables to take away: a page that says what each is, and the files at addresses that do not change. No sign-in."""
