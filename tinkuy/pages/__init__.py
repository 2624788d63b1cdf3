"""HTML pages: one folder per subject, with its views, words and templates; `components` is made once and used everywhere."""
