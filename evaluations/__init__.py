"""Step 3 of the journey: what was planned, found, reviewed and decided."""
