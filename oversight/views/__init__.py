"""Pages of those who ask to join, and of the operators who answer for the platform."""
