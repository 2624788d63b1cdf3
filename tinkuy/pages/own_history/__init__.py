"""An organisation's own history: its months, the people it reported, how well, and what it was asked to correct."""
