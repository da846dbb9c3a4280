-- What a charge was begun for stays; it only goes forward, and what is booked stays booked.
CREATE OR REPLACE FUNCTION public.billing_charge_goes_forward() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    forward text[] := ARRAY['open', 'pending', 'asks', 'failed', 'expired', 'unbooked', 'paid'];
BEGIN
    IF (OLD.invoice_id, OLD.card_id, OLD.amount, OLD.currency) IS DISTINCT FROM (NEW.invoice_id, NEW.card_id, NEW.amount, NEW.currency)
    THEN
        RAISE EXCEPTION 'What a charge was begun for stays as it is.' USING ERRCODE = 'check_violation';
    END IF;
    IF array_position(forward, NEW.state::text) < array_position(forward, OLD.state::text) THEN
        RAISE EXCEPTION 'A charge does not go from % to %.', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    IF (OLD.payment_intent <> '' AND NEW.payment_intent <> OLD.payment_intent)
        OR (OLD.receipt_id IS NOT NULL AND NEW.receipt_id IS DISTINCT FROM OLD.receipt_id)
    THEN
        RAISE EXCEPTION 'The payment of a charge stays as it is.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
