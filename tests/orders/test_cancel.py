"""Cancelling costs what the terms say and never more; what was charged is called back or refunded."""

from datetime import UTC, datetime, timedelta

import pytest

from billing import actions as billing
from billing.actions import LineData
from billing.models import Invoice
from billing.queries import is_settled
from catalog.actions.dates import cancel_date
from lib import clock
from lib.refusal import Refused
from lib.text import spelled_day
from orders import actions
from orders.queries import cancelling_costs, owed_for_cancelling
from outbox.relay import deliver_all
from tests.billing.making import pay
from tests.catalog.services import date_of, published_service
from tests.orders.making import booked, cart_with, confirmed, delivered, ordered

pytestmark = pytest.mark.django_db


TWO = [
    {"name": {"zh": "初稿", "en": "Draft"}, "percent": 90, "days": 5},
    {"name": {"zh": "终稿", "en": "Final"}, "percent": 10, "days": 10},
]


def again(order):
    order.refresh_from_db()
    return order


def begun(order):
    order.work_began_at = clock.now()
    order.save(update_fields=["work_began_at"])
    return order


def refunds_of(invoice):
    return list(invoice.refunds.order_by("opened_at").values_list("amount", "opened_by", "caused_by"))


@pytest.fixture
def prepaid(in_northseal, sima, fin, acme, alice):
    """An order for 2,800.00 that is charged beforehand and has begun, with its invoice; cancelling costs 40 %."""

    def make(paid=0):
        order = begun(ordered(published_service(sima, is_prepaid=True, cancel_percent=40), acme, alice))
        details = {"holder": "北印认证（演示）", "bank": "演示银行", "number": "6222 0000 1111 2222"}
        billing.set_bank_account(in_northseal, by=fin, **details)
        invoice = billing.issue(Invoice.objects.get(subject=order.pk), by=fin)
        if paid:
            pay(invoice, paid, fin)
        return order, invoice

    return make


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


def test_work_without_a_date_is_free_until_it_begins(in_northseal, sima, acme, alice):
    order = ordered(published_service(sima, cancel_percent=40), acme, alice)
    assert cancelling_costs(order) == 0
    begun(order)
    assert cancelling_costs(order) == 112_000


@pytest.mark.parametrize("is_sent_back", [False, True])
def test_what_was_delivered_is_owed_in_full(in_northseal, sima, cleo, acme, alice, is_sent_back):
    order = ordered(published_service(sima, milestones=TWO, cancel_percent=10, amount=100_000), acme, alice)
    came = delivered(order, cleo)
    if is_sent_back:
        actions.send_back(came, reason="The tables are missing.", by=alice)
    assert cancelling_costs(again(order)) == 90_000 + 10_000
    with pytest.raises(Refused, match=r"¥1,000\.00"):
        actions.cancel_order(order, reason="We have what we need.", fee=0, by=alice)
    actions.cancel_order(order, reason="We have what we need.", fee=100_000, by=alice)
    assert Invoice.objects.get(subject=order.pk, state="draft").total == 100_000


def test_a_date_that_has_begun_is_owed_in_full(course, date, acme, alice):
    order = booked(course, date, acme, alice, seats=2)
    with clock.frozen_at(date.starts_at):
        assert [(each.why, each.amount) for each in owed_for_cancelling(order)] == [("begun", 136_000)]


def test_it_never_costs_more_than_what_is_left(in_northseal, sima, cleo, acme, alice):
    order = ordered(published_service(sima, milestones=TWO, cancel_percent=100, amount=100_000), acme, alice)
    actions.accept(delivered(order, cleo), by=alice)
    assert cancelling_costs(again(order)) == 10_000


def test_a_part_that_was_added_makes_cancelling_no_dearer(in_northseal, sima, fin, cleo, acme, alice):
    order = ordered(published_service(sima, milestones=TWO, cancel_percent=50, amount=100_000), acme, alice)
    added = actions.propose_part(order, name_zh="复测", name_en="Retest", amount=90_000, days=5, why="Failed.", by=sima)
    actions.answer_proposal(added, is_agreed=True, amount=90_000, by=alice)
    actions.accept(delivered(order, cleo), by=alice)
    assert cancelling_costs(again(order)) == 10_000


def test_an_unpaid_prepaid_order_is_called_back(in_northseal, sima, acme, alice):
    order = ordered(published_service(sima, is_prepaid=True), acme, alice)
    actions.cancel_order(order, reason="Changed plans.", fee=0, by=alice)
    assert Invoice.objects.get(subject=order.pk).state == "cancelled"


def test_a_paid_order_opens_a_refund_of_all_but_the_fee(prepaid, alice):
    order, invoice = prepaid(paid=280_000)
    actions.cancel_order(order, reason="Changed plans.", fee=112_000, by=alice)
    assert refunds_of(invoice) == [(168_000, None, alice.pk)]


def test_what_went_back_before_goes_back_once(prepaid, alice, fin):
    order, invoice = prepaid(paid=280_000)
    billing.open_refund(invoice, amount=1, reason={"zh": "", "en": "Goodwill"}, by=fin)
    actions.cancel_order(order, reason="Changed plans.", fee=112_000, by=alice)
    assert [amount for amount, *_who in refunds_of(invoice)] == [1, 167_999]


