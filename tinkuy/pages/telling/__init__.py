"""The pages on which partners tell a month in words, and where those who write the situation report find it."""
