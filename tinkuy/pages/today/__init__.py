"""The pages of “Hoy”: what is due, what is wrong, and what to do next."""
