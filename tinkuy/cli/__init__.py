"""The command line: what an analyst without a server uses. A thin shell; every number is made elsewhere."""
