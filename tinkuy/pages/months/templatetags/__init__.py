"""What the pages of months need in their templates."""
