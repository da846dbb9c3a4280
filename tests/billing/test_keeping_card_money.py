"""Money that came by card and fits nothing stays as the client's credit, if two people agree; it then pays, or goes back."""

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Notice
from billing import actions
from billing.actions import checkouts, keeping, returns
from billing.models import AccountKind, Checkout, Dispute, Invoice, LedgerAct, LedgerTransaction, Return, Transfer
from billing.queries import balances_of, card_for, credit_of, differences, left_on_card, unbooked_of
from lib.refusal import Refused
from marketplace.embedded.stripe_double.objects import fee_of
from tests.billing.making import APPLICATION, TEST_FEE, pay
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/desk/payments/"
TOTAL, BACK = 2_597_000, 1_000_000
Kind = AccountKind


@pytest.fixture(autouse=True)
def one_story(db):
    """However a test ends: the ledger and its rows say the same."""
    yield
    assert [str(one) for one in differences()] == []


@pytest.fixture
def stray(checkout, double, invoice, fin):
    """Money that came by card for what a transfer had paid already."""
    pay(invoice, invoice.total, fin)
    double.pay(checkout.session)
    return checkouts.settle(checkout)


@pytest.fixture
def kept(stray, fin, ada):
    returns.agree_to_return(keeping.propose_keeping(stray, by=fin), by=ada)
    stray.refresh_from_db()
    return stray


@pytest.fixture
def another(northseal, acme, fin) -> Invoice:
    draft = actions.draft_invoice(acme, body=northseal, about=APPLICATION.about, lines=[TEST_FEE], by=fin)
    return actions.issue(draft, by=fin)


def sums(body) -> dict[str, int]:
    where = {Kind.AT_PROVIDER, Kind.FEES, Kind.SUSPENSE, Kind.CREDIT, Kind.REFUNDABLE}
    return {str(kind): amount for (kind, _code), amount in balances_of(body).items() if amount and kind in where}


def refunded(transfer, amount, *, by, approved_by):
    refund = actions.open_refund_of_credit(transfer, amount=amount, reason={"zh": "多付", "en": "Too much"}, by=by)
    return actions.approve_refund(refund, by=approved_by)


def test_one_proposes_and_a_second_agrees(stray, fin, ada, northseal):
    proposed = keeping.propose_keeping(stray, by=fin)
    with pytest.raises(Refused, match="Ask a second person"):
        returns.agree_to_return(proposed, by=fin)
    assert sums(northseal)["suspense"] == -TOTAL
    returns.agree_to_return(proposed, by=ada)
    stray.refresh_from_db()
    assert (stray.state, stray.kept_as.rest, stray.kept_as.came_by_card) == ("kept", TOTAL, True)
    assert not unbooked_of(northseal).exists()


def test_the_ledger_moves_it_from_what_fits_nothing_to_the_clients_credit(kept, northseal):
    fee = fee_of(TOTAL)
    assert sums(northseal) == {"at_provider": TOTAL - fee, "fees": fee, "credit": -TOTAL}
    acts = LedgerTransaction.objects.filter(source__in=[kept.pk, kept.kept_as_id]).values_list("act", flat=True)
    assert set(acts) == {LedgerAct.HELD, LedgerAct.HELD_ENDED, LedgerAct.TRANSFER, LedgerAct.FEE}


def test_the_client_is_told(kept):
    assert Notice.objects.filter(text_en__contains="is kept as your credit").exists()


def test_it_pays_another_invoice(kept, another, fin):
    assert credit_of(another).amount * 100 == TOTAL
    actions.use_credit(another, amount=another.total, by=fin)
    another.refresh_from_db()
    assert (another.state, kept.kept_as.rest) == ("paid", TOTAL - another.total)


def test_it_goes_back_to_the_card(kept, double, northseal, fin, ada):
    refund = refunded(kept.kept_as, BACK, by=fin, approved_by=ada)
    returns.send(returns.send_refund(refund, by=fin))
    refund.refresh_from_db()
    assert (refund.state, refund.went_by_card, left_on_card(kept)) == ("settled", True, TOTAL - BACK)
    fee, left = fee_of(TOTAL), TOTAL - BACK
    assert sums(northseal) == {"at_provider": left - fee, "fees": fee, "credit": -left}


def test_it_goes_not_to_the_bank_before_the_card_was_tried(kept, fin, ada):
    refund = refunded(kept.kept_as, 1000, by=fin, approved_by=ada)
    assert card_for(refund) == kept
    with pytest.raises(Refused, match="send it back to the card"):
        actions.settle_refund(refund, settled_on=kept.kept_as.received_on, bank_reference="B", paid_to="X", by=fin)


def test_a_refund_of_its_invoice_does_not_take_it(kept, invoice, fin, ada):
    refund = actions.open_refund(invoice, amount=1000, reason={"zh": "", "en": "Less"}, by=fin)
    assert card_for(actions.approve_refund(refund, by=ada)) is None


def test_while_it_is_proposed_it_is_neither_sent_back_nor_booked(stray, fin, ada):
    proposed = keeping.propose_keeping(stray, by=fin)
    for act in (returns.propose_return, checkouts.book_after_all, keeping.propose_keeping):
        with pytest.raises(Refused):
            act(stray, by=ada)
    returns.drop_return(proposed, by=ada)
    assert returns.propose_return(stray, by=fin).amount == TOTAL


