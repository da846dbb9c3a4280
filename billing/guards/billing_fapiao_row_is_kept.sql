-- A row of the tax office's list stays as it was read, and once it was taken or set aside it stays so.
CREATE OR REPLACE FUNCTION public.billing_fapiao_row_is_kept() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    may_change text[] := ARRAY['invoice_id', 'note_id', 'taken_by_id', 'taken_at', 'set_aside_by_id', 'set_aside_at'];
BEGIN
    IF OLD.taken_at IS NOT NULL OR OLD.set_aside_at IS NOT NULL
            OR to_jsonb(OLD) - may_change IS DISTINCT FROM to_jsonb(NEW) - may_change THEN
        RAISE EXCEPTION 'A row of the tax office''s list stays as it was read.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
