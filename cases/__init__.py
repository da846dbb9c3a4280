"""One cycle of work: the case, its steps and people, its letters and messages. It knows a subject, and not whose."""
