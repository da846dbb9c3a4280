"""Credit notes with their series, their lines and the red-letter fapiao they may wait for; what they took off each invoice."""

import uuid

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import lib.clock
import web.uploads

GUARDS = """
CREATE TRIGGER credit_note_is_kept BEFORE INSERT OR UPDATE ON public.billing_creditnote
FOR EACH ROW EXECUTE FUNCTION public.billing_credit_note_is_kept();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_creditnote
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_creditnoteline
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER goes_its_way BEFORE UPDATE ON public.billing_redfapiao
FOR EACH ROW EXECUTE FUNCTION public.billing_red_fapiao_goes_its_way();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_redfapiao
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();

CREATE CONSTRAINT TRIGGER note_adds_up AFTER INSERT ON public.billing_creditnote
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_credit_note_adds_up();
CREATE CONSTRAINT TRIGGER lines_add_up AFTER INSERT ON public.billing_creditnoteline
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_credit_note_adds_up();
CREATE CONSTRAINT TRIGGER invoice_adds_up AFTER INSERT OR UPDATE ON public.billing_creditnote
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_invoice_adds_up();

DROP TRIGGER invoice_adds_up ON public.billing_invoice;
CREATE CONSTRAINT TRIGGER invoice_adds_up AFTER INSERT OR UPDATE
OF total, paid, tax_rounding, refunded, refund_open, credited, credit_open, covered ON public.billing_invoice
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_invoice_adds_up();
"""
UNDO = """
DROP TRIGGER invoice_adds_up ON public.billing_invoice;
CREATE CONSTRAINT TRIGGER invoice_adds_up
AFTER INSERT OR UPDATE OF total, paid, tax_rounding, refunded, refund_open ON public.billing_invoice
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_invoice_adds_up();
DROP TRIGGER invoice_adds_up ON public.billing_creditnote;
DROP TRIGGER lines_add_up ON public.billing_creditnoteline;
DROP TRIGGER note_adds_up ON public.billing_creditnote;
DROP TRIGGER is_never_deleted ON public.billing_redfapiao;
DROP TRIGGER goes_its_way ON public.billing_redfapiao;
DROP TRIGGER append_only ON public.billing_creditnoteline;
DROP TRIGGER is_never_deleted ON public.billing_creditnote;
DROP TRIGGER credit_note_is_kept ON public.billing_creditnote;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_letters_bring_files"),
        ("billing", "0009_transfers"),
        ("tenants", "0003_leaving"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CreditNote",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Waits for its red-letter fapiao"),
                            ("issued", "Issued"),
                            ("dropped", "Dropped"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(null=True)),
                ("sequence", models.PositiveIntegerField(null=True)),
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
                ("net", models.BigIntegerField()),
                ("tax", models.BigIntegerField()),
                ("rounding", models.BigIntegerField(default=0)),
                ("total", models.BigIntegerField()),
                ("covers", models.BigIntegerField(default=0)),
                ("frees", models.BigIntegerField(default=0)),
                ("of_unpaid", models.BooleanField(default=False)),
                ("reason_zh", models.CharField(blank=True, max_length=300, verbose_name="reason in Chinese")),
                ("reason_en", models.CharField(blank=True, max_length=300, verbose_name="reason in English")),
                ("blue_number", models.CharField(blank=True, max_length=20)),
                ("opened_at", models.DateTimeField(default=lib.clock.now)),
                ("issued_at", models.DateTimeField(null=True)),
                ("dropped_at", models.DateTimeField(null=True)),
                ("drop_reason", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "verbose_name": "credit note",
                "verbose_name_plural": "credit notes",
                "ordering": ["-opened_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="CreditNoteLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("net", models.BigIntegerField()),
                ("tax", models.BigIntegerField()),
            ],
            options={
                "ordering": ["note", "of_line__position"],
            },
        ),
        migrations.CreateModel(
            name="CreditNoteSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("last", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="RedFapiao",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("to_confirm", "To be confirmed by the other side"),
                            ("confirmed", "Confirmed"),
                            ("refused", "Refused"),
                            ("lapsed", "Lapsed"),
                            ("made", "Fapiao made"),
                        ],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("form_number", models.CharField(max_length=30, verbose_name="number of the form")),
                ("confirm_until", models.DateTimeField(null=True)),
                ("requested_at", models.DateTimeField(default=lib.clock.now)),
                ("answered_at", models.DateTimeField(null=True)),
                ("refusal", models.CharField(blank=True, max_length=300)),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="number of the red-letter fapiao")),
                (
                    "file",
                    models.FileField(
                        blank=True, storage=web.uploads.private_storage, upload_to="fapiao/%Y/", verbose_name="file"
                    ),
                ),
                ("made_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["requested_at", "id"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="invoice",
            name="invoice_state_is_known",
        ),
        migrations.RemoveConstraint(
            model_name="invoice",
            name="invoice_is_never_overpaid",
        ),
        migrations.RemoveConstraint(
            model_name="invoice",
            name="invoice_is_paid_when_all_is_received",
        ),
        migrations.RemoveConstraint(
            model_name="payment",
            name="only_a_reversal_is_negative",
        ),
        migrations.AddField(
            model_name="invoice",
            name="covered",
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="invoice",
            name="credit_open",
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="invoice",
            name="credited",
            field=models.BigIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name="invoice",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("issued", "To be paid"),
                    ("paid", "Paid"),
                    ("cancelled", "Cancelled"),
                    ("credited", "Credited in full"),
                ],
                default="draft",
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.AddConstraint(
            model_name="invoice",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "issued", "paid", "cancelled", "credited"])),
                name="invoice_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="invoice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("paid__gte", 0),
                    (
                        "paid__lte",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                models.F("total"), "-", models.F("credited")
                            ),
                            "+",
                            models.F("covered"),
                        ),
                    ),
                ),
                name="invoice_is_never_overpaid",
            ),
        ),
        migrations.AddConstraint(
            model_name="invoice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("covered__gte", 0),
                    ("covered__lte", models.F("credited")),
                    ("credit_open__gte", 0),
                    ("credited__gte", 0),
                    (
                        "covered__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("refunded"), "+", models.F("refund_open")
                        ),
                    ),
                    (
                        "credited__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("total"), "-", models.F("credit_open")
                        ),
                    ),
                ),
                name="no_more_is_credited_than_was_charged",
            ),
        ),
        migrations.AddConstraint(
            model_name="invoice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "paid",
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.expressions.CombinedExpression(
                                    models.F("total"), "-", models.F("credited")
                                ),
                                "+",
                                models.F("covered"),
                            ),
                        ),
                        ("paid_at__isnull", False),
                        ("state", "paid"),
                    ),
                    models.Q(
                        (
                            "paid__lt",
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.expressions.CombinedExpression(
                                    models.F("total"), "-", models.F("credited")
                                ),
                                "+",
                                models.F("covered"),
                            ),
                        ),
                        ("paid_at", None),
                        ("state", "issued"),
                    ),
                    models.Q(
                        ("covered", 0),
                        ("credited", models.F("total")),
                        ("credited__gt", 0),
                        ("paid", 0),
                        ("paid_at", None),
                        ("state", "credited"),
                    ),
                    models.Q(
                        ("credit_open", 0),
                        ("credited", 0),
                        ("paid", 0),
                        ("paid_at", None),
                        ("state__in", ["draft", "cancelled"]),
                    ),
                    _connector="OR",
                ),
                name="invoice_is_paid_when_all_is_received",
            ),
        ),
        migrations.AddField(
            model_name="creditnote",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
            ),
        ),
        migrations.AddField(
            model_name="creditnote",
            name="dropped_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="creditnote",
            name="invoice",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="credit_notes", to="billing.invoice"
            ),
        ),
        migrations.AddField(
            model_name="creditnote",
            name="issued_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="creditnote",
            name="opened_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="creditnote",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.organisation"
            ),
        ),
        migrations.AddField(
            model_name="payment",
            name="note",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="freed", to="billing.creditnote"
            ),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amount__gt", 0), ("note", None), ("reverses", None)),
                    models.Q(
                        ("amount__lt", 0),
                        ("note", None),
                        ("reverses__isnull", False),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    models.Q(
                        ("amount__lt", 0),
                        ("note__isnull", False),
                        ("reverses", None),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="only_a_reversal_is_negative",
            ),
        ),
        migrations.AddField(
            model_name="creditnoteline",
            name="note",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="billing.creditnote"
            ),
        ),
        migrations.AddField(
            model_name="creditnoteline",
            name="of_line",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="billing.invoiceline"
            ),
        ),
        migrations.AddField(
            model_name="creditnoteseries",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
            ),
        ),
        migrations.AddField(
            model_name="redfapiao",
            name="answered_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="redfapiao",
            name="made_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="redfapiao",
            name="note",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="red_fapiaos", to="billing.creditnote"
            ),
        ),
        migrations.AddField(
            model_name="redfapiao",
            name="requested_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddIndex(
            model_name="creditnote",
            index=models.Index(
                models.F("body"),
                models.F("state"),
                models.OrderBy(models.F("opened_at"), descending=True),
                name="credit_notes_of_a_body",
            ),
        ),
        migrations.AddConstraint(
            model_name="creditnote",
            constraint=models.UniqueConstraint(
                models.F("body"), models.F("year"), models.F("sequence"), name="credit_note_number_is_unique"
            ),
        ),
        migrations.AddConstraint(
            model_name="creditnote",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "issued", "dropped"])), name="credit_note_state_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="creditnote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("covers__gte", 0),
                    ("frees__gte", 0),
                    ("total", django.db.models.expressions.CombinedExpression(models.F("net"), "+", models.F("tax"))),
                    ("total__gt", 0),
                ),
                name="credit_note_adds_up",
            ),
        ),
        migrations.AddConstraint(
            model_name="creditnote",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason_en", ""), ("reason_zh", ""), _negated=True), name="credit_note_says_why"
            ),
        ),
        migrations.AddConstraint(
            model_name="creditnote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("issued_at__isnull", False),
                        ("issued_by__isnull", False),
                        ("state", "issued"),
                        ("year__isnull", False),
                        ("sequence__gte", 1),
                    ),
                    models.Q(
                        models.Q(("state", "issued"), _negated=True),
                        ("covers", 0),
                        ("frees", 0),
                        ("issued_at", None),
                        ("issued_by", None),
                        ("sequence", None),
                        ("year", None),
                    ),
                    _connector="OR",
                ),
                name="credit_note_has_a_number_once_issued",
            ),
        ),
        migrations.AddConstraint(
            model_name="creditnote",
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
                name="dropped_credit_note_says_who_and_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="creditnoteline",
            constraint=models.UniqueConstraint(
                models.F("note"), models.F("of_line"), name="a_line_is_credited_once_a_note"
            ),
        ),
        migrations.AddConstraint(
            model_name="creditnoteseries",
            constraint=models.UniqueConstraint(
                models.F("body"), models.F("year"), name="one_credit_note_series_per_year"
            ),
        ),
        migrations.AddConstraint(
            model_name="redfapiao",
            constraint=models.UniqueConstraint(
                models.F("note"),
                condition=models.Q(("state__in", ["to_confirm", "confirmed", "made"])),
                name="one_red_fapiao_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="redfapiao",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["to_confirm", "confirmed", "refused", "lapsed", "made"])),
                name="red_fapiao_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="redfapiao",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at", None), ("confirm_until__isnull", False), ("state", "to_confirm")),
                    models.Q(models.Q(("state", "to_confirm"), _negated=True), ("answered_at__isnull", False)),
                    _connector="OR",
                ),
                name="red_fapiao_is_answered",
            ),
        ),
        migrations.AddConstraint(
            model_name="redfapiao",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("made_at__isnull", False),
                        ("made_by__isnull", False),
                        ("state", "made"),
                        models.Q(("number", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state", "made"), _negated=True), ("made_at", None), ("made_by", None), ("number", "")
                    ),
                    _connector="OR",
                ),
                name="red_fapiao_has_a_number_once_made",
            ),
        ),
        migrations.RunSQL(GUARDS, UNDO),
    ]
