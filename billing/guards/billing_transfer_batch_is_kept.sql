-- What one press recorded stays one batch, for whom it was recorded. It is taken back once, and never deleted.
CREATE OR REPLACE FUNCTION public.billing_transfer_batch_is_kept() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    may_change text[] := ARRAY['taken_back_by_id', 'taken_back_at', 'take_back_reason', 'refused', 'worked_at', 'ended_at'];
BEGIN
    IF TG_OP = 'DELETE' OR to_jsonb(OLD) - may_change IS DISTINCT FROM to_jsonb(NEW) - may_change
            OR OLD.taken_back_at IS NOT NULL AND (OLD.taken_back_by_id, OLD.taken_back_at, OLD.take_back_reason)
            IS DISTINCT FROM (NEW.taken_back_by_id, NEW.taken_back_at, NEW.take_back_reason) THEN
        RAISE EXCEPTION 'A batch of transfers stays as it was recorded.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
