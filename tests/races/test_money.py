"""Money: what two people, two workers, or a person and a bank do at the same moment is booked once and never more than there is."""

import json
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from threading import Event

import pytest
import stripe
from django.db import connection, transaction
from django.db.models import F

from accounts.models import Organisation, User
from billing import actions
from billing.actions import Allotment, LineData, checkouts, disputes, inbox, returns, sellers
from billing.actions.locking import locked
from billing.bank import actions as statements
from billing.models import (
    AccountChange,
    BankAccount,
    BankStatement,
    Checkout,
    Fapiao,
    Invoice,
    Payment,
    ProviderEvent,
    RedFapiao,
    Refund,
    Return,
    SellerAccount,
    StatementLine,
    Transfer,
)
from billing.queries import differences
from lib import clock
from marketplace.embedded.stripe_double import StripeDouble
from staff.models import Role
from tenants.models import CertificationBody
from tests.billing.making import APPLICATION
from tests.billing.stripe_peer import SECRET, Peers
from tests.cast import acts_for, works_for
from tests.support.racing import at_once

pytestmark = pytest.mark.slow
WHY = {"zh": "更改", "en": "Changed"}
DONE = ["", ""]


@dataclass
class Desk:
    """Two of a body's finance staff, a third who approves, and a client who pays."""

    body: CertificationBody
    fin: User
    penny: User
    pat: User
    client: Organisation
    payer: User

    def invoice(self, amount: int = 1000) -> Invoice:
        lines = [LineData({"zh": "项", "en": "It"}, amount)]
        drafted = actions.draft_invoice(self.client, body=self.body, about=APPLICATION.about, lines=lines, by=self.fin)
        return actions.issue(drafted, by=self.fin)

    def transfer(self, amount: int, *allotments: Allotment, by: User | None = None, reference: str = "") -> Transfer:
        return actions.record_transfer(
            self.client,
            body=self.body,
            amount=amount,
            currency="CNY",
            received_on=clock.today(),
            bank_reference=reference or f"T-{Transfer.objects.count()}",
            allotments=allotments,
            by=by or self.fin,
        )

    def paid(self, amount: int = 1000) -> Invoice:
        invoice = self.invoice(amount)
        self.transfer(amount, Allotment(invoice, amount))
        return Invoice.objects.get(pk=invoice.pk)

    def approved(self, refund: Refund) -> Refund:
        return actions.approve_refund(refund, by=self.pat)

    def settled(self, refund: Refund, by: User) -> Refund:
        told = {"settled_on": clock.today(), "bank_reference": "O-1", "paid_to": "Them"}
        return actions.settle_refund(refund, by=by, **told)


@pytest.fixture
def desk(body, firm) -> Desk:
    number = User.objects.count()
    fin, penny, pat = (works_for(body, f"{name}{number}", Role.FINANCE) for name in ("fin", "penny", "pat"))
    account = {} if BankAccount.objects.filter(body=body).exists() else {"holder": "N", "bank": "B", "number": "1"}
    actions.set_bank_account(body, by=fin, tax_rounding="per_line", **account)
    yield Desk(body, fin, penny, pat, firm, acts_for(firm, f"payer{number}"))
    assert [str(one) for one in differences()] == []


@pytest.fixture
def double(desk, settings, monkeypatch) -> StripeDouble:
    """Payments by card are on; the body has an account."""
    from billing.providers import stripe_client

    settings.STRIPE_SECRET_KEY = "sk_test_nobodys"
    double = StripeDouble()
    monkeypatch.setattr(stripe_client, "http_client", lambda: Peers(double, ""))
    stripe_client._client.cache_clear()
    SellerAccount.objects.filter(gone_at=None).update(gone_at=clock.now(), may_charge=False, may_be_paid_out=False)
    urls = {"back_url": "https://a.example/", "again_url": "https://b.example/"}
    sellers.begin_onboarding(desk.body, country="DE", by=desk.fin, **urls)
    account = SellerAccount.objects.get(body=desk.body, gone_at=None)
    double.finish_setup(account.account)
    sellers.ask_standing(account)
    yield double
    stripe_client._client.cache_clear()


