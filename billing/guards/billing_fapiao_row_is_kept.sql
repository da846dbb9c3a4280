-- A row of the tax office's list stays as it was read. One that was taken stays so; one that was set aside may be taken up again.
CREATE OR REPLACE FUNCTION public.billing_fapiao_row_is_kept() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    may_change text[] := ARRAY['invoice_id', 'note_id', 'taken_by_id', 'taken_at', 'set_aside_by_id', 'set_aside_at'];
BEGIN
    IF TG_OP = 'DELETE' AND OLD.taken_at IS NULL THEN
        RETURN OLD;
    END IF;
    IF TG_OP = 'DELETE' OR OLD.taken_at IS NOT NULL
            OR to_jsonb(OLD) - may_change IS DISTINCT FROM to_jsonb(NEW) - may_change THEN
        RAISE EXCEPTION 'A row of the tax office''s list stays as it was read.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
