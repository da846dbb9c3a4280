"""What clients say of the service of bodies and partners, after a case or an order has closed. Never of outcomes."""
