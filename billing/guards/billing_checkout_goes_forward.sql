-- What a checkout was begun for stays; a payment only goes forward, and what is booked stays booked, as a payment of the invoice or
-- as its client's credit: all that came, under the provider's own name.
CREATE OR REPLACE FUNCTION public.billing_checkout_goes_forward() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    forward text[] := ARRAY['open', 'pending', 'failed', 'expired', 'unbooked', 'kept', 'paid'];
BEGIN
    IF (OLD.invoice_id, OLD.account_id, OLD.amount, OLD.currency, OLD.begun_by_id)
        IS DISTINCT FROM (NEW.invoice_id, NEW.account_id, NEW.amount, NEW.currency, NEW.begun_by_id)
    THEN
        RAISE EXCEPTION 'What a checkout was begun for stays as it is.' USING ERRCODE = 'check_violation';
    END IF;
    IF array_position(forward, NEW.state::text) < array_position(forward, OLD.state::text)
        OR (OLD.state = 'kept' AND NEW.state <> 'kept') OR (NEW.state = 'kept' AND OLD.state NOT IN ('unbooked', 'kept'))
    THEN
        RAISE EXCEPTION 'A checkout does not go from % to %.', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    IF (OLD.payment_intent <> '' AND NEW.payment_intent <> OLD.payment_intent)
        OR (OLD.payment_id IS NOT NULL AND NEW.payment_id IS DISTINCT FROM OLD.payment_id)
        OR (OLD.kept_as_id IS NOT NULL AND NEW.kept_as_id IS DISTINCT FROM OLD.kept_as_id)
    THEN
        RAISE EXCEPTION 'The payment of a checkout stays as it is.' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.kept_as_id IS NOT NULL AND OLD.kept_as_id IS NULL AND NOT EXISTS (
        SELECT 1 FROM public.billing_transfer AS transfer JOIN public.billing_invoice AS invoice ON invoice.id = NEW.invoice_id
        WHERE transfer.id = NEW.kept_as_id AND transfer.body_id = invoice.body_id AND transfer.organisation_id = invoice.organisation_id
            AND transfer.amount = NEW.received AND transfer.currency = NEW.received_currency
            AND transfer.bank_reference = NEW.payment_intent AND transfer.recorded_by_id IS NULL
    ) THEN
        RAISE EXCEPTION 'What is kept as credit is what came.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
