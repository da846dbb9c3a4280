-- At commit, what invoices took of money that came, with what goes or went back of it, is no more than came, of what was taken
-- back nothing, of one subscription and currency; and each invoice has taken what it says.
CREATE OR REPLACE FUNCTION public.billing_own_receipt_fits() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    row_after jsonb := to_jsonb(NEW);
    of_receipt uuid := CASE WHEN TG_TABLE_NAME = 'billing_ownreceipt' THEN NEW.id ELSE (row_after ->> 'receipt_id')::uuid END;
    of_invoice uuid := CASE WHEN TG_TABLE_NAME = 'billing_subscriptioninvoice' THEN NEW.id ELSE (row_after ->> 'invoice_id')::uuid END;
BEGIN
    IF EXISTS (
        SELECT 1 FROM public.billing_ownreceipt AS receipt
        WHERE receipt.id = of_receipt
            AND (SELECT coalesce(sum(amount), 0) FROM public.billing_ownpayment WHERE receipt_id = receipt.id)
                + (SELECT coalesce(sum(amount), 0) FROM public.billing_ownrefund
                    WHERE receipt_id = receipt.id AND state NOT IN ('dropped', 'returned'))
                NOT BETWEEN 0 AND (CASE WHEN receipt.taken_back_at IS NULL THEN receipt.amount ELSE 0 END)
    ) THEN
        RAISE EXCEPTION 'More is taken of money than came.' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (
        SELECT 1 FROM public.billing_ownrefund AS refund JOIN public.billing_ownreceipt AS receipt ON receipt.id = refund.receipt_id
        WHERE refund.receipt_id = of_receipt AND refund.currency <> receipt.currency
    ) THEN
        RAISE EXCEPTION 'Money goes back in the currency in which it came.' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (
        SELECT 1 FROM public.billing_ownpayment AS payment
        JOIN public.billing_ownreceipt AS receipt ON receipt.id = payment.receipt_id
        JOIN public.billing_subscriptioninvoice AS invoice ON invoice.id = payment.invoice_id
        WHERE payment.receipt_id = of_receipt
            AND (receipt.currency, receipt.subscription_id) IS DISTINCT FROM (invoice.currency, invoice.subscription_id)
    ) THEN
        RAISE EXCEPTION 'Money pays invoices of its own subscription and currency.' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (
        SELECT 1 FROM public.billing_subscriptioninvoice AS invoice
        WHERE invoice.id = of_invoice
            AND invoice.paid <> (SELECT coalesce(sum(amount), 0) FROM public.billing_ownpayment WHERE invoice_id = invoice.id)
    ) THEN
        RAISE EXCEPTION 'An invoice has been paid what its payments say.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
