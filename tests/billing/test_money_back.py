"""Money that goes back, by a bank, a card or a person: nothing of it is lost, doubled, or in the name of somebody else."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from accounts.models import Notice
from billing import actions
from billing.actions import checkouts, disputes, returns
from billing.models import Checkout, Dispute, Invoice, Payment, Refund, Return, ReturnState, Transfer
from billing.queries import differences, returns_outside
from lib import clock
from lib.refusal import Refused
from marketplace.embedded.stripe_double import Trouble
from tests.billing.making import APPLICATION, TEST_FEE, paid_back, pay
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
WHY = {"zh": "订单取消", "en": "The order is cancelled"}
WHOLE, PART = 2_597_000, 597_000
TODAY = {"bank_reference": "O-1", "paid_to": "Acme"}


@pytest.fixture
def paid(checkout, double) -> Checkout:
    double.pay(checkout.session)
    return checkouts.settle(checkout)


@pytest.fixture
def bank(paid, double):
    """The payer's bank decides."""
    made: list[str] = []

    def decides(*, won: bool = False, amount: int = WHOLE) -> Dispute:
        if not made:
            made.append(double.open_dispute(paid.payment_intent, amount=amount)["id"])
        double.end_dispute(made[0], won=won)
        return disputes.ask_dispute(paid.account.account, made[0])

    return decides


def stands(invoice: Invoice) -> tuple[str, int, int]:
    """Its state, what is paid, what is promised back. The ledger says what the rows say."""
    invoice.refresh_from_db()
    assert [str(one) for one in differences()] == []
    return invoice.state, invoice.paid, invoice.refund_open


def card_transfer() -> Transfer:
    return Transfer.objects.get(recorded_by=None)


def settled(refund: Refund, *, by, approved_by, **told) -> Refund:
    actions.approve_refund(refund, by=approved_by)
    return actions.settle_refund(refund, settled_on=clock.today(), by=by, **TODAY | told)


def last_words(user) -> str:
    return Notice.objects.filter(user=user).latest("created_at").text_en


# Disputes


def test_what_a_bank_gives_back_pays_the_invoice_again(bank, invoice):
    assert bank().booked == WHOLE
    assert stands(invoice) == ("issued", 0, 0)
    assert bank(won=True).booked == 0
    assert stands(invoice) == ("paid", WHOLE, 0)


def test_what_a_bank_gives_back_is_credit_where_nothing_is_owed(bank, invoice, fin, alice):
    bank()
    pay(invoice, WHOLE, fin, "TX-9")
    bank(won=True)
    bank(won=True)
    assert (stands(invoice), card_transfer().rest) == (("paid", WHOLE, 0), WHOLE)
    assert "kept as your credit" in last_words(alice)


def test_it_may_be_lost_once_more(bank, invoice):
    for _ in range(2):
        bank(won=True)
        bank()
    assert (stands(invoice), card_transfer().lost) == (("issued", 0, 0), WHOLE)


def test_after_a_refund_of_a_part_the_rest_may_be_lost(paid, double, bank, invoice, fin, ada):
    refund = paid_back(paid, double, by=fin, approved_by=ada, amount=PART)
    returns.send(returns.send_refund(refund, by=fin))
    assert bank(amount=WHOLE - PART).words == ""
    assert stands(invoice) == ("issued", PART, 0)


def test_what_a_note_made_credit_is_lost_too(bank, invoice, fin):
    actions.open_credit_note(invoice, wanted={1: 106_000}, reason=WHY, by=fin)
    lost = bank()
    assert (lost.words, lost.booked) == ("", WHOLE)
    assert (stands(invoice), card_transfer().rest) == (("issued", 0, 0), 0)


def test_what_the_credit_paid_is_owed_again(bank, invoice, account, acme, northseal, fin):
    actions.open_credit_note(invoice, wanted={1: 106_000}, reason=WHY, by=fin)
    other = actions.draft_invoice(acme, body=northseal, about=APPLICATION.about, lines=[TEST_FEE], by=fin)
    actions.issue(other, by=fin)
    actions.use_credit(other, amount=106_000, by=fin)
    assert bank().words == ""
    assert [stands(one) for one in (invoice, other)] == [("issued", 0, 0), ("issued", 0, 0)]


def test_what_went_back_before_is_said_and_the_rest_is_booked(bank, invoice, fin, ada, visit, northseal, double, paid):
    refund = paid_back(paid, double, by=fin, approved_by=ada, amount=PART)
    returns.send(returns.send_refund(refund, by=fin))
    lost = bank()
    assert (lost.booked, stands(invoice)) == (WHOLE - PART, ("issued", PART, 0))
    page = signed_in(visit(northseal), fin).get(f"/desk/payments/disputes/{lost.pk}/").content.decode()
    assert "¥5,970.00 CNY of it went back to the client as a refund too" in page


