"""Another account is proposed by one and confirmed by a second; what stands is taken as it is. What disputes about our money cost."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lib.clock

WHAT_STANDS = """
INSERT INTO public.billing_accountchange
    (id, body_id, currency, number, before, after, state, proposed_by_id, proposed_at, ended_by_id, ended_at, reason)
SELECT gen_random_uuid(), body_id, currency, 1, NULL,
       jsonb_build_object('holder', holder, 'bank', bank, 'number', number, 'bank_code', bank_code),
       'stands', changed_by_id, changed_at, NULL, changed_at, ''
FROM (
    SELECT body_id, '' AS currency, holder, bank, number, bank_code, changed_by_id, changed_at FROM public.billing_bankaccount
    UNION ALL
    SELECT body_id, currency, holder, bank, number, bank_code, changed_by_id, changed_at FROM public.billing_currencyaccount
) AS account;
"""
GUARDS = """
CREATE TRIGGER account_change_is_kept BEFORE INSERT OR UPDATE ON public.billing_accountchange
FOR EACH ROW EXECUTE FUNCTION public.billing_account_change_is_kept();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_accountchange
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE CONSTRAINT TRIGGER account_change_is_made AFTER INSERT OR UPDATE ON public.billing_accountchange
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_account_change_is_made();
CREATE TRIGGER account_is_confirmed BEFORE INSERT OR UPDATE OR DELETE ON public.billing_bankaccount
FOR EACH ROW EXECUTE FUNCTION public.billing_account_is_confirmed();
CREATE TRIGGER account_is_confirmed BEFORE INSERT OR UPDATE OR DELETE ON public.billing_currencyaccount
FOR EACH ROW EXECUTE FUNCTION public.billing_account_is_confirmed();
"""
UNDO = """
DROP TRIGGER account_is_confirmed ON public.billing_currencyaccount;
DROP TRIGGER account_is_confirmed ON public.billing_bankaccount;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("billing", "0010_money_is_guarded"),
        ("tenants", "0003_leaving"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AccountChange",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "currency",
                    models.CharField(
                        blank=True,
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
                ("number", models.PositiveIntegerField()),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waits", "A second person has to confirm"),
                            ("stands", "Confirmed"),
                            ("declined", "Declined"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="waits",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("proposed_at", models.DateTimeField(default=lib.clock.now)),
                ("ended_at", models.DateTimeField(null=True)),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tenants.certificationbody"
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-proposed_at", "-number", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("body"), models.F("currency"), models.F("number"), name="account_changes_are_numbered"
                    ),
                    models.UniqueConstraint(
                        models.F("body"),
                        models.F("currency"),
                        condition=models.Q(("state", "waits")),
                        name="one_account_change_waits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("currency__in", ["", "CNY", "EUR", "USD", "GBP", "HKD", "JPY"])),
                        name="account_change_is_in_a_known_currency",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("before__isnull", False), ("after__isnull", False), _connector="OR"),
                        name="account_change_changes_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("currency", ""), _negated=True), ("after__isnull", False), _connector="OR"
                        ),
                        name="general_account_is_never_taken_away",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ended_by", None), ("reason", ""), ("state", "waits")),
                            models.Q(
                                ("ended_at__isnull", False),
                                ("state", "stands"),
                                models.Q(("ended_by__isnull", False), ("before__isnull", True), _connector="OR"),
                            ),
                            models.Q(
                                ("ended_at__isnull", False),
                                ("ended_by__isnull", False),
                                ("state", "declined"),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            models.Q(
                                ("ended_at__isnull", False),
                                ("ended_by", models.F("proposed_by")),
                                ("state", "withdrawn"),
                            ),
                            _connector="OR",
                        ),
                        name="account_change_ends_as_it_may",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "withdrawn"),
                            ("ended_by", None),
                            models.Q(("ended_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="account_change_is_confirmed_by_a_second_person",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="ownreceipt",
            name="dispute_cost",
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="ownreceipt",
            name="dispute_cost_currency",
            field=models.CharField(blank=True, max_length=3),
        ),
        migrations.RunSQL(WHAT_STANDS, migrations.RunSQL.noop),
        migrations.RunSQL(GUARDS, UNDO),
    ]
