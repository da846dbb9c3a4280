"""An invoice of ours stays unpaid: letters, grace, rest, and back at once. What rests is only the right to add more."""

from pathlib import Path

import pytest
from django_tenants.utils import tenant_context

from accounts.actions import end_body_membership
from accounts.models import Notice
from billing.models import DunningLetter, Subscription, SubscriptionInvoice, SubscriptionState
from billing.subscriptions import actions as subscriptions
from billing.subscriptions.actions import charging
from billing.subscriptions.limits import counted
from billing.subscriptions.queries import subscriptions as queries
from billing.subscriptions.queries.subscriptions import needs_of_subscription, refuse_beyond, shown_subscription_status
from exports.actions import ask_for_export
from lib.refusal import Refused
from outbox import relay
from staff.actions import invite_colleague
from staff.models import Role
from tests.billing.subscribing import first_invoice, is_told, kept_rules, on, saved_card, sent, transferred
from tests.cast import person

pytestmark = pytest.mark.django_db
PROJECT = Path(__file__).resolve().parents[2]


def state_of(subscription: Subscription) -> str:
    return Subscription.objects.get(pk=subscription.pk).state


@pytest.fixture
def suspended(subscribed):
    with on(3, 7):
        yield Subscription.objects.get(pk=subscribed.pk)


def test_an_overdue_invoice_is_asked_for_by_steps(subscribed):
    with on(2, 15):
        assert [one.days for one in DunningLetter.objects.all()] == [1]
        assert shown_subscription_status(subscribed) == "due"
    with on(2, 21):
        assert [one.days for one in DunningLetter.objects.all()] == [1, 7]
    assert is_told(subscribed, "is overdue")


def test_who_is_late_by_several_steps_is_asked_once(subscribed):
    with on(2, 22):
        assert subscribed.changes.filter(subject_en__contains="is overdue").count() == 1


def test_after_the_grace_it_rests_and_charges_no_month(suspended):
    assert suspended.state == SubscriptionState.SUSPENDED
    assert is_told(suspended, "is suspended")
    invoices = SubscriptionInvoice.objects.count()
    with on(4, 30):
        assert SubscriptionInvoice.objects.count() == invoices


def test_payment_restores_at_once(suspended, olga):
    transferred(suspended, 84_800, by=olga)
    assert state_of(suspended) == SubscriptionState.ACTIVE
    assert is_told(suspended, "goes on")


def test_a_month_that_it_rested_is_not_charged(suspended, olga):
    with on(5, 10):
        transferred(suspended, 84_800 * 2, by=olga)
    with on(5, 10, hour=13):
        found = Subscription.objects.get(pk=suspended.pk)
    assert (found.anchor.isoformat(), found.until.isoformat()) == ("2027-05-10", "2027-06-10")
    assert [one.starts_on.month for one in SubscriptionInvoice.objects.order_by("starts_on")] == [1, 5]


def test_a_receipt_taken_back_lets_it_rest_again_after_a_grace_of_its_own(suspended, olga):
    receipt = transferred(suspended, 84_800, by=olga)
    subscriptions.take_back_own_transfer(receipt, reason="Another's", by=olga)
    with on(3, 27):
        assert state_of(suspended) == SubscriptionState.ACTIVE
    with on(3, 28):
        assert state_of(suspended) == SubscriptionState.SUSPENDED


def test_giving_up_restores_as_well(suspended, olga):
    waiver = subscriptions.propose_waiver(first_invoice(suspended), reason="Our fault", by=olga)
    subscriptions.answer_waiver(waiver, agrees=True, by=person("oscar", is_operator=True))
    assert state_of(suspended) == SubscriptionState.ACTIVE


def test_a_card_that_pays_again_restores(peers, double, subscribed, ada):
    card = saved_card(subscribed, double, by=ada, behaves="declines")
    for day in ((2, 3), (2, 7), (3, 7)):
        with on(*day):
            sent()
    with on(3, 7):
        assert state_of(subscribed) == SubscriptionState.SUSPENDED
        double.cards[card.payment_method] = "pays"
        charging.charge_now(first_invoice(subscribed), by=ada)
        sent()
        assert state_of(subscribed) == SubscriptionState.ACTIVE


