"""What buyers do: check the certificates of many suppliers at once."""
