"""What others report through an implementing partner: it sees those rows and no others, and says whether they are so."""