def test_while_it_rests_nobody_is_invited_and_all_else_goes_on(suspended, in_northseal, ada):
    with pytest.raises(Refused, match="Pay it, and this goes on at once"):
        invite_colleague("new@example.org", name="New", roles=["finance"], by=ada)
    assert ask_for_export(in_northseal, by=ada)


@pytest.fixture
def alone(in_northseal, ada, fin):
    """Nobody but ada may confirm another bank account."""
    end_body_membership(fin.body_memberships.get(body=in_northseal), by=ada)


def test_the_one_without_whom_nobody_confirms_an_account_is_invited_all_the_same(suspended, alone, ada):
    with pytest.raises(Refused, match="Pay it, and this goes on at once"):
        invite_colleague("new@example.org", name="New", roles=["case_officer"], by=ada)
    invite_colleague("new@example.org", name="New", roles=["finance"], by=ada)
    invite_colleague("new@example.org", name="New", roles=[Role.BODY_ADMIN], by=ada)  # the letter was lost
    with pytest.raises(Refused, match="Pay it, and this goes on at once"):
        invite_colleague("newer@example.org", name="Newer", roles=["finance"], by=ada)


def test_a_plan_for_fewer_people_does_not_keep_that_one_out(subscribed, alone, ada, monkeypatch):
    monkeypatch.setattr(queries, "limits_of", lambda subscription: {"seats": 1, "offers": None})
    with pytest.raises(Refused, match="is for 1 person"):
        invite_colleague("new@example.org", name="New", roles=["case_officer"], by=ada)
    invite_colleague("new@example.org", name="New", roles=["body_admin"], by=ada)


def test_beyond_the_plan_only_more_is_refused_by_its_name(subscribed, northseal):
    refuse_beyond(northseal, "offers", lambda: 2)
    with pytest.raises(Refused, match=r"“Small” is for 3 schemes .* you have 3.* All of them stay"):
        refuse_beyond(northseal, "offers", lambda: 3)
    with pytest.raises(Refused, match=r"“Small” is for 30 people, and you have 44\. Nobody loses access"):
        refuse_beyond(northseal, "seats", lambda: 44)


def test_a_body_without_a_subscription_is_not_limited(large, greenmark):
    refuse_beyond(greenmark, "seats", lambda: 10_000)


def test_an_unlimited_plan_has_no_limit(subscribed, large, northseal, ada):
    subscriptions.change_plan(subscribed, large, by=ada, at_once=True)
    refuse_beyond(northseal, "seats", lambda: 10_000)


def test_what_is_counted_is_counted_by_its_owner(in_northseal):
    assert counted()["seats"] == 11
    assert counted()["offers"] == 0


def test_administrators_and_finance_are_told_and_nobody_else(subscribed, northseal, ada, fin, mira):
    relay.deliver_all()
    told = set(Notice.objects.filter(body=northseal, subject_en__contains="P2027-00001").values_list("user", flat=True))
    assert {ada.pk, fin.pk} <= told
    assert mira.pk not in told


def test_the_desk_says_what_waits(suspended, northseal):
    with tenant_context(northseal):
        assert needs_of_subscription(northseal, frozenset({"evaluator"})) == []
        (need,) = needs_of_subscription(northseal, frozenset({"body_admin"}))
    assert need.why in {"P2027-00001", "P2027-00002"}


def test_steps_that_are_changed_hold_for_open_invoices(subscribed, olga):
    with on(2, 1):
        kept_rules(olga, reminders=[3], grace_days=60)
    with on(2, 15):
        pass
    with on(2, 18):
        assert [one.days for one in DunningLetter.objects.all()] == [3]


@pytest.mark.parametrize("app", ["certificates", "register", "cases", "evaluations", "applications", "exports"])
def test_certificates_the_register_and_cases_never_ask_for_a_limit(app):
    sources = [path.read_text() for path in (PROJECT / app).rglob("*.py") if "migrations" not in path.parts]
    assert sources
    assert not any("refuse_beyond" in source or "billing.subscriptions.limits" in source for source in sources)
