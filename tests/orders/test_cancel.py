"""Cancelling costs what the terms say and never more; what was charged is called back or refunded."""

from datetime import timedelta

import pytest

from billing import actions as billing
from billing.models import Invoice
from catalog.actions.dates import cancel_date
from lib import clock
from lib.refusal import Refused
from orders import actions
from orders.queries import cancelling_costs
from outbox.relay import deliver_all
from tests.billing.making import pay
from tests.catalog.services import date_of, published_service
from tests.orders.making import booked, delivered, ordered

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(in_northseal, sima):
    """A seat costs 680.00; free until seven days before, then half."""
    return published_service(sima, "training")


@pytest.fixture
def date(course, sima):
    return date_of(course.service, sima, in_days=30, seats=4)


def test_it_is_free_until_so_many_days_before_the_date_and_gives_the_seats_back(course, date, acme, alice):
    order = booked(course, date, acme, alice, seats=2)
    assert cancelling_costs(order) == 0
    actions.cancel_order(order, reason="Nobody can come.", fee=0, by=alice)
    date.refresh_from_db()
    order.refresh_from_db()
    assert (order.state, date.taken) == ("cancelled", 0)


def test_later_it_costs_the_share_that_was_agreed(course, date, acme, alice):
    order = booked(course, date, acme, alice, seats=2)
    with clock.frozen_at(date.starts_at - timedelta(days=3)):
        assert cancelling_costs(order) == 68_000
        with pytest.raises(Refused, match=r"Cancelling costs ¥680\.00"):
            actions.cancel_order(order, reason="Nobody can come.", fee=0, by=alice)
        actions.cancel_order(order, reason="Nobody can come.", fee=68_000, by=alice)
    assert Invoice.objects.get(subject=order.pk, state="draft").total == 68_000


def test_a_date_that_the_seller_called_off_costs_nothing(course, date, acme, alice, sima):
    order = booked(course, date, acme, alice)
    cancel_date(date, reason="Too few came.", by=sima)
    with clock.frozen_at(date.starts_at - timedelta(days=3)):
        assert cancelling_costs(order) == 0


def test_work_without_a_date_is_free_until_it_begins(in_northseal, sima, cleo, acme, alice):
    order = ordered(published_service(sima, cancel_percent=40), acme, alice)
    assert cancelling_costs(order) == 0
    delivered(order, cleo)
    order.refresh_from_db()
    assert cancelling_costs(order) == 112_000


def test_it_never_costs_more_than_what_is_left(in_northseal, sima, cleo, acme, alice):
    parts = [
        {"name": {"zh": "初稿", "en": "Draft"}, "percent": 90, "days": 5},
        {"name": {"zh": "终稿", "en": "Final"}, "percent": 10, "days": 10},
    ]
    order = ordered(published_service(sima, milestones=parts, cancel_percent=100, amount=100_000), acme, alice)
    actions.accept(delivered(order, cleo), by=alice)
    order.refresh_from_db()
    assert cancelling_costs(order) == 10_000


def test_an_unpaid_prepaid_order_is_called_back(in_northseal, sima, acme, alice):
    order = ordered(published_service(sima, is_prepaid=True), acme, alice)
    actions.cancel_order(order, reason="Changed plans.", fee=0, by=alice)
    assert Invoice.objects.get(subject=order.pk).state == "cancelled"


def test_a_paid_order_opens_a_refund_of_all_but_the_fee(in_northseal, sima, fin, cleo, acme, alice, monkeypatch):
    opened = []
    monkeypatch.setattr("orders.actions.invoicing.open_refund", lambda invoice, **how: opened.append((invoice, how)))
    order = ordered(published_service(sima, is_prepaid=True, cancel_percent=40), acme, alice)
    details = {"holder": "北印认证（演示）", "bank": "演示银行", "number": "6222 0000 1111 2222"}
    billing.set_bank_account(in_northseal, by=fin, **details)
    invoice = billing.issue(Invoice.objects.get(subject=order.pk), by=fin)
    pay(invoice, invoice.total, fin)
    delivered(order, cleo)
    actions.cancel_order(order, reason="Changed plans.", fee=112_000, by=alice)
    assert [(each, how["amount"], how["by"]) for each, how in opened] == [(invoice, 168_000, None)]


def test_a_seller_that_cancels_keeps_nothing(in_northseal, sima, cleo, acme, alice):
    order = ordered(published_service(sima, is_prepaid=True, cancel_percent=100), acme, alice)
    delivered(order, cleo)
    actions.cancel_as_seller(order, reason="Our expert is ill.", by=cleo)
    order.refresh_from_db()
    assert (order.cancel_fee, Invoice.objects.get(subject=order.pk).state) == (0, "cancelled")


def test_whoever_only_evaluates_cancels_no_order(in_northseal, sima, mira, acme, alice):
    order = ordered(published_service(sima), acme, alice)
    with pytest.raises(Refused, match="cancels no order"):
        actions.cancel_as_seller(order, reason="Our expert is ill.", by=mira)


def test_what_was_accepted_stays_owed(in_northseal, sima, cleo, acme, alice):
    parts = [
        {"name": {"zh": "初稿", "en": "Draft"}, "percent": 50, "days": 5},
        {"name": {"zh": "终稿", "en": "Final"}, "percent": 50, "days": 10},
    ]
    order = ordered(published_service(sima, milestones=parts), acme, alice)
    actions.accept(delivered(order, cleo), by=alice)
    actions.cancel_as_seller(order, reason="Our expert is ill.", by=cleo)
    assert list(Invoice.objects.filter(subject=order.pk).values_list("state", "total")) == [("draft", 140_000)]


def test_cancelling_says_why(in_northseal, sima, acme, alice):
    order = ordered(published_service(sima), acme, alice)
    with pytest.raises(Refused, match="Say why"):
        actions.cancel_order(order, reason=" ", fee=0, by=alice)


def test_an_order_that_ended_is_not_cancelled(in_northseal, sima, cleo, acme, alice):
    order = ordered(published_service(sima), acme, alice)
    actions.accept(delivered(order, cleo), by=alice)
    with pytest.raises(Refused, match="in work"):
        actions.cancel_order(order, reason="Late.", fee=0, by=alice)


def test_whoever_booked_a_date_that_is_called_off_is_told_once(course, date, acme, alice, sima):
    booked(course, date, acme, alice)
    cancel_date(date, reason="Too few came.", by=sima)
    deliver_all()
    told = alice.notices.filter(subject_en__contains="called off")
    assert told.count() == 1
    deliver_all()
    actions.tell_of_dates_called_off(course.service_id)
    assert told.count() == 1
