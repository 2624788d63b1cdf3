"""The pages of releases: cutting and signing one, comparing two, withdrawing."""
