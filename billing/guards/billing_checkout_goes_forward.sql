-- What a checkout was begun for stays; a payment only goes forward, and what is booked stays booked.
CREATE OR REPLACE FUNCTION public.billing_checkout_goes_forward() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    forward text[] := ARRAY['open', 'pending', 'failed', 'expired', 'unbooked', 'paid'];
BEGIN
    IF (OLD.invoice_id, OLD.account_id, OLD.amount, OLD.currency, OLD.begun_by_id)
        IS DISTINCT FROM (NEW.invoice_id, NEW.account_id, NEW.amount, NEW.currency, NEW.begun_by_id)
    THEN
        RAISE EXCEPTION 'What a checkout was begun for stays as it is.' USING ERRCODE = 'check_violation';
    END IF;
    IF array_position(forward, NEW.state::text) < array_position(forward, OLD.state::text) THEN
        RAISE EXCEPTION 'A checkout does not go from % to %.', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    IF (OLD.payment_intent <> '' AND NEW.payment_intent <> OLD.payment_intent)
        OR (OLD.payment_id IS NOT NULL AND NEW.payment_id IS DISTINCT FROM OLD.payment_id)
    THEN
        RAISE EXCEPTION 'The payment of a checkout stays as it is.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
