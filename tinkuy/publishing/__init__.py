"""Publishing: a table in, a file out. The hand-back to a partner, the template, safe CSV, charts."""
