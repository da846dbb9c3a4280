"""Finding schemes: one analysis of text, one query, two engines."""
