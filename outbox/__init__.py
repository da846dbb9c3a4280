"""What one app tells the others: facts, their deliveries, the relay that carries them, and dates that fall due."""
