"""The pages of figures: every number at its own permanent address."""
