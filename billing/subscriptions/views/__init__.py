"""Pages of a subscription: a body's own, and operators'."""
