"""The body's own chart of accounts, and which bookings were taken to its accounting."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lib.clock

GUARDS = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_journaldownload
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
"""
UNDO = "DROP TRIGGER append_only ON public.billing_journaldownload;"


class Migration(migrations.Migration):
    dependencies = [
        ("billing", "0018_at_provider"),
        ("tenants", "0003_leaving"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ChartNumber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("receivable", "Receivable from the client"),
                            ("credit", "Credit of the client"),
                            ("refundable", "Owed back to the client"),
                            ("received", "Received at the bank"),
                            ("at_provider", "At the payment provider"),
                            ("suspense", "Came by card and fits nothing yet"),
                            ("fees", "Fees of payment providers"),
                            ("revenue", "Revenue, net"),
                            ("tax", "Tax charged"),
                            ("given_back", "Refunds without a credit note"),
                        ],
                        max_length=16,
                    ),
                ),
                ("number", models.CharField(max_length=30)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
                    ),
                ),
            ],
            options={
                "ordering": ["body", "kind"],
                "constraints": [
                    models.UniqueConstraint(models.F("body"), models.F("kind"), name="one_number_of_each_account"),
                    models.CheckConstraint(
                        condition=models.Q(("number", ""), _negated=True), name="chart_number_says_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JournalDownload",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("first", models.BigIntegerField()),
                ("last", models.BigIntegerField()),
                ("taken_at", models.DateTimeField(default=lib.clock.now)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["body", "-first"],
                "constraints": [
                    models.UniqueConstraint(models.F("body"), models.F("first"), name="bookings_are_taken_once"),
                    models.CheckConstraint(
                        condition=models.Q(("first__gte", 1), ("last__gte", models.F("first"))),
                        name="download_has_bookings",
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARDS, UNDO),
    ]
