"""A body is suspended while money is open: what puts it right goes on, nothing new begins, what is owed stays owed."""

import pytest

from billing import actions
from billing.actions import checkouts
from billing.models import Checkout, Dispute, Invoice, Transfer
from billing.queries import differences, return_of
from lib.refusal import Refused
from oversight.actions import reopen_body, suspend_body
from tenants.hosts import table
from tests.billing.making import paid_back, pay
from tests.oversight.making import at_the_desk
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
WHY = {"zh": "已并入他家。", "en": "It was merged."}
HOST = "northseal.guildmark.localhost"


@pytest.fixture
def suspend(northseal, olga):
    def suspend():
        suspend_body(northseal, reason=WHY, by=olga)
        table.forget()

    yield suspend
    table.forget()


def test_finance_staff_pay_out_a_refund_and_read_that_the_body_is_suspended(invoice, suspend, fin, ada):
    pay(invoice, invoice.total, fin)
    refund = actions.open_refund(invoice, amount=100, reason=WHY, by=fin)
    suspend()
    page = at_the_desk(fin, HOST).get(f"/desk/refunds/{refund.pk}/").content.decode()
    assert "This body is suspended here." in page
    at_the_desk(ada, HOST).post(f"/desk/refunds/{refund.pk}/approve/")
    typed = {"bank_reference": "BACK-1", "settled_on": "2026-11-30", "paid_to": "DE02", "elsewhere_because": "closed"}
    at_the_desk(fin, HOST).post(f"/desk/refunds/{refund.pk}/paid/", typed)
    refund.refresh_from_db()
    assert refund.state == "settled"


def test_finance_staff_see_what_came_and_record_it(invoice, suspend, fin):
    suspend()
    desk = at_the_desk(fin, HOST)
    typed = {"amount": "100.00", "received_on": "2026-11-01", "bank_reference": "TX-7"}
    assert desk.post(f"/desk/invoices/{invoice.pk}/payment/", typed).status_code == 302
    assert Transfer.objects.get().bank_reference == "TX-7"
    for page in (
        "invoices",
        "transfers",
        "clients",
        "credit-notes",
        "bank-statements",
        "fapiao",
        "payments",
        "journal",
    ):
        assert desk.get(f"/desk/{page}/").status_code == 200, page


def test_a_dispute_is_answered_before_its_day(checkout, double, postman, suspend, fin):
    double.pay(checkout.session)
    checkouts.settle(checkout)
    double.open_dispute(double.intents[checkout.session])
    postman.bring()
    suspend()
    dispute = Dispute.objects.get()
    words = {"uncategorized_text": "The work was done and the report handed over.", "is_final": "on"}
    at_the_desk(fin, HOST).post(f"/desk/payments/disputes/{dispute.pk}/", words)
    dispute.refresh_from_db()
    assert dispute.answered_by == fin


def test_a_refund_goes_back_to_the_card(checkout, double, suspend, fin, ada):
    refund = paid_back(checkout, double, by=fin, approved_by=ada)
    suspend()
    at_the_desk(fin, HOST).post(f"/desk/refunds/{refund.pk}/card/")
    assert return_of(refund).asked_by == fin


def test_nothing_new_is_drafted_or_issued_and_no_page_offers_it(draft, account, suspend, fin):
    suspend()
    desk = at_the_desk(fin, HOST)
    assert desk.get("/desk/invoices/new/").status_code == 503
    assert desk.post(f"/desk/invoices/{draft.pk}/issue/").status_code == 503
    page = desk.get(f"/desk/invoices/{draft.pk}/").content.decode()
    assert "Issue invoice" not in page
    assert "Draft invoice" not in desk.get("/desk/invoices/").content.decode()


def test_whoever_does_no_finance_meets_the_resting_page_which_says_where_finance_goes_on(suspend, cleo):
    suspend()
    answer = at_the_desk(cleo, HOST).get("/desk/")
    assert answer.status_code == 503
    assert f"{HOST}/desk/invoices/" in answer.content.decode()
    assert at_the_desk(cleo, HOST).get("/desk/invoices/").status_code == 403


def test_finance_staff_sign_in_there(suspend, site, northseal, fin, visit):
    suspend()
    asked = visit(northseal).get("/desk/invoices/")
    assert asked.status_code == 302
    there = visit(northseal).get(asked.url)
    answer = signed_in(site, fin).get(there.url)
    assert answer.url.startswith(f"http://{HOST}/ticket/?ticket=")


def test_a_client_reads_what_it_owes_and_pays_by_transfer(seller, invoice, suspend, northseal, visit, alice):
    suspend()
    page = signed_in(visit(northseal), alice).get(f"/invoices/{invoice.pk}/").content.decode()
    assert "What is still owed on an invoice is paid by bank transfer" in page
    assert invoice.typed_reference in page
    assert "Pay by card" not in page


def test_no_card_payment_is_begun(seller, invoice, suspend, alice):
    suspend()
    with pytest.raises(Refused, match="What you owe stays owed"):
        checkouts.begin_checkout(Invoice.objects.get(pk=invoice.pk), by=alice)
    assert not Checkout.objects.exists()


def test_a_payment_page_that_stands_open_is_called_off(checkout, double, suspend, reconcile):
    suspend()
    reconcile()
    checkout.refresh_from_db()
    assert (checkout.state, double.things[checkout.session]["status"]) == ("expired", "expired")


def test_who_paid_at_that_very_moment_has_paid(checkout, double, suspend, northseal, visit, alice):
    suspend()
    double.pay(checkout.session)
    client = signed_in(visit(northseal), alice)
    assert b"Thank you" in client.get(f"/invoices/{checkout.invoice_id}/card/back/", follow=True).content
    assert Invoice.objects.get(pk=checkout.invoice_id).state == "paid"
    assert list(differences()) == []


def test_a_debit_that_was_on_its_way_is_booked(checkout, double, suspend, postman):
    double.pay(checkout.session, "sepa_debit")
    postman.bring()
    suspend()
    double.end_delayed(checkout.session)
    postman.bring()
    assert Invoice.objects.get(pk=checkout.invoice_id).state == "paid"


def test_reopened_it_is_paid_by_card_again(seller, invoice, suspend, northseal, olga, alice):
    suspend()
    reopen_body(northseal, reason=WHY, by=olga)
    assert checkouts.begin_checkout(Invoice.objects.get(pk=invoice.pk), by=alice).url
