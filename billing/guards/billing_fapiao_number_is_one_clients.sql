-- A number of a fapiao is one client's, and blue or red: whoever brings a file of that number hands it to whom it belongs.
CREATE OR REPLACE FUNCTION public.billing_fapiao_number_is_one_clients() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.number <> '' AND TG_TABLE_NAME = 'billing_fapiao' AND EXISTS (
        SELECT FROM public.billing_invoice AS here
        WHERE here.id = NEW.invoice_id AND (
            EXISTS (SELECT FROM public.billing_redfapiao AS red WHERE red.body_id = here.body_id AND red.number = NEW.number)
            OR EXISTS (
                SELECT FROM public.billing_fapiao AS other JOIN public.billing_invoice AS there ON there.id = other.invoice_id
                WHERE other.number = NEW.number AND there.body_id = here.body_id AND there.organisation_id <> here.organisation_id
            )
        )
    ) OR NEW.number <> '' AND TG_TABLE_NAME = 'billing_redfapiao' AND EXISTS (
        SELECT FROM public.billing_creditnote AS note
        JOIN public.billing_invoice AS there ON there.body_id = note.body_id
        JOIN public.billing_fapiao AS blue ON blue.invoice_id = there.id AND blue.number = NEW.number
        WHERE note.id = NEW.note_id
    ) THEN
        RAISE EXCEPTION 'The number % belongs to another fapiao.', NEW.number USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
