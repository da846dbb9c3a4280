"""What organisations owe bodies: invoices, payments, fapiao (发票). Knows no application: an invoice carries an opaque subject."""
