"""The case page for both sides; planning, evaluating, reviewing and deciding in the back office."""
