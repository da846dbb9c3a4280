-- A line of a bank statement stays as it was read. What was set aside may be taken up again, and a transfer that was taken back
-- lets its line go; a line that is a transfer stays, and stays that one.
CREATE OR REPLACE FUNCTION public.billing_statement_line_is_kept() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    may_change text[] := ARRAY['transfer_id', 'set_aside_by_id', 'set_aside_at'];
    is_a_transfer boolean := EXISTS (
        SELECT FROM public.billing_transfer WHERE id = OLD.transfer_id AND taken_back_at IS NULL
    );
BEGIN
    IF TG_OP = 'DELETE' AND NOT is_a_transfer THEN
        RETURN OLD;
    END IF;
    IF TG_OP = 'DELETE' OR is_a_transfer OR to_jsonb(OLD) - may_change IS DISTINCT FROM to_jsonb(NEW) - may_change THEN
        RAISE EXCEPTION 'A line of a bank statement stays as it was read.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
