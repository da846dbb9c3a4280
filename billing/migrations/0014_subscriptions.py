"""Subscriptions of bodies to the platform: plans, months, invoices of our own, cards, and the monthly comparison."""

import uuid

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import lib.clock

GUARDS = (
    """
CREATE TRIGGER own_invoice_is_kept BEFORE INSERT OR UPDATE ON public.billing_subscriptioninvoice
FOR EACH ROW EXECUTE FUNCTION public.billing_own_invoice_is_kept();
CREATE TRIGGER own_receipt_is_kept BEFORE UPDATE ON public.billing_ownreceipt
FOR EACH ROW EXECUTE FUNCTION public.billing_own_receipt_is_kept();
CREATE TRIGGER charge_goes_forward BEFORE UPDATE ON public.billing_cardcharge
FOR EACH ROW EXECUTE FUNCTION public.billing_charge_goes_forward();
CREATE CONSTRAINT TRIGGER own_payments_fit AFTER INSERT ON public.billing_ownpayment
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_own_receipt_fits();
CREATE CONSTRAINT TRIGGER own_receipt_fits AFTER UPDATE ON public.billing_ownreceipt
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_own_receipt_fits();
CREATE CONSTRAINT TRIGGER own_invoice_fits AFTER INSERT OR UPDATE ON public.billing_subscriptioninvoice
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_own_receipt_fits();
"""
    + "".join(
        f"""CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_{table}
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
"""
        for table in (
            "planterms",
            "subscriptionrules",
            "subscriptionchange",
            "ownpayment",
            "dunningletter",
            "comparison",
        )
    )
    + "".join(
        f"""CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_{table}
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
"""
        for table in (
            "plan",
            "subscription",
            "subscriptioninvoice",
            "ownreceipt",
            "savedcard",
            "cardsetup",
            "cardcharge",
            "waiver",
            "difference",
        )
    )
)
UNDO = """
DROP TRIGGER own_invoice_is_kept ON public.billing_subscriptioninvoice;
DROP TRIGGER own_receipt_is_kept ON public.billing_ownreceipt;
DROP TRIGGER charge_goes_forward ON public.billing_cardcharge;
"""  # the other triggers go with their tables


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0008_legal_ties"),
        ("billing", "0013_card_payments"),
        ("tenants", "0003_leaving"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CardCharge",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                ("begun_at", models.DateTimeField(default=lib.clock.now)),
                ("settled_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-begun_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="CardSetup",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                ("begun_at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "ordering": ["-begun_at", "id"],
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
            name="Difference",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("not_booked", "Paid at the provider, not in our books"),
                            ("not_there", "In our books, not paid at the provider"),
                            ("amount", "Another amount at the provider than in our books"),
                            ("refund", "Refunded at the provider, not in our books"),
                            ("dispute", "Disputed by the payer's bank"),
                            ("ledger", "The ledger and its invoices say different things"),
                            ("away", "Could not be compared: the provider did not answer"),
                        ],
                        max_length=12,
                    ),
                ),
                ("account", models.CharField(blank=True, max_length=60)),
                ("thing", models.CharField(max_length=200)),
                ("currency", models.CharField(blank=True, max_length=3)),
                ("ours", models.BigIntegerField(default=0)),
                ("theirs", models.BigIntegerField(default=0)),
                ("seen_at", models.DateTimeField(null=True)),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="what was done")),
            ],
            options={
                "ordering": ["kind", "thing"],
            },
        ),
        migrations.CreateModel(
            name="DunningLetter",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("days", models.PositiveSmallIntegerField()),
                ("sent_at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "ordering": ["sent_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="OwnInvoiceSeries",
            fields=[
                ("year", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ("last", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="OwnPayment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("amount", models.BigIntegerField()),
                ("at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="OwnReceipt",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                ("recorded_at", models.DateTimeField(default=lib.clock.now)),
                ("taken_back_at", models.DateTimeField(null=True)),
                ("take_back_reason", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["-received_on", "-recorded_at", "id"],
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
            },
        ),
        migrations.CreateModel(
            name="PlanTerms",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("starts_on", models.DateField(verbose_name="holds for months that begin on")),
                ("prices", models.JSONField(verbose_name="price of a month")),
                ("seats", models.PositiveIntegerField(blank=True, null=True, verbose_name="people who work here")),
                (
                    "offers",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="schemes and services on offer"),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="why it changes")),
                ("written_at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "ordering": ["plan", "-starts_on", "-written_at"],
            },
        ),
        migrations.CreateModel(
            name="SavedCard",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("payment_method", models.CharField(max_length=60, unique=True)),
                ("brand", models.CharField(max_length=20)),
                ("last4", models.CharField(max_length=4)),
                ("expires_month", models.PositiveSmallIntegerField()),
                ("expires_year", models.PositiveSmallIntegerField()),
                ("saved_at", models.DateTimeField(default=lib.clock.now)),
                ("removed_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-saved_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Subscription",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
            },
        ),
        migrations.CreateModel(
            name="SubscriptionChange",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("subject_zh", models.CharField(max_length=200)),
                ("subject_en", models.CharField(max_length=200)),
                ("text_zh", models.CharField(blank=True, max_length=1000)),
                ("text_en", models.CharField(blank=True, max_length=1000)),
                ("is_told", models.BooleanField(default=True)),
                ("at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "ordering": ["-at", "id"],
            },
        ),
        migrations.CreateModel(
            name="SubscriptionInvoice",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                ("written_at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "ordering": ["-written_at"],
            },
        ),
        migrations.CreateModel(
            name="Waiver",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("reason", models.CharField(max_length=300, verbose_name="reason")),
                ("proposed_at", models.DateTimeField(default=lib.clock.now)),
                ("answered_at", models.DateTimeField(null=True)),
                ("amount", models.BigIntegerField(null=True)),
            ],
            options={
                "ordering": ["-proposed_at", "id"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="ledgeraccount",
            name="ledger_account_is_of_its_owner",
        ),
        migrations.AlterField(
            model_name="ledgeraccount",
            name="kind",
            field=models.CharField(
                choices=[
                    ("receivable", "Receivable from the client"),
                    ("credit", "Credit of the client"),
                    ("refundable", "Owed back to the client"),
                    ("received", "Received at the bank"),
                    ("fees", "Fees of payment providers"),
                    ("revenue", "Revenue, net"),
                    ("tax", "Tax charged"),
                    ("given_back", "Refunds without a credit note"),
                    ("own_receivable", "Subscriptions to be paid"),
                    ("own_received", "Subscriptions received"),
                    ("own_credit", "Subscriptions paid ahead"),
                    ("own_tax", "Tax on subscriptions"),
                    ("subscriptions", "Revenue of subscriptions"),
                ],
                max_length=16,
            ),
        ),
        migrations.AlterField(
            model_name="ledgertransaction",
            name="act",
            field=models.CharField(
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
                    ("credit_note", "Credit note"),
                    ("own_issued", "Invoice of a subscription"),
                    ("own_receipt", "Subscription: money received"),
                    ("own_taken_back", "Subscription: receipt taken back"),
                    ("own_paid", "Subscription: invoice paid"),
                    ("own_unpaid", "Subscription: payment taken back"),
                    ("own_waived", "Subscription: invoice given up"),
                ],
                max_length=16,
            ),
        ),
        migrations.AddConstraint(
            model_name="ledgeraccount",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("body", None),
                        ("kind__in", ("own_receivable", "own_received", "own_credit", "own_tax", "subscriptions")),
                        ("organisation", None),
                    ),
                    models.Q(
                        ("body__isnull", False),
                        ("kind__in", ("receivable", "credit", "refundable")),
                        ("organisation__isnull", False),
                    ),
                    models.Q(
                        ("body__isnull", False),
                        ("kind__in", ("received", "fees", "revenue", "tax", "given_back")),
                        ("organisation", None),
                    ),
                    _connector="OR",
                ),
                name="ledger_account_is_of_its_owner",
            ),
        ),
        migrations.AddConstraint(
            model_name="ledgeraccount",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", ["own_receivable", "own_received", "own_credit"]), _negated=True),
                    models.Q(("balance__gte", 0), ("kind__in", ["own_receivable", "own_received"])),
                    models.Q(("balance__lte", 0), ("kind", "own_credit")),
                    _connector="OR",
                ),
                name="subscribers_owe_and_pay_ahead",
            ),
        ),
        migrations.AddConstraint(
            model_name="ledgertransaction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "act__in",
                            ("own_issued", "own_receipt", "own_taken_back", "own_paid", "own_unpaid", "own_waived"),
                        ),
                        ("body", None),
                    ),
                    models.Q(
                        ("body__isnull", False),
                        models.Q(
                            (
                                "act__in",
                                ("own_issued", "own_receipt", "own_taken_back", "own_paid", "own_unpaid", "own_waived"),
                            ),
                            _negated=True,
                        ),
                    ),
                    _connector="OR",
                ),
                name="at_the_platform_only_subscriptions_book",
            ),
        ),
        migrations.AddField(
            model_name="cardcharge",
            name="begun_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="cardsetup",
            name="begun_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="difference",
            name="body",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
            ),
        ),
        migrations.AddField(
            model_name="difference",
            name="comparison",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="differences", to="billing.comparison"
            ),
        ),
        migrations.AddField(
            model_name="difference",
            name="seen_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="ownpayment",
            name="reverses",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reversed_by",
                to="billing.ownpayment",
            ),
        ),
        migrations.AddField(
            model_name="ownreceipt",
            name="recorded_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="ownreceipt",
            name="taken_back_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="ownpayment",
            name="receipt",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="payments", to="billing.ownreceipt"
            ),
        ),
        migrations.AddField(
            model_name="cardcharge",
            name="receipt",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="charge", to="billing.ownreceipt"
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.UniqueConstraint(
                models.F("is_for_trials"), condition=models.Q(("is_for_trials", True)), name="one_plan_of_trials"
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_for_trials", False), ("is_offered", True), _connector="OR"),
                name="trials_are_of_an_offered_plan",
            ),
        ),
        migrations.AddField(
            model_name="planterms",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="terms", to="billing.plan"
            ),
        ),
        migrations.AddField(
            model_name="planterms",
            name="written_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="savedcard",
            name="saved_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="cardsetup",
            name="card",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="setup", to="billing.savedcard"
            ),
        ),
        migrations.AddField(
            model_name="cardcharge",
            name="card",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="charges", to="billing.savedcard"
            ),
        ),
        migrations.AddField(
            model_name="subscription",
            name="body",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
            ),
        ),
        migrations.AddField(
            model_name="subscription",
            name="next_plan",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="billing.plan"
            ),
        ),
        migrations.AddField(
            model_name="subscription",
            name="plan",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="billing.plan"),
        ),
        migrations.AddField(
            model_name="savedcard",
            name="subscription",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="cards", to="billing.subscription"
            ),
        ),
        migrations.AddField(
            model_name="ownreceipt",
            name="subscription",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="receipts", to="billing.subscription"
            ),
        ),
        migrations.AddField(
            model_name="cardsetup",
            name="subscription",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="setups", to="billing.subscription"
            ),
        ),
        migrations.AddField(
            model_name="subscriptionchange",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="subscriptionchange",
            name="subscription",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="billing.subscription"
            ),
        ),
        migrations.AddField(
            model_name="subscriptioninvoice",
            name="plan",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="billing.plan"),
        ),
        migrations.AddField(
            model_name="subscriptioninvoice",
            name="subscription",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="invoices", to="billing.subscription"
            ),
        ),
        migrations.AddField(
            model_name="ownpayment",
            name="invoice",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="payments", to="billing.subscriptioninvoice"
            ),
        ),
        migrations.AddField(
            model_name="dunningletter",
            name="invoice",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="dunning", to="billing.subscriptioninvoice"
            ),
        ),
        migrations.AddField(
            model_name="cardcharge",
            name="invoice",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="charges", to="billing.subscriptioninvoice"
            ),
        ),
        migrations.AddField(
            model_name="subscriptionrules",
            name="written_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="waiver",
            name="answered_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="waiver",
            name="invoice",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="waivers", to="billing.subscriptioninvoice"
            ),
        ),
        migrations.AddField(
            model_name="waiver",
            name="proposed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="difference",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("note", ""), ("seen_at", None), ("seen_by", None)),
                    models.Q(
                        ("seen_at__isnull", False), ("seen_by__isnull", False), models.Q(("note", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="difference_seen_to_says_what_was_done",
            ),
        ),
        migrations.AddIndex(
            model_name="planterms",
            index=models.Index(
                models.F("plan"),
                models.OrderBy(models.F("starts_on"), descending=True),
                models.OrderBy(models.F("written_at"), descending=True),
                name="terms_of_a_plan",
            ),
        ),
        migrations.AddIndex(
            model_name="subscription",
            index=models.Index(
                models.F("until"), condition=models.Q(("state__in", ["trial", "active"])), name="subscriptions_to_renew"
            ),
        ),
        migrations.AddConstraint(
            model_name="subscription",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["trial", "active", "suspended", "ended"])),
                name="subscription_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="subscription",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "suspended"), ("ended_at", None), ("suspended_at__isnull", False)),
                    models.Q(("state", "ended"), ("ended_at__isnull", False), ("suspended_at", None)),
                    models.Q(("state__in", ["trial", "active"]), ("ended_at", None), ("suspended_at", None)),
                    _connector="OR",
                ),
                name="suspended_and_ended_say_since_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="subscription",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("state", "trial"), _negated=True), ("months", 0), _connector="OR"),
                name="a_trial_has_begun_no_month",
            ),
        ),
        migrations.AddConstraint(
            model_name="subscription",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gte", models.F("anchor"))), name="subscription_ends_after_it_begins"
            ),
        ),
        migrations.AddConstraint(
            model_name="subscription",
            constraint=models.UniqueConstraint(
                models.F("customer"),
                condition=models.Q(("customer", ""), _negated=True),
                name="a_customer_is_one_subscriber",
            ),
        ),
        migrations.AddConstraint(
            model_name="savedcard",
            constraint=models.UniqueConstraint(
                models.F("subscription"), condition=models.Q(("removed_at", None)), name="one_saved_card_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="ownreceipt",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0), models.Q(("bank_reference", ""), _negated=True)),
                name="own_receipt_is_of_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownreceipt",
            constraint=models.UniqueConstraint(
                models.F("bank_reference"),
                condition=models.Q(("taken_back_at", None)),
                name="own_receipt_is_recorded_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownreceipt",
            constraint=models.CheckConstraint(
                condition=models.Q(("how", "card"), ("recorded_by__isnull", False), _connector="OR"),
                name="own_transfer_says_who_recorded_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownreceipt",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="cardsetup",
            constraint=models.UniqueConstraint(
                models.F("session"), condition=models.Q(("session", ""), _negated=True), name="card_setup_is_known_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="cardsetup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("card__isnull", False), ("state", "done")),
                    models.Q(models.Q(("state", "done"), _negated=True), ("card", None)),
                    _connector="OR",
                ),
                name="a_card_that_is_saved_is_there",
            ),
        ),
        migrations.AddIndex(
            model_name="subscriptionchange",
            index=models.Index(
                models.F("subscription"),
                models.OrderBy(models.F("at"), descending=True),
                name="changes_of_a_subscription",
            ),
        ),
        migrations.AddIndex(
            model_name="subscriptioninvoice",
            index=models.Index(models.F("state"), models.F("due_on"), name="own_invoices_by_due_date"),
        ),
        migrations.AddConstraint(
            model_name="subscriptioninvoice",
            constraint=models.UniqueConstraint(
                models.F("year"), models.F("sequence"), name="own_invoice_number_is_unique"
            ),
        ),
        migrations.AddConstraint(
            model_name="subscriptioninvoice",
            constraint=models.UniqueConstraint(
                models.F("subscription"),
                models.F("starts_on"),
                condition=models.Q(("is_difference", False)),
                name="a_month_is_charged_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="subscriptioninvoice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("net__gt", 0),
                    ("tax__gte", 0),
                    ("total", django.db.models.expressions.CombinedExpression(models.F("net"), "+", models.F("tax"))),
                ),
                name="own_invoice_adds_up",
            ),
        ),
        migrations.AddConstraint(
            model_name="subscriptioninvoice",
            constraint=models.CheckConstraint(
                condition=models.Q(("paid__gte", 0), ("paid__lte", models.F("total"))),
                name="own_invoice_is_never_overpaid",
            ),
        ),
        migrations.AddConstraint(
            model_name="subscriptioninvoice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("paid", models.F("total")), ("paid_at__isnull", False), ("state", "paid"), ("waived_at", None)
                    ),
                    models.Q(
                        ("paid__lt", models.F("total")), ("paid_at", None), ("state", "issued"), ("waived_at", None)
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
        ),
        migrations.AddConstraint(
            model_name="ownpayment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amount__gt", 0), ("reverses", None)),
                    models.Q(("amount__lt", 0), ("reverses__isnull", False)),
                    _connector="OR",
                ),
                name="only_an_own_reversal_is_negative",
            ),
        ),
        migrations.AddConstraint(
            model_name="dunningletter",
            constraint=models.UniqueConstraint(
                models.F("invoice"), models.F("days"), name="an_own_invoice_is_asked_for_once_a_step"
            ),
        ),
        migrations.AddIndex(
            model_name="cardcharge",
            index=models.Index(
                models.F("begun_at"), condition=models.Q(("state__in", ["open", "pending"])), name="running_charges"
            ),
        ),
        migrations.AddConstraint(
            model_name="cardcharge",
            constraint=models.UniqueConstraint(
                models.F("session"),
                condition=models.Q(("session", ""), _negated=True),
                name="charge_session_is_known_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="cardcharge",
            constraint=models.UniqueConstraint(
                models.F("payment_intent"),
                condition=models.Q(("payment_intent", ""), _negated=True),
                name="a_charge_is_known_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="cardcharge",
            constraint=models.UniqueConstraint(
                models.F("invoice"), condition=models.Q(("state__in", ["open", "pending"])), name="one_charge_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="cardcharge",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "pending", "asks", "failed", "expired", "unbooked", "paid"])),
                name="charge_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="cardcharge",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="charge_is_of_something"),
        ),
        migrations.AddConstraint(
            model_name="cardcharge",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="cardcharge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "unbooked"), models.Q(("why", ""), _negated=True)),
                    models.Q(models.Q(("state", "unbooked"), _negated=True), ("why", "")),
                    _connector="OR",
                ),
                name="unbooked_charge_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="subscriptionrules",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("days_to_pay__gte", 1),
                    ("days_to_pay__lte", 90),
                    ("grace_days__gte", 1),
                    ("trial_days__lte", 365),
                    ("grace_days__lte", 180),
                    ("tax_rate__gte", 0),
                    ("tax_rate__lt", 100),
                ),
                name="rules_of_subscriptions_make_sense",
            ),
        ),
        migrations.AddConstraint(
            model_name="waiver",
            constraint=models.UniqueConstraint(
                models.F("invoice"), condition=models.Q(("answered_at", None)), name="one_open_waiver"
            ),
        ),
        migrations.AddConstraint(
            model_name="waiver",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="waiver_says_why"
            ),
        ),
        migrations.AddConstraint(
            model_name="waiver",
            constraint=models.CheckConstraint(
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
        ),
        migrations.RunSQL(GUARDS, UNDO),
    ]
