"""Two at the same moment: one number each, one difference, one payment, one answer."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction
from django_tenants.utils import tenant_context

from billing.models import (
    Comparison,
    Difference,
    LedgerTransaction,
    OwnFapiao,
    OwnInvoiceState,
    OwnReceipt,
    Plan,
    Subscription,
    SubscriptionInvoice,
)
from billing.providers import StatedPayout
from billing.queries import differences
from billing.subscriptions import actions as subscriptions
from billing.subscriptions.actions import comparing, holding, own_fapiao
from billing.subscriptions.actions.at_our_account import note_own_payout
from billing.subscriptions.actions.holding import RENEWS
from billing.subscriptions.limits import counted
from lib import clock
from outbox import relay
from outbox.actions import set_due
from staff.actions import invite_colleague
from tenants.models import CertificationBody
from tests.billing.subscribing import kept_rules, transferred, written_plan
from tests.cast import person, works_for
from tests.support import database
from tests.support.racing import at_once

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("subscriptions")]  # one after another, in one database


@pytest.fixture(scope="module")
def subscribers(django_db_blocker, database_server, snapshot):
    """Two plans, in a database that commits; the first test has northseal and greenmark subscribe."""
    with (
        django_db_blocker.unblock(),
        database.clone(database_server, snapshot) as name,
        database.connected_to(database_server, name),
    ):
        olga = person("olga", is_operator=True)
        kept_rules(olga)
        written_plan(1, "Small", {"CNY": 80_000}, by=olga)
        written_plan(2, "Large", {"CNY": 200_000}, by=olga)
        yield


def of(slug: str) -> Subscription:
    return Subscription.objects.select_related("body").get(body__slug=slug)


def test_two_months_that_begin_at_once_get_two_numbers(subscribers):
    small = Plan.objects.get(name_en="Small")
    bodies = [CertificationBody.objects.get(slug=slug) for slug in ("northseal", "greenmark")]
    people = [works_for(body, name, "body_admin") for body, name in zip(bodies, ("ada", "gail"), strict=True)]
    told = at_once(
        lambda: subscriptions.subscribe(bodies[0], small, by=people[0]),
        lambda: subscriptions.subscribe(bodies[1], small, by=people[1]),
    )
    assert told == ["", ""]
    assert sorted(SubscriptionInvoice.objects.values_list("sequence", flat=True)) == [1, 2]


def test_two_who_choose_a_bigger_plan_at_once_pay_one_difference(subscribers):
    subscription, large = of("northseal"), Plan.objects.get(name_en="Large")
    ada, fin = (works_for(subscription.body, name, "body_admin") for name in ("ada", "fin"))
    told = at_once(
        lambda: subscriptions.change_plan(subscription, large, at_once=True, by=ada),
        lambda: subscriptions.change_plan(subscription, large, at_once=True, by=fin),
    )
    assert told == ["", "You have this plan."]
    assert SubscriptionInvoice.objects.filter(is_difference=True).count() == 1


def test_a_date_that_has_come_waits_for_nobody_who_is_about_to_change_it(subscribers):
    subscription = of("northseal")
    long_ago = clock.now() - timedelta(days=900)
    set_due(RENEWS, subscription.pk, long_ago, body=subscription.body)

    @transaction.atomic
    def changes_it() -> None:
        holding.held(subscription, None)
        set_due(RENEWS, subscription.pk, clock.now() + timedelta(days=9), body=subscription.body)

    assert at_once(changes_it, relay.see_to_one_due) == ["", ""]


def test_the_last_place_is_taken_once(subscribers):
    subscription, olga = of("northseal"), person("olga")
    ada = works_for(subscription.body, "ada", "body_admin")
    with tenant_context(subscription.body):
        tight = written_plan(3, "Tight", {"CNY": 1_000}, by=olga, seats=counted()["seats"] + 1)
    Subscription.objects.filter(pk=subscription.pk).update(plan=tight)
    told = at_once(
        lambda: invite_colleague("one@example.org", name="One", roles=["finance"], by=ada),
        lambda: invite_colleague("two@example.org", name="Two", roles=["finance"], by=ada),
        body=subscription.body,
    )
    assert told[0] == ""
    assert told[1].startswith("Your plan “Tight” is for")


def test_one_transfer_recorded_by_two_pays_once(subscribers):
    subscription, olga, oscar = of("northseal"), person("olga"), person("oscar", is_operator=True)
    told = at_once(
        lambda: transferred(subscription, 1_000, by=olga, reference="TX-same"),
        lambda: transferred(subscription, 1_000, by=oscar, reference="TX-same"),
    )
    assert told == ["", "This transfer is recorded already."]
    assert OwnReceipt.objects.filter(bank_reference="TX-same").count() == 1


def test_a_difference_is_seen_to_once(subscribers):
    comparison = Comparison.objects.create(month=date(2026, 1, 1))
    difference = Difference.objects.create(comparison=comparison, kind="ledger", thing="x")
    olga, oscar = person("olga"), person("oscar", is_operator=True)
    told = at_once(
        lambda: comparing.see_to_difference(difference, note="Mine", by=olga),
        lambda: comparing.see_to_difference(difference, note="Mine", by=oscar),
    )
    assert told == ["", "This was seen to already."]


def test_of_two_refunds_at_once_no_more_goes_back_than_the_credit(subscribers):
    subscription, olga, oscar = of("greenmark"), person("olga"), person("oscar", is_operator=True)
    owed = sum(one.owed for one in subscription.invoices.all())
    receipt = transferred(subscription, owed + 500, by=olga, reference="TX-ahead")
    told = at_once(
        lambda: subscriptions.open_own_refund(receipt, amount=400, reason="Too much", by=olga),
        lambda: subscriptions.open_own_refund(receipt, amount=400, reason="Too much", by=oscar),
    )
    assert told == ["", "Only ¥1.00 CNY of TX-ahead is paid ahead."]
    assert list(differences()) == []


def test_credit_goes_back_or_pays_a_month_and_never_both(subscribers):
    subscription, olga = of("greenmark"), person("olga")
    large = Plan.objects.get(name_en="Large")
    receipt = transferred(subscription, 50_000, by=olga, reference="TX-month")
    gail = works_for(subscription.body, "gail", "body_admin")
    told = at_once(
        lambda: subscriptions.open_own_refund(receipt, amount=50_000, reason="Too much", by=olga),
        lambda: subscriptions.change_plan(subscription, large, at_once=True, by=gail),
    )
    assert told in (["", ""], ["", "Only ¥0.00 CNY of TX-month is paid ahead."])
    assert list(differences()) == []


def test_a_payout_of_our_own_that_two_hear_of_is_booked_once(subscribers):
    moment = clock.now()
    stated = StatedPayout("po_1", "", 5, "CNY", "paid", moment, moment)
    note_own_payout(replace(stated, state="in_transit"), asked_at=moment)
    told = at_once(*[lambda: note_own_payout(stated, asked_at=moment)] * 2)
    assert told == ["", ""]
    assert LedgerTransaction.objects.filter(act="own_payout").count() == 1


def _asked_for(slug: str, name: str) -> OwnFapiao:
    """Of the newest invoice of a body that is not paid."""
    subscription = of(slug)
    invoice = subscription.invoices.filter(state=OwnInvoiceState.ISSUED).first()
    by = works_for(subscription.body, name, "body_admin")
    return own_fapiao.request_own_fapiao(invoice, kind="ordinary", title="北印", tax_number="", by=by)


def test_a_number_is_one_fapiaos_whether_blue_or_red(subscribers):
    olga, oscar, number = person("olga"), person("oscar", is_operator=True), "25112000000012345678"
    blue, red = (_asked_for(slug, name) for slug, name in (("northseal", "ada"), ("greenmark", "gail")))
    red = own_fapiao.record_own_fapiao(red, number="25112000000087654321", by=olga)
    waiver = subscriptions.propose_waiver(red.invoice, reason="Our fault", by=olga)
    subscriptions.answer_waiver(waiver, agrees=True, by=oscar)
    told = at_once(
        lambda: own_fapiao.record_own_fapiao(blue, number=number, by=olga),
        lambda: own_fapiao.record_own_red(red, number=number, by=oscar),
    )
    assert told[0] == ""
    assert told[1] in (
        "This is the number of a red-letter fapiao.",
        "This is the number of a fapiao that is not a red-letter one.",
    )
