"""Groups of a platform: national, local, sectoral, technical; who is in them, who leads them, from when until when."""
