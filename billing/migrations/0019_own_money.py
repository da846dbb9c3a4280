"""What goes back to subscribers, fees and payouts of our own account, fapiao of our invoices, tax by a subscriber's country."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lib.clock
import web.uploads

GUARDS = """
CREATE TRIGGER own_refund_is_kept BEFORE INSERT OR UPDATE ON public.billing_ownrefund
FOR EACH ROW EXECUTE FUNCTION public.billing_own_refund_is_kept();
CREATE CONSTRAINT TRIGGER own_refunds_fit AFTER INSERT OR UPDATE ON public.billing_ownrefund
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_own_receipt_fits();
CREATE TRIGGER own_fapiao_is_kept BEFORE UPDATE ON public.billing_ownfapiao
FOR EACH ROW EXECUTE FUNCTION public.billing_own_fapiao_is_kept();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_ownfapiaofile
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
""" + "".join(
    f"""CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_{table}
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
"""
    for table in ("ownrefund", "ownpayout", "ownfapiao")
)
# Money of cards was booked as if it lay at the bank: what of it did not go back is told apart, in one booking a currency.
TOLD_APART = """
DO $$
DECLARE
    moved record;
    at_bank uuid;
    at_provider uuid;
    booked uuid;
    next_number bigint;
BEGIN
    FOR moved IN
        SELECT account.currency, sum(entry.amount)::bigint AS amount
        FROM public.billing_ledgerentry AS entry
        JOIN public.billing_ledgertransaction AS told ON told.id = entry.transaction_id
        JOIN public.billing_ledgeraccount AS account ON account.id = entry.account_id
        WHERE account.kind = 'own_received' AND EXISTS (
            SELECT 1 FROM public.billing_ownreceipt AS receipt
            WHERE receipt.how = 'card' AND (
                (told.act = 'own_receipt' AND told.source = receipt.id)
                OR (told.act = 'own_taken_back' AND told.reference LIKE '% ' || receipt.id::text)
            )
        )
        GROUP BY 1 HAVING sum(entry.amount) <> 0
    LOOP
        INSERT INTO public.billing_ledgeraccount (id, kind, currency, balance)
        VALUES (gen_random_uuid(), 'own_at_provider', moved.currency, 0) ON CONFLICT DO NOTHING;
        SELECT id INTO at_provider FROM public.billing_ledgeraccount
        WHERE body_id IS NULL AND kind = 'own_at_provider' AND currency = moved.currency;
        SELECT id INTO at_bank FROM public.billing_ledgeraccount
        WHERE body_id IS NULL AND kind = 'own_received' AND currency = moved.currency;
        UPDATE public.billing_ledgerbook SET last = last + 1 WHERE body_id IS NULL RETURNING last INTO next_number;
        booked := gen_random_uuid();
        INSERT INTO public.billing_ledgertransaction (id, number, act, source, reference, day, booked_at)
        VALUES (booked, next_number, 'own_receipt', gen_random_uuid(), 'at the payment provider', current_date, now());
        INSERT INTO public.billing_ledgerentry (transaction_id, account_id, amount)
        VALUES (booked, at_provider, moved.amount), (booked, at_bank, -moved.amount);
    END LOOP;
    SET CONSTRAINTS ALL IMMEDIATE;
