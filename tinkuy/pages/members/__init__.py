"""Who takes part in a platform: people, their roles, how a role is passed on; and what each role may do."""
