"""What the platform itself sells to bodies and partners: plans, months, cards, and what is owed to us or by us for them."""