END $$;
"""
UNDO = """
DROP TRIGGER own_refund_is_kept ON public.billing_ownrefund;
DROP TRIGGER own_fapiao_is_kept ON public.billing_ownfapiao;
"""  # the other triggers go with their tables


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0008_legal_ties"),
        ("billing", "0018_at_provider"),
        ("tenants", "0003_leaving"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                ("requested_at", models.DateTimeField(default=lib.clock.now)),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="Fapiao number")),
                ("recorded_at", models.DateTimeField(null=True)),
                (
                    "red_number",
                    models.CharField(blank=True, max_length=20, verbose_name="number of the red-letter fapiao"),
                ),
                ("red_recorded_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="OwnFapiaoFile",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.CharField(max_length=20, verbose_name="Fapiao number")),
                (
                    "file",
                    models.FileField(storage=web.uploads.private_storage, upload_to="fapiao/%Y/", verbose_name="file"),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("added_at", models.DateTimeField(default=lib.clock.now)),
            ],
            options={
                "ordering": ["added_at", "id"],
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
            name="OwnRefund",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                ("opened_at", models.DateTimeField(default=lib.clock.now)),
                ("approved_at", models.DateTimeField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled_on", models.DateField(null=True, verbose_name="paid back on")),
                ("bank_reference", models.CharField(blank=True, max_length=60, verbose_name="bank's reference")),
                ("paid_to", models.CharField(blank=True, max_length=200, verbose_name="payer's account")),
                (
                    "elsewhere_because",
                    models.CharField(blank=True, max_length=300, verbose_name="why to another account"),
                ),
                ("dropped_at", models.DateTimeField(null=True)),
                ("drop_reason", models.CharField(blank=True, max_length=300)),
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
            },
        ),
        migrations.RemoveConstraint(
            model_name="ledgeraccount",
            name="subscribers_owe_and_pay_ahead",
        ),
        migrations.RemoveConstraint(
            model_name="ledgeraccount",
            name="ledger_account_is_of_its_owner",
        ),
        migrations.RemoveConstraint(
            model_name="ledgertransaction",
            name="at_the_platform_only_subscriptions_book",
        ),
        migrations.RemoveConstraint(
            model_name="subscriptionrules",
            name="rules_of_subscriptions_make_sense",
        ),
        migrations.AddField(
            model_name="ownreceipt",
            name="fee_currency",
            field=models.CharField(blank=True, max_length=3),
        ),
        migrations.AddField(
            model_name="subscriptioninvoice",
            name="tax_words_en",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="subscriptioninvoice",
            name="tax_words_zh",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="subscriptionrules",
            name="tax_rate_abroad",
            field=models.DecimalField(
                decimal_places=2, default=0, max_digits=5, verbose_name="tax rate outside mainland China in %"
            ),
        ),
        migrations.AddField(
            model_name="subscriptionrules",
            name="tax_words_en",
            field=models.CharField(blank=True, max_length=200, verbose_name="words on such an invoice, in English"),
        ),
        migrations.AddField(
            model_name="subscriptionrules",
            name="tax_words_zh",
            field=models.CharField(blank=True, max_length=200, verbose_name="words on such an invoice, in Chinese"),
        ),
        migrations.AlterField(
            model_name="difference",
            name="kind",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="ledgeraccount",
            name="kind",
            field=models.CharField(
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
        migrations.AddConstraint(
            model_name="ledgeraccount",
            constraint=models.CheckConstraint(
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
                        ("kind__in", ("received", "at_provider", "suspense", "fees", "revenue", "tax", "given_back")),
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
                    models.Q(("kind__in", ["own_receivable", "own_credit", "own_refundable"]), _negated=True),
                    models.Q(("balance__gte", 0), ("kind", "own_receivable")),
                    models.Q(("balance__lte", 0), ("kind__in", ["own_credit", "own_refundable"])),
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
                    ("tax_rate_abroad__gte", 0),
                    ("tax_rate_abroad__lt", 100),
                ),
                name="rules_of_subscriptions_make_sense",
            ),
        ),
        migrations.AddField(
            model_name="ownfapiao",
            name="recorded_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="ownfapiao",
            name="red_recorded_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="ownfapiao",
            name="requested_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="ownfapiaofile",
            name="added_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="ownfapiaofile",
            name="fapiao",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="files", to="billing.ownfapiao"
            ),
        ),
        migrations.AddField(
            model_name="ownrefund",
            name="approved_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="ownrefund",
            name="dropped_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="ownrefund",
            name="opened_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="ownrefund",
            name="receipt",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="refunds", to="billing.ownreceipt"
            ),
        ),
        migrations.AddField(
            model_name="ownrefund",
            name="returned_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="ownrefund",
            name="settled_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="ownfapiao",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="ownfapiao",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="ownfapiao",
            constraint=models.UniqueConstraint(
                models.F("number"),
                condition=models.Q(("number", ""), _negated=True),
                name="own_fapiao_is_of_one_invoice",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownfapiao",
            constraint=models.UniqueConstraint(
                models.F("red_number"),
                condition=models.Q(("red_number", ""), _negated=True),
                name="own_red_fapiao_is_of_one_invoice",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownfapiaofile",
            constraint=models.UniqueConstraint(
                models.F("fapiao"), models.F("number"), models.F("sha256"), name="a_file_of_an_own_fapiao_is_kept_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="ownfapiaofile",
            constraint=models.CheckConstraint(
                condition=models.Q(("number", ""), _negated=True), name="own_file_names_its_fapiao"
            ),
        ),
        migrations.AddIndex(
            model_name="ownrefund",
            index=models.Index(
                models.F("try_at"), condition=models.Q(("state", "approved")), name="own_refunds_on_their_way"
            ),
        ),
        migrations.AddConstraint(
            model_name="ownrefund",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "approved", "settled", "dropped", "returned"])),
                name="own_refund_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownrefund",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0), models.Q(("reason", ""), _negated=True)),
                name="own_refund_is_of_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownrefund",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by", None),
                    models.Q(("approved_by", models.F("opened_by")), _negated=True),
                    _connector="OR",
                ),
                name="own_refund_is_approved_by_a_second_operator",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownrefund",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("settled_by", None),
                    models.Q(("settled_by", models.F("approved_by")), _negated=True),
                    _connector="OR",
                ),
                name="own_refund_is_sent_by_another_than_approved",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownrefund",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="ownrefund",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="ownrefund",
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
                name="own_refund_dropped_says_when_and_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownrefund",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="ownrefund",
            constraint=models.UniqueConstraint(
                models.F("provider_refund"),
                condition=models.Q(("provider_refund", ""), _negated=True),
                name="own_refund_is_made_once",
            ),
        ),
        migrations.RunSQL(GUARDS, UNDO),
        migrations.RunSQL(TOLD_APART, migrations.RunSQL.noop),
    ]
