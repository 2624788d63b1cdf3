"""What other pages show of what implementing partners say."""
