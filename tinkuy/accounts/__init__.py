"""People with an account, and the roles they hold on platforms."""
