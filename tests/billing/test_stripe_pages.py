"""What a body's finance staff, a client and an operator see and press of payments by card."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_tenants.utils import tenant_context

from billing import actions
from billing.actions import checkouts, inbox, returns
from billing.models import Checkout, CheckoutState, Dispute, EventState, ProviderEvent, Refund, Return, ReturnState
from billing.queries import needs_you
from lib import clock
from lib.refusal import Refused
from marketplace.embedded.stripe_double import Trouble
from staff.models import Role
from tests.billing.making import paid_back, pay
from tests.cast import person, works_for
from tests.support.pdfs import a_pdf_of
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/desk/payments/"


@pytest.fixture
def desk(visit, northseal, fin):
    return signed_in(visit(northseal), fin)


@pytest.fixture
def penny_of_finance(northseal):
    return works_for(northseal, "penny", Role.FINANCE)


@pytest.fixture
def client_of_acme(visit, northseal, alice):
    return signed_in(visit(northseal), alice)


@pytest.fixture
def stray(checkout, double, invoice, fin):
    """Money that came by card for what a transfer had paid already."""
    pay(invoice, invoice.total, fin)
    double.pay(checkout.session)
    return checkouts.settle(checkout)


def read(client, path: str) -> str:
    return client.get(path, follow=True).content.decode()


def test_without_a_provider_the_page_says_so(desk):
    assert "Bank transfer does everything" in read(desk, PAGE)


def test_a_body_opens_an_account_and_goes_on_at_stripe(peers, double, desk):
    answer = desk.post(f"{PAGE}onboarding/", {"country": "DE"})
    assert answer["location"].startswith("http://127.0.0.1/setup/acct_")
    account = double.calls[0][2]
    assert account["controller"]["losses"] == {"payments": "stripe"}
    assert "Not finished" in read(desk, PAGE)


def test_the_mainland_is_no_choice(peers, desk):
    assert "Choose the country" in desk.post(f"{PAGE}onboarding/", {"country": "CN"}, follow=True).content.decode()


def test_an_expired_link_is_said_and_the_next_press_makes_a_new_one(peers, double, desk):
    first = desk.post(f"{PAGE}onboarding/", {"country": "DE"})["location"]
    assert "had expired" in read(desk, f"{PAGE}again/")
    again = desk.post(f"{PAGE}onboarding/")["location"]
    assert again != first
    assert len(double.of_kind("account")) == 1


def test_what_is_missing_is_said_in_words(seller, double, desk):
    double.disable(seller.account)
    desk.post(f"{PAGE}refresh/")
    page = read(desk, PAGE)
    assert "Stripe takes no payments for you now." in page
    assert "tax number" in page


def test_balance_payouts_and_fees_are_shown(checkout, double, desk, postman):
    double.pay(checkout.session)
    checkouts.settle(checkout)
    double.end_payout(double.pay_out(checkout.account.account, "cny")["id"], well=False)
    postman.bring()
    page = read(desk, PAGE)
    assert "¥25,216.57" in page
    assert "¥753.43" in page
    assert "Failed, money is back" in page


def test_a_client_sees_the_button_beside_the_bank_account(seller, invoice, client_of_acme):
    page = read(client_of_acme, f"/invoices/{invoice.pk}/")
    assert page.index("Pay by card") < page.index("Pay by bank transfer")
    assert "Test payments: no money moves." in page
    answer = client_of_acme.post(f"/invoices/{invoice.pk}/card/")
    assert answer["location"] == Checkout.objects.get().url


def test_without_an_account_there_is_no_button(peers, invoice, client_of_acme):
    assert "Pay by card" not in read(client_of_acme, f"/invoices/{invoice.pk}/")


def test_another_clients_invoice_is_not_found(seller, invoice, visit, northseal, globex):
    stranger = signed_in(visit(northseal), globex)
    assert stranger.post(f"/invoices/{invoice.pk}/card/").status_code == 404
    assert stranger.get(f"/invoices/{invoice.pk}/card/back/").status_code == 404


def test_a_payment_under_way_is_said(checkout, double, invoice, client_of_acme):
    double.pay(checkout.session, "sepa_debit")
    assert read(client_of_acme, f"/invoices/{invoice.pk}/card/back/").count("is on its way") == 1
    page = read(client_of_acme, f"/invoices/{invoice.pk}/")
    assert "Pay by card" not in page
    assert "Pay by bank transfer" not in page  # or it would be paid twice


def test_money_that_fits_nothing_goes_back_by_two_people(
    stray, double, desk, fin, penny_of_finance, visit, northseal, postman
):
    assert "is not booked" in read(desk, PAGE)
    desk.post(f"{PAGE}{stray.pk}/return/")
    proposed = Return.objects.get()
    with pytest.raises(Refused, match="second person"):
        returns.agree_to_return(proposed, by=fin)
    signed_in(visit(northseal), penny_of_finance).post(f"{PAGE}returns/{proposed.pk}/agree/")
    assert returns.send(Return.objects.get()).waits_because == "insufficient_funds"  # for the fee is gone
    double._book(double.things[stray.payment_intent], 1_000_000, 0, "topup", stray.account.account)
    double.end_refund(double.of_kind("refund")[0]["id"])
    postman.bring()
    assert Return.objects.get().state == ReturnState.SUCCEEDED
    assert "is not booked" not in read(desk, PAGE)


def test_money_that_goes_back_is_not_booked_after_all(stray, fin):
    returns.propose_return(stray, by=fin)
    with pytest.raises(Refused, match="goes back"):
        checkouts.book_after_all(stray, by=fin)
    with pytest.raises(Refused, match="on its way back"):
        returns.propose_return(stray, by=fin)


def test_what_goes_back_is_booked_by_no_later_event(stray, double, postman, invoice, fin):
    returns.propose_return(stray, by=fin)
    actions.reverse_payment(invoice.payments.get(), reason="Another client's money", by=fin)
    postman.bring()
    invoice.refresh_from_db()
    assert (Checkout.objects.get().state, invoice.paid) == (CheckoutState.UNBOOKED, 0)


def test_a_refund_goes_back_to_the_card(checkout, double, desk, fin, ada, postman):
    refund = paid_back(checkout, double, by=fin, approved_by=ada)
    assert "Send it back to the card" in read(desk, f"/desk/refunds/{refund.pk}/")
    desk.post(f"/desk/refunds/{refund.pk}/card/")
    returns.send(Return.objects.get())
    refund.refresh_from_db()
    assert (refund.state, refund.settled_by) == ("settled", fin)
    assert "Sent back" in read(desk, f"/desk/refunds/{refund.pk}/")


def test_what_goes_back_to_the_card_is_not_sent_by_the_bank_as_well(checkout, double, fin, ada):
    refund = paid_back(checkout, double, by=fin, approved_by=ada)
    returns.send_refund(refund, by=fin)
    with pytest.raises(Refused, match="Stripe is sending"):
        actions.settle_refund(refund, settled_on=clock.today(), bank_reference="X", paid_to="Acme", by=fin)
    with pytest.raises(Refused, match="Stripe is sending"):
        actions.drop_refund(refund, reason="No", by=fin)


def test_a_refund_that_fails_may_be_tried_again(checkout, double, fin, ada, postman):
    refund = paid_back(checkout, double, by=fin, approved_by=ada)
    double.pay_out(checkout.account.account, "cny")
    made = returns.send(returns.send_refund(refund, by=fin))
    double.end_refund(made.provider_refund, well=False)
    postman.bring()
    assert Return.objects.get().state == ReturnState.FAILED
    double._book(double.things[made.provider_refund], 99_000_000, 0, "topup", checkout.account.account)
    assert returns.send(returns.send_refund(refund, by=fin)).state == ReturnState.SUCCEEDED


def test_a_refund_that_fails_after_it_counted_waits_to_be_paid_again(checkout, double, fin, ada, postman, desk):
    refund = paid_back(checkout, double, by=fin, approved_by=ada)
    made = returns.send(returns.send_refund(refund, by=fin))
    double.end_refund(made.provider_refund, well=False)
    postman.bring()
    refund.refresh_from_db()
    assert "did not reach the payer" in read(desk, refund.get_absolute_url())
    assert "An earlier try did not reach" in read(desk, refund.followed_by.get_absolute_url())


def test_a_refund_made_at_stripe_is_written_down_and_settled_by_two(checkout, double, fin, ada, postman, desk):
    double.pay(checkout.session)
    paid = checkouts.settle(checkout)
    double.create_refund(checkout.account.account, {"payment_intent": paid.payment_intent, "amount": "100"})
    postman.bring()
    assert "was refunded at Stripe itself" in read(desk, PAGE)
    desk.post(f"{PAGE}returns/{Return.objects.get().pk}/adopt/")
    actions.approve_refund(Refund.objects.get(), by=ada)
    returns.send_refund(Refund.objects.get(), by=fin)
    refund = Refund.objects.get()
    assert (refund.state, refund.amount) == ("settled", 100)
    assert len(double.of_kind("refund")) == 1


@pytest.fixture
def disputed(checkout, double, postman):
    double.pay(checkout.session)
    paid = checkouts.settle(checkout)
    double.open_dispute(paid.payment_intent)
    postman.bring()
    return Dispute.objects.get()


def test_a_dispute_is_answered_once_with_words_and_files(disputed, double, desk):
    path = f"{PAGE}disputes/{disputed.pk}/"
    assert "Answer wanted" in read(desk, path)
    typed = {
        "uncategorized_text": "Held on 3 May; signed list.",
        "service_documentation": SimpleUploadedFile("list.pdf", a_pdf_of(), "application/pdf"),
        "is_final": "on",
    }
    page = desk.post(path, typed, follow=True).content.decode()
    assert "Sent. The payer" in page, page
    there = double.things[disputed.dispute]
    assert (there["status"], there["evidence"]["uncategorized_text"]) == ("under_review", "Held on 3 May; signed list.")
    assert there["evidence"]["service_documentation"].startswith("file_")
    assert "list.pdf" in page
    assert "Send the answer" not in read(desk, path)


def test_an_empty_answer_is_refused(disputed, desk, double):
    page = desk.post(f"{PAGE}disputes/{disputed.pk}/", {"is_final": "on"}).content.decode()
    assert "Say or show something" in page
    assert double.things[disputed.dispute]["status"] == "needs_response"


def test_an_answer_that_does_not_reach_stripe_may_be_sent_again(disputed, desk, double):
    path, typed = f"{PAGE}disputes/{disputed.pk}/", {"uncategorized_text": "Delivered.", "is_final": "on"}
    double.troubles.append(Trouble("timeout", "POST /v1/disputes", times=3))
    assert "Nothing was sent" in desk.post(path, typed).content.decode()
    assert "Sent. The payer" in desk.post(path, typed, follow=True).content.decode()


def test_disputes_wait_on_the_desk(disputed, northseal, fin):
    with tenant_context(northseal):
        assert "Disputes to answer" in [str(need.words) for need in needs_you(fin, roles=frozenset({"finance"}))]
        assert needs_you(fin, roles=frozenset({"decider"})) == []


def test_operators_see_events_and_have_one_looked_at_again(checkout, double, postman, site):
    double.pay(checkout.session)
    postman.bring({**double.events[-1], "livemode": True})
    operator = signed_in(site, person("opal", is_operator=True))
    page = operator.get("/operations/payments/").content.decode()
    assert "It is of real money where tests are made" in page
    event = ProviderEvent.objects.get()
    operator.post(f"/operations/payments/{event.pk}/again/")
    event.refresh_from_db()
    assert event.state == EventState.RECEIVED


def test_without_a_key_nobody_listens(site):
    assert site.post("/webhooks/stripe/connect/", data=b"{}", content_type="application/json").status_code == 404


def test_what_was_settled_long_ago_keeps_no_payers_name(checkout, double, postman):
    double.pay(checkout.session)
    postman.bring()
    assert Checkout.objects.get().state == CheckoutState.PAID
    with clock.frozen_at(clock.now() + timedelta(days=31)):
        inbox.forget_raw()
    assert set(ProviderEvent.objects.values_list("raw", flat=True)) == {""}
