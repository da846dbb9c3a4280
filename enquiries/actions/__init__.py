"""What buyers and bodies do on the demand board. One file per thing."""
