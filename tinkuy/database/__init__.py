"""What the database says the same way everywhere: field types, rows of one platform, codes that are never reused."""
