-- A number of a fapiao is one client's, and blue or red: whoever brings a file of that number hands it to whom it belongs.
CREATE OR REPLACE FUNCTION public.billing_fapiao_number_is_one_clients() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    is_taken boolean := false;
BEGIN
    IF NEW.number = '' THEN
        RETURN NEW;
    END IF;
    IF TG_TABLE_NAME = 'billing_redfapiao' THEN
        is_taken := EXISTS (
            SELECT FROM public.billing_fapiao AS blue JOIN public.billing_invoice AS there ON there.id = blue.invoice_id
            WHERE blue.number = NEW.number AND there.body_id = NEW.body_id
        );
    ELSE
        is_taken := EXISTS (
            SELECT FROM public.billing_invoice AS here JOIN public.billing_redfapiao AS red ON red.body_id = here.body_id
            WHERE here.id = NEW.invoice_id AND red.number = NEW.number
        ) OR EXISTS (
            SELECT FROM public.billing_fapiao AS other
            JOIN public.billing_invoice AS there ON there.id = other.invoice_id
            JOIN public.billing_invoice AS here ON here.body_id = there.body_id AND here.organisation_id <> there.organisation_id
            WHERE here.id = NEW.invoice_id AND other.number = NEW.number
        );
    END IF;
    IF is_taken THEN
        RAISE EXCEPTION 'The number % belongs to another fapiao.', NEW.number USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
