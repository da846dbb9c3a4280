-- The lines of an issued invoice stay as they are.
CREATE OR REPLACE FUNCTION public.billing_lines_only_of_drafts() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    touched uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.invoice_id ELSE NEW.invoice_id END;
BEGIN
    IF EXISTS (SELECT 1 FROM public.billing_invoice WHERE id = touched AND state <> 'draft') THEN
        RAISE EXCEPTION 'The lines of an issued invoice stay as they are.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
