"""The information officer's matrix: organisations by months, the month's causes, and reminders to who is missing."""