def test_while_it_is_about_to_go_back_it_is_not_kept(stray, fin):
    returns.propose_return(stray, by=fin)
    with pytest.raises(Refused, match="somebody has proposed"):
        keeping.propose_keeping(stray, by=fin)


def test_what_went_back_in_part_is_not_kept_whole(stray, double, postman, fin):
    double.create_refund(stray.account.account, {"payment_intent": stray.payment_intent, "amount": "1000"})
    postman.bring()
    with pytest.raises(Refused, match="Part of this payment has gone back"):
        keeping.propose_keeping(stray, by=fin)


def test_what_went_back_meanwhile_is_not_kept(stray, double, postman, fin, ada):
    proposed = keeping.propose_keeping(stray, by=fin)
    double.create_refund(stray.account.account, {"payment_intent": stray.payment_intent, "amount": "1000"})
    postman.bring()
    with pytest.raises(Refused, match="Part of this payment has gone back"):
        returns.agree_to_return(proposed, by=ada)
    stray.refresh_from_db()
    assert (stray.state, Transfer.objects.filter(recorded_by=None).count()) == ("unbooked", 0)


def test_nothing_more_becomes_of_it_whatever_is_told_again(kept, postman, reconcile, fin):
    postman.bring()
    reconcile()
    assert checkouts.settle(Checkout.objects.get()).state == "kept"
    with pytest.raises(Refused, match="booked already"):
        checkouts.book_after_all(kept, by=fin)
    with pytest.raises(Refused, match="booked already"):
        keeping.propose_keeping(kept, by=fin)
    with pytest.raises(Refused, match="from its transfer"):
        returns.propose_return(kept, by=fin)


def test_a_payers_bank_takes_it_out_of_the_credit(kept, double, postman, northseal):
    dispute = double.open_dispute(kept.payment_intent)
    postman.bring()
    double.end_dispute(dispute["id"], won=False)
    postman.bring(*double.events)
    assert (Transfer.objects.get(pk=kept.kept_as_id).rest, Dispute.objects.get().words) == (0, "")
    assert "credit" not in sums(northseal)


def test_a_payers_bank_takes_it_out_of_what_it_paid_and_gives_it_back_as_credit(kept, another, double, postman, fin):
    actions.use_credit(another, amount=another.total, by=fin)
    dispute = double.open_dispute(kept.payment_intent)
    postman.bring()
    double.end_dispute(dispute["id"], won=False)
    postman.bring(*double.events)
    another.refresh_from_db()
    assert (another.state, another.paid) == ("issued", 0)
    double.end_dispute(dispute["id"], won=True)
    postman.bring(*double.events)
    another.refresh_from_db()
    assert (another.paid, Transfer.objects.get(pk=kept.kept_as_id).rest) == (0, TOTAL)


def test_what_is_refunded_at_stripe_of_it_is_written_down_as_of_the_credit(kept, double, postman, fin):
    double.create_refund(kept.account.account, {"payment_intent": kept.payment_intent, "amount": "1000"})
    postman.bring()
    refund = returns.adopt_return(Return.objects.get(is_outside=True), by=fin)
    assert (refund.transfer_id, kept.kept_as.rest) == (kept.kept_as_id, TOTAL - 1000)


def test_it_is_done_on_the_page(stray, visit, northseal, fin, ada):
    desk = signed_in(visit(northseal), fin)
    desk.post(f"{PAGE}{stray.pk}/keep/")
    page = desk.get(PAGE).content.decode()
    assert "is to stay as the client's credit" in page
    assert "Agree: keep it as credit" not in page
    proposed = Return.objects.get()
    desk.post(f"{PAGE}returns/{proposed.pk}/agree/")
    assert Return.objects.get().state == "proposed"
    returns.agree_to_return(proposed, by=ada)
    answer = desk.get(f"/desk/transfers/{Transfer.objects.get(recorded_by=None).pk}/")
    assert stray.payment_intent in answer.content.decode()


def test_another_bodys_money_is_not_there(stray, visit, greenmark, gus):
    assert signed_in(visit(greenmark), gus).post(f"{PAGE}{stray.pk}/keep/").status_code == 404
    with pytest.raises(Refused, match="own staff"):
        keeping.propose_keeping(stray, by=gus)


@pytest.mark.parametrize("told", [{"state": "unbooked", "why": "not_owed", "kept_as": None}, {"state": "paid"}])
def test_the_database_keeps_what_was_kept(kept, told):
    with pytest.raises(IntegrityError), transaction.atomic():
        Checkout.objects.filter(pk=kept.pk).update(**told)


def test_the_database_asks_that_credit_is_what_came(stray, acme, northseal, fin):
    came = {"amount": 5, "currency": "CNY", "received_on": stray.settled_at.date(), "bank_reference": "X"}
    credit = actions.record_transfer(acme, body=northseal, by=fin, **came)
    with pytest.raises(IntegrityError, match="is what came"), transaction.atomic():
        Checkout.objects.filter(pk=stray.pk).update(state="kept", why="", kept_as=credit)


def test_the_database_asks_for_a_second_person(stray, fin):
    proposed = keeping.propose_keeping(stray, by=fin)
    with pytest.raises(IntegrityError), transaction.atomic():
        Return.objects.filter(pk=proposed.pk).update(state="kept", asked_by=fin)


def test_it_is_kept_once(kept, stray, ada):
    with pytest.raises(Refused, match="waits for nobody"):
        returns.agree_to_return(Return.objects.get(), by=ada)
    assert Transfer.objects.filter(recorded_by=None).count() == 1
