"""Notices: what a person is told, in the product and by e-mail, at once or once a day, as they chose."""
