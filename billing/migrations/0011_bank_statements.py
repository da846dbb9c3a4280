"""Bank statements, the columns remembered of them, and each line that came in, once."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lib.clock
import web.uploads

GUARDS = """
CREATE TRIGGER line_is_kept BEFORE UPDATE ON public.billing_statementline
FOR EACH ROW EXECUTE FUNCTION public.billing_statement_line_is_kept();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_statementline
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
"""
UNDO = """
DROP TRIGGER is_never_deleted ON public.billing_statementline;
DROP TRIGGER line_is_kept ON public.billing_statementline;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("billing", "0010_credit_notes"),
        ("tenants", "0003_leaving"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BankStatement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("file", models.FileField(storage=web.uploads.private_storage, upload_to="statements/%Y/")),
                ("is_xml", models.BooleanField(default=False)),
                ("reading", models.JSONField(default=dict)),
                ("headings", models.JSONField(default=list)),
                ("columns", models.JSONField(default=dict)),
                ("read_at", models.DateTimeField(null=True)),
                ("known", models.PositiveIntegerField(default=0)),
                ("outgoing", models.PositiveIntegerField(default=0)),
                ("unread", models.JSONField(default=list)),
                ("unread_count", models.PositiveIntegerField(default=0)),
                ("uploaded_at", models.DateTimeField(default=lib.clock.now)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-uploaded_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="StatementLayout",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64)),
                ("columns", models.JSONField(default=dict)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StatementLine",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("row", models.PositiveIntegerField()),
                ("booked_on", models.DateField()),
                ("amount", models.BigIntegerField()),
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
                ("payer_name", models.CharField(blank=True, max_length=200)),
                ("payer_account", models.CharField(blank=True, max_length=60)),
                ("words", models.CharField(blank=True, max_length=500)),
                ("bank_reference", models.CharField(max_length=60)),
                ("fingerprint", models.CharField(max_length=64)),
                ("set_aside_at", models.DateTimeField(null=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
                    ),
                ),
                (
                    "set_aside_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="billing.bankstatement"
                    ),
                ),
                (
                    "transfer",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="billing.transfer"
                    ),
                ),
            ],
            options={
                "ordering": ["statement", "row"],
            },
        ),
        migrations.AddIndex(
            model_name="bankstatement",
            index=models.Index(
                models.F("body"), models.OrderBy(models.F("uploaded_at"), descending=True), name="statements_of_a_body"
            ),
        ),
        migrations.AddConstraint(
            model_name="bankstatement",
            constraint=models.UniqueConstraint(models.F("body"), models.F("sha256"), name="a_statement_is_read_once"),
        ),
        migrations.AddConstraint(
            model_name="statementlayout",
            constraint=models.UniqueConstraint(
                models.F("body"), models.F("key"), name="one_statement_layout_for_headings"
            ),
        ),
        migrations.AddConstraint(
            model_name="statementline",
            constraint=models.UniqueConstraint(models.F("body"), models.F("fingerprint"), name="a_line_is_read_once"),
        ),
        migrations.AddConstraint(
            model_name="statementline",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="statement_line_came_in"),
        ),
        migrations.AddConstraint(
            model_name="statementline",
            constraint=models.CheckConstraint(
                condition=models.Q(("transfer", None), ("set_aside_at", None), _connector="OR"),
                name="statement_line_has_one_end",
            ),
        ),
        migrations.RunSQL(GUARDS, UNDO),
    ]
