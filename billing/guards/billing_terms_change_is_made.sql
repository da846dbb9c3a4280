-- Whoever reads a change finds its invoice changed: looked at as the transaction ends.
CREATE OR REPLACE FUNCTION public.billing_terms_change_is_made() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM public.billing_invoice WHERE id = NEW.invoice_id AND terms >= NEW.number) THEN
        RAISE EXCEPTION 'A change is made with its invoice.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
