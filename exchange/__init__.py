"""What the square tells bodies: facts and what both sides must agree on to read them. Knows neither side."""
