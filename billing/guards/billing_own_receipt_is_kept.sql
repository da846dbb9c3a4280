-- Money that came for a subscription stays as it was recorded; it is taken back once, as a whole.
CREATE OR REPLACE FUNCTION public.billing_own_receipt_is_kept() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF OLD.taken_back_at IS NOT NULL OR (to_jsonb(OLD) - 'taken_back_at' - 'taken_back_by_id' - 'take_back_reason' - 'fee')
            IS DISTINCT FROM (to_jsonb(NEW) - 'taken_back_at' - 'taken_back_by_id' - 'take_back_reason' - 'fee') THEN
        RAISE EXCEPTION 'What came stays as it was recorded.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
