"""What a bank takes back of a transfer, refunds that come back, and what the product ends by itself, with no person named."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0008_legal_ties"),
        ("billing", "0015_fapiao_batches"),
        ("tenants", "0003_leaving"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="creditnote",
            name="credit_note_has_a_number_once_issued",
        ),
        migrations.RemoveConstraint(
            model_name="invoice",
            name="cancelled_invoice_says_who_and_why",
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
        migrations.RemoveField(
            model_name="dispute",
            name="booked_again",
        ),
        migrations.RemoveField(
            model_name="dispute",
            name="taken_back",
        ),
        migrations.AddField(
            model_name="dispute",
            name="answer_tries",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="dispute",
            name="booked",
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="payment",
            name="dispute",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="losses", to="billing.dispute"
            ),
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
        migrations.AddField(
            model_name="transfer",
            name="lost",
            field=models.BigIntegerField(db_default=0, default=0),
        ),
        migrations.AlterField(
            model_name="creditnote",
            name="opened_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                    ("refund_returned", "Refund came back"),
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
        migrations.AddConstraint(
            model_name="creditnote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("issued_at__isnull", False), ("sequence__gte", 1), ("state", "issued"), ("year__isnull", False)
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
                        ("cancelled_at", None),
                        ("cancelled_by", None),
                    ),
                    _connector="OR",
                ),
                name="cancelled_invoice_says_who_and_why",
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
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("lost__gte", 0),
                    ("lost__lte", models.F("amount")),
                    models.Q(("lost", 0), ("taken_back_at", None), _connector="OR"),
                ),
                name="transfer_loses_no_more_than_came",
            ),
        ),
    ]
