"""What an invoice was for is given up: what was paid goes back but for what is kept, the rest is asked no more, by nobody."""

from datetime import timedelta
from decimal import Decimal

import pytest

from billing import actions
from billing.actions import LineData, StepData, checkouts
from billing.actions.disputes import ask_dispute
from billing.models import Invoice, Refund, Reminder
from billing.queries import differences
from lib import clock
from lib.refusal import Refused
from tests.billing.making import APPLICATION, TEST_FEE, pay

pytestmark = pytest.mark.django_db
WHY = {"zh": "订单取消", "en": "The order is cancelled"}
CODE = "91110000600037341L"
BLUE, RED = "25312000000000000001", "26312000000000000002"
WHOLE = 2_597_000


def given_up(*invoices: Invoice, owed: int = 0, by) -> int:
    return actions.give_up(invoices, owed=owed, reason=WHY, by=by)


def stands(invoice: Invoice) -> tuple[str, int, int, int]:
    """How it stands: state, what is owed, kept and promised back. The ledger says the same."""
    invoice.refresh_from_db()
    assert [str(one) for one in differences()] == []
    kept = invoice.paid - invoice.refunded - invoice.refund_open
    return invoice.state, 0 if invoice.state == "cancelled" else invoice.owed, kept, invoice.refund_open


@pytest.fixture
def with_fapiao(invoice, alice, fin) -> Invoice:
    actions.request_fapiao(invoice, kind="special", title="爱克米电器", tax_number=CODE, by=alice)
    actions.record_fapiao(invoice, number=BLUE, by=fin)
    return invoice


def red_letter(note, fin):
    form = actions.request_red_fapiao(note, form_number="F-1", must_confirm=False, by=fin)
    return actions.record_red_fapiao(form, number=RED, by=fin)


def test_what_nobody_paid_is_cancelled(invoice, cleo):
    assert given_up(invoice, owed=100, by=cleo) == 100
    assert stands(invoice) == ("cancelled", 0, 0, 0)


def test_what_was_paid_goes_back_and_the_rest_is_asked_no_more(invoice, fin, cleo):
    pay(invoice, 597_000, fin)
    given_up(invoice, by=cleo)
    assert stands(invoice) == ("paid", 0, 0, 597_000)
    assert invoice.credit_notes.get().total == 2_000_000


def test_what_is_kept_by_the_terms_stays_paid(invoice, fin, cleo):
    pay(invoice, 597_000, fin)
    assert given_up(invoice, owed=600_000, by=cleo) == 3_000
    assert stands(invoice) == ("paid", 0, 597_000, 0)


def test_of_several_the_oldest_keep_first(invoice, account, in_northseal, acme, fin, cleo):
    (other,) = actions.draft_from_fees(acme, subject=APPLICATION, lines=[TEST_FEE], by=cleo)
    actions.issue(other, by=fin)
    (draft,) = actions.draft_from_fees(acme, subject=APPLICATION, lines=[TEST_FEE], by=cleo)
    pay(invoice, WHOLE, fin)
    pay(other, 100_000, fin, "TX-2")
    assert given_up(draft, other, invoice, owed=2_600_000, by=cleo) == 0
    assert [stands(one) for one in (invoice, other, draft)] == [
        ("paid", 0, WHOLE, 0),
        ("paid", 0, 3_000, 97_000),
        ("cancelled", 0, 0, 0),
    ]


def test_giving_up_twice_changes_nothing(invoice, fin, cleo):
    pay(invoice, 597_000, fin)
    given_up(invoice, by=cleo)
    given_up(invoice, by=cleo)
    assert stands(invoice) == ("paid", 0, 0, 597_000)
    assert (Refund.objects.count(), invoice.credit_notes.count()) == (1, 1)


def test_a_refund_that_stands_already_is_not_promised_again(invoice, fin, cleo):
    pay(invoice, WHOLE, fin)
    actions.open_refund(invoice, amount=597_000, reason=WHY, by=fin)
    given_up(invoice, by=cleo)
    assert stands(invoice) == ("paid", 0, 0, WHOLE)
    assert sorted(invoice.refunds.values_list("amount", flat=True)) == [597_000, 2_000_000]