def test_a_refund_that_a_bank_took_is_recorded_by_it(bank, invoice, paid, fin, ada, visit, northseal):
    refund = actions.open_refund(invoice, amount=PART, reason=WHY, by=fin)
    lost = bank()
    assert (lost.booked, lost.words) == (WHOLE - PART, "went_back")
    settled(refund, by=fin, approved_by=ada, bank_reference=lost.dispute)
    signed_in(visit(northseal), fin).post(f"/desk/payments/disputes/{lost.pk}/book/")
    lost.refresh_from_db()
    assert (lost.words, lost.booked) == ("", WHOLE - PART)
    assert stands(invoice) == ("issued", PART, 0)


def test_another_currency_is_said_and_books_nothing(bank, invoice, paid):
    lost = bank(amount=100)
    Dispute.objects.filter(pk=lost.pk).update(currency="EUR", booked=0)
    told = bank()
    assert (told.words, told.booked) == ("other_currency", 0)


def test_a_payment_that_was_never_booked_is_not_booked_after_it_is_lost(checkout, invoice, fin, double):
    mistaken = pay(invoice, WHOLE, fin)
    double.pay(checkout.session)
    stray = checkouts.settle(checkout)
    dispute = double.open_dispute(stray.payment_intent)
    double.end_dispute(dispute["id"], won=False)
    assert disputes.ask_dispute(stray.account.account, dispute["id"]).words == ""
    actions.reverse_payment(mistaken, reason="Another client's", by=fin)
    with pytest.raises(Refused, match="cannot be booked"):
        checkouts.book_after_all(stray, by=fin)
    assert checkouts.settle(stray).state == "unbooked"


def test_what_is_kept_by_the_terms_is_owed_once_all_is_lost(bank, invoice, paid, cleo):
    actions.give_up([invoice], owed=1_000_000, reason=WHY, by=cleo)
    bank()
    invoice.refresh_from_db()
    assert (stands(invoice), invoice.owed) == (("issued", 0, 0), 1_000_000)


def test_what_the_product_ends_is_in_nobodys_name(bank, invoice, paid, cleo):
    actions.give_up([invoice], owed=0, reason=WHY, by=cleo)
    bank()
    assert stands(invoice) == ("cancelled", 0, 0)
    refund = invoice.refunds.get()
    assert (refund.state, refund.dropped_by, invoice.cancelled_by) == ("dropped", None, None)


def test_a_note_by_the_product_is_in_nobodys_name(bank, invoice, paid, cleo):
    actions.give_up([invoice], owed=1_000_000, reason=WHY, by=cleo)
    bank()
    note = invoice.credit_notes.get()
    assert (note.opened_by, note.issued_by, note.total) == (None, None, 1_597_000)


def test_the_client_reads_that_its_bank_took_it(bank, invoice, paid, alice):
    lost = bank()
    said = Notice.objects.filter(user=alice).latest("created_at")
    assert "the payer's bank took it back" in said.text_en
    assert "mistake" not in said.text_en
    assert "误记" not in said.text_zh
    with translation.override("zh-hans"):
        assert Payment.objects.get(dispute=lost).reason == f"dispute:{lost.dispute}"


def test_what_came_by_card_is_no_mistake_of_writing(bank, paid, invoice, fin):
    bank()
    pay(invoice, WHOLE, fin, "TX-9")
    bank(won=True)
    with pytest.raises(Refused, match="came by card"):
        actions.take_back_transfer(card_transfer(), reason="Mistake", by=fin)


def test_no_more_is_lost_than_came_whoever_writes(paid):
    with pytest.raises(IntegrityError, match="transfer_loses_no_more_than_came"), transaction.atomic():
        Transfer.objects.update(lost=WHOLE + 1)


# Answers


@pytest.fixture
def asked(paid, double) -> Dispute:
    made = double.open_dispute(paid.payment_intent)
    return disputes.ask_dispute(paid.account.account, made["id"])


def answer(dispute: Dispute, words: str, by) -> Dispute:
    return disputes.answer_dispute(dispute, words={"uncategorized_text": words}, files=[], by=by)


def test_changed_words_are_another_answer(asked, double, fin):
    double.troubles.append(Trouble("in use", "POST /v1/disputes", times=9))
    with pytest.raises(Refused, match="try again"):
        answer(asked, "Delivered.", fin)
    double.troubles.clear()
    assert answer(asked, "Delivered on 3 May.", fin).answers_sent == 1


