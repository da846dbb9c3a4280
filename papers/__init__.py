"""Papers: what a body issues and a client keeps, as PDF, drawn from typed statements and frozen records. It knows no journey."""