@pytest.mark.parametrize("paid", [1, 5, 12, 13, 14, 762])
def test_what_rounding_by_rate_added_stops_nobody(northseal, account, acme, fin, cleo, paid):
    """30 lines of 25 with tax, 763 in all: what is not paid is more than all lines together."""
    actions.set_bank_account(northseal, by=fin, tax_rounding="per_rate")
    line = LineData({"zh": "页", "en": "Page"}, unit_price=24, tax_rate=Decimal(6), tax_included=False)
    invoice = actions.draft_invoice(acme, body=northseal, about=APPLICATION.about, lines=[line] * 30, by=fin)
    actions.issue(invoice, by=fin)
    assert invoice.total == 763
    pay(invoice, paid, fin)
    given_up(invoice, by=cleo)
    assert stands(invoice) == ("paid", 0, 0, paid)


# Where a fapiao was made, the credit note waits for its red letter


def test_where_a_fapiao_was_made_the_note_waits_and_nobody_is_reminded(with_fapiao, northseal, fin, cleo):
    actions.set_reminders(northseal, [StepData(days=1)], by=fin)
    pay(with_fapiao, 597_000, fin)
    given_up(with_fapiao, by=cleo)
    assert stands(with_fapiao) == ("issued", 2_000_000, 0, 597_000)
    with clock.frozen_at(clock.now() + timedelta(days=40)):
        assert actions.remind(with_fapiao.pk) is None
    assert not Reminder.objects.exists()
    red_letter(with_fapiao.credit_notes.get(), fin)
    assert stands(with_fapiao) == ("paid", 0, 0, 597_000)


def test_what_was_given_up_is_not_asked_again_by_dropping_its_note(with_fapiao, fin, cleo):
    pay(with_fapiao, 597_000, fin)
    given_up(with_fapiao, by=cleo)
    with pytest.raises(Refused, match="was given up"):
        actions.drop_credit_note(with_fapiao.credit_notes.get(), reason="After all", by=fin)


def test_what_comes_while_the_red_letter_is_waited_for_is_the_clients_credit(with_fapiao, fin, cleo):
    pay(with_fapiao, 597_000, fin)
    given_up(with_fapiao, by=cleo)
    late = pay(with_fapiao, 2_000_000, fin, "TX-2")
    red_letter(with_fapiao.credit_notes.get(), fin)
    assert stands(with_fapiao) == ("paid", 0, 0, 597_000)
    assert late.transfer.rest == 2_000_000


def test_what_comes_meanwhile_and_is_promised_back_is_covered_by_the_note(with_fapiao, fin, cleo):
    pay(with_fapiao, 597_000, fin)
    given_up(with_fapiao, by=cleo)
    pay(with_fapiao, 2_000_000, fin, "TX-2")
    actions.open_refund(with_fapiao, amount=2_000_000, reason=WHY, by=fin)
    note = red_letter(with_fapiao.credit_notes.get(), fin)
    assert (note.covers, note.frees) == (2_000_000, 0)
    assert stands(with_fapiao) == ("paid", 0, 0, WHOLE)


# A payment that was counted then never came


def test_no_refund_of_money_that_never_came(invoice, fin, cleo):
    never = pay(invoice, WHOLE, fin)
    given_up(invoice, by=cleo)
    actions.reverse_payment(never, reason="Another body's", by=fin)
    assert stands(invoice) == ("cancelled", 0, 0, 0)


def test_the_refund_is_as_much_smaller(invoice, fin, cleo):
    pay(invoice, 597_000, fin)
    never = pay(invoice, 400_000, fin, "TX-2")
    given_up(invoice, by=cleo)
    actions.reverse_payment(never, reason="Another body's", by=fin)
    assert stands(invoice) == ("paid", 0, 0, 597_000)


