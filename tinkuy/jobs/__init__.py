"""Work that nobody waits for at a page: the worker, what is due when, and what was left by a killed worker."""