def by_card(desk, double, amount=1000) -> Checkout:
    checkout = checkouts.begin_checkout(desk.invoice(amount), by=desk.payer)
    double.pay(checkout.session)
    return checkout


# What is done on its day


def a_red_form(invoice, desk) -> RedFapiao:
    told = {"kind": "special", "title": "Racing", "tax_number": "91110000600037341L"}
    actions.request_fapiao(invoice, by=desk.payer, **told)
    actions.record_fapiao(invoice, number=f"2531{invoice.pk.int % 10**16:016}", by=desk.fin)
    note = actions.open_credit_note(invoice, reason=WHY, by=desk.fin)
    return actions.request_red_fapiao(note, form_number="F-1", must_confirm=True, by=desk.fin)


@pytest.mark.parametrize("of_form", [False, True])
def test_what_is_done_on_its_day_waits_for_nobody_who_may_be_about_to_change_that_day(desk, of_form):
    invoice = desk.invoice()
    due = (
        partial(actions.lapse_red_fapiao, a_red_form(invoice, desk).pk)
        if of_form
        else partial(actions.remind, invoice.pk)
    )
    is_held, was_tried = Event(), Event()

    @transaction.atomic
    def holds() -> None:
        locked(invoice, desk.fin)
        is_held.set()
        was_tried.wait(2)

    def does_it() -> None:
        is_held.wait()
        try:
            due()
        finally:
            was_tried.set()

    done, failed = at_once(holds, does_it, body=desk.body)
    assert done == ""
    assert "could not obtain lock" in failed


# Drafts and fapiao


def test_tax_is_rounded_anew_in_a_draft_that_is_just_rewritten(desk):
    lines = [LineData({"zh": "项", "en": "It"}, 24, tax_rate=Decimal(6), tax_included=False)] * 30
    draft = actions.draft_invoice(desk.client, body=desk.body, about=APPLICATION.about, lines=lines[:2], by=desk.fin)
    told = at_once(
        lambda: actions.set_bank_account(desk.body, by=desk.fin, tax_rounding="per_rate"),
        lambda: actions.rewrite_draft(draft, about=APPLICATION.about, lines=lines, by=desk.penny),
        body=desk.body,
    )
    draft.refresh_from_db()
    assert told == DONE
    assert draft.total == {"per_rate": 763, "per_line": 750}[draft.tax_rounding]


def test_who_changes_the_account_and_who_gives_a_draft_up_wait_in_no_circle(desk):
    lines = [LineData({"zh": "项", "en": "It"}, 24, tax_rate=Decimal(6), tax_included=False)] * 30
    draft = actions.draft_invoice(desk.client, body=desk.body, about=APPLICATION.about, lines=lines, by=desk.fin)
    told = at_once(
        lambda: actions.set_bank_account(desk.body, by=desk.fin, tax_rounding="per_rate"),
        lambda: actions.give_up([draft], owed=0, reason=WHY, by=desk.penny),
        body=desk.body,
    )
    assert told == DONE


# Another account


def none_waits(desk) -> None:
    withdrawn = {"state": "withdrawn", "ended_by": F("proposed_by"), "ended_at": clock.now()}
    AccountChange.objects.filter(body=desk.body, state="waits").update(**withdrawn)


def another(desk) -> AccountChange:
    none_waits(desk)
    return actions.propose_account(desk.body, by=desk.fin, number=f"2-{AccountChange.objects.count()}")


def test_of_two_who_confirm_an_account_at_once_one_reads_that_it_stands(desk):
    change = another(desk)
    told = at_once(
        lambda: actions.confirm_account(change, by=desk.penny),
        lambda: actions.confirm_account(change, by=desk.pat),
        body=desk.body,
    )
    assert told[0] == ""
    assert "has confirmed this account already" in told[1]


