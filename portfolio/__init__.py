"""An organisation's own view across bodies, from its own copies: what needs it, its cases, certificates and invoices."""
