"""What is given up after a part of it was paid is cancelled all the same; a refund says who caused it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0008_legal_ties"),
        ("billing", "0006_refunds"),
        ("tenants", "0003_leaving"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="invoice",
            name="invoice_is_paid_when_all_is_received",
        ),
        migrations.AddField(
            model_name="refund",
            name="caused_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="invoice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("paid", models.F("total")), ("paid_at__isnull", False), ("state", "paid")),
                    models.Q(("paid__lt", models.F("total")), ("paid_at", None), ("state", "issued")),
                    models.Q(("paid", 0), ("paid_at", None), ("state", "draft")),
                    models.Q(
                        ("paid_at", None),
                        ("state", "cancelled"),
                        models.Q(("paid", 0), ("paid__lt", models.F("total")), _connector="OR"),
                    ),
                    _connector="OR",
                ),
                name="invoice_is_paid_when_all_is_received",
            ),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by", None),
                    ("caused_by", None),
                    models.Q(("approved_by", models.F("caused_by")), _negated=True),
                    _connector="OR",
                ),
                name="refund_is_not_approved_by_who_caused_it",
            ),
        ),
    ]
