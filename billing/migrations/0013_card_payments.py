"""Payments on a provider's page: sellers' accounts, checkouts, the inbox of events, disputes and payouts."""

import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import lib.clock

GUARDS = """
CREATE TRIGGER checkout_goes_forward BEFORE UPDATE ON public.billing_checkout
FOR EACH ROW EXECUTE FUNCTION public.billing_checkout_goes_forward();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_checkout
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_providerevent
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_dispute
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_return
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
"""
UNDO = """
DROP TRIGGER is_never_deleted ON public.billing_return;
DROP TRIGGER is_never_deleted ON public.billing_dispute;
DROP TRIGGER is_never_deleted ON public.billing_providerevent;
DROP TRIGGER is_never_deleted ON public.billing_checkout;
DROP TRIGGER checkout_goes_forward ON public.billing_checkout;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("billing", "0012_reminders"),
        ("tenants", "0003_leaving"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Checkout",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Begun"),
                            ("pending", "Payment on its way"),
                            ("failed", "Failed"),
                            ("expired", "Not paid in time"),
                            ("unbooked", "Received, not booked"),
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
                ("begun_at", models.DateTimeField(default=lib.clock.now)),
                ("expires_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-begun_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Dispute",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("dispute", models.CharField(max_length=60, unique=True)),
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
                ("answered_at", models.DateTimeField(null=True)),
                ("answer", models.JSONField(default=dict)),
                ("asked_at", models.DateTimeField()),
                ("words", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["-opened_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Payout",
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
            ],
            options={
                "ordering": ["-received_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Return",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                ("provider_refund", models.CharField(blank=True, max_length=60)),
                ("attempt", models.PositiveSmallIntegerField(default=1)),
                ("waits_because", models.CharField(blank=True, max_length=60)),
                ("failure", models.CharField(blank=True, max_length=100)),
                ("words", models.CharField(blank=True, max_length=300)),
                ("made_at", models.DateTimeField(default=lib.clock.now)),
                ("try_at", models.DateTimeField(default=lib.clock.now)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-made_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="SellerAccount",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                ("asked_at", models.DateTimeField(null=True)),
                ("gone_at", models.DateTimeField(null=True)),
                ("opened_at", models.DateTimeField(default=lib.clock.now)),
            ],
        ),
        migrations.AddField(
            model_name="payment",
            name="is_online",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="payment",
            name="recorded_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.CheckConstraint(
                condition=models.Q(("recorded_by__isnull", False), ("is_online", True), _connector="OR"),
                name="payment_says_who_recorded_it",
            ),
        ),
        migrations.AddField(
            model_name="checkout",
            name="begun_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="checkout",
            name="invoice",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="checkouts", to="billing.invoice"
            ),
        ),
        migrations.AddField(
            model_name="checkout",
            name="payment",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="checkout", to="billing.payment"
            ),
        ),
        migrations.AddField(
            model_name="dispute",
            name="answered_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="dispute",
            name="booked_again",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="billing.payment"
            ),
        ),
        migrations.AddField(
            model_name="dispute",
            name="checkout",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="disputes", to="billing.checkout"
            ),
        ),
        migrations.AddField(
            model_name="dispute",
            name="taken_back",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="billing.payment"
            ),
        ),
        migrations.AddField(
            model_name="providerevent",
            name="body",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
            ),
        ),
        migrations.AddField(
            model_name="return",
            name="asked_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="return",
            name="checkout",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="returns", to="billing.checkout"
            ),
        ),
        migrations.AddField(
            model_name="return",
            name="proposed_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="return",
            name="refund",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="billing.refund"
            ),
        ),
        migrations.AddField(
            model_name="selleraccount",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
            ),
        ),
        migrations.AddField(
            model_name="selleraccount",
            name="opened_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="payout",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="payouts", to="billing.selleraccount"
            ),
        ),
        migrations.AddField(
            model_name="checkout",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="checkouts", to="billing.selleraccount"
            ),
        ),
        migrations.AddIndex(
            model_name="providerevent",
            index=models.Index(
                models.F("try_at"), condition=models.Q(("state__in", ["received", "waiting"])), name="events_to_settle"
            ),
        ),
        migrations.AddIndex(
            model_name="providerevent",
            index=models.Index(models.F("state"), models.F("received_at"), name="events_by_state"),
        ),
        migrations.AddConstraint(
            model_name="providerevent",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["received", "settled", "waiting", "foreign", "refused"])),
                name="event_state_is_known",
            ),
        ),
        migrations.AddIndex(
            model_name="return",
            index=models.Index(
                models.F("try_at"), condition=models.Q(("state__in", ["asked", "pending"])), name="returns_to_send"
            ),
        ),
        migrations.AddConstraint(
            model_name="return",
            constraint=models.UniqueConstraint(
                models.F("provider_refund"),
                condition=models.Q(("provider_refund", ""), _negated=True),
                name="provider_refund_is_known_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="return",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["proposed", "asked", "pending", "succeeded", "failed", "dropped"])),
                name="return_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="return",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="return_is_of_something"),
        ),
        migrations.AddConstraint(
            model_name="return",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("proposed_by", None),
                    ("asked_by", None),
                    models.Q(("proposed_by", models.F("asked_by")), _negated=True),
                    _connector="OR",
                ),
                name="return_is_asked_by_a_second_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="return",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="selleraccount",
            constraint=models.UniqueConstraint(
                models.F("account"),
                condition=models.Q(("account", ""), _negated=True),
                name="seller_account_is_known_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="selleraccount",
            constraint=models.UniqueConstraint(
                models.F("body"), condition=models.Q(("gone_at", None)), name="one_seller_account_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="selleraccount",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("gone_at", None), models.Q(("may_be_paid_out", False), ("may_charge", False)), _connector="OR"
                ),
                name="a_gone_account_charges_nothing",
            ),
        ),
        migrations.AddIndex(
            model_name="checkout",
            index=models.Index(
                models.F("begun_at"), condition=models.Q(("state__in", ["open", "pending"])), name="running_checkouts"
            ),
        ),
        migrations.AddConstraint(
            model_name="checkout",
            constraint=models.UniqueConstraint(
                models.F("session"),
                condition=models.Q(("session", ""), _negated=True),
                name="checkout_session_is_known_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkout",
            constraint=models.UniqueConstraint(
                models.F("payment_intent"),
                condition=models.Q(("payment_intent", ""), _negated=True),
                name="one_payment_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkout",
            constraint=models.UniqueConstraint(
                models.F("invoice"), condition=models.Q(("state", "open")), name="one_open_checkout"
            ),
        ),
        migrations.AddConstraint(
            model_name="checkout",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "pending", "failed", "expired", "unbooked", "paid"])),
                name="checkout_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkout",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="checkout_is_of_something"),
        ),
        migrations.AddConstraint(
            model_name="checkout",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="checkout",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "unbooked"), models.Q(("why", ""), _negated=True)),
                    models.Q(models.Q(("state", "unbooked"), _negated=True), ("why", "")),
                    _connector="OR",
                ),
                name="unbooked_checkout_says_why",
            ),
        ),
        migrations.RunSQL(GUARDS, UNDO),
    ]
