"""Shared terms: standards, product categories, industries, regions, countries."""
