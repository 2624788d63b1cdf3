"""Shared reference lists: platforms, organisations, and how written names are matched to codes."""
