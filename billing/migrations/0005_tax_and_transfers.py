"""How a body rounds tax, kept with each invoice; and that a transfer paid several invoices, where it did."""

import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

GUARDS = """
DROP TRIGGER invoice_adds_up ON public.billing_invoice;
CREATE CONSTRAINT TRIGGER invoice_adds_up AFTER INSERT OR UPDATE OF total, paid, tax_rounding ON public.billing_invoice
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_invoice_adds_up();

CREATE TRIGGER transfer_is_named_once BEFORE INSERT ON public.billing_payment
FOR EACH ROW EXECUTE FUNCTION public.billing_transfer_is_named_once();
"""
UNDO = """
DROP TRIGGER transfer_is_named_once ON public.billing_payment;
DROP TRIGGER invoice_adds_up ON public.billing_invoice;
CREATE CONSTRAINT TRIGGER invoice_adds_up AFTER INSERT OR UPDATE OF total, paid ON public.billing_invoice
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_invoice_adds_up();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_sign_in_events_stay"),
        ("billing", "0004_fapiao_versions"),
        ("tenants", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="bankaccount",
            name="tax_rounding",
            field=models.CharField(
                choices=[
                    ("per_line", "On each line, as a Chinese fapiao does"),
                    ("per_rate", "Once for each tax rate, on the sum of its lines, as EN 16931 asks"),
                ],
                default="per_line",
                max_length=8,
                verbose_name="how tax is rounded",
            ),
        ),
        migrations.AddField(
            model_name="invoice",
            name="tax_rounding",
            field=models.CharField(
                choices=[
                    ("per_line", "On each line, as a Chinese fapiao does"),
                    ("per_rate", "Once for each tax rate, on the sum of its lines, as EN 16931 asks"),
                ],
                default="per_line",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="payment",
            name="is_part",
            field=models.BooleanField(default=False),
        ),
        migrations.AddIndex(
            model_name="payment",
            index=models.Index(django.db.models.functions.text.Upper("bank_reference"), name="payments_of_a_transfer"),
        ),
        migrations.AddConstraint(
            model_name="invoice",
            constraint=models.CheckConstraint(
                condition=models.Q(("tax_rounding__in", ["per_line", "per_rate"])), name="tax_rounding_is_known"
            ),
        ),
        migrations.RunSQL(GUARDS, UNDO),
    ]
