"""What everyone may see: a release's public tables, frozen when a coordinator opens it; nobody can be found in them."""
