-- At commit, a credit note is the sum of its lines and its rounding, of lines of its own invoice, and no line is credited
-- beyond what was charged.
CREATE OR REPLACE FUNCTION public.billing_credit_note_adds_up() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    row_after jsonb := to_jsonb(NEW);
    touched uuid := coalesce(row_after ->> 'note_id', row_after ->> 'id')::uuid;
    note public.billing_creditnote;
BEGIN
    SELECT * INTO note FROM public.billing_creditnote WHERE id = touched;
    IF note.total <> note.rounding + (
        SELECT coalesce(sum(net + tax), 0) FROM public.billing_creditnoteline WHERE note_id = touched
    ) THEN
        RAISE EXCEPTION 'Credit note % is not the sum of its lines.', touched USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (
        SELECT 1 FROM public.billing_creditnoteline AS credited
        JOIN public.billing_creditnote AS other ON other.id = credited.note_id AND other.state <> 'dropped'
        JOIN public.billing_invoiceline AS line ON line.id = credited.of_line_id
        WHERE other.invoice_id = note.invoice_id
        GROUP BY line.id
        HAVING sum(credited.net) > line.net OR sum(credited.tax) > line.tax OR bool_or(line.invoice_id <> note.invoice_id)
    ) THEN
        RAISE EXCEPTION 'A line of invoice % is credited beyond what was charged.', note.invoice_id
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
