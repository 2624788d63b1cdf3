"""The API: the same tables, figures and reports for programs, at /api/v1/, with the same refusals as the pages."""
