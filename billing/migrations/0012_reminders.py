"""How a body asks for overdue invoices, and each reminder that went out."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import lib.clock

GUARDS = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_reminder
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("billing", "0011_bank_statements"),
        ("tenants", "0003_leaving"),
    ]

    operations = [
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("days", models.PositiveSmallIntegerField()),
                ("owed", models.BigIntegerField()),
                ("told_case_desk", models.BooleanField(default=False)),
                ("sent_at", models.DateTimeField(default=lib.clock.now)),
                (
                    "invoice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reminders", to="billing.invoice"
                    ),
                ),
            ],
            options={
                "ordering": ["sent_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("invoice"), models.F("days"), name="an_invoice_is_asked_for_once_a_step"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReminderStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("days", models.PositiveSmallIntegerField(verbose_name="days after the due date")),
                ("tells_case_desk", models.BooleanField(default=False)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
                    ),
                ),
            ],
            options={
                "ordering": ["body", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("body"), models.F("position"), name="one_reminder_step_per_position"
                    ),
                    models.UniqueConstraint(models.F("body"), models.F("days"), name="one_reminder_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(("days__gte", 1)), name="reminder_comes_after_the_due_date"
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARDS, "DROP TRIGGER append_only ON public.billing_reminder"),
    ]
