"""Files on their way in: sent, waiting, read in the background, asked about, received into the ledger."""
