"""Two sides of an invoice: the body's finance desk, and the organisation's."""
