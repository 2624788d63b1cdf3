"""Who may do what (pure): permissions, roles, and the one table that joins them to conditions."""
