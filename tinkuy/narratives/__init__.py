"""What a partner tells of a month in words, sector by sector: the highlight, the barrier, the gap, the priority."""
