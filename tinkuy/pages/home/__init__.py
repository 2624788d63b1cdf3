"""The public home page, and the address that says whether the installation is well."""
