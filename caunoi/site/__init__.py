"""The installation: settings, addresses, the caunoi command, the embedded database, demo data."""
