-- An invoice begins as a draft.
CREATE OR REPLACE FUNCTION public.billing_invoice_begins_as_draft() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.state <> 'draft' THEN
        RAISE EXCEPTION 'An invoice begins as a draft.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
