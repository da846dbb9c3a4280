"""Open invoices get more time or another payee, each change on record; a cancellation says why in both languages."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lib.clock

GUARDS = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_termschange
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER change_is_next BEFORE INSERT ON public.billing_termschange
FOR EACH ROW EXECUTE FUNCTION public.billing_terms_change_is_next();
CREATE CONSTRAINT TRIGGER change_is_made AFTER INSERT ON public.billing_termschange
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_terms_change_is_made();
"""

UNDO = """
DROP TRIGGER append_only ON public.billing_termschange;
DROP TRIGGER change_is_next ON public.billing_termschange;
DROP TRIGGER change_is_made ON public.billing_termschange;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0008_legal_ties"),
        ("billing", "0018_at_provider"),
        ("tenants", "0003_leaving"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="TermsChange",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField()),
                ("due_before", models.DateField()),
                ("due_on", models.DateField(verbose_name="due")),
                ("payee_before", models.JSONField()),
                ("payee", models.JSONField()),
                ("reason_zh", models.CharField(blank=True, max_length=300)),
                ("reason_en", models.CharField(blank=True, max_length=300)),
                ("changed_at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "ordering": ["invoice", "number"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="invoice",
            name="cancelled_invoice_says_who_and_why",
        ),
        migrations.RemoveConstraint(
            model_name="reminder",
            name="an_invoice_is_asked_for_once_a_step",
        ),
        migrations.AddField(
            model_name="invoice",
            name="cancel_reason_zh",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name="invoice",
            name="terms",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="reminder",
            name="terms",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddConstraint(
            model_name="invoice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("cancelled_at__isnull", False),
                        ("state", "cancelled"),
                        models.Q(("cancel_reason", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state", "cancelled"), _negated=True),
                        ("cancel_reason", ""),
                        ("cancel_reason_zh", ""),
                        ("cancelled_at", None),
                        ("cancelled_by", None),
                    ),
                    _connector="OR",
                ),
                name="cancelled_invoice_says_who_and_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(
                models.F("invoice"), models.F("terms"), models.F("days"), name="an_invoice_is_asked_for_once_a_step"
            ),
        ),
        migrations.AddField(
            model_name="termschange",
            name="changed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="termschange",
            name="invoice",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="terms_changes", to="billing.invoice"
            ),
        ),
        migrations.AddConstraint(
            model_name="termschange",
            constraint=models.UniqueConstraint(
                models.F("invoice"), models.F("number"), name="changes_of_an_invoice_are_numbered"
            ),
        ),
        migrations.AddConstraint(
            model_name="termschange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("due_on__gt", models.F("due_before")),
                        ("payee", models.F("payee_before")),
                        models.Q(("reason_en", ""), ("reason_zh", ""), _negated=True),
                    ),
                    models.Q(
                        ("due_on", models.F("due_before")), models.Q(("payee", models.F("payee_before")), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="one_change_gives_time_or_an_account",
            ),
        ),
        migrations.RunSQL(GUARDS, UNDO),
    ]