def test_an_account_is_confirmed_or_withdrawn(desk):
    change, before = another(desk), BankAccount.objects.get(body=desk.body).number
    told = at_once(
        lambda: actions.confirm_account(change, by=desk.penny),
        lambda: actions.withdraw_account(change, by=desk.fin),
        body=desk.body,
    )
    change.refresh_from_db()
    assert told[0] == ""
    assert "already" in told[1] or "withdrawn" in told[1]
    stands = {"stands": change.after["number"], "withdrawn": before}[change.state]
    assert BankAccount.objects.get(body=desk.body).number == stands


def test_an_invoice_names_the_account_that_stands_as_it_is_issued(desk):
    change, before = another(desk), BankAccount.objects.get(body=desk.body).number
    lines = [LineData({"zh": "项", "en": "It"}, 24)]
    draft = actions.draft_invoice(desk.client, body=desk.body, about=APPLICATION.about, lines=lines, by=desk.fin)
    told = at_once(
        lambda: actions.issue(draft, by=desk.fin),
        lambda: actions.confirm_account(change, by=desk.penny),
        body=desk.body,
    )
    draft.refresh_from_db()
    change.refresh_from_db()
    assert told == DONE
    is_later = draft.issued_at > change.ended_at
    assert draft.payee["number"] == (change.after["number"] if is_later else before)


def test_who_issues_and_who_changes_the_account_wait_in_no_circle(desk):
    lines = [LineData({"zh": "项", "en": "It"}, 24, tax_rate=Decimal(6), tax_included=False)] * 30
    draft = actions.draft_invoice(desk.client, body=desk.body, about=APPLICATION.about, lines=lines, by=desk.fin)
    told = at_once(
        lambda: actions.issue(draft, by=desk.penny),
        lambda: actions.set_bank_account(desk.body, by=desk.fin, tax_rounding="per_rate"),
        body=desk.body,
    )
    assert told == DONE


@pytest.mark.parametrize("currency", ["", "EUR"])
def test_of_two_accounts_proposed_at_once_one_waits(desk, currency):
    none_waits(desk)
    told = at_once(
        lambda: actions.propose_account(desk.body, currency, by=desk.fin, holder="N", bank="B", number="71"),
        lambda: actions.propose_account(desk.body, currency, by=desk.penny, holder="N", bank="B", number="72"),
        body=desk.body,
    )
    assert told[0] == ""
    assert "has proposed another account" in told[1]


def test_of_two_who_enter_the_first_account_at_once_one_is_told(race_course, django_db_blocker, monkeypatch):
    monkeypatch.setattr("lib.queue._send", lambda *_task: None)
    with django_db_blocker.unblock():
        connection.set_schema_to_public()
        body = CertificationBody.objects.get(slug="greenmark")
        left, right = works_for(body, "left", Role.FINANCE), works_for(body, "right", Role.FINANCE)
        told = at_once(
            lambda: actions.set_bank_account(body, by=left, holder="L", bank="B", number="1"),
            lambda: actions.set_bank_account(body, by=right, holder="R", bank="B", number="2"),
            body=body,
        )
        assert told[0] == ""
        assert "Somebody else entered an account just now" in told[1]
        assert AccountChange.objects.filter(body=body).count() == 1


def test_a_fapiao_is_not_asked_for_anew_while_it_is_recorded(desk):
    invoice, number = desk.invoice(), "91110000600037341L"
    asked = {"kind": "special", "tax_number": number, "by": desk.payer}
    actions.request_fapiao(invoice, title="一", **asked)
    told = at_once(
        lambda: actions.request_fapiao(invoice, title="二", **asked),
        lambda: actions.record_fapiao(invoice, number="25312000000000000001", by=desk.fin),
        body=desk.body,
    )
    made = Fapiao.objects.get(invoice=invoice)
    assert told == DONE or "made already" in told[1]
    assert made.requested_at <= made.recorded_at


# Transfers and credit


