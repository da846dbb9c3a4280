"""Small pure helpers that know no app."""
