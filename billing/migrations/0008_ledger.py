"""A double-entry ledger beside the invoices; what stood before is booked into it, each act under its own day."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lib.clock

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


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_letters_bring_files"),
        ("billing", "0007_given_up"),
        ("tenants", "0003_leaving"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LedgerAccount",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("receivable", "Receivable from the client"),
                            ("credit", "Credit of the client"),
                            ("refundable", "Owed back to the client"),
                            ("received", "Received at the bank"),
                            ("fees", "Fees of payment providers"),
                            ("revenue", "Revenue, net"),
                            ("tax", "Tax charged"),
                            ("given_back", "Refunds without a credit note"),
                            ("own_receivable", "Subscriptions to be paid"),
                            ("own_received", "Subscriptions received"),
                            ("subscriptions", "Revenue of subscriptions"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        choices=[
                            ("CNY", "CNY"),
                            ("EUR", "EUR"),
                            ("USD", "USD"),
                            ("GBP", "GBP"),
                            ("HKD", "HKD"),
                            ("JPY", "JPY"),
                        ],
                        max_length=3,
                    ),
                ),
                ("balance", models.BigIntegerField(default=0, editable=False)),
                (
                    "body",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenants.certificationbody",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "currency", "id"],
            },
        ),
        migrations.CreateModel(
            name="LedgerBook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("last", models.BigIntegerField(default=0)),
                (
                    "body",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenants.certificationbody",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LedgerTransaction",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.BigIntegerField()),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("issued", "Invoice issued"),
                            ("cancelled", "Invoice cancelled"),
                            ("transfer", "Transfer received"),
                            ("transfer_back", "Transfer taken back"),
                            ("paid", "Payment of an invoice"),
                            ("paid_back", "Payment taken back"),
                            ("refund_opened", "Refund opened"),
                            ("refund_settled", "Refund paid out"),
                            ("refund_dropped", "Refund dropped"),
                            ("credit_note", "Credit note"),
                        ],
                        max_length=16,
                    ),
                ),
                ("source", models.UUIDField()),
                ("reference", models.CharField(blank=True, max_length=100)),
                ("day", models.DateField()),
                ("booked_at", models.DateTimeField(default=lib.clock.now)),
                (
                    "body",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenants.certificationbody",
                    ),
                ),
                (
                    "booked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "invoice",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="billing.invoice"
                    ),
                ),
            ],
            options={
                "ordering": ["body", "number"],
            },
        ),
        migrations.CreateModel(
            name="LedgerEntry",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("amount", models.BigIntegerField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="billing.ledgeraccount"
                    ),
                ),
                (
                    "transaction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="billing.ledgertransaction",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.AddConstraint(
            model_name="ledgeraccount",
            constraint=models.UniqueConstraint(
                models.F("body"),
                models.F("organisation"),
                models.F("kind"),
                models.F("currency"),
                name="one_ledger_account_each",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="ledgeraccount",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("body", None),
                        ("kind__in", ("own_receivable", "own_received", "subscriptions")),
                        ("organisation", None),
                    ),
                    models.Q(
                        ("body__isnull", False),
                        ("kind__in", ("receivable", "credit", "refundable")),
                        ("organisation__isnull", False),
                    ),
                    models.Q(
                        ("body__isnull", False),
                        ("kind__in", ("received", "fees", "revenue", "tax", "given_back")),
                        ("organisation", None),
                    ),
                    _connector="OR",
                ),
                name="ledger_account_is_of_its_owner",
            ),
        ),
        migrations.AddConstraint(
            model_name="ledgeraccount",
            constraint=models.CheckConstraint(
                condition=models.Q(("currency__in", ("CNY", "EUR", "USD", "GBP", "HKD", "JPY"))),
                name="ledger_currency_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="ledgeraccount",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "receivable"), _negated=True), ("balance__gte", 0), _connector="OR"
                ),
                name="nobody_owes_less_than_nothing",
            ),
        ),
        migrations.AddConstraint(
            model_name="ledgeraccount",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", ["credit", "refundable"]), _negated=True),
                    ("balance__lte", 0),
                    _connector="OR",
                ),
                name="credit_is_never_overdrawn",
            ),
        ),
        migrations.AddConstraint(
            model_name="ledgerbook",
            constraint=models.UniqueConstraint(models.F("body"), name="one_ledger_book_each", nulls_distinct=False),
        ),
        migrations.AddIndex(
            model_name="ledgertransaction",
            index=models.Index(models.F("body"), models.F("day"), name="journal_of_a_body"),
        ),
        migrations.AddConstraint(
            model_name="ledgertransaction",
            constraint=models.UniqueConstraint(
                models.F("body"), models.F("number"), name="journal_number_is_unique", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="ledgertransaction",
            constraint=models.UniqueConstraint(models.F("act"), models.F("source"), name="an_act_is_booked_once"),
        ),
        migrations.AddConstraint(
            model_name="ledgerentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount", 0), _negated=True), name="ledger_entry_moves_something"
            ),
        ),
        migrations.RunSQL(GUARDS, UNDO),
        migrations.RunSQL(WHAT_STANDS, migrations.RunSQL.noop),
    ]
