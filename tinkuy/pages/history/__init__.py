"""Who did what, when, on which version: the events of a platform, for those whom they concern."""
