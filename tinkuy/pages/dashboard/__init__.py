"""The dashboard of a release."""
