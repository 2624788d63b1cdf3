"""What whoever reports does with a month besides sending a file: nothing to report, last month's activities, their template."""
