"""Transfers with what they pay: each payment of before gets the transfer that it was; refunds may be of a client's credit."""

import uuid

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import lib.clock

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
ALTER TABLE public.billing_payment ENABLE TRIGGER append_only;
"""
GUARDS = """
CREATE TRIGGER transfer_is_kept BEFORE UPDATE ON public.billing_transfer
FOR EACH ROW EXECUTE FUNCTION public.billing_transfer_is_kept();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_transfer
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();

CREATE CONSTRAINT TRIGGER transfer_fits AFTER UPDATE ON public.billing_transfer
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_transfer_is_not_overdrawn();
CREATE CONSTRAINT TRIGGER transfer_payments_fit AFTER INSERT ON public.billing_payment
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_transfer_is_not_overdrawn();
CREATE CONSTRAINT TRIGGER transfer_refunds_fit AFTER INSERT OR UPDATE ON public.billing_refund
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_transfer_is_not_overdrawn();
"""
UNDO = """
DROP TRIGGER transfer_refunds_fit ON public.billing_refund;
DROP TRIGGER transfer_payments_fit ON public.billing_payment;
DROP TRIGGER transfer_fits ON public.billing_transfer;
DROP TRIGGER is_never_deleted ON public.billing_transfer;
DROP TRIGGER transfer_is_kept ON public.billing_transfer;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_letters_bring_files"),
        ("billing", "0008_ledger"),
        ("tenants", "0003_leaving"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="refund",
            name="invoice",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="refunds", to="billing.invoice"
            ),
        ),
        migrations.CreateModel(
            name="Transfer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("amount", models.BigIntegerField(verbose_name="amount")),
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
                        verbose_name="currency",
                    ),
                ),
                ("received_on", models.DateField(verbose_name="received on")),
                ("bank_reference", models.CharField(max_length=60, verbose_name="bank's reference")),
                ("payer_name", models.CharField(blank=True, max_length=200, verbose_name="payer")),
                ("payer_account", models.CharField(blank=True, max_length=60, verbose_name="payer's account")),
                ("recorded_at", models.DateTimeField(default=lib.clock.now)),
                ("taken_back_at", models.DateTimeField(null=True)),
                ("take_back_reason", models.CharField(blank=True, max_length=300)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.organisation"
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="billing.transfer",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "transfer",
                "verbose_name_plural": "transfers",
                "ordering": ["-received_on", "-recorded_at", "id"],
            },
        ),
        migrations.AddField(
            model_name="payment",
            name="transfer",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="payments", to="billing.transfer"
            ),
        ),
        migrations.AddField(
            model_name="refund",
            name="transfer",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="refunds", to="billing.transfer"
            ),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("invoice__isnull", False), ("transfer", None)),
                    models.Q(("invoice", None), ("transfer__isnull", False)),
                    _connector="OR",
                ),
                name="refund_is_of_one_thing",
            ),
        ),
        migrations.AddIndex(
            model_name="transfer",
            index=models.Index(
                models.F("body"), models.OrderBy(models.F("received_on"), descending=True), name="transfers_of_a_body"
            ),
        ),
        migrations.AddIndex(
            model_name="transfer",
            index=models.Index(models.F("body"), models.F("organisation"), name="transfers_of_a_client"),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="transfer_is_of_something"),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(("currency__in", ("CNY", "EUR", "USD", "GBP", "HKD", "JPY"))),
                name="transfer_currency_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(("bank_reference", ""), _negated=True), name="transfer_names_its_reference"
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.UniqueConstraint(
                models.F("body"),
                django.db.models.functions.text.Upper("bank_reference"),
                condition=models.Q(("part_of", None), ("taken_back_at", None)),
                name="transfer_is_recorded_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("take_back_reason", ""), ("taken_back_at", None), ("taken_back_by", None)),
                    models.Q(("taken_back_at__isnull", False), models.Q(("take_back_reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="transfer_taken_back_says_why",
            ),
        ),
        migrations.RunSQL(TRANSFERS_OF_PAYMENTS, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="payment",
            name="transfer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="payments", to="billing.transfer"
            ),
        ),
        migrations.RunSQL(GUARDS, UNDO),
    ]
