"""Who did what, when, and to which version: a list of events that only grows."""
