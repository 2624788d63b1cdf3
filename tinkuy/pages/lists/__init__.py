"""The pages of code lists and organisations, with their other names."""
