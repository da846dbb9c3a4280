"""Files of rows that finance staff bring: kept as they came, their columns said once, read in the background. Bank statements and lists of fapiao are such."""
