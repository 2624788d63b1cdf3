"""Response packs: what differs by year, country and platform, as data."""
