"""What a field focal point sees: the rows of their organisation in their place, what was found in them, and its results."""
