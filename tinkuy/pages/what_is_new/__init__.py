"""The page that says what “New” means, with worked examples."""
