"""How often somebody may ask: counted in the database, so that every web process and every machine counts the same."""