def test_a_500_does_not_stop_an_answer_for_a_day(asked, double, fin):
    double.troubles.append(Trouble("500", "POST /v1/disputes"))
    with pytest.raises(Refused, match="try again"):
        answer(asked, "Delivered.", fin)
    assert answer(asked, "Delivered.", fin).answers_sent == 1


def test_who_answered_is_known_though_the_answer_to_it_was_lost(asked, double, fin):
    double.troubles.append(Trouble("lost answer", "POST /v1/disputes", times=9))
    with pytest.raises(Refused, match="try again"):
        answer(asked, "Delivered.", fin)
    double.troubles.clear()
    with pytest.raises(Refused, match="cannot be answered any more"):
        answer(asked, "Delivered.", fin)
    asked.refresh_from_db()
    assert (asked.answered_by, asked.answer["uncategorized_text"], asked.answered_at is None) == (
        fin,
        "Delivered.",
        False,
    )


# Refunds by card


def test_a_refund_that_was_paid_otherwise_is_not_sent(checkout, double, fin, ada):
    refund = paid_back(checkout, double, by=fin, approved_by=ada)
    made = returns.send_refund(refund, by=fin)
    Return.objects.update(state=ReturnState.FAILED)
    actions.settle_refund(refund, settled_on=clock.today(), by=fin, **TODAY)
    Return.objects.update(state=ReturnState.ASKED)
    returns.send(made)
    assert double.of_kind("refund") == []


def test_a_question_that_is_refused_fails_no_refund(checkout, double, fin, ada, visit, northseal):
    refund = paid_back(checkout, double, by=fin, approved_by=ada)
    double.pay_out(checkout.account.account, "cny")
    made = returns.send(returns.send_refund(refund, by=fin))
    double.deauthorise(checkout.account.account)
    assert returns.send(made).state == ReturnState.PENDING
    with pytest.raises(Refused, match="Stripe is sending"):
        actions.settle_refund(refund, settled_on=clock.today(), by=fin, **TODAY)
    page = signed_in(visit(northseal), fin).get(f"/desk/refunds/{refund.pk}/").content.decode()
    assert "does not say how it stands" in page


def test_an_old_try_that_failed_is_not_taken_for_the_new_one(checkout, double, fin, ada, postman):
    refund = paid_back(checkout, double, by=fin, approved_by=ada)
    double.pay_out(checkout.account.account, "cny")
    old = returns.send(returns.send_refund(refund, by=fin))
    double.end_refund(old.provider_refund, well=False)
    postman.bring()
    returns.send_refund(refund, by=fin)
    postman.bring({**double.events[-1], "id": "evt_again"})
    made = Return.objects.get()
    assert (made.state, made.provider_refund) == (ReturnState.ASKED, "")
    double._book(double.things[old.provider_refund], 99_000_000, 0, "topup", checkout.account.account)
    assert returns.send(made).state == ReturnState.SUCCEEDED


def test_a_refund_that_comes_back_late_is_to_be_paid_again(checkout, double, invoice, fin, ada, alice, postman):
    refund = paid_back(checkout, double, by=fin, approved_by=ada)
    made = returns.send(returns.send_refund(refund, by=fin))
    double.end_refund(made.provider_refund, well=False)
    postman.bring()
    refund.refresh_from_db()
    anew = refund.followed_by
    assert (refund.state, anew.state, anew.amount, anew.approved_by) == ("returned", "approved", PART, ada)
    assert (stands(invoice), invoice.refunded) == (("paid", WHOLE, PART), 0)
    assert "did not arrive" in last_words(alice)
    actions.settle_refund(anew, settled_on=clock.today(), by=fin, **TODAY)
    assert (stands(invoice), invoice.refunded) == (("paid", WHOLE, 0), PART)


def test_what_failed_at_stripe_itself_went_nowhere(paid, double, northseal, fin, postman):
    double.create_refund(paid.account.account, {"payment_intent": paid.payment_intent, "amount": "100"})
    postman.bring()
    made = returns_outside(northseal).get()
    double.end_refund(made.provider_refund, well=False)
    postman.bring()
    assert not returns_outside(northseal).exists()
    with pytest.raises(Refused, match="no money went back"):
        returns.adopt_return(made, by=fin)


def test_what_stripe_has_sent_is_not_offered_to_be_sent(paid, double, fin, ada, postman, visit, northseal):
    double.create_refund(paid.account.account, {"payment_intent": paid.payment_intent, "amount": "100"})
    postman.bring()
    refund = returns.adopt_return(Return.objects.get(), by=fin)
    actions.approve_refund(refund, by=ada)
    page = signed_in(visit(northseal), fin).get(f"/desk/refunds/{refund.pk}/").content.decode()
    assert "nothing is sent again" in page
    assert "Send it back to the card" not in page


