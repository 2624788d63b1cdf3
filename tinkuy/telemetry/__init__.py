"""What the installation says of itself to whoever runs it: log lines and measures, without anybody's personal data."""
