-- A transfer stays as it was recorded; it is taken back once, as a whole. Only what its payer's bank took back of it changes.
CREATE OR REPLACE FUNCTION public.billing_transfer_is_kept() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    may_change text[] := ARRAY['lost', 'taken_back_at', 'taken_back_by_id', 'take_back_reason'];
BEGIN
    IF OLD.taken_back_at IS NOT NULL OR (to_jsonb(OLD) - may_change)
            IS DISTINCT FROM (to_jsonb(NEW) - may_change) THEN
        RAISE EXCEPTION 'A transfer stays as it was recorded.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
