"""The doors of accounts, one file per kind."""
