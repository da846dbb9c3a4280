"""An invoice is paid by card, on a page of Stripe's, to the seller's own account."""

import pytest

from billing import actions
from billing.actions import checkouts
from billing.models import Checkout, CheckoutState, Payment, State
from lib.refusal import Refused
from tests.billing.making import pay
from tests.billing.stripe_peer import needs_mock
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
OPENED, OF_THE_FEE = 4, 6  # questions: an account of the ledger that is new; a booking of its own


def test_a_card_pays_an_invoice(checkout, double, invoice):
    double.pay(checkout.session)
    settled = checkouts.settle(checkout)
    invoice.refresh_from_db()
    assert (settled.state, invoice.state, invoice.paid) == (CheckoutState.PAID, State.PAID, 2_597_000)
    assert settled.payment.bank_reference == settled.payment_intent
    assert (settled.payment.recorded_by, settled.payment.is_online) == (None, True)


def test_settling_asks_the_database_few_questions(checkout, double, django_assert_max_num_queries):
    double.pay(checkout.session)
    with django_assert_max_num_queries(26 + OF_THE_FEE + 3 * OPENED):
        checkouts.settle(checkout)


def test_nothing_is_booked_before_it_is_paid(checkout, invoice):
    assert checkouts.settle(checkout).state == CheckoutState.OPEN
    assert not Payment.objects.exists()


@needs_mock
def test_every_call_was_checked_by_stripe_mock(checkout, double, peers):
    double.pay(checkout.session)
    checkouts.settle(checkout)
    assert peers.checked == len(double.calls) >= 5


def test_the_money_is_the_sellers_alone(checkout, double):
    asked = next(asked for method, path, asked in double.calls if path == "/v1/checkout/sessions")
    assert double.owners[checkout.session] == checkout.account.account
    assert "application_fee" not in str(asked)
    assert "transfer" not in str(asked)
    assert "on_behalf_of" not in str(asked)


def test_the_fee_is_kept_beside_the_payment(checkout, double):
    double.pay(checkout.session)
    settled = checkouts.settle(checkout)
    assert (settled.fee, settled.fee_currency, settled.method) == (75_343, "CNY", "card")


def test_pressing_twice_leads_to_the_same_page(checkout, invoice, alice):
    assert checkouts.begin_checkout(invoice, by=alice).url == checkout.url
    assert Checkout.objects.count() == 1


def test_another_price_is_another_page(checkout, invoice, alice, fin, double):
    pay(invoice, 597_000, fin)
    again = checkouts.begin_checkout(invoice, by=alice)
    assert (again.amount, double.things[checkout.session]["status"]) == (2_000_000, "expired")


def test_what_was_asked_stays_the_price_while_somebody_pays(checkout, invoice, fin, double):
    pay(invoice, 597_000, fin)
    double.pay(checkout.session)
    settled = checkouts.settle(checkout)
    assert (settled.state, settled.why) == (CheckoutState.UNBOOKED, "not_owed")
    invoice.refresh_from_db()
    assert invoice.paid == 597_000


def test_money_that_fitted_nothing_is_booked_after_all(checkout, invoice, fin, double):
    transfer = pay(invoice, 2_597_000, fin)
    double.pay(checkout.session)
    assert checkouts.settle(checkout).state == CheckoutState.UNBOOKED
    actions.reverse_payment(transfer, reason="Another client's money", by=fin)
    assert checkouts.book_after_all(checkout, by=fin).state == CheckoutState.PAID


def test_a_paid_invoice_is_not_paid_again(checkout, invoice, alice, double):
    double.pay(checkout.session)
    with pytest.raises(Refused, match="paid already"):
        checkouts.begin_checkout(invoice, by=alice)


def test_while_a_payment_is_on_its_way_no_other_begins(checkout, invoice, alice, double):
    double.pay(checkout.session, "sepa_debit")
    with pytest.raises(Refused, match="on its way already"):
        checkouts.begin_checkout(invoice, by=alice)


def test_strangers_do_not_pay(seller, invoice, globex):
    with pytest.raises(Refused, match="Only members"):
        checkouts.begin_checkout(invoice, by=globex)


def test_a_seller_that_cannot_charge_is_paid_by_transfer(seller, invoice, alice, double):
    double.disable(seller.account)
    with pytest.raises(Refused, match="bank transfer"):
        checkouts.begin_checkout(invoice, by=alice)
    assert Checkout.objects.get().state == CheckoutState.EXPIRED


def test_more_than_stripe_takes_is_paid_by_transfer(seller, invoice, alice, monkeypatch):
    monkeypatch.setattr(checkouts, "BIGGEST_ONLINE", 100)
    with pytest.raises(Refused, match="more than can be paid by card"):
        checkouts.begin_checkout(invoice, by=alice)


def credited_in_part(invoice, amount, *, alice, fin):
    """A credit note that waits for its red letter."""
    actions.request_fapiao(invoice, kind="special", title="爱克米电器", tax_number="91110000600037341L", by=alice)
    actions.record_fapiao(invoice, number="25312000000000000001", by=fin)
    wanted = {1: amount} if amount else None
    return actions.open_credit_note(invoice, wanted=wanted, reason={"en": "A part fell away"}, by=fin)


def test_only_what_is_not_being_credited_is_asked_for(seller, double, invoice, alice, fin):
    credited_in_part(invoice, 2_000_000, alice=alice, fin=fin)
    checkout = checkouts.begin_checkout(invoice, by=alice)
    assert checkout.amount == 597_000
    double.pay(checkout.session)
    assert checkouts.settle(checkout).state == CheckoutState.PAID


def test_what_is_wholly_being_credited_is_waited_for(seller, invoice, alice, fin, visit, northseal):
    credited_in_part(invoice, None, alice=alice, fin=fin)
    with pytest.raises(Refused, match="is being credited"):
        checkouts.begin_checkout(invoice, by=alice)
    page = signed_in(visit(northseal), alice).get(f"/invoices/{invoice.pk}/").content.decode()
    assert "Pay by card" not in page
    assert "A credit of ¥25,970.00 CNY is being made" in page


def test_a_page_that_asks_for_what_is_being_credited_is_called_off(checkout, double, invoice, alice, fin):
    credited_in_part(invoice, 2_000_000, alice=alice, fin=fin)
    assert checkouts.see_after(checkout).state == CheckoutState.EXPIRED


def test_staff_are_told_of_money_on_its_way_before_they_cancel(checkout, double, invoice, fin, visit, northseal):
    double.pay(checkout.session, "sepa_debit")
    checkouts.settle(checkout)
    desk = signed_in(visit(northseal), fin)
    assert "is on its way by card" in desk.get(f"/desk/invoices/{invoice.pk}/cancel/").content.decode()
    assert "A payment by card is on its way" in desk.get(f"/desk/invoices/{invoice.pk}/").content.decode()