def test_two_who_record_one_transfer_record_it_once(desk):
    invoice = desk.invoice()
    acts = [
        partial(desk.transfer, 1000, Allotment(invoice, 1000), by=by, reference=f"ONE-{invoice.pk}"[:30])
        for by in (desk.fin, desk.penny)
    ]
    done, refused = at_once(*acts, body=desk.body)
    assert (done, "is recorded already" in refused) == ("", True)
    assert Payment.objects.filter(invoice=invoice).count() == 1


def test_a_statement_confirmed_by_two_at_once_is_recorded_once(desk):
    invoices = [desk.invoice(1000 + number) for number in range(3)]
    statement = BankStatement.objects.create(
        body=desk.body,
        name="s.csv",
        sha256=desk.fin.pk.hex * 2,
        uploaded_by=desk.fin,
        uploaded_at=clock.now(),
        read_at=clock.now(),
    )
    for row, invoice in enumerate(invoices, 1):
        StatementLine.objects.create(
            body=desk.body,
            statement=statement,
            row=row,
            booked_on=clock.today(),
            amount=invoice.total,
            currency="CNY",
            payer_name=desk.client.name_en,
            words=invoice.reference,
            bank_reference=f"S-{invoice.pk}"[:40],
            fingerprint=invoice.pk.hex,
        )
    lines = StatementLine.objects.filter(statement=statement)
    told = at_once(*(partial(statements.confirm_lines, lines, by=by) for by in (desk.fin, desk.penny)), body=desk.body)
    assert told == DONE
    assert sorted(Payment.objects.filter(invoice__in=invoices).values_list("amount", flat=True)) == [1000, 1001, 1002]
    assert not lines.filter(transfer=None).exists()


def test_credit_pays_once(desk):
    invoices = [desk.invoice(), desk.invoice()]
    desk.transfer(1000)
    acts = [
        partial(actions.use_credit, invoice, amount=1000, by=by)
        for invoice, by in zip(invoices, (desk.fin, desk.penny), strict=True)
    ]
    done, refused = at_once(*acts, body=desk.body)
    assert (done, "credit is" in refused) == ("", True)
    assert Payment.objects.filter(invoice__in=invoices).count() == 1


def test_a_transfer_is_taken_back_or_used(desk):
    invoice, transfer = desk.invoice(), desk.transfer(1000)
    told = at_once(
        lambda: actions.take_back_transfer(transfer, reason="Wrong", by=desk.fin),
        lambda: actions.allot(transfer, invoice, amount=1000, by=desk.penny),
        body=desk.body,
    )
    assert "" in told
    assert max(told) == "" or "taken back" in max(told) or "just been used" in max(told)
    transfer.refresh_from_db()
    assert Invoice.objects.get(pk=invoice.pk).paid == (1000 if transfer.stands else 0)


# Refunds and credit notes


def test_two_refunds_at_once_are_together_no_more_than_was_paid(desk):
    invoice = desk.paid()
    acts = [partial(actions.open_refund, invoice, amount=600, reason=WHY, by=by) for by in (desk.fin, desk.penny)]
    done, refused = at_once(*acts, body=desk.body)
    assert (done, "is more than the" in refused) == ("", True)


def test_two_refunds_of_credit_at_once_are_together_no_more_than_is_left(desk):
    transfer = desk.transfer(1000)
    acts = [
        partial(actions.open_refund_of_credit, transfer, amount=600, reason=WHY, by=by) for by in (desk.fin, desk.penny)
    ]
    done, refused = at_once(*acts, body=desk.body)
    assert (done, "is left" in refused) == ("", True)


def test_a_refund_is_paid_out_once(desk):
    refund = desk.approved(actions.open_refund(desk.paid(), amount=1000, reason=WHY, by=desk.fin))
    done, refused = at_once(*(partial(desk.settled, refund, by) for by in (desk.fin, desk.penny)), body=desk.body)
    assert (done, refused) == ("", "This refund has ended already.")


def test_a_credit_note_and_a_payment_at_once_leave_nothing_overpaid(desk):
    invoice = desk.invoice()
    told = at_once(
        lambda: actions.open_credit_note(invoice, wanted={1: 600}, reason=WHY, by=desk.fin),
        lambda: desk.transfer(1000, Allotment(invoice, 1000), by=desk.penny),
        body=desk.body,
    )
    invoice.refresh_from_db()
    assert told == DONE or "more than the" in told[1]
    assert (invoice.credited, invoice.paid) in {(600, 400), (600, 0)}