def test_where_stripe_sent_it_each_reads_in_their_language(checkout, double, fin, ada, alice):
    refund = paid_back(checkout, double, by=fin, approved_by=ada)
    returns.send(returns.send_refund(refund, by=fin))
    refund.refresh_from_db()
    assert refund.paid_to == "provider"
    assert refund.went_to == "the card or account that paid, by Stripe"
    assert "Stripe's reference" in last_words(alice)


# The way back


def test_what_came_by_card_does_not_go_back_by_bank(checkout, double, fin, ada):
    refund = paid_back(checkout, double, by=fin, approved_by=ada)
    with pytest.raises(Refused, match="send it back to the card"):
        actions.settle_refund(refund, settled_on=clock.today(), by=fin, **TODAY)


def test_another_account_than_the_payers_needs_a_reason(northseal, acme, invoice, fin, ada):
    told = {"currency": "CNY", "received_on": clock.today(), "bank_reference": "TR-1", "payer_account": "6222 0001"}
    one = actions.Allotment(invoice, 1000)
    actions.record_transfer(acme, body=northseal, amount=1000, allotments=[one], by=fin, **told)
    refund = actions.open_refund(invoice, amount=100, reason=WHY, by=fin)
    with pytest.raises(Refused, match="came from 6222 0001"):
        settled(refund, by=fin, approved_by=ada, paid_to="Globex 99")
    back = actions.settle_refund(
        refund, settled_on=clock.today(), by=fin, bank_reference="O-1", paid_to="Globex 99", elsewhere_because="Closed"
    )
    assert back.elsewhere_because == "Closed"


@pytest.mark.parametrize("paid_to", ["Acme 6222 0001", "62220001 acme"])
def test_the_payers_account_needs_none(northseal, acme, invoice, fin, ada, paid_to):
    told = {"currency": "CNY", "received_on": clock.today(), "bank_reference": "TR-1", "payer_account": "6222 0001"}
    one = actions.Allotment(invoice, 1000)
    actions.record_transfer(acme, body=northseal, amount=1000, allotments=[one], by=fin, **told)
    refund = actions.open_refund(invoice, amount=100, reason=WHY, by=fin)
    assert settled(refund, by=fin, approved_by=ada, paid_to=paid_to).state == "settled"


# Payments that never came


def test_a_payment_is_taken_back_though_a_note_made_a_part_of_it_credit(invoice, fin):
    never = pay(invoice, WHOLE, fin)
    actions.open_credit_note(invoice, wanted={1: 106_000}, reason=WHY, by=fin)
    reversal = actions.reverse_payment(never, reason="Another body's", by=fin)
    assert (reversal.amount, stands(invoice)) == (106_000 - WHOLE, ("issued", 0, 0))
    assert not Transfer.objects.get().stands


def test_a_transfer_that_a_note_made_credit_is_taken_back(invoice, fin):
    never = pay(invoice, WHOLE, fin)
    actions.open_credit_note(invoice, reason=WHY, by=fin)
    with pytest.raises(Refused, match="Take the transfer back instead"):
        actions.reverse_payment(never, reason="Another body's", by=fin)
    actions.take_back_transfer(never.transfer, reason="Another body's", by=fin)
    assert (stands(invoice), Transfer.objects.get().stands) == (("credited", 0, 0), False)


def test_a_note_that_stands_for_a_part_of_a_promise_keeps_that_part(invoice, fin, cleo):
    pay(invoice, WHOLE - 1000, fin)
    never = pay(invoice, 1000, fin, "TX-2")
    actions.give_up([invoice], owed=0, reason=WHY, by=cleo)
    actions.open_credit_note(invoice, wanted={1: 106_000}, reason=WHY, by=fin)
    actions.reverse_payment(never, reason="Another body's", by=fin)
    assert stands(invoice) == ("paid", WHOLE - 1000, WHOLE - 1000)


def test_a_promise_on_its_way_does_not_hold_up_the_others(checkout, double, invoice, fin, ada, cleo):
    double.pay(checkout.session)
    checkouts.settle(checkout)
    actions.give_up([invoice], owed=WHOLE - PART, reason=WHY, by=cleo)
    first = invoice.refunds.get()
    actions.give_up([invoice], owed=0, reason=WHY, by=cleo)
    other = invoice.refunds.exclude(pk=first.pk).get()
    actions.approve_refund(other, by=ada)
    returns.send_refund(other, by=fin)
    dispute = double.open_dispute(Checkout.objects.get().payment_intent, amount=PART)
    double.end_dispute(dispute["id"], won=False)
    told = disputes.ask_dispute(checkout.account.account, dispute["id"])
    first.refresh_from_db()
    assert (told.words, first.state) == ("", "dropped")
    assert stands(invoice) == ("paid", WHOLE - PART, WHOLE - PART)
