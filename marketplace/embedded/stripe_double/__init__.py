"""OUR OWN stateful double of Stripe, for demos and tests: nothing here is Stripe's, and nothing here moves money.

No independent peer keeps state for Connect and Checkout. So this one does, as far as we use them: accounts and their
links, checkout sessions, payments, refunds, disputes, files, payouts, the balance, idempotency keys, and signed events.
That it answers in Stripe's shape is held by tests: every object and every event is validated against Stripe's own
schemas, and every call of ours goes to Stripe's own stripe-mock first (tests/billing/stripe_peer.py).
"""

from marketplace.embedded.stripe_double.world import StripeDouble, Trouble

__all__ = ["StripeDouble", "Trouble"]