# Giving up


def test_given_up_by_two_at_once_goes_back_once(desk):
    invoice = desk.paid()
    told = at_once(
        *(partial(actions.give_up, [invoice], owed=0, reason=WHY, by=by) for by in (desk.fin, desk.penny)),
        body=desk.body,
    )
    assert told == DONE
    assert [refund.amount for refund in invoice.refunds.all()] == [1000]


def test_who_gives_up_several_and_who_pays_one_wait_for_each_other_in_no_circle(desk):
    first, second = sorted((desk.paid(), desk.invoice()), key=lambda one: one.pk)
    for _ in range(3):
        told = at_once(
            lambda: actions.give_up([first, second], owed=0, reason=WHY, by=desk.fin),
            lambda: actions.use_credit(second if second.owed else first, amount=1, by=desk.penny),
            lambda: desk.transfer(5, by=desk.pat),
            body=desk.body,
        )
        assert not [words for words in told if "Error" in words]


def test_a_payment_by_card_and_giving_up_at_once_lose_nothing(desk, double):
    checkout = by_card(desk, double)
    told = at_once(
        lambda: checkouts.settle(checkout),
        lambda: actions.give_up([checkout.invoice], owed=0, reason=WHY, by=desk.fin),
        body=desk.body,
    )
    checkout.refresh_from_db()
    invoice = Invoice.objects.get(pk=checkout.invoice_id)
    assert told == DONE
    assert (checkout.state, invoice.state, invoice.refund_open) in {
        ("paid", "paid", 1000),
        ("unbooked", "cancelled", 0),
    }


# Cards


def test_event_and_return_page_at_once_are_one_payment(desk, double):
    checkout = by_card(desk, double)
    assert at_once(*[partial(checkouts.settle, checkout)] * 3, body=desk.body) == ["", "", ""]
    assert Payment.objects.filter(invoice=checkout.invoice).count() == 1
    assert Checkout.objects.get(pk=checkout.pk).state == "paid"


def test_one_event_that_comes_twice_at_once_and_is_seen_to_twice_is_one_payment(desk, double, settings):
    settings.STRIPE_CONNECT_WEBHOOK_SECRETS = [SECRET]
    checkout = by_card(desk, double)
    raw = json.dumps(double.events[-1])
    signature = stripe.WebhookSignature.generate_signature_header(raw, SECRET)
    told = at_once(*[partial(inbox.take_in, raw.encode(), signature, endpoint="connect")] * 2, body=desk.body)
    event = ProviderEvent.objects.get(event=double.events[-1]["id"])
    assert told == DONE
    assert at_once(*[partial(inbox.see_to, event)] * 2, body=desk.body) == DONE
    event.refresh_from_db()
    assert (event.state, Payment.objects.filter(invoice=checkout.invoice).count()) == ("settled", 1)


def test_two_presses_at_once_are_one_payment_page(desk, double):
    invoice = desk.invoice()
    told = at_once(*[partial(checkouts.begin_checkout, invoice, by=desk.payer)] * 2, body=desk.body)
    assert told == DONE
    assert len(double.of_kind("checkout.session")) == Checkout.objects.filter(invoice=invoice).count() == 1


def test_by_card_and_by_transfer_at_once_pays_once_and_the_other_is_kept_apart(desk, double):
    checkout = by_card(desk, double)
    told = at_once(
        lambda: checkouts.settle(checkout),
        lambda: desk.transfer(1000, Allotment(checkout.invoice, 1000)),
        body=desk.body,
    )
    checkout.refresh_from_db()
    assert told == DONE or "paid already" in told[1]
    assert (told == DONE) == (checkout.state == "unbooked")
    assert Invoice.objects.get(pk=checkout.invoice_id).paid == 1000


