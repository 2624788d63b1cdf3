"""The whole of an installation in one folder, and back: the database's rows, the content they point at, the releases (ADR 19)."""
