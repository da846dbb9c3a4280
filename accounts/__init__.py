"""People, organisations, and who may pass which door."""
