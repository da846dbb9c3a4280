"""Step 2 of the journey: what an enterprise asks for, the case it becomes, and the one table of how a case moves."""