def test_of_a_part_that_was_paid_the_rest_is_asked_no_more(prepaid, cleo):
    order, invoice = prepaid(paid=100_000)
    actions.cancel_as_seller(order, reason="Our expert is ill.", by=cleo)
    invoice.refresh_from_db()
    assert (invoice.owed, invoice.credited, refunds_of(invoice)) == (0, 180_000, [(100_000, None, cleo.pk)])
    assert is_settled("order", order.pk)


def test_what_was_paid_counts_against_what_cancelling_costs(prepaid, alice):
    order, invoice = prepaid(paid=100_000)
    actions.cancel_order(order, reason="Changed plans.", fee=112_000, by=alice)
    assert refunds_of(invoice) == []
    assert Invoice.objects.get(subject=order.pk, state="draft").total == 12_000


def test_a_reason_may_be_as_long_as_the_form_lets_it(prepaid, alice):
    order, invoice = prepaid(paid=280_000)
    actions.cancel_order(order, reason="x" * 500, fee=112_000, by=alice)
    assert (again(order).state, len(invoice.refunds.get().reason_en)) == ("cancelled", 300)


def test_whoever_cancelled_does_not_approve_what_goes_back(prepaid, ada):
    order, invoice = prepaid(paid=280_000)
    actions.cancel_as_seller(order, reason="Our expert is ill.", by=ada)
    with pytest.raises(Refused, match="a second person"):
        billing.approve_refund(invoice.refunds.get(), by=ada)


def test_what_the_terms_give_back_is_not_dropped(prepaid, cleo, fin):
    order, invoice = prepaid(paid=280_000)
    actions.cancel_as_seller(order, reason="Our expert is ill.", by=cleo)
    with pytest.raises(Refused, match="owed by the terms"):
        billing.drop_refund(invoice.refunds.get(), reason="We keep it.", by=fin)


def test_money_that_never_came_does_not_go_back(prepaid, alice, fin):
    order, invoice = prepaid(paid=100_000)
    pay(invoice, 180_000, fin, "TX-2")
    actions.cancel_order(order, reason="Changed plans.", fee=112_000, by=alice)
    mistaken = invoice.payments.get(bank_reference="TX-1")
    billing.reverse_payment(mistaken, reason="Another client's.", by=fin)
    promised = invoice.refunds.filter(state="open")
    invoice.refresh_from_db()
    assert ([each.amount for each in promised], invoice.owed, invoice.credited) == ([68_000], 0, 100_000)


def test_an_invoice_that_finance_corrected_is_the_orders_own(prepaid, alice, fin):
    order, invoice = prepaid()
    invoice = billing.cancel(invoice, reason="Wrong name.", by=fin)
    lines = [LineData({"zh": "检验", "en": "Inspection"}, 280_000)]
    corrected = billing.draft_invoice(
        invoice.organisation, body=invoice.body, about=invoice.about, lines=lines, by=fin, instead_of=invoice
    )
    pay(billing.issue(corrected, by=fin), 280_000, fin)
    actions.cancel_order(order, reason="Changed plans.", fee=112_000, by=alice)
    invoice.refresh_from_db()
    assert refunds_of(corrected) == [(168_000, None, alice.pk)]
    assert (invoice.cancelled_by, Invoice.objects.filter(subject=order.pk).count()) == (fin, 2)


def test_a_part_whose_invoice_was_cancelled_is_charged_as_it_is_accepted(prepaid, cleo, alice, fin):
    order, invoice = prepaid()
    billing.cancel(invoice, reason="A mistake.", by=fin)
    actions.accept(delivered(order, cleo), by=alice)
    assert Invoice.objects.get(subject=order.pk, state="draft").total == 280_000


def test_an_exempt_part_of_a_mixed_order_is_charged_without_tax(in_northseal, sima, cleo, acme, alice):
    order = cart_with(published_service(sima, tax="none", slug="exempt", amount=100_000), acme, alice)
    cart_with(published_service(sima, "inspection", slug="taxed", amount=100_000), acme, alice)
    confirmed(order, alice)
    actions.accept(delivered(order, cleo), by=alice)
    assert Invoice.objects.get(subject=order.pk).lines.get().tax_rate == 0


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


def test_a_date_called_off_is_named_by_the_day_of_its_place(course, acme, alice, sima):
    tomorrow = clock.now() + timedelta(days=30)
    at_seven = datetime(tomorrow.year, tomorrow.month, tomorrow.day, 23, tzinfo=UTC)  # seven in Shanghai, a day later
    early = date_of(course.service, sima, starts_at=at_seven, ends_at=at_seven + timedelta(hours=7))
    booked(course, early, acme, alice)
    cancel_date(early, reason="Too few came.", by=sima)
    deliver_all()
    day = clock.day_of(at_seven, "Asia/Shanghai")
    assert spelled_day(day)["en"] in alice.notices.get(subject_en__contains="called off").subject_en
