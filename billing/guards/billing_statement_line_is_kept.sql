-- A line of a bank statement stays as it was read, and once it became a transfer or was set aside it stays so.
CREATE OR REPLACE FUNCTION public.billing_statement_line_is_kept() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    may_change text[] := ARRAY['transfer_id', 'set_aside_by_id', 'set_aside_at'];
BEGIN
    IF OLD.transfer_id IS NOT NULL OR OLD.set_aside_at IS NOT NULL
            OR to_jsonb(OLD) - may_change IS DISTINCT FROM to_jsonb(NEW) - may_change THEN
        RAISE EXCEPTION 'A line of a bank statement stays as it was read.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
