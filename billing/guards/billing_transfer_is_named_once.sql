-- A transfer pays one invoice of a body, unless who records it says that it paid several.
CREATE OR REPLACE FUNCTION public.billing_transfer_is_named_once() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.reverses_id IS NULL AND NOT NEW.is_part AND EXISTS (
        SELECT 1 FROM public.billing_payment AS other
        JOIN public.billing_invoice AS there ON there.id = other.invoice_id
        JOIN public.billing_invoice AS here ON here.body_id = there.body_id
        WHERE here.id = NEW.invoice_id AND there.id <> here.id AND other.reverses_id IS NULL
            AND other.transfer_id IS DISTINCT FROM NEW.transfer_id
            AND upper(other.bank_reference) = upper(NEW.bank_reference)
            AND NOT EXISTS (SELECT 1 FROM public.billing_payment AS back WHERE back.reverses_id = other.id)
    ) THEN
        RAISE EXCEPTION 'The transfer % paid another invoice already.', NEW.bank_reference
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
