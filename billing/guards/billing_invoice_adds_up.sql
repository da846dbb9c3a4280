-- At commit, totals are the sums of lines, payments, refunds and credit notes.
CREATE OR REPLACE FUNCTION public.billing_invoice_adds_up() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    row_after jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
    touched uuid := coalesce(row_after ->> 'invoice_id', row_after ->> 'id')::uuid;
    invoice public.billing_invoice;
BEGIN
    SELECT * INTO invoice FROM public.billing_invoice WHERE id = touched;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    IF invoice.total <> public.billing_invoice_due(touched, invoice.tax_rounding) THEN
        RAISE EXCEPTION 'The total of invoice % is not the sum of its lines.', touched USING ERRCODE = 'check_violation';
    END IF;
    IF invoice.paid <> (SELECT coalesce(sum(amount), 0) FROM public.billing_payment WHERE invoice_id = touched) THEN
        RAISE EXCEPTION 'What invoice % says was paid is not the sum of its payments.', touched
            USING ERRCODE = 'check_violation';
    END IF;
    IF invoice.refunded <> (
        SELECT coalesce(sum(amount), 0) FROM public.billing_refund WHERE invoice_id = touched AND state = 'settled'
    ) OR invoice.refund_open <> (
        SELECT coalesce(sum(amount), 0) FROM public.billing_refund
        WHERE invoice_id = touched AND state IN ('open', 'approved')
    ) THEN
        RAISE EXCEPTION 'What invoice % says goes back is not the sum of its refunds.', touched
            USING ERRCODE = 'check_violation';
    END IF;
    IF (invoice.credited <> (
        SELECT coalesce(sum(total), 0) FROM public.billing_creditnote WHERE invoice_id = touched AND state = 'issued'
    ) OR invoice.covered <> (
        SELECT coalesce(sum(covers), 0) FROM public.billing_creditnote WHERE invoice_id = touched AND state = 'issued'
    ) OR invoice.credit_open <> (
        SELECT coalesce(sum(total), 0) FROM public.billing_creditnote WHERE invoice_id = touched AND state = 'open'
    )) THEN
        RAISE EXCEPTION 'What invoice % says is credited is not the sum of its credit notes.', touched
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
