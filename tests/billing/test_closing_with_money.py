"""A body leaves while money is open: until its day everybody settles; after it what Stripe says is still booked, nothing new begins."""

from datetime import timedelta

import pytest

from billing import actions
from billing.actions import checkouts
from billing.models import Checkout, Dispute, Invoice
from billing.queries import differences
from lib import clock
from tenants.hosts import table
from tests.billing.making import pay
from tests.oversight.making import announce, at_the_desk
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
WHY = {"zh": "已并入他家。", "en": "It was merged."}
HOST = "northseal.guildmark.localhost"


@pytest.fixture
def leaving(northseal, olga):
    body = announce(northseal, by=olga, reason=WHY)
    table.forget()
    yield body
    table.forget()


def left(body):
    return clock.frozen_at(body.closes_at + timedelta(minutes=1))


def test_until_its_day_the_client_sees_and_pays_by_card(seller, double, invoice, leaving, visit, alice):
    client = signed_in(visit(leaving), alice)
    page = client.get(f"/invoices/{invoice.pk}/").content.decode()
    assert invoice.number in page
    assert "Pay by card" in page
    assert client.post(f"/invoices/{invoice.pk}/card/").status_code == 302
    double.pay(Checkout.objects.get().session)
    assert b"Paid in full. Thank you." in client.get(f"/invoices/{invoice.pk}/card/back/", follow=True).content
    assert Invoice.objects.get(pk=invoice.pk).state == "paid"


def test_until_its_day_finance_staff_settle_what_is_open(invoice, leaving, fin, ada):
    pay(invoice, invoice.total, fin)
    refund = actions.open_refund(invoice, amount=100, reason=WHY, by=fin)
    desk = at_the_desk(fin, HOST)
    for page in (
        "invoices/",
        "transfers/",
        "refunds/",
        f"refunds/{refund.pk}/",
        "credit-notes/",
        f"invoices/{invoice.pk}/",
    ):
        assert desk.get(f"/desk/{page}").status_code == 200, page
    for page in ("fapiao/", "fapiao/sheets/", "fapiao/settings/", "subscription/"):
        assert desk.get(f"/desk/{page}").status_code == 200, page
    at_the_desk(ada, HOST).post(f"/desk/refunds/{refund.pk}/approve/")
    refund.refresh_from_db()
    assert refund.state == "approved"


def test_nothing_else_is_done_there_and_its_page_says_so(leaving, fin):
    answer = at_the_desk(fin, HOST).get("/desk/cases/")
    assert answer.status_code == 503
    assert "invoices are still paid, credited and refunded" in answer.content.decode()


def test_who_closes_it_sees_what_money_is_open(checkout, double, invoice, olga, fin, northseal):
    pay(invoice, 100, fin)
    actions.open_refund(invoice, amount=100, reason=WHY, by=fin)
    page = at_the_desk(olga, "guildmark.localhost").get("/operations/bodies/northseal/close/").content.decode()
    for matter in (
        "invoices not paid",
        "refunds not paid out",
        "payments by card under way",
        "disputes not decided",
        "credit of clients",
    ):
        assert matter in page


def test_after_its_day_a_page_that_stands_open_is_called_off(checkout, double, leaving, reconcile):
    with left(leaving):
        reconcile()
    checkout.refresh_from_db()
    assert checkout.state == "expired"
    assert double.things[checkout.session]["status"] == "expired"


def test_after_its_day_money_that_was_under_way_is_booked(checkout, double, leaving, postman, invoice):
    double.pay(checkout.session, "sepa_debit")
    postman.bring()
    double.end_delayed(checkout.session)
    with left(leaving):
        assert set(postman.bring()) == {200}
    assert Invoice.objects.get(pk=invoice.pk).state == "paid"
    assert list(differences()) == []


def test_after_its_day_a_dispute_is_still_booked(checkout, double, leaving, postman, invoice):
    double.pay(checkout.session)
    checkouts.settle(checkout)
    dispute = double.open_dispute(double.intents[checkout.session])
    double.end_dispute(dispute["id"], won=False)
    with left(leaving):
        postman.bring()
    assert (Dispute.objects.get().words, Invoice.objects.get(pk=invoice.pk).paid) == ("", 0)
    assert list(differences()) == []


def test_after_its_day_nobody_comes_to_its_invoices(invoice, leaving, visit, alice):
    client = signed_in(visit(leaving), alice)
    with left(leaving):
        assert client.get(f"/invoices/{invoice.pk}/").status_code == 410
