"""Which version of which report stands: received, reviewed sector by sector, accepted, corrected, withdrawn, erased."""
