"""A seller says its tax rate, when it makes fapiao, and an account for a currency; card money may stay as credit."""

import uuid
from decimal import Decimal

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lib.clock


class Migration(migrations.Migration):
    dependencies = [
        ("billing", "0018_at_provider"),
        ("tenants", "0003_leaving"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CurrencyAccount",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                ("changed_at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "ordering": ["currency"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="checkout",
            name="checkout_state_is_known",
        ),
        migrations.RemoveConstraint(
            model_name="fapiaosettings",
            name="usual_rate_is_a_percentage",
        ),
        migrations.RemoveConstraint(
            model_name="return",
            name="return_state_is_known",
        ),
        migrations.AddField(
            model_name="checkout",
            name="kept_as",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="billing.transfer"
            ),
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
            model_name="fapiaosettings",
            name="when",
            field=models.CharField(
                choices=[("asked", "As soon as the client asks for it"), ("paid", "Once the invoice is paid in full")],
                default="asked",
                max_length=6,
                verbose_name="when a fapiao is made",
            ),
        ),
        migrations.AddField(
            model_name="return",
            name="keeps",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AlterField(
            model_name="checkout",
            name="state",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="fapiaosettings",
            name="tax_rate",
            field=models.DecimalField(decimal_places=2, max_digits=5, null=True, verbose_name="usual tax rate in %"),
        ),
        migrations.AlterField(
            model_name="return",
            name="state",
            field=models.CharField(
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
        migrations.AddConstraint(
            model_name="checkout",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "pending", "failed", "expired", "unbooked", "kept", "paid"])),
                name="checkout_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkout",
            constraint=models.CheckConstraint(
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
            model_name="fapiaosettings",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tax_rate", None),
                    models.Q(("tax_rate__gte", Decimal("0")), ("tax_rate__lt", Decimal("100"))),
                    _connector="OR",
                ),
                name="usual_rate_is_a_percentage",
            ),
        ),
        migrations.AddConstraint(
            model_name="fapiaosettings",
            constraint=models.CheckConstraint(
                condition=models.Q(("when__in", ["asked", "paid"])), name="fapiao_is_made_when_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="return",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["proposed", "asked", "pending", "succeeded", "failed", "dropped", "kept"])
                ),
                name="return_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="return",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddField(
            model_name="currencyaccount",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
            ),
        ),
        migrations.AddField(
            model_name="currencyaccount",
            name="changed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="currencyaccount",
            constraint=models.UniqueConstraint(
                models.F("body"), models.F("currency"), name="one_bank_account_for_a_currency"
            ),
        ),
        migrations.AddConstraint(
            model_name="currencyaccount",
            constraint=models.CheckConstraint(
                condition=models.Q(("currency__in", ("CNY", "EUR", "USD", "GBP", "HKD", "JPY"))),
                name="bank_account_is_in_a_known_currency",
            ),
        ),
    ]
