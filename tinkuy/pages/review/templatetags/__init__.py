"""What other pages need of reports in review."""
