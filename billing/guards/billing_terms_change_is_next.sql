-- A change follows the one before it, of an open invoice as it stands.
CREATE OR REPLACE FUNCTION public.billing_terms_change_is_next() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM public.billing_invoice
        WHERE id = NEW.invoice_id AND state = 'issued' AND terms = NEW.number - 1
            AND due_on = NEW.due_before AND payee = NEW.payee_before
    ) THEN
        RAISE EXCEPTION 'A change begins with what its open invoice says.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
