"""Pages of an organisation and of a person: the desk, and searches that are repeated."""
