"""Small helpers that know no app and no request: text, money and days, and the ways to database, cache, queue and disk."""
