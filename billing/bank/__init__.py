"""What banks say came in: statements as files, their lines, and which invoices each most likely pays."""
