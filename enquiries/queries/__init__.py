"""What can be asked about demands and their answers."""