def test_two_workers_send_a_refund_once(desk, double):
    checkout = by_card(desk, double)
    checkouts.settle(checkout)
    refund = desk.approved(actions.open_refund(checkout.invoice, amount=600, reason=WHY, by=desk.fin))
    made = returns.send_refund(refund, by=desk.fin)
    fresh = Return.objects.select_related("checkout__account", "checkout__invoice", "refund")
    assert at_once(*(partial(returns.send, fresh.get(pk=made.pk)) for _ in range(2)), body=desk.body) == DONE
    assert [there["amount"] for there in double.of_kind("refund")] == [600]
    assert Refund.objects.get(pk=refund.pk).state == "settled"


@pytest.mark.parametrize("of_credit", [False, True])
def test_a_refund_goes_by_card_or_by_the_bank(desk, double, of_credit):
    checkout = by_card(desk, double)
    checkouts.settle(checkout)
    if of_credit:
        actions.open_credit_note(Invoice.objects.get(pk=checkout.invoice_id), reason=WHY, by=desk.fin)
        transfer = Payment.objects.filter(invoice=checkout.invoice_id).earliest("recorded_at").transfer
        refund = actions.open_refund_of_credit(transfer, amount=600, reason=WHY, by=desk.fin)
    else:
        refund = actions.open_refund(checkout.invoice, amount=600, reason=WHY, by=desk.fin)
    desk.approved(refund)
    returns.send_refund(refund, by=desk.fin)
    Return.objects.filter(refund=refund).update(state="failed")  # from here on both ways are open
    done, refused = at_once(
        lambda: returns.send_refund(Refund.objects.get(pk=refund.pk), by=desk.fin),
        lambda: desk.settled(Refund.objects.get(pk=refund.pk), desk.penny),
        body=desk.body,
    )
    assert done == ""
    assert refused != ""
    is_settled = Refund.objects.get(pk=refund.pk).state == "settled"
    assert is_settled != Return.objects.filter(refund=refund, state="asked").exists()


def test_two_refunds_by_card_at_once_are_no_more_than_it_paid(desk, double):
    checkout = by_card(desk, double)
    checkouts.settle(checkout)
    refunds = [
        desk.approved(actions.open_refund(checkout.invoice, amount=500, reason=WHY, by=desk.fin)) for _ in range(2)
    ]
    told = at_once(*(partial(returns.send_refund, refund, by=desk.fin) for refund in refunds), body=desk.body)
    assert told == DONE
    for made in Return.objects.filter(checkout=checkout).select_related(
        "checkout__account", "checkout__invoice", "refund"
    ):
        returns.send(made)
    assert sum(there["amount"] for there in double.of_kind("refund")) == 1000


def test_a_lost_dispute_heard_of_twice_at_once_is_booked_once(desk, double):
    checkout = by_card(desk, double)
    checkouts.settle(checkout)
    dispute = double.open_dispute(double.intents[checkout.session], amount=400)
    double.end_dispute(dispute["id"], won=False)
    account = checkout.account.account
    assert at_once(*[partial(disputes.ask_dispute, account, dispute["id"])] * 2, body=desk.body) == DONE
    invoice = Invoice.objects.get(pk=checkout.invoice_id)
    assert (invoice.paid, invoice.payments.count()) == (600, 2)


def test_a_lost_dispute_and_who_uses_its_credit_wait_in_no_circle(desk, double):
    checkout = by_card(desk, double)
    checkouts.settle(checkout)
    actions.open_credit_note(Invoice.objects.get(pk=checkout.invoice_id), reason=WHY, by=desk.fin)
    dispute, other = double.open_dispute(double.intents[checkout.session]), desk.invoice()
    double.end_dispute(dispute["id"], won=False)
    heard = partial(disputes.ask_dispute, checkout.account.account, dispute["id"])
    told = at_once(heard, lambda: actions.use_credit(other, amount=600, by=desk.fin), body=desk.body)
    assert "" in told
    assert heard().booked == 1000
    assert Invoice.objects.get(pk=other.pk).paid == 0
