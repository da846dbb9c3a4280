"""What pages about cases share."""
