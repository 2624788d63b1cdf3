"""The pages of notices: what a person was told, how they want to be told, and the way out of e-mails."""
