"""What stood before there was a ledger is booked, each act under its own day; each payment gets the transfer that it was."""

from django.db import migrations

GUARDS = """
CREATE TRIGGER account_is_kept BEFORE INSERT OR UPDATE ON public.billing_ledgeraccount
FOR EACH ROW EXECUTE FUNCTION public.billing_ledger_account_is_kept();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_ledgeraccount
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_ledgertransaction
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_ledgerentry
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();

CREATE TRIGGER moves_balances AFTER INSERT ON public.billing_ledgerentry REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION public.billing_ledger_moves_balances();

CREATE CONSTRAINT TRIGGER transaction_balances AFTER INSERT ON public.billing_ledgertransaction
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_ledger_balances();
CREATE CONSTRAINT TRIGGER entries_balance AFTER INSERT ON public.billing_ledgerentry
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_ledger_balances();
"""
UNDO = """
DROP TRIGGER entries_balance ON public.billing_ledgerentry;
DROP TRIGGER transaction_balances ON public.billing_ledgertransaction;
DROP TRIGGER moves_balances ON public.billing_ledgerentry;
DROP TRIGGER append_only ON public.billing_ledgerentry;
DROP TRIGGER append_only ON public.billing_ledgertransaction;
DROP TRIGGER is_never_deleted ON public.billing_ledgeraccount;
DROP TRIGGER account_is_kept ON public.billing_ledgeraccount;
"""
# What was issued, paid, taken back, cancelled and promised back before there was a ledger, in the order in which it was.
WHAT_STANDS = """
CREATE TEMPORARY TABLE moves ON COMMIT DROP AS
WITH taxes AS (
    SELECT id, coalesce(sum(
        CASE WHEN tax_rounding = 'per_rate'
             THEN round(plus_tax * tax_rate / 100 + with_tax * tax_rate / (100 + tax_rate)) ELSE tax END
    ), 0)::bigint AS tax
    FROM (
        SELECT invoice.id, invoice.tax_rounding, line.tax_rate, sum(line.tax) AS tax,
               coalesce(sum(line.net) FILTER (WHERE NOT line.tax_included), 0) AS plus_tax,
               coalesce(sum(line.net + line.tax) FILTER (WHERE line.tax_included), 0) AS with_tax
        FROM public.billing_invoice AS invoice JOIN public.billing_invoiceline AS line ON line.invoice_id = invoice.id
        WHERE invoice.issued_at IS NOT NULL GROUP BY 1, 2, 3
    ) AS at_rate GROUP BY id
),
issued AS (
    SELECT invoice.*, taxes.tax, body.time_zone, invoice.year || '-' || lpad(invoice.sequence::text, 5, '0') AS named
    FROM public.billing_invoice AS invoice
    JOIN taxes ON taxes.id = invoice.id JOIN public.tenants_certificationbody AS body ON body.id = invoice.body_id
),
paid AS (
    SELECT payment.*, issued.body_id, issued.organisation_id, issued.currency, issued.time_zone
    FROM public.billing_payment AS payment JOIN issued ON issued.id = payment.invoice_id
),
refund AS (
    SELECT refund.*, issued.time_zone, issued.named
    FROM public.billing_refund AS refund JOIN issued ON issued.id = refund.invoice_id
)
SELECT 'issued' AS act, id AS source, id AS invoice, named AS reference, (issued_at AT TIME ZONE time_zone)::date AS day,
       issued_by_id AS booked_by, issued_at AS booked_at, 0 AS turn, body_id, organisation_id, currency,
       jsonb_build_object('receivable', total, 'revenue', tax - total, 'tax', -tax) AS amounts
FROM issued
UNION ALL
SELECT 'cancelled', id, id, named, (cancelled_at AT TIME ZONE time_zone)::date, cancelled_by_id, cancelled_at, 1,
       body_id, organisation_id, currency, jsonb_build_object('receivable', -total, 'revenue', total - tax, 'tax', tax)
FROM issued WHERE state = 'cancelled'
UNION ALL
SELECT CASE WHEN reverses_id IS NULL THEN 'transfer' ELSE 'transfer_back' END, coalesce(reverses_id, id), invoice_id,
       bank_reference, CASE WHEN reverses_id IS NULL THEN received_on ELSE (recorded_at AT TIME ZONE time_zone)::date END,
       recorded_by_id, recorded_at, CASE WHEN reverses_id IS NULL THEN 0 ELSE 1 END, body_id, organisation_id, currency,
       jsonb_build_object('received', amount, 'credit', -amount)
FROM paid
UNION ALL
SELECT CASE WHEN reverses_id IS NULL THEN 'paid' ELSE 'paid_back' END, coalesce(reverses_id, id), invoice_id,
       bank_reference, CASE WHEN reverses_id IS NULL THEN received_on ELSE (recorded_at AT TIME ZONE time_zone)::date END,
       recorded_by_id, recorded_at, CASE WHEN reverses_id IS NULL THEN 1 ELSE 0 END, body_id, organisation_id, currency,
       jsonb_build_object('credit', amount, 'receivable', -amount)
FROM paid
UNION ALL
SELECT 'refund_opened', id, invoice_id, named, (opened_at AT TIME ZONE time_zone)::date, opened_by_id, opened_at, 0,
       body_id, organisation_id, currency, jsonb_build_object('given_back', amount, 'refundable', -amount)
FROM refund
UNION ALL
SELECT 'refund_settled', id, invoice_id, bank_reference, settled_on, settled_by_id, settled_at, 1,
       body_id, organisation_id, currency, jsonb_build_object('refundable', amount, 'received', -amount)
FROM refund WHERE state = 'settled'
UNION ALL
SELECT 'refund_dropped', id, invoice_id, named, (dropped_at AT TIME ZONE time_zone)::date, dropped_by_id, dropped_at, 1,
       body_id, organisation_id, currency, jsonb_build_object('given_back', -amount, 'refundable', amount)
FROM refund WHERE state = 'dropped';

CREATE TEMPORARY TABLE booked ON COMMIT DROP AS
SELECT gen_random_uuid() AS id, row_number() OVER (PARTITION BY body_id ORDER BY booked_at, turn, source) AS number, moves.*
FROM moves;

INSERT INTO public.billing_ledgertransaction
    (id, body_id, number, act, source, invoice_id, reference, day, booked_by_id, booked_at)
SELECT id, body_id, number, act, source, invoice, reference, day, booked_by, booked_at FROM booked;

INSERT INTO public.billing_ledgerbook (body_id, last) SELECT body_id, max(number) FROM booked GROUP BY body_id;

CREATE TEMPORARY TABLE entered ON COMMIT DROP AS
SELECT booked.id AS transaction_id, booked.number, body_id, currency, amount.key AS kind, amount.value::bigint AS amount,
       CASE WHEN amount.key IN ('receivable', 'credit', 'refundable') THEN organisation_id END AS organisation_id
FROM booked, jsonb_each_text(booked.amounts) AS amount WHERE amount.value::bigint <> 0;

INSERT INTO public.billing_ledgeraccount (id, body_id, organisation_id, kind, currency, balance)
SELECT gen_random_uuid(), body_id, organisation_id, kind, currency, 0 FROM entered GROUP BY 2, 3, 4, 5;

INSERT INTO public.billing_ledgerentry (transaction_id, account_id, amount)
SELECT entered.transaction_id, account.id, entered.amount
FROM entered JOIN public.billing_ledgeraccount AS account ON account.kind = entered.kind
    AND account.currency = entered.currency AND account.body_id = entered.body_id
    AND account.organisation_id IS NOT DISTINCT FROM entered.organisation_id
ORDER BY entered.body_id, entered.number;

SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""
TRANSFERS_OF_PAYMENTS = """
INSERT INTO public.billing_transfer (
    id, body_id, organisation_id, amount, currency, received_on, bank_reference, payer_name, payer_account, part_of_id,
    recorded_by_id, recorded_at, taken_back_by_id, taken_back_at, take_back_reason
)
SELECT payment.id, invoice.body_id, invoice.organisation_id, payment.amount, invoice.currency, payment.received_on,
       payment.bank_reference, '', '', nullif(CASE WHEN back.id IS NULL THEN first_value(payment.id) OVER same END, payment.id),
       payment.recorded_by_id, payment.recorded_at, back.recorded_by_id, back.recorded_at, coalesce(back.reason, '')
FROM public.billing_payment AS payment
JOIN public.billing_invoice AS invoice ON invoice.id = payment.invoice_id
LEFT JOIN public.billing_payment AS back ON back.reverses_id = payment.id
WHERE payment.reverses_id IS NULL
WINDOW same AS (
    PARTITION BY invoice.body_id, upper(payment.bank_reference), back.id IS NULL ORDER BY payment.recorded_at, payment.id
);
ALTER TABLE public.billing_payment DISABLE TRIGGER append_only;
UPDATE public.billing_payment SET transfer_id = coalesce(reverses_id, id);
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE public.billing_payment ENABLE TRIGGER append_only;
"""


class Migration(migrations.Migration):
    dependencies = [("billing", "0008_money")]

    operations = [
        migrations.RunSQL(GUARDS, UNDO),
        migrations.RunSQL(WHAT_STANDS, migrations.RunSQL.noop),
        migrations.RunSQL(TRANSFERS_OF_PAYMENTS, migrations.RunSQL.noop),
    ]
