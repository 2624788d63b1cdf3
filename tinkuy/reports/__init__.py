"""5W reports: which columns they have, and how any file that a partner sends becomes standard rows."""
