"""The pages of months: organisation by month, opening and closing, accepted rows in the year's own layout."""
