"""Money that goes back to whoever paid, by two people; what an invoice says of it is the sum of its refunds."""

import uuid

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import lib.clock

GUARDS = """
CREATE TRIGGER refund_is_kept BEFORE INSERT OR UPDATE ON public.billing_refund
FOR EACH ROW EXECUTE FUNCTION public.billing_refund_is_kept();

CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_refund
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();

CREATE CONSTRAINT TRIGGER refunds_add_up AFTER INSERT OR UPDATE ON public.billing_refund
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_invoice_adds_up();

DROP TRIGGER invoice_adds_up ON public.billing_invoice;
CREATE CONSTRAINT TRIGGER invoice_adds_up
AFTER INSERT OR UPDATE OF total, paid, tax_rounding, refunded, refund_open ON public.billing_invoice
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_invoice_adds_up();
"""
UNDO = """
DROP TRIGGER invoice_adds_up ON public.billing_invoice;
CREATE CONSTRAINT TRIGGER invoice_adds_up AFTER INSERT OR UPDATE OF total, paid, tax_rounding ON public.billing_invoice
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_invoice_adds_up();
DROP TRIGGER refunds_add_up ON public.billing_refund;
DROP TRIGGER is_never_deleted ON public.billing_refund;
DROP TRIGGER refund_is_kept ON public.billing_refund;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_letters_bring_files"),
        ("billing", "0005_tax_and_transfers"),
        ("tenants", "0003_leaving"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Refund",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "To be approved"),
                            ("approved", "To be paid back"),
                            ("settled", "Paid back"),
                            ("dropped", "Dropped"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
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
                ("reason_zh", models.CharField(blank=True, max_length=300, verbose_name="reason in Chinese")),
                ("reason_en", models.CharField(blank=True, max_length=300, verbose_name="reason in English")),
                ("opened_at", models.DateTimeField(default=lib.clock.now)),
                ("approved_at", models.DateTimeField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled_on", models.DateField(null=True, verbose_name="paid back on")),
                ("bank_reference", models.CharField(blank=True, max_length=60, verbose_name="bank's reference")),
                ("paid_to", models.CharField(blank=True, max_length=200, verbose_name="payer's account")),
                ("dropped_at", models.DateTimeField(null=True)),
                ("drop_reason", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "verbose_name": "refund",
                "verbose_name_plural": "refunds",
                "ordering": ["-opened_at", "id"],
            },
        ),
        migrations.AddField(
            model_name="invoice",
            name="refund_open",
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="invoice",
            name="refunded",
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddConstraint(
            model_name="invoice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "paid__gte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("refunded"), "+", models.F("refund_open")
                        ),
                    ),
                    ("refund_open__gte", 0),
                    ("refunded__gte", 0),
                ),
                name="no_more_goes_back_than_was_paid",
            ),
        ),
        migrations.AddField(
            model_name="refund",
            name="approved_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="refund",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
            ),
        ),
        migrations.AddField(
            model_name="refund",
            name="dropped_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="refund",
            name="invoice",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="refunds", to="billing.invoice"
            ),
        ),
        migrations.AddField(
            model_name="refund",
            name="opened_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="refund",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.organisation"
            ),
        ),
        migrations.AddField(
            model_name="refund",
            name="settled_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddIndex(
            model_name="refund",
            index=models.Index(
                models.F("body"),
                models.F("state"),
                models.OrderBy(models.F("opened_at"), descending=True),
                name="refunds_of_a_body",
            ),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "approved", "settled", "dropped"])),
                name="refund_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.CheckConstraint(
                condition=models.Q(("currency__in", ("CNY", "EUR", "USD", "GBP", "HKD", "JPY"))),
                name="refund_currency_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="refund_is_of_something"),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason_en", ""), ("reason_zh", ""), _negated=True), name="refund_says_why"
            ),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by", None),
                    ("opened_by", None),
                    models.Q(("approved_by", models.F("opened_by")), _negated=True),
                    _connector="OR",
                ),
                name="refund_is_approved_by_a_second_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("settled_by", None),
                    models.Q(("settled_by", models.F("approved_by")), _negated=True),
                    _connector="OR",
                ),
                name="refund_is_paid_out_by_another_than_approved",
            ),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("approved_at", None), ("approved_by", None), ("state__in", ["open", "dropped"])),
                    models.Q(
                        ("approved_at__isnull", False),
                        ("approved_by__isnull", False),
                        ("state__in", ["approved", "settled", "dropped"]),
                    ),
                    _connector="OR",
                ),
                name="refund_says_who_approved_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("settled_at__isnull", False),
                        ("settled_by__isnull", False),
                        ("settled_on__isnull", False),
                        ("state", "settled"),
                        models.Q(("bank_reference", ""), _negated=True),
                        models.Q(("paid_to", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state", "settled"), _negated=True),
                        ("bank_reference", ""),
                        ("paid_to", ""),
                        ("settled_at", None),
                        ("settled_by", None),
                        ("settled_on", None),
                    ),
                    _connector="OR",
                ),
                name="settled_refund_says_when_and_where",
            ),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("dropped_at__isnull", False),
                        ("dropped_by__isnull", False),
                        ("state", "dropped"),
                        models.Q(("drop_reason", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state", "dropped"), _negated=True),
                        ("drop_reason", ""),
                        ("dropped_at", None),
                        ("dropped_by", None),
                    ),
                    _connector="OR",
                ),
                name="dropped_refund_says_who_and_why",
            ),
        ),
        migrations.RunSQL(GUARDS, UNDO),
    ]
