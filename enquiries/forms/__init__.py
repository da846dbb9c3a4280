"""What buyers and bodies type."""
