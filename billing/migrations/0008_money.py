"""The ledger, transfers, credit notes, bank statements, reminders, card payments, subscriptions and fapiao in bulk."""

import uuid
from decimal import Decimal

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import lib.clock
import web.uploads


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0008_legal_ties"),
        ("billing", "0007_given_up"),
        ("tenants", "0003_leaving"),
    ]

    operations = [
        migrations.CreateModel(
            name="ChartNumber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
                    ),
                ),
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
            name="Comparison",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("month", models.DateField()),
                ("compared", models.PositiveIntegerField(default=0)),
                ("made_at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "ordering": ["-month", "-made_at"],
            },
        ),
        migrations.CreateModel(
            name="CreditNote",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                    "invoice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="credit_notes", to="billing.invoice"
                    ),
                ),
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
                (
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("opened_at", models.DateTimeField(default=lib.clock.now)),
                (
                    "issued_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("issued_at", models.DateTimeField(null=True)),
                (
                    "dropped_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("dropped_at", models.DateTimeField(null=True)),
                ("drop_reason", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "verbose_name": "credit note",
                "verbose_name_plural": "credit notes",
                "ordering": ["-opened_at", "id"],
                "indexes": [
                    models.Index(
                        models.F("body"),
                        models.F("state"),
                        models.OrderBy(models.F("opened_at"), descending=True),
                        name="credit_notes_of_a_body",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("body"), models.F("year"), models.F("sequence"), name="credit_note_number_is_unique"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "issued", "dropped"])),
                        name="credit_note_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("covers__gte", 0),
                            ("frees__gte", 0),
                            (
                                "total",
                                django.db.models.expressions.CombinedExpression(models.F("net"), "+", models.F("tax")),
                            ),
                            ("total__gt", 0),
                        ),
                        name="credit_note_adds_up",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason_en", ""), ("reason_zh", ""), _negated=True),
                        name="credit_note_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("issued_at__isnull", False),
                                ("sequence__gte", 1),
                                ("state", "issued"),
                                ("year__isnull", False),
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
                    models.CheckConstraint(
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
                ],
            },
        ),
        migrations.CreateModel(
            name="CreditNoteSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("last", models.PositiveIntegerField(default=0)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(models.F("body"), models.F("year"), name="one_credit_note_series_per_year")
                ],
            },
        ),
        migrations.CreateModel(
            name="CurrencyAccount",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
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
                        verbose_name="currency",
                    ),
                ),
                ("holder", models.CharField(max_length=200, verbose_name="account holder")),
                ("bank", models.CharField(max_length=200, verbose_name="bank")),
                ("number", models.CharField(max_length=40, verbose_name="account number or IBAN")),
                ("bank_code", models.CharField(blank=True, max_length=20, verbose_name="bank code (CNAPS, SWIFT)")),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("changed_at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "ordering": ["currency"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("body"), models.F("currency"), name="one_bank_account_for_a_currency"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("currency__in", ("CNY", "EUR", "USD", "GBP", "HKD", "JPY"))),
                        name="bank_account_is_in_a_known_currency",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FapiaoFile",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "invoice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="fapiao_files", to="billing.invoice"
                    ),
                ),
                ("number", models.CharField(max_length=20, verbose_name="Fapiao number")),
                (
                    "file",
                    models.FileField(storage=web.uploads.private_storage, upload_to="fapiao/%Y/", verbose_name="file"),
                ),
                ("sha256", models.CharField(max_length=64)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("added_at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "ordering": ["added_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("invoice"),
                        models.F("number"),
                        models.F("sha256"),
                        name="a_file_of_a_fapiao_is_kept_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number", ""), _negated=True), name="file_names_its_fapiao"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FapiaoList",
            fields=[
                ("name", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("reading", models.JSONField(default=dict)),
                ("headings", models.JSONField(default=list)),
                ("columns", models.JSONField(default=dict)),
                ("reading_since", models.DateTimeField(null=True)),
                ("read_at", models.DateTimeField(null=True)),
                ("total", models.PositiveIntegerField(default=0)),
                ("position", models.PositiveIntegerField(default=0)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("worked_at", models.DateTimeField(null=True)),
                ("trouble", models.CharField(blank=True, max_length=300)),
                ("known", models.PositiveIntegerField(default=0)),
                ("unread", models.JSONField(default=list)),
                ("unread_count", models.PositiveIntegerField(default=0)),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("uploaded_at", models.DateTimeField(default=lib.clock.now)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
                    ),
                ),
                ("file", models.FileField(storage=web.uploads.private_storage, upload_to="fapiao/lists/%Y/")),
            ],
            options={
                "ordering": ["-uploaded_at", "id"],
                "indexes": [
                    models.Index(
                        models.F("body"),
                        models.OrderBy(models.F("uploaded_at"), descending=True),
                        name="fapiao_lists_of_a_body",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(models.F("body"), models.F("sha256"), name="a_list_of_fapiao_is_read_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="FapiaoSettings",
            fields=[
                (
                    "body",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="tenants.certificationbody",
                    ),
                ),
                ("item_name", models.CharField(blank=True, max_length=90, verbose_name="item name")),
                (
                    "item_code",
                    models.CharField(
                        blank=True, max_length=19, verbose_name="tax classification code (商品和服务税收编码)"
                    ),
                ),
                (
                    "tax_rate",
                    models.DecimalField(decimal_places=2, max_digits=5, null=True, verbose_name="usual tax rate in %"),
                ),
                (
                    "when",
                    models.CharField(
                        choices=[
                            ("asked", "As soon as the client asks for it"),
                            ("paid", "Once the invoice is paid in full"),
                        ],
                        default="asked",
                        max_length=6,
                        verbose_name="when a fapiao is made",
                    ),
                ),
                (
                    "template",
                    models.FileField(blank=True, storage=web.uploads.private_storage, upload_to="fapiao/templates/%Y/"),
                ),
                ("template_name", models.CharField(blank=True, max_length=200)),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("changed_at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tax_rate", None),
                            models.Q(("tax_rate__gte", Decimal("0")), ("tax_rate__lt", Decimal("100"))),
                            _connector="OR",
                        ),
                        name="usual_rate_is_a_percentage",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("when__in", ["asked", "paid"])), name="fapiao_is_made_when_is_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FapiaoSheet",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
                    ),
                ),
                ("file", models.FileField(storage=web.uploads.private_storage, upload_to="fapiao/sheets/%Y/")),
                ("is_again", models.BooleanField(default=False)),
                ("refused", models.JSONField(default=list)),
                ("left", models.PositiveIntegerField(default=0)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("made_at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "ordering": ["-made_at", "id"],
                "indexes": [
                    models.Index(
                        models.F("body"),
                        models.OrderBy(models.F("made_at"), descending=True),
                        name="fapiao_sheets_of_a_body",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="JournalDownload",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
                    ),
                ),
                ("first", models.BigIntegerField()),
                ("last", models.BigIntegerField()),
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("taken_at", models.DateTimeField(default=lib.clock.now)),
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
        migrations.CreateModel(
            name="LedgerAccount",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                            ("own_receivable", "Subscriptions to be paid"),
                            ("own_received", "Subscriptions received at the bank"),
                            ("own_at_provider", "Subscriptions at the payment provider"),
                            ("own_fees", "Fees on subscriptions"),
                            ("own_refundable", "Owed back to subscribers"),
                            ("own_credit", "Subscriptions paid ahead"),
                            ("own_tax", "Tax on subscriptions"),
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
            ],
            options={
                "ordering": ["kind", "currency", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("body"),
                        models.F("organisation"),
                        models.F("kind"),
                        models.F("currency"),
                        name="one_ledger_account_each",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("body", None),
                                (
                                    "kind__in",
                                    (
                                        "own_receivable",
                                        "own_received",
                                        "own_at_provider",
                                        "own_fees",
                                        "own_refundable",
                                        "own_credit",
                                        "own_tax",
                                        "subscriptions",
                                    ),
                                ),
                                ("organisation", None),
                            ),
                            models.Q(
                                ("body__isnull", False),
                                ("kind__in", ("receivable", "credit", "refundable")),
                                ("organisation__isnull", False),
                            ),
                            models.Q(
                                ("body__isnull", False),
                                (
                                    "kind__in",
                                    ("received", "at_provider", "suspense", "fees", "revenue", "tax", "given_back"),
                                ),
                                ("organisation", None),
                            ),
                            _connector="OR",
                        ),
                        name="ledger_account_is_of_its_owner",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("currency__in", ("CNY", "EUR", "USD", "GBP", "HKD", "JPY"))),
                        name="ledger_currency_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "receivable"), _negated=True), ("balance__gte", 0), _connector="OR"
                        ),
                        name="nobody_owes_less_than_nothing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["credit", "refundable"]), _negated=True),
                            ("balance__lte", 0),
                            _connector="OR",
                        ),
                        name="credit_is_never_overdrawn",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["own_receivable", "own_credit", "own_refundable"]), _negated=True),
                            models.Q(("balance__gte", 0), ("kind", "own_receivable")),
                            models.Q(("balance__lte", 0), ("kind__in", ["own_credit", "own_refundable"])),
                            _connector="OR",
                        ),
                        name="subscribers_owe_and_pay_ahead",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LedgerBook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "body",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenants.certificationbody",
                    ),
                ),
                ("last", models.BigIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(models.F("body"), name="one_ledger_book_each", nulls_distinct=False)
                ],
            },
        ),
        migrations.CreateModel(
            name="LedgerTransaction",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "body",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenants.certificationbody",
                    ),
                ),
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
                            ("refund_returned", "Refund came back"),
                            ("credit_note", "Credit note"),
                            ("fee", "Fee of the payment provider"),
                            ("held", "Card payment that fits nothing"),
                            ("held_ended", "Card payment booked after all"),
                            ("went_back", "Card payment that fitted nothing went back"),
                            ("came_again", "Card payment that did not go back"),
                            ("payout", "Payout to the bank"),
                            ("payout_failed", "Payout that the bank sent back"),
                            ("own_issued", "Invoice of a subscription"),
                            ("own_receipt", "Subscription: money received"),
                            ("own_taken_back", "Subscription: receipt taken back"),
                            ("own_paid", "Subscription: invoice paid"),
                            ("own_unpaid", "Subscription: payment taken back"),
                            ("own_waived", "Subscription: invoice given up"),
                            ("own_promised", "Subscription: refund opened"),
                            ("own_sent_back", "Subscription: refund paid out"),
                            ("own_dropped", "Subscription: refund dropped"),
                            ("own_returned", "Subscription: refund came back"),
                            ("own_fee", "Subscription: fee of the payment provider"),
                            ("own_payout", "Subscription: payout to the bank"),
                            ("own_payout_back", "Subscription: payout that the bank sent back"),
                        ],
                        max_length=16,
                    ),
                ),
                ("source", models.UUIDField()),
                (
                    "invoice",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="billing.invoice"
                    ),
                ),
                ("reference", models.CharField(blank=True, max_length=100)),
                ("day", models.DateField()),
                (
                    "booked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("booked_at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "ordering": ["body", "number"],
                "indexes": [models.Index(models.F("body"), models.F("day"), name="journal_of_a_body")],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("body"), models.F("number"), name="journal_number_is_unique", nulls_distinct=False
                    ),
                    models.UniqueConstraint(models.F("act"), models.F("source"), name="an_act_is_booked_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "act__in",
                                    (
                                        "own_issued",
                                        "own_receipt",
                                        "own_taken_back",
                                        "own_paid",
                                        "own_unpaid",
                                        "own_waived",
                                        "own_promised",
                                        "own_sent_back",
                                        "own_dropped",
                                        "own_returned",
                                        "own_fee",
                                        "own_payout",
                                        "own_payout_back",
                                    ),
                                ),
                                ("body", None),
                            ),
                            models.Q(
                                ("body__isnull", False),
                                models.Q(
                                    (
                                        "act__in",
                                        (
                                            "own_issued",
                                            "own_receipt",
                                            "own_taken_back",
                                            "own_paid",
                                            "own_unpaid",
                                            "own_waived",
                                            "own_promised",
                                            "own_sent_back",
                                            "own_dropped",
                                            "own_returned",
                                            "own_fee",
                                            "own_payout",
                                            "own_payout_back",
                                        ),
                                    ),
                                    _negated=True,
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="at_the_platform_only_subscriptions_book",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnInvoiceSeries",
            fields=[
                ("last", models.PositiveIntegerField(default=0)),
                ("year", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OwnPayout",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("payout", models.CharField(max_length=60, unique=True)),
                ("amount", models.BigIntegerField()),
                ("currency", models.CharField(max_length=3)),
                ("state", models.CharField(max_length=20, verbose_name="status")),
                ("made_at", models.DateTimeField()),
                ("arrives_on", models.DateField()),
                ("failure", models.CharField(blank=True, max_length=60)),
                ("asked_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-made_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("rank", models.PositiveSmallIntegerField(unique=True, verbose_name="place in the list")),
                ("name_zh", models.CharField(max_length=60, verbose_name="name in Chinese")),
                ("name_en", models.CharField(max_length=60, verbose_name="name in English")),
                ("is_offered", models.BooleanField(default=True, verbose_name="offered to new subscribers")),
                ("is_for_trials", models.BooleanField(default=False, verbose_name="the plan of a trial")),
            ],
            options={
                "verbose_name": "plan",
                "verbose_name_plural": "plans",
                "ordering": ["rank"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("is_for_trials"),
                        condition=models.Q(("is_for_trials", True)),
                        name="one_plan_of_trials",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_for_trials", False), ("is_offered", True), _connector="OR"),
                        name="trials_are_of_an_offered_plan",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProviderEvent",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("event", models.CharField(max_length=100, unique=True)),
                (
                    "endpoint",
                    models.CharField(choices=[("platform", "platform"), ("connect", "sellers")], max_length=10),
                ),
                ("kind", models.CharField(max_length=80)),
                ("account", models.CharField(blank=True, max_length=60)),
                ("thing", models.CharField(blank=True, max_length=100)),
                ("is_live", models.BooleanField()),
                ("api_version", models.CharField(blank=True, max_length=40)),
                ("raw", models.TextField(blank=True)),
                ("happened_at", models.DateTimeField()),
                ("received_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("settled", "Settled"),
                            ("waiting", "Waiting for what it is about"),
                            ("foreign", "Not about us"),
                            ("refused", "Refused"),
                        ],
                        default="received",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=300)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("try_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "body",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenants.certificationbody",
                    ),
                ),
            ],
            options={
                "ordering": ["-received_at", "id"],
                "indexes": [
                    models.Index(
                        models.F("try_at"),
                        condition=models.Q(("state__in", ["received", "waiting"])),
                        name="events_to_settle",
                    ),
                    models.Index(models.F("state"), models.F("received_at"), name="events_by_state"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["received", "settled", "waiting", "foreign", "refused"])),
                        name="event_state_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "invoice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reminders", to="billing.invoice"
                    ),
                ),
                ("terms", models.PositiveSmallIntegerField(default=0)),
                ("days", models.PositiveSmallIntegerField()),
                ("owed", models.BigIntegerField()),
                ("told_case_desk", models.BooleanField(default=False)),
                ("sent_at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "ordering": ["sent_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("invoice"),
                        models.F("terms"),
                        models.F("days"),
                        name="an_invoice_is_asked_for_once_a_step",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReminderStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("days", models.PositiveSmallIntegerField(verbose_name="days after the due date")),
                ("tells_case_desk", models.BooleanField(default=False)),
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
        migrations.CreateModel(
            name="SellerAccount",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
                    ),
                ),
                ("account", models.CharField(blank=True, max_length=60)),
                ("may_charge", models.BooleanField(default=False)),
                ("may_be_paid_out", models.BooleanField(default=False)),
                ("has_told_all", models.BooleanField(default=False)),
                ("missing", models.JSONField(default=list)),
                ("overdue", models.JSONField(default=list)),
                ("checking", models.JSONField(default=list)),
                ("disabled_because", models.CharField(blank=True, max_length=100)),
                ("missing_until", models.DateTimeField(null=True)),
                ("country", models.CharField(blank=True, max_length=2)),
                ("currency", models.CharField(blank=True, max_length=3)),
                ("available", models.JSONField(default=dict)),
                ("pending", models.JSONField(default=dict)),
                ("balance_at", models.DateTimeField(null=True)),
                ("looked_at", models.DateTimeField(null=True)),
                ("asked_at", models.DateTimeField(null=True)),
                ("gone_at", models.DateTimeField(null=True)),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("opened_at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("account"),
                        condition=models.Q(("account", ""), _negated=True),
                        name="seller_account_is_known_once",
                    ),
                    models.UniqueConstraint(
                        models.F("body"), condition=models.Q(("gone_at", None)), name="one_seller_account_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gone_at", None),
                            models.Q(("may_be_paid_out", False), ("may_charge", False)),
                            _connector="OR",
                        ),
                        name="a_gone_account_charges_nothing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StatementLayout",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
                    ),
                ),
                ("key", models.CharField(max_length=64)),
                ("columns", models.JSONField(default=dict)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(models.F("body"), models.F("key"), name="one_statement_layout_for_headings")
                ],
            },
        ),
        migrations.CreateModel(
            name="SubscriptionRules",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("is_on", models.BooleanField(default=True, verbose_name="bodies subscribe")),
                ("trial_days", models.PositiveSmallIntegerField(default=30, verbose_name="days of a trial")),
                ("days_to_pay", models.PositiveSmallIntegerField(default=14, verbose_name="days to pay an invoice")),
                (
                    "tax_rate",
                    models.DecimalField(decimal_places=2, default=6, max_digits=5, verbose_name="tax rate in %"),
                ),
                (
                    "tax_rate_abroad",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=5, verbose_name="tax rate outside mainland China in %"
                    ),
                ),
                (
                    "tax_words_zh",
                    models.CharField(blank=True, max_length=200, verbose_name="words on such an invoice, in Chinese"),
                ),
                (
                    "tax_words_en",
                    models.CharField(blank=True, max_length=200, verbose_name="words on such an invoice, in English"),
                ),
                (
                    "card_tries",
                    models.JSONField(default=list, verbose_name="a declined card is tried again after days"),
                ),
                (
                    "reminders",
                    models.JSONField(default=list, verbose_name="an overdue invoice is asked for after days"),
                ),
                (
                    "grace_days",
                    models.PositiveSmallIntegerField(
                        default=21, verbose_name="days after the due date until it is suspended"
                    ),
                ),
                ("holder", models.CharField(max_length=200, verbose_name="account holder")),
                ("bank", models.CharField(max_length=200, verbose_name="bank")),
                ("number", models.CharField(max_length=40, verbose_name="account number or IBAN")),
                ("bank_code", models.CharField(blank=True, max_length=20, verbose_name="bank code (CNAPS, SWIFT)")),
                ("tax_number", models.CharField(blank=True, max_length=30, verbose_name="our tax number")),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("written_at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "ordering": ["-written_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("days_to_pay__gte", 1),
                            ("days_to_pay__lte", 90),
                            ("grace_days__gte", 1),
                            ("trial_days__lte", 365),
                            ("grace_days__lte", 180),
                            ("tax_rate__gte", 0),
                            ("tax_rate__lt", 100),
                            ("tax_rate_abroad__gte", 0),
                            ("tax_rate_abroad__lt", 100),
                        ),
                        name="rules_of_subscriptions_make_sense",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TermsChange",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "invoice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="terms_changes", to="billing.invoice"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("due_before", models.DateField()),
                ("due_on", models.DateField(verbose_name="due")),
                ("payee_before", models.JSONField()),
                ("payee", models.JSONField()),
                ("reason_zh", models.CharField(blank=True, max_length=300)),
                ("reason_en", models.CharField(blank=True, max_length=300)),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("changed_at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "ordering": ["invoice", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("invoice"), models.F("number"), name="changes_of_an_invoice_are_numbered"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("due_on__gt", models.F("due_before")),
                                ("payee", models.F("payee_before")),
                                models.Q(("reason_en", ""), ("reason_zh", ""), _negated=True),
                            ),
                            models.Q(
                                ("due_on", models.F("due_before")),
                                models.Q(("payee", models.F("payee_before")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="one_change_gives_time_or_an_account",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TransferBatch",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("recorded_at", models.DateTimeField(default=lib.clock.now)),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("taken_back_at", models.DateTimeField(null=True)),
                ("take_back_reason", models.CharField(blank=True, max_length=300)),
                ("refused", models.JSONField(default=list)),
                ("worked_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-recorded_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at", None),
                                ("take_back_reason", ""),
                                ("taken_back_at", None),
                                ("taken_back_by", None),
                            ),
                            models.Q(
                                ("taken_back_at__isnull", False),
                                ("taken_back_by__isnull", False),
                                models.Q(("take_back_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="batch_taken_back_says_who_and_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BankStatement",
            fields=[
                ("name", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("reading", models.JSONField(default=dict)),
                ("headings", models.JSONField(default=list)),
                ("columns", models.JSONField(default=dict)),
                ("reading_since", models.DateTimeField(null=True)),
                ("read_at", models.DateTimeField(null=True)),
                ("total", models.PositiveIntegerField(default=0)),
                ("position", models.PositiveIntegerField(default=0)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("worked_at", models.DateTimeField(null=True)),
                ("trouble", models.CharField(blank=True, max_length=300)),
                ("known", models.PositiveIntegerField(default=0)),
                ("unread", models.JSONField(default=list)),
                ("unread_count", models.PositiveIntegerField(default=0)),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("uploaded_at", models.DateTimeField(default=lib.clock.now)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
                    ),
                ),
                ("file", models.FileField(storage=web.uploads.private_storage, upload_to="statements/%Y/")),
                ("is_xml", models.BooleanField(default=False)),
                ("outgoing", models.PositiveIntegerField(default=0)),
                (
                    "recording_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recording_since", models.DateTimeField(null=True)),
                ("recorded", models.PositiveIntegerField(default=0)),
                ("refused", models.JSONField(default=list)),
                (
                    "batch",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="billing.transferbatch",
                    ),
                ),
            ],
            options={
                "ordering": ["-uploaded_at", "id"],
                "indexes": [
                    models.Index(
                        models.F("body"),
                        models.OrderBy(models.F("uploaded_at"), descending=True),
                        name="statements_of_a_body",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(models.F("body"), models.F("sha256"), name="a_statement_is_read_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("recording_since", None),
                            models.Q(("read_at__isnull", False), ("recording_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="recording_says_for_whom",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CreditNoteLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="billing.creditnote"
                    ),
                ),
                (
                    "of_line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="billing.invoiceline"
                    ),
                ),
                ("net", models.BigIntegerField()),
                ("tax", models.BigIntegerField()),
            ],
            options={
                "ordering": ["note", "of_line__position"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("note"), models.F("of_line"), name="a_line_is_credited_once_a_note"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Difference",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "comparison",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="differences", to="billing.comparison"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("not_booked", "Paid at the provider, not in our books"),
                            ("not_there", "In our books, not paid at the provider"),
                            ("amount", "Another amount at the provider than in our books"),
                            ("refund", "Refunded at the provider, not in our books"),
                            ("dispute", "Disputed by the payer's bank"),
                            ("fee", "Another fee at the provider than in our books"),
                            ("ledger", "The ledger and its invoices say different things"),
                            ("away", "Could not be compared: the provider did not answer"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenants.certificationbody",
                    ),
                ),
                ("account", models.CharField(blank=True, max_length=60)),
                ("thing", models.CharField(max_length=200)),
                ("currency", models.CharField(blank=True, max_length=3)),
                ("ours", models.BigIntegerField(default=0)),
                ("theirs", models.BigIntegerField(default=0)),
                (
                    "seen_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("seen_at", models.DateTimeField(null=True)),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="what was done")),
            ],
            options={
                "ordering": ["kind", "thing"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("note", ""), ("seen_at", None), ("seen_by", None)),
                            models.Q(
                                ("seen_at__isnull", False),
                                ("seen_by__isnull", False),
                                models.Q(("note", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="difference_seen_to_says_what_was_done",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FapiaoOnSheet",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="billing.fapiaosheet"
                    ),
                ),
                (
                    "fapiao",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sheets", to="billing.fapiao"
                    ),
                ),
                ("is_again", models.BooleanField(default=False)),
                ("total", models.BigIntegerField()),
            ],
            options={
                "ordering": ["sheet", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("fapiao"), condition=models.Q(("is_again", False)), name="a_fapiao_is_written_once"
                    ),
                    models.UniqueConstraint(models.F("sheet"), models.F("fapiao"), name="a_sheet_names_a_fapiao_once"),
                    models.CheckConstraint(
                        condition=models.Q(("total__gt", 0)), name="fapiao_on_sheet_is_of_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FapiaoRow",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="billing.fapiaolist"
                    ),
                ),
                ("row", models.PositiveIntegerField()),
                ("number", models.CharField(max_length=20)),
                ("serial", models.CharField(blank=True, max_length=60)),
                ("issued_on", models.DateField()),
                ("tax", models.BigIntegerField(null=True)),
                ("total", models.BigIntegerField()),
                ("buyer", models.CharField(blank=True, max_length=200)),
                ("buyer_tax_number", models.CharField(blank=True, max_length=30)),
                ("remarks", models.CharField(blank=True, max_length=500)),
                (
                    "invoice",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="billing.invoice"
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="billing.creditnote",
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("taken_at", models.DateTimeField(null=True)),
                (
                    "set_aside_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("set_aside_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["source", "row"],
                "constraints": [
                    models.UniqueConstraint(models.F("body"), models.F("number"), name="a_fapiao_is_listed_once"),
                    models.CheckConstraint(
                        condition=models.Q(("total", 0), _negated=True), name="fapiao_row_has_a_total"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("taken_at", None), ("set_aside_at", None), _connector="OR"),
                        name="fapiao_row_has_one_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("invoice", None), ("note", None), ("taken_at", None), ("taken_by", None)),
                            models.Q(
                                ("invoice__isnull", False), ("taken_at__isnull", False), ("taken_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="taken_fapiao_row_says_for_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LedgerEntry",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "transaction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="billing.ledgertransaction",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="billing.ledgeraccount"
                    ),
                ),
                ("amount", models.BigIntegerField()),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount", 0), _negated=True), name="ledger_entry_moves_something"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Payout",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("payout", models.CharField(max_length=60, unique=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="payouts", to="billing.selleraccount"
                    ),
                ),
                ("amount", models.BigIntegerField()),
                ("currency", models.CharField(max_length=3)),
                ("state", models.CharField(max_length=20, verbose_name="status")),
                ("made_at", models.DateTimeField()),
                ("arrives_on", models.DateField()),
                ("failure", models.CharField(blank=True, max_length=60)),
                ("asked_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-made_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="PlanTerms",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="terms", to="billing.plan"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="holds for months that begin on")),
                ("prices", models.JSONField(verbose_name="price of a month")),
                ("seats", models.PositiveIntegerField(blank=True, null=True, verbose_name="people who work here")),
                (
                    "offers",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="schemes and services on offer"),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="why it changes")),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("written_at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "ordering": ["plan", "-starts_on", "-written_at"],
                "indexes": [
                    models.Index(
                        models.F("plan"),
                        models.OrderBy(models.F("starts_on"), descending=True),
                        models.OrderBy(models.F("written_at"), descending=True),
                        name="terms_of_a_plan",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RedFapiao",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="red_fapiaos", to="billing.creditnote"
                    ),
                ),
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
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("requested_at", models.DateTimeField(default=lib.clock.now)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                ("refusal", models.CharField(blank=True, max_length=300)),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="number of the red-letter fapiao")),
                (
                    "file",
                    models.FileField(
                        blank=True, storage=web.uploads.private_storage, upload_to="fapiao/%Y/", verbose_name="file"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["requested_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("note"),
                        condition=models.Q(("state__in", ["to_confirm", "confirmed", "made"])),
                        name="one_red_fapiao_at_a_time",
                    ),
                    models.UniqueConstraint(
                        models.F("body"),
                        models.F("number"),
                        condition=models.Q(("number", ""), _negated=True),
                        name="a_red_number_is_recorded_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["to_confirm", "confirmed", "refused", "lapsed", "made"])),
                        name="red_fapiao_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("confirm_until__isnull", False), ("state", "to_confirm")),
                            models.Q(models.Q(("state", "to_confirm"), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="red_fapiao_is_answered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("made_at__isnull", False),
                                ("made_by__isnull", False),
                                ("state", "made"),
                                models.Q(("number", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "made"), _negated=True),
                                ("made_at", None),
                                ("made_by", None),
                                ("number", ""),
                            ),
                            _connector="OR",
                        ),
                        name="red_fapiao_has_a_number_once_made",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Subscription",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "body",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("trial", "Trial"),
                            ("active", "Subscribed"),
                            ("suspended", "Suspended, invoice unpaid"),
                            ("ended", "Ended"),
                        ],
                        default="trial",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="billing.plan"),
                ),
                (
                    "next_plan",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="billing.plan"
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
                        verbose_name="currency",
                    ),
                ),
                ("anchor", models.DateField()),
                ("months", models.PositiveIntegerField(default=0)),
                ("until", models.DateField()),
                ("goes_on", models.BooleanField(default=False)),
                ("began_at", models.DateTimeField(default=lib.clock.now)),
                ("suspended_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("billed_name", models.CharField(blank=True, max_length=200, verbose_name="name on the invoice")),
                ("billed_code", models.CharField(blank=True, max_length=40, verbose_name="tax number")),
                ("billed_address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                ("customer", models.CharField(blank=True, max_length=60)),
            ],
            options={
                "verbose_name": "subscription",
                "verbose_name_plural": "subscriptions",
                "ordering": ["body"],
                "indexes": [
                    models.Index(
                        models.F("until"),
                        condition=models.Q(("state__in", ["trial", "active"])),
                        name="subscriptions_to_renew",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["trial", "active", "suspended", "ended"])),
                        name="subscription_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "suspended"), ("ended_at", None), ("suspended_at__isnull", False)),
                            models.Q(("state", "ended"), ("ended_at__isnull", False), ("suspended_at", None)),
                            models.Q(("state__in", ["trial", "active"]), ("ended_at", None), ("suspended_at", None)),
                            _connector="OR",
                        ),
                        name="suspended_and_ended_say_since_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("state", "trial"), _negated=True), ("months", 0), _connector="OR"),
                        name="a_trial_has_begun_no_month",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("anchor"))), name="subscription_ends_after_it_begins"
                    ),
                    models.UniqueConstraint(
                        models.F("customer"),
                        condition=models.Q(("customer", ""), _negated=True),
                        name="a_customer_is_one_subscriber",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Transfer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                    "batch",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transfers",
                        to="billing.transferbatch",
                    ),
                ),
                ("lost", models.BigIntegerField(db_default=0, default=0)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField(default=lib.clock.now)),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("taken_back_at", models.DateTimeField(null=True)),
                ("take_back_reason", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "verbose_name": "transfer",
                "verbose_name_plural": "transfers",
                "ordering": ["-received_on", "-recorded_at", "id"],
                "indexes": [
                    models.Index(
                        models.F("body"),
                        models.OrderBy(models.F("received_on"), descending=True),
                        name="transfers_of_a_body",
                    ),
                    models.Index(models.F("body"), models.F("organisation"), name="transfers_of_a_client"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="transfer_is_of_something"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lost__gte", 0),
                            ("lost__lte", models.F("amount")),
                            models.Q(("lost", 0), ("taken_back_at", None), _connector="OR"),
                        ),
                        name="transfer_loses_no_more_than_came",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("currency__in", ("CNY", "EUR", "USD", "GBP", "HKD", "JPY"))),
                        name="transfer_currency_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("bank_reference", ""), _negated=True), name="transfer_names_its_reference"
                    ),
                    models.UniqueConstraint(
                        models.F("body"),
                        django.db.models.functions.text.Upper("bank_reference"),
                        condition=models.Q(("part_of", None), ("taken_back_at", None)),
                        name="transfer_is_recorded_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("take_back_reason", ""), ("taken_back_at", None), ("taken_back_by", None)),
                            models.Q(
                                ("taken_back_at__isnull", False), models.Q(("take_back_reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="transfer_taken_back_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Checkout",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "invoice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="checkouts", to="billing.invoice"
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checkouts",
                        to="billing.selleraccount",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Begun"),
                            ("pending", "Payment on its way"),
                            ("failed", "Failed"),
                            ("expired", "Not paid in time"),
                            ("unbooked", "Received, not booked"),
                            ("kept", "Kept as credit"),
                            ("paid", "Paid"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
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
                ("session", models.CharField(blank=True, max_length=100)),
                ("url", models.URLField(blank=True, max_length=2000)),
                ("payment_intent", models.CharField(blank=True, max_length=60)),
                ("received", models.BigIntegerField(null=True)),
                ("received_currency", models.CharField(blank=True, max_length=3)),
                ("method", models.CharField(blank=True, max_length=40)),
                ("fee", models.BigIntegerField(null=True)),
                ("fee_currency", models.CharField(blank=True, max_length=3)),
                ("failure", models.CharField(blank=True, max_length=100)),
                (
                    "why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("differs", "Amount or currency is not what was asked for."),
                            ("anothers", "It was paid to another account than the one that was asked for."),
                            ("used", "The same payment is booked already, on another invoice."),
                            (
                                "not_owed",
                                "Less is owed than came in: the invoice was paid in another way, or cancelled.",
                            ),
                            ("test", "It is test money where real money moves, or the reverse."),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "payment",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checkout",
                        to="billing.payment",
                    ),
                ),
                (
                    "kept_as",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="billing.transfer"
                    ),
                ),
                (
                    "begun_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("begun_at", models.DateTimeField(default=lib.clock.now)),
                ("expires_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("try_at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "ordering": ["-begun_at", "id"],
                "indexes": [
                    models.Index(
                        models.F("begun_at"),
                        condition=models.Q(("state__in", ["open", "pending"])),
                        name="running_checkouts",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("session"),
                        condition=models.Q(("session", ""), _negated=True),
                        name="checkout_session_is_known_once",
                    ),
                    models.UniqueConstraint(
                        models.F("payment_intent"),
                        condition=models.Q(("payment_intent", ""), _negated=True),
                        name="one_payment_once",
                    ),
                    models.UniqueConstraint(
                        models.F("invoice"), condition=models.Q(("state", "open")), name="one_open_checkout"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["open", "pending", "failed", "expired", "unbooked", "kept", "paid"])
                        ),
                        name="checkout_state_is_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="checkout_is_of_something"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("payment__isnull", False),
                                ("settled_at__isnull", False),
                                ("state", "paid"),
                                models.Q(("payment_intent", ""), _negated=True),
                            ),
                            models.Q(models.Q(("state", "paid"), _negated=True), ("payment", None)),
                            _connector="OR",
                        ),
                        name="paid_checkout_has_its_payment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kept_as__isnull", False),
                                ("settled_at__isnull", False),
                                ("state", "kept"),
                                models.Q(("payment_intent", ""), _negated=True),
                            ),
                            models.Q(models.Q(("state", "kept"), _negated=True), ("kept_as", None)),
                            _connector="OR",
                        ),
                        name="kept_checkout_has_its_transfer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "unbooked"), models.Q(("why", ""), _negated=True)),
                            models.Q(models.Q(("state", "unbooked"), _negated=True), ("why", "")),
                            _connector="OR",
                        ),
                        name="unbooked_checkout_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnReceipt",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "subscription",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="receipts", to="billing.subscription"
                    ),
                ),
                ("how", models.CharField(choices=[("transfer", "Bank transfer"), ("card", "Card")], max_length=10)),
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
                ("fee", models.BigIntegerField(null=True)),
                ("fee_currency", models.CharField(blank=True, max_length=3)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField(default=lib.clock.now)),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("taken_back_at", models.DateTimeField(null=True)),
                ("take_back_reason", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["-received_on", "-recorded_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0), models.Q(("bank_reference", ""), _negated=True)),
                        name="own_receipt_is_of_something",
                    ),
                    models.UniqueConstraint(
                        models.F("bank_reference"),
                        condition=models.Q(("taken_back_at", None)),
                        name="own_receipt_is_recorded_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("how", "card"), ("recorded_by__isnull", False), _connector="OR"),
                        name="own_transfer_says_who_recorded_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("take_back_reason", ""), ("taken_back_at", None), ("taken_back_by", None)),
                            models.Q(
                                ("how", "transfer"),
                                ("taken_back_at__isnull", False),
                                models.Q(("take_back_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="own_receipt_taken_back_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedCard",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "subscription",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cards", to="billing.subscription"
                    ),
                ),
                ("payment_method", models.CharField(max_length=60, unique=True)),
                ("brand", models.CharField(max_length=20)),
                ("last4", models.CharField(max_length=4)),
                ("expires_month", models.PositiveSmallIntegerField()),
                ("expires_year", models.PositiveSmallIntegerField()),
                (
                    "saved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("saved_at", models.DateTimeField(default=lib.clock.now)),
                ("removed_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-saved_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("subscription"),
                        condition=models.Q(("removed_at", None)),
                        name="one_saved_card_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StatementLine",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="billing.bankstatement"
                    ),
                ),
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
                ("score", models.PositiveSmallIntegerField(default=0)),
                ("fits", django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list)),
                (
                    "transfer",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="billing.transfer"
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
                ("set_aside_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["statement", "row"],
                "indexes": [
                    models.Index(
                        models.F("statement"),
                        models.OrderBy(models.F("score"), descending=True),
                        models.F("row"),
                        name="lines_surest_first",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        condition=models.Q(("set_aside_at", None), ("transfer", None)),
                        fields=["fits"],
                        name="lines_that_fit_an_invoice",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(models.F("body"), models.F("fingerprint"), name="a_line_is_read_once"),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="statement_line_came_in"),
                    models.CheckConstraint(
                        condition=models.Q(("transfer", None), ("set_aside_at", None), _connector="OR"),
                        name="statement_line_has_one_end",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubscriptionChange",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "subscription",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="billing.subscription"
                    ),
                ),
                ("subject_zh", models.CharField(max_length=200)),
                ("subject_en", models.CharField(max_length=200)),
                ("text_zh", models.CharField(blank=True, max_length=1000)),
                ("text_en", models.CharField(blank=True, max_length=1000)),
                ("is_told", models.BooleanField(default=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "ordering": ["-at", "id"],
                "indexes": [
                    models.Index(
                        models.F("subscription"),
                        models.OrderBy(models.F("at"), descending=True),
                        name="changes_of_a_subscription",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SubscriptionInvoice",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "subscription",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="invoices", to="billing.subscription"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("issued", "To be paid"), ("paid", "Paid"), ("waived", "Given up")],
                        default="issued",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("sequence", models.PositiveIntegerField()),
                ("reference", models.CharField(max_length=25, unique=True, verbose_name="payment reference")),
                (
                    "plan",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="billing.plan"),
                ),
                ("starts_on", models.DateField()),
                ("until", models.DateField()),
                ("is_difference", models.BooleanField(default=False)),
                ("about_zh", models.CharField(max_length=300)),
                ("about_en", models.CharField(max_length=300)),
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
                ("net", models.BigIntegerField()),
                ("tax_rate", models.DecimalField(decimal_places=2, max_digits=5, verbose_name="tax rate in %")),
                ("tax", models.BigIntegerField()),
                ("tax_words_zh", models.CharField(blank=True, max_length=200)),
                ("tax_words_en", models.CharField(blank=True, max_length=200)),
                ("total", models.BigIntegerField()),
                ("paid", models.BigIntegerField(default=0)),
                ("due_on", models.DateField(verbose_name="due")),
                ("payee", models.JSONField()),
                ("billed_to", models.JSONField()),
                ("issued_at", models.DateTimeField(default=lib.clock.now)),
                ("paid_at", models.DateTimeField(null=True)),
                ("waived_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "invoice of a subscription",
                "verbose_name_plural": "invoices of subscriptions",
                "ordering": ["-year", "-sequence"],
                "indexes": [models.Index(models.F("state"), models.F("due_on"), name="own_invoices_by_due_date")],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("year"), models.F("sequence"), name="own_invoice_number_is_unique"
                    ),
                    models.UniqueConstraint(
                        models.F("subscription"),
                        models.F("starts_on"),
                        condition=models.Q(("is_difference", False)),
                        name="a_month_is_charged_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("net__gt", 0),
                            ("tax__gte", 0),
                            (
                                "total",
                                django.db.models.expressions.CombinedExpression(models.F("net"), "+", models.F("tax")),
                            ),
                        ),
                        name="own_invoice_adds_up",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("paid__gte", 0), ("paid__lte", models.F("total"))),
                        name="own_invoice_is_never_overpaid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("paid", models.F("total")),
                                ("paid_at__isnull", False),
                                ("state", "paid"),
                                ("waived_at", None),
                            ),
                            models.Q(
                                ("paid__lt", models.F("total")),
                                ("paid_at", None),
                                ("state", "issued"),
                                ("waived_at", None),
                            ),
                            models.Q(
                                ("paid__lt", models.F("total")),
                                ("paid_at", None),
                                ("state", "waived"),
                                ("waived_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="own_invoice_is_paid_when_all_is_received",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CardCharge",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "invoice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="charges",
                        to="billing.subscriptioninvoice",
                    ),
                ),
                (
                    "card",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="charges",
                        to="billing.savedcard",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Being charged"),
                            ("pending", "Payment on its way"),
                            ("asks", "Bank wants the cardholder's consent"),
                            ("failed", "Declined"),
                            ("expired", "Not paid in time"),
                            ("unbooked", "Received, not booked"),
                            ("paid", "Paid"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
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
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("session", models.CharField(blank=True, max_length=100)),
                ("url", models.URLField(blank=True, max_length=2000)),
                ("payment_intent", models.CharField(blank=True, max_length=60)),
                ("failure", models.CharField(blank=True, max_length=100)),
                ("why", models.CharField(blank=True, max_length=100)),
                (
                    "receipt",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="charge",
                        to="billing.ownreceipt",
                    ),
                ),
                (
                    "begun_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("begun_at", models.DateTimeField(default=lib.clock.now)),
                ("settled_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-begun_at", "id"],
                "indexes": [
                    models.Index(
                        models.F("begun_at"),
                        condition=models.Q(("state__in", ["open", "pending"])),
                        name="running_charges",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("session"),
                        condition=models.Q(("session", ""), _negated=True),
                        name="charge_session_is_known_once",
                    ),
                    models.UniqueConstraint(
                        models.F("payment_intent"),
                        condition=models.Q(("payment_intent", ""), _negated=True),
                        name="a_charge_is_known_once",
                    ),
                    models.UniqueConstraint(
                        models.F("invoice"),
                        condition=models.Q(("state__in", ["open", "pending"])),
                        name="one_charge_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["open", "pending", "asks", "failed", "expired", "unbooked", "paid"])
                        ),
                        name="charge_state_is_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="charge_is_of_something"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("receipt__isnull", False),
                                ("settled_at__isnull", False),
                                ("state", "paid"),
                                models.Q(("payment_intent", ""), _negated=True),
                            ),
                            models.Q(models.Q(("state", "paid"), _negated=True), ("receipt", None)),
                            _connector="OR",
                        ),
                        name="paid_charge_has_its_receipt",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "unbooked"), models.Q(("why", ""), _negated=True)),
                            models.Q(models.Q(("state", "unbooked"), _negated=True), ("why", "")),
                            _connector="OR",
                        ),
                        name="unbooked_charge_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CardSetup",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "subscription",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="setups", to="billing.subscription"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Begun"), ("expired", "No card was saved"), ("done", "Card saved")],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("session", models.CharField(blank=True, max_length=100)),
                ("url", models.URLField(blank=True, max_length=2000)),
                (
                    "card",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="setup",
                        to="billing.savedcard",
                    ),
                ),
                (
                    "begun_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("begun_at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "ordering": ["-begun_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("session"),
                        condition=models.Q(("session", ""), _negated=True),
                        name="card_setup_is_known_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("card__isnull", False), ("state", "done")),
                            models.Q(models.Q(("state", "done"), _negated=True), ("card", None)),
                            _connector="OR",
                        ),
                        name="a_card_that_is_saved_is_there",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dispute",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("dispute", models.CharField(max_length=60, unique=True)),
                (
                    "checkout",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="disputes", to="billing.checkout"
                    ),
                ),
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
                ("reason", models.CharField(max_length=60)),
                ("state", models.CharField(max_length=30, verbose_name="status")),
                ("opened_at", models.DateTimeField()),
                ("answer_by", models.DateTimeField(null=True)),
                ("answers_sent", models.PositiveSmallIntegerField(default=0)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                ("answer", models.JSONField(default=dict)),
                ("asked_at", models.DateTimeField()),
                ("answer_tries", models.PositiveSmallIntegerField(default=0)),
                ("booked", models.BigIntegerField(default=0)),
                ("words", models.CharField(blank=True, max_length=300)),
                ("fee", models.BigIntegerField(default=0)),
                ("fee_currency", models.CharField(blank=True, max_length=3)),
            ],
            options={
                "ordering": ["-opened_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="DunningLetter",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "invoice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dunning",
                        to="billing.subscriptioninvoice",
                    ),
                ),
                ("days", models.PositiveSmallIntegerField()),
                ("sent_at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "ordering": ["sent_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("invoice"), models.F("days"), name="an_own_invoice_is_asked_for_once_a_step"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnFapiao",
            fields=[
                (
                    "invoice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="fapiao",
                        serialize=False,
                        to="billing.subscriptioninvoice",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ordinary", "Ordinary VAT invoice (增值税普通发票)"),
                            ("special", "Special VAT invoice (增值税专用发票)"),
                        ],
                        default="ordinary",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title (name on the fapiao)")),
                ("tax_number", models.CharField(blank=True, max_length=20, verbose_name="tax number")),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("requested_at", models.DateTimeField(default=lib.clock.now)),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="Fapiao number")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField(null=True)),
                (
                    "red_number",
                    models.CharField(blank=True, max_length=20, verbose_name="number of the red-letter fapiao"),
                ),
                (
                    "red_recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("red_recorded_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number", ""), ("recorded_at", None), ("recorded_by", None)),
                            models.Q(
                                ("recorded_at__isnull", False),
                                ("recorded_by__isnull", False),
                                models.Q(("number", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="own_fapiao_recorded_has_a_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("red_number", ""), ("red_recorded_at", None), ("red_recorded_by", None)),
                            models.Q(
                                ("red_recorded_at__isnull", False),
                                ("red_recorded_by__isnull", False),
                                models.Q(("red_number", ""), _negated=True),
                                models.Q(("number", ""), _negated=True),
                                models.Q(("red_number", models.F("number")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="own_red_fapiao_takes_a_blue_one_back",
                    ),
                    models.UniqueConstraint(
                        models.F("number"),
                        condition=models.Q(("number", ""), _negated=True),
                        name="own_fapiao_is_of_one_invoice",
                    ),
                    models.UniqueConstraint(
                        models.F("red_number"),
                        condition=models.Q(("red_number", ""), _negated=True),
                        name="own_red_fapiao_is_of_one_invoice",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnPayment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "invoice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payments",
                        to="billing.subscriptioninvoice",
                    ),
                ),
                (
                    "receipt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="payments", to="billing.ownreceipt"
                    ),
                ),
                ("amount", models.BigIntegerField()),
                (
                    "reverses",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reversed_by",
                        to="billing.ownpayment",
                    ),
                ),
                ("at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "ordering": ["at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount__gt", 0), ("reverses", None)),
                            models.Q(("amount__lt", 0), ("reverses__isnull", False)),
                            _connector="OR",
                        ),
                        name="only_an_own_reversal_is_negative",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnRefund",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "receipt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="refunds", to="billing.ownreceipt"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "To be approved"),
                            ("approved", "To be paid back"),
                            ("settled", "Paid back"),
                            ("dropped", "Dropped"),
                            ("returned", "Came back: paid back anew"),
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
                ("reason", models.CharField(max_length=300, verbose_name="reason")),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("opened_at", models.DateTimeField(default=lib.clock.now)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("approved_at", models.DateTimeField(null=True)),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled_on", models.DateField(null=True, verbose_name="paid back on")),
                ("bank_reference", models.CharField(blank=True, max_length=60, verbose_name="bank's reference")),
                ("paid_to", models.CharField(blank=True, max_length=200, verbose_name="payer's account")),
                (
                    "elsewhere_because",
                    models.CharField(blank=True, max_length=300, verbose_name="why to another account"),
                ),
                (
                    "dropped_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("dropped_at", models.DateTimeField(null=True)),
                ("drop_reason", models.CharField(blank=True, max_length=300)),
                (
                    "returned_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("returned_at", models.DateTimeField(null=True)),
                ("return_reason", models.CharField(blank=True, max_length=300)),
                ("provider_refund", models.CharField(blank=True, max_length=60)),
                ("attempt", models.PositiveSmallIntegerField(default=1)),
                ("try_at", models.DateTimeField(default=lib.clock.now)),
                ("waits_because", models.CharField(blank=True, max_length=60)),
                ("failure", models.CharField(blank=True, max_length=100)),
            ],
            options={
                "verbose_name": "refund",
                "verbose_name_plural": "refunds",
                "ordering": ["-opened_at", "id"],
                "indexes": [
                    models.Index(
                        models.F("try_at"), condition=models.Q(("state", "approved")), name="own_refunds_on_their_way"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "approved", "settled", "dropped", "returned"])),
                        name="own_refund_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0), models.Q(("reason", ""), _negated=True)),
                        name="own_refund_is_of_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by", None),
                            models.Q(("approved_by", models.F("opened_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="own_refund_is_approved_by_a_second_operator",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("settled_by", None),
                            models.Q(("settled_by", models.F("approved_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="own_refund_is_sent_by_another_than_approved",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at", None), ("approved_by", None), ("state__in", ["open", "dropped"])),
                            models.Q(
                                ("approved_at__isnull", False),
                                ("approved_by__isnull", False),
                                models.Q(("state", "open"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="own_refund_says_who_approved_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("settled_at__isnull", False),
                                ("settled_on__isnull", False),
                                ("state__in", ["settled", "returned"]),
                                models.Q(("bank_reference", ""), _negated=True),
                                models.Q(("paid_to", ""), _negated=True),
                                models.Q(
                                    ("settled_by__isnull", False),
                                    models.Q(("provider_refund", ""), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(
                                models.Q(("state__in", ["settled", "returned"]), _negated=True),
                                ("bank_reference", ""),
                                ("paid_to", ""),
                                ("settled_at", None),
                                ("settled_by", None),
                                ("settled_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="own_refund_sent_says_when_and_where",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("dropped_at__isnull", False),
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
                        name="own_refund_dropped_says_when_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("returned_at__isnull", False),
                                ("state", "returned"),
                                models.Q(("return_reason", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "returned"), _negated=True),
                                ("return_reason", ""),
                                ("returned_at", None),
                                ("returned_by", None),
                            ),
                            _connector="OR",
                        ),
                        name="own_refund_returned_says_when_and_why",
                    ),
                    models.UniqueConstraint(
                        models.F("provider_refund"),
                        condition=models.Q(("provider_refund", ""), _negated=True),
                        name="own_refund_is_made_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Return",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "refund",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="billing.refund"
                    ),
                ),
                (
                    "checkout",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="returns", to="billing.checkout"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "A second person has to agree"),
                            ("asked", "Being sent"),
                            ("pending", "On its way back"),
                            ("succeeded", "Sent back"),
                            ("failed", "Did not go through"),
                            ("dropped", "Dropped"),
                            ("kept", "Kept as credit"),
                        ],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
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
                ("is_outside", models.BooleanField(default=False)),
                ("keeps", models.BooleanField(db_default=False, default=False)),
                ("provider_refund", models.CharField(blank=True, max_length=60)),
                ("attempt", models.PositiveSmallIntegerField(default=1)),
                ("waits_because", models.CharField(blank=True, max_length=60)),
                ("failure", models.CharField(blank=True, max_length=100)),
                ("words", models.CharField(blank=True, max_length=300)),
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made_at", models.DateTimeField(default=lib.clock.now)),
                ("try_at", models.DateTimeField(default=lib.clock.now)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-made_at", "id"],
                "indexes": [
                    models.Index(
                        models.F("try_at"),
                        condition=models.Q(("state__in", ["asked", "pending"])),
                        name="returns_to_send",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("provider_refund"),
                        condition=models.Q(("provider_refund", ""), _negated=True),
                        name="provider_refund_is_known_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["proposed", "asked", "pending", "succeeded", "failed", "dropped", "kept"])
                        ),
                        name="return_state_is_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="return_is_of_something"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("proposed_by", None),
                            ("asked_by", None),
                            models.Q(("proposed_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="return_is_asked_by_a_second_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("keeps", True),
                                ("provider_refund", ""),
                                ("refund", None),
                                ("state__in", ["proposed", "kept", "dropped"]),
                            ),
                            models.Q(("keeps", False), models.Q(("state", "kept"), _negated=True)),
                            _connector="OR",
                        ),
                        name="what_is_kept_does_not_go_back",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_outside", True),
                            models.Q(("proposed_by__isnull", False), ("state__in", ["proposed", "dropped"])),
                            models.Q(
                                ("asked_by__isnull", False),
                                models.Q(("refund__isnull", False), ("proposed_by__isnull", False), _connector="OR"),
                            ),
                            _connector="OR",
                        ),
                        name="return_says_who_asked_for_it",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Waiver",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "invoice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="waivers",
                        to="billing.subscriptioninvoice",
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="reason")),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("proposed_at", models.DateTimeField(default=lib.clock.now)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                ("amount", models.BigIntegerField(null=True)),
            ],
            options={
                "ordering": ["-proposed_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("invoice"), condition=models.Q(("answered_at", None)), name="one_open_waiver"
                    ),
                    models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="waiver_says_why"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount", None),
                            models.Q(
                                ("amount__gt", 0),
                                ("answered_by__isnull", False),
                                models.Q(("answered_by", models.F("proposed_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="money_is_given_up_by_two",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnFapiaoFile",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "fapiao",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="billing.ownfapiao"
                    ),
                ),
                ("number", models.CharField(max_length=20, verbose_name="Fapiao number")),
                (
                    "file",
                    models.FileField(storage=web.uploads.private_storage, upload_to="fapiao/%Y/", verbose_name="file"),
                ),
                ("sha256", models.CharField(max_length=64)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("added_at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "ordering": ["added_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("fapiao"),
                        models.F("number"),
                        models.F("sha256"),
                        name="a_file_of_an_own_fapiao_is_kept_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number", ""), _negated=True), name="own_file_names_its_fapiao"
                    ),
                ],
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
            name="cancelled_invoice_says_who_and_why",
        ),
        migrations.RemoveConstraint(
            model_name="invoice",
            name="invoice_is_paid_when_all_is_received",
        ),
        migrations.RemoveConstraint(
            model_name="payment",
            name="only_a_reversal_is_negative",
        ),
        migrations.RemoveConstraint(
            model_name="refund",
            name="refund_state_is_known",
        ),
        migrations.RemoveConstraint(
            model_name="refund",
            name="refund_says_who_approved_it",
        ),
        migrations.RemoveConstraint(
            model_name="refund",
            name="settled_refund_says_when_and_where",
        ),
        migrations.RemoveConstraint(
            model_name="refund",
            name="dropped_refund_says_who_and_why",
        ),
        migrations.AddField(
            model_name="fapiao",
            name="early_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="fapiao",
            name="early_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="fapiao",
            name="exported_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="invoice",
            name="cancel_reason_zh",
            field=models.CharField(blank=True, max_length=500),
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
        migrations.AddField(
            model_name="invoice",
            name="terms",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="payment",
            name="is_online",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="refund",
            name="elsewhere_because",
            field=models.CharField(blank=True, max_length=300, verbose_name="why to another account"),
        ),
        migrations.AddField(
            model_name="refund",
            name="follows",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="followed_by", to="billing.refund"
            ),
        ),
        migrations.AlterField(
            model_name="fapiao",
            name="tax_number",
            field=models.CharField(blank=True, max_length=20, verbose_name="tax number"),
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
        migrations.AlterField(
            model_name="payment",
            name="recorded_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AlterField(
            model_name="refund",
            name="invoice",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="refunds", to="billing.invoice"
            ),
        ),
        migrations.AlterField(
            model_name="refund",
            name="state",
            field=models.CharField(
                choices=[
                    ("open", "To be approved"),
                    ("approved", "To be paid back"),
                    ("settled", "Paid back"),
                    ("dropped", "Dropped"),
                    ("returned", "Came back: paid back anew"),
                ],
                default="open",
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.AddIndex(
            model_name="fapiao",
            index=models.Index(
                models.F("number"), condition=models.Q(("number", ""), _negated=True), name="fapiao_by_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="fapiao",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("early_at", None), ("early_by", None)),
                    models.Q(("early_at__isnull", False), ("early_by__isnull", False)),
                    _connector="OR",
                ),
                name="early_fapiao_says_who_and_when",
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
        migrations.AddField(
            model_name="payment",
            name="note",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="freed", to="billing.creditnote"
            ),
        ),
        migrations.AddField(
            model_name="payment",
            name="dispute",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="losses", to="billing.dispute"
            ),
        ),
        migrations.AddField(
            model_name="payment",
            name="transfer",
            field=models.ForeignKey(
                default=None,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="payments",
                to="billing.transfer",
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
            model_name="payment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amount__gt", 0), ("dispute", None), ("note", None), ("reverses", None)),
                    models.Q(
                        ("amount__lt", 0),
                        ("dispute", None),
                        ("note", None),
                        ("reverses__isnull", False),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    models.Q(
                        ("amount__lt", 0),
                        ("dispute", None),
                        ("note__isnull", False),
                        ("reverses", None),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    models.Q(
                        ("amount__lt", 0),
                        ("dispute__isnull", False),
                        ("note", None),
                        ("reverses", None),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="only_a_reversal_is_negative",
            ),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.CheckConstraint(
                condition=models.Q(("recorded_by__isnull", False), ("is_online", True), _connector="OR"),
                name="payment_says_who_recorded_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "approved", "settled", "dropped", "returned"])),
                name="refund_state_is_known",
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
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("approved_at", None), ("approved_by", None), ("state__in", ["open", "dropped"])),
                    models.Q(
                        ("approved_at__isnull", False),
                        ("approved_by__isnull", False),
                        ("state__in", ["approved", "settled", "dropped", "returned"]),
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
                        ("settled_by__isnull", False),
                        ("state__in", ["settled", "returned"]),
                        ("settled_at__isnull", False),
                        ("settled_on__isnull", False),
                        models.Q(("bank_reference", ""), _negated=True),
                        models.Q(("paid_to", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state__in", ["settled", "returned"]), _negated=True),
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
                name="dropped_refund_says_when_and_why",
            ),
        ),
    ]