def test_an_approved_refund_is_opened_anew_over_the_rest(invoice, fin, ada, cleo):
    pay(invoice, 597_000, fin)
    never = pay(invoice, 400_000, fin, "TX-2")
    given_up(invoice, by=cleo)
    actions.approve_refund(invoice.refunds.get(), by=ada)
    actions.reverse_payment(never, reason="Another body's", by=fin)
    assert sorted(invoice.refunds.values_list("state", "amount")) == [("dropped", 997_000), ("open", 597_000)]


@pytest.mark.parametrize(
    ("never", "owed", "kept", "back"), [(597_000, 0, 1_000_000, 1_000_000), (2_000_000, 403_000, 597_000, 0)]
)
def test_what_is_kept_by_the_terms_is_owed_again(invoice, fin, cleo, never, owed, kept, back):
    payments = {amount: pay(invoice, amount, fin, f"TX-{amount}") for amount in (597_000, 2_000_000)}
    given_up(invoice, owed=1_000_000, by=cleo)
    actions.reverse_payment(payments[never], reason="Another body's", by=fin)
    assert stands(invoice) == ("issued" if owed else "paid", owed, kept, back)


def test_a_late_payment_that_never_came_leaves_the_refund_of_the_first(with_fapiao, fin, cleo):
    pay(with_fapiao, 597_000, fin)
    given_up(with_fapiao, by=cleo)
    late = pay(with_fapiao, 2_000_000, fin, "TX-2")
    actions.reverse_payment(late, reason="Another body's", by=fin)
    assert stands(with_fapiao) == ("issued", 2_000_000, 0, 597_000)


def test_a_note_that_waits_to_stand_for_the_refund_does_not_keep_it(with_fapiao, fin, cleo):
    never = pay(with_fapiao, WHOLE, fin)
    given_up(with_fapiao, by=cleo)
    note = actions.open_credit_note(with_fapiao, reason=WHY, by=fin)
    actions.reverse_payment(never, reason="Another body's", by=fin)
    red_letter(note, fin)
    assert stands(with_fapiao) == ("credited", 0, 0, 0)


def test_money_that_went_back_is_not_taken_back(invoice, fin, ada, cleo):
    never = pay(invoice, WHOLE, fin)
    given_up(invoice, by=cleo)
    refund = actions.approve_refund(invoice.refunds.get(), by=ada)
    actions.settle_refund(refund, settled_on=clock.today(), bank_reference="O-1", paid_to="Acme", by=fin)
    with pytest.raises(Refused, match="went back to the client"):
        actions.reverse_payment(never, reason="Another body's", by=fin)


def test_a_payment_by_card_that_comes_after_is_kept_apart(checkout, double, invoice, cleo):
    given_up(invoice, by=cleo)
    double.pay(checkout.session)
    assert checkouts.settle(checkout).why == "not_owed"
    assert stands(invoice) == ("cancelled", 0, 0, 0)


@pytest.mark.parametrize(("lost", "after"), [(WHOLE, ("cancelled", 0, 0, 0)), (597_000, ("paid", 0, 0, 2_000_000))])
def test_a_lost_dispute_lowers_what_was_promised_back(checkout, double, invoice, cleo, lost, after):
    double.pay(checkout.session)
    checkouts.settle(checkout)
    given_up(invoice, by=cleo)
    dispute = double.open_dispute(double.intents[checkout.session], amount=lost)
    double.end_dispute(dispute["id"], won=False)
    told = ask_dispute(checkout.account.account, dispute["id"])
    assert (told.words, stands(invoice)) == ("", after)


def test_nobody_may_drop_or_approve_alone_what_giving_up_promised(invoice, fin, cleo, northseal):
    pay(invoice, WHOLE, fin)
    given_up(invoice, by=fin)
    refund = invoice.refunds.get()
    with pytest.raises(Refused, match="a second person approves it"):
        actions.approve_refund(refund, by=fin)
    with pytest.raises(Refused, match="is owed by the terms"):
        actions.drop_refund(refund, reason="No", by=fin)
