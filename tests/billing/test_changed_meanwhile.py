"""An invoice changes while its client stands on the payment page: the page is called off, or its money is kept apart and shown."""

import pytest

from billing import actions
from billing.actions import checkouts, reconciling
from billing.actions.disputes import ask_dispute
from billing.models import Checkout, Invoice
from billing.queries import differences, unbooked_of
from tests.billing.making import pay

pytestmark = pytest.mark.django_db
WHY = {"zh": "更改", "en": "Changed"}
WHOLE = 2_597_000
CHANGES = {
    "credited in part": lambda invoice, fin: actions.open_credit_note(invoice, wanted={1: 100}, reason=WHY, by=fin),
    "credited": lambda invoice, fin: actions.open_credit_note(invoice, reason=WHY, by=fin),
    "cancelled": lambda invoice, fin: actions.cancel(invoice, reason="Wrong", by=fin),
    "given up": lambda invoice, fin: actions.give_up([invoice], owed=0, reason=WHY, by=fin),
    "paid by transfer": lambda invoice, fin: pay(invoice, WHOLE, fin),
    "paid in part by transfer": lambda invoice, fin: pay(invoice, 100, fin),
}


@pytest.fixture(params=CHANGES.values(), ids=CHANGES)
def changed(request, checkout, invoice, fin) -> Invoice:
    request.param(invoice, fin)
    return Invoice.objects.get(pk=invoice.pk)


def test_the_page_is_called_off(changed, checkout, double):
    reconciling.see_to_payers_of(changed.pk)
    checkout.refresh_from_db()
    assert (checkout.state, double.things[checkout.session]["status"]) == ("expired", "expired")


def test_the_worker_is_told_to(checkout, invoice, fin, monkeypatch, django_capture_on_commit_callbacks):
    told = []
    monkeypatch.setattr("lib.queue._send", lambda task, args, _countdown: told.append((task, args)))
    with django_capture_on_commit_callbacks(execute=True):
        pay(invoice, 100, fin)
    assert ("billing.see_to_payers", (str(invoice.pk),)) in told


def test_money_that_came_before_that_is_kept_apart_and_shown(changed, checkout, double, northseal):
    paid, state = changed.paid, changed.state
    double.pay(checkout.session)
    reconciling.see_to_payers_of(changed.pk)
    changed.refresh_from_db()
    assert (changed.paid, changed.state) == (paid, state)
    assert [(one.why, one.received) for one in unbooked_of(northseal)] == [("not_owed", WHOLE)]
    assert list(differences()) == []


def test_a_page_on_which_the_right_amount_is_paid_stays_open(checkout, invoice, double):
    reconciling.see_to_payers_of(invoice.pk)
    checkout.refresh_from_db()
    assert checkout.state == "open"


def test_a_page_paid_at_the_very_moment_is_no_trouble(checkout, invoice, double, fin, monkeypatch):
    pay(invoice, WHOLE, fin)
    asked = checkouts.provider().payment_of(checkout.account.account, checkout.session)
    double.pay(checkout.session)
    monkeypatch.setattr(checkouts, "settle", lambda checkout: checkouts.note_payment(checkout, asked))
    reconciling.see_to_payers_of(invoice.pk)
    monkeypatch.undo()


def test_what_fitted_nothing_is_booked_once_the_invoice_is_put_right(checkout, invoice, double, fin):
    wrong = pay(invoice, WHOLE, fin)
    double.pay(checkout.session)
    checkouts.settle(checkout)
    actions.reverse_payment(wrong, reason="Another client's", by=fin)
    assert checkouts.book_after_all(Checkout.objects.get(), by=fin).state == "paid"
    assert list(differences()) == []


def test_what_the_payers_bank_took_back_meanwhile_is_not_booked_after_all(checkout, invoice, double, fin):
    wrong = pay(invoice, WHOLE, fin)
    double.pay(checkout.session)
    checkouts.settle(checkout)
    dispute = double.open_dispute(double.intents[checkout.session])
    double.end_dispute(dispute["id"], won=False)
    ask_dispute(checkout.account.account, dispute["id"])
    actions.reverse_payment(wrong, reason="Another client's", by=fin)
    assert checkouts.settle(Checkout.objects.get()).state == "unbooked"
