-- At commit, what a transfer pays and what goes back of it are no more than came and was not lost; of one taken back nothing.
CREATE OR REPLACE FUNCTION public.billing_transfer_is_not_overdrawn() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    row_after jsonb := to_jsonb(NEW);
    touched uuid := CASE WHEN TG_TABLE_NAME = 'billing_transfer' THEN NEW.id ELSE (row_after ->> 'transfer_id')::uuid END;
    transfer public.billing_transfer;
    used numeric;
BEGIN
    SELECT * INTO transfer FROM public.billing_transfer WHERE id = touched;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    used := (SELECT coalesce(sum(amount), 0) FROM public.billing_payment WHERE transfer_id = touched)
        + (SELECT coalesce(sum(amount), 0) FROM public.billing_refund WHERE transfer_id = touched AND state NOT IN ('dropped', 'returned'));
    IF used < 0 OR used > (CASE WHEN transfer.taken_back_at IS NULL THEN transfer.amount - transfer.lost ELSE 0 END) THEN
        RAISE EXCEPTION 'More is taken of transfer % than came.', transfer.bank_reference USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
