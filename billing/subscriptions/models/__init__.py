"""Plans, subscriptions and our own invoices. Everybody else imports them from `billing.models`."""
