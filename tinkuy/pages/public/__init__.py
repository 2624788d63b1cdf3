"""What everyone sees: the public page of a response, and where a coordinator opens a release to everyone."""
