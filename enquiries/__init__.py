"""What buyers and enterprises ask of many bodies at once: the demand board; one brief to several bodies."""
