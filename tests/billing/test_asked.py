"""A client is asked for what is left once a credit note stands that waits for its red letter: in every text, by every door."""

from datetime import date

import pytest

from accounts.models import Notice
from billing import actions
from billing.bank.matching import Matcher
from billing.bank.queries import open_invoices_of
from billing.forms import AllotForm, TransferForm
from billing.models import Invoice, State, Transfer
from billing.queries import is_settled, to_be_paid_by
from lib import clock
from outbox.models import Fact
from tests.billing.making import APPLICATION, BankLine, pay
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
WHY = {"zh": "费用调整", "en": "Fee corrected"}
ASKED, OWED = "¥24,910.00", "¥25,970.00"


@pytest.fixture
def waiting(invoice, alice, fin):
    """1,060.00 of 25,970.00 waits for its red letter."""
    actions.request_fapiao(invoice, kind="special", title="爱克米电器", tax_number="91110000600037341L", by=alice)
    actions.record_fapiao(invoice, number="25312000000000000001", by=fin)
    return actions.open_credit_note(invoice, wanted={1: 106_000}, reason=WHY, by=fin)


@pytest.fixture
def of_all(invoice, alice, fin):
    """All of it waits."""
    actions.request_fapiao(invoice, kind="special", title="爱克米电器", tax_number="91110000600037341L", by=alice)
    actions.record_fapiao(invoice, number="25312000000000000001", by=fin)
    return actions.open_credit_note(invoice, reason=WHY, by=fin)


def latest(user) -> Notice:
    return Notice.objects.filter(user=user).latest("created_at")


def credit(acme, northseal, fin, amount=10_000, reference="C-1") -> Transfer:
    told = {"received_on": date(2026, 11, 2), "bank_reference": reference}
    return actions.record_transfer(acme, body=northseal, amount=amount, currency="CNY", by=fin, **told)


def test_the_mail_after_a_part_names_what_is_asked(waiting, invoice, fin, alice):
    pay(invoice, 91_000, fin)
    assert latest(alice).text_en == "We received ¥910.00 CNY. ¥24,000.00 CNY is still open."


def test_the_mail_of_the_last_that_is_asked_names_nothing(waiting, invoice, fin, alice):
    pay(invoice, 2_491_000, fin)
    assert latest(alice).text_zh == "收到 ¥24,910.00 CNY。"


def test_the_mail_of_a_payment_taken_back_names_what_is_asked(waiting, invoice, fin, alice):
    actions.reverse_payment(pay(invoice, 91_000, fin), reason="Wrong", by=fin)
    assert f"{ASKED} CNY is owed now" in latest(alice).text_en


def test_the_mail_of_another_note_names_what_is_asked(invoice, alice, fin):
    actions.request_fapiao(invoice, kind="special", title="爱克米电器", tax_number="91110000600037341L", by=alice)
    actions.record_fapiao(invoice, number="25312000000000000001", by=fin)
    first = actions.open_credit_note(invoice, wanted={1: 106_000}, reason=WHY, by=fin)
    actions.open_credit_note(invoice, wanted={2: 77_000}, reason=WHY, by=fin)
    red = actions.request_red_fapiao(first, form_number="F-1", must_confirm=False, by=fin)
    actions.record_red_fapiao(red, number="26312000000000000002", by=fin)
    assert "¥24,140.00 CNY is owed now" in latest(alice).text_en


@pytest.mark.parametrize("address", ["/desk/invoices/", "/desk/invoices/{}/", "/invoices/{}/", "/invoices/{}/print/"])
def test_pages_name_what_is_asked(waiting, invoice, northseal, visit, fin, alice, address):
    visitor = signed_in(visit(northseal), fin if "desk" in address else alice)
    page = visitor.get(address.format(invoice.pk)).content.decode()
    assert ASKED in page.split("Still to be paid")[-1]


def test_forms_name_what_is_asked(waiting, invoice, acme, northseal, fin):
    open_ones = to_be_paid_by(acme, northseal)
    form = TransferForm(invoices=list(open_ones))
    assert ASKED in str(form[f"invoice_{invoice.pk.hex}"].label)
    form = AllotForm(transfer=credit(acme, northseal, fin, 9_000_000), invoices=open_ones)
    assert form["amount"].initial == invoice.asked_money.amount - 1_060
    assert ASKED in str(form["invoice"])
    assert OWED not in str(form["invoice"])


def test_who_pays_what_was_asked_is_surely_matched(waiting, invoice, northseal):
    found = Matcher(open_invoices_of(northseal)).propose(BankLine(2_491_000, invoice.reference))
    assert (found.score, found.is_sure) == (90, True)


def test_what_is_asked_for_no_more_is_found_by_its_reference_alone(of_all, invoice, northseal):
    matcher = Matcher(open_invoices_of(northseal))
    assert [one.id for one in matcher.propose(BankLine(5, invoice.reference)).invoices] == [invoice.pk]
    assert matcher.propose(BankLine(5, "", "Acme Appliances (demo) Ltd")).invoices == []


def test_a_certificate_does_not_wait_for_the_other_sides_red_letter(of_all, invoice):
    assert is_settled(APPLICATION.kind, APPLICATION.id)
    fact = Fact.objects.filter(name="billing.AskedOtherwise").latest("pk").payload
    assert (fact["is_settled"], fact["asks_more"]) == (True, False)


def test_a_part_that_waits_settles_nothing(waiting, invoice, fin):
    assert not is_settled(APPLICATION.kind, APPLICATION.id)
    pay(invoice, 2_491_000, fin)
    assert is_settled(APPLICATION.kind, APPLICATION.id)
    assert Invoice.objects.get(pk=invoice.pk).state == State.ISSUED


def test_a_note_that_is_dropped_is_asked_for_again(of_all, invoice, fin):
    actions.drop_credit_note(of_all, reason="After all", by=fin)
    assert not is_settled(APPLICATION.kind, APPLICATION.id)
    fact = Fact.objects.filter(name="billing.AskedOtherwise").latest("pk").payload
    assert (fact["is_settled"], fact["asks_more"]) == (False, True)


# --- what clients are told ---------------------------------------------------------------------------------------------


def test_credit_of_three_transfers_is_one_mail_that_says_nothing_came(invoice, acme, northseal, fin, alice):
    for number in range(3):
        credit(acme, northseal, fin, reference=f"C-{number}")
    before = Notice.objects.filter(user=alice).count()
    actions.use_credit(invoice, amount=30_000, by=fin)
    assert Notice.objects.filter(user=alice).count() == before + 1
    assert latest(alice).subject_zh == f"账单 {invoice.number} 已用预付余额冲抵"
    assert latest(alice).text_zh == "已用贵单位的预付余额冲抵 ¥300.00 CNY。尚欠 ¥25,670.00 CNY。"


def test_what_is_left_of_a_transfer_tells_once_what_it_pays(invoice, acme, northseal, fin, alice):
    actions.allot(credit(acme, northseal, fin), invoice, amount=10_000, by=fin)
    assert latest(alice).subject_en == f"Your credit pays invoice {invoice.number}"


def test_a_client_hears_that_its_credit_was_a_mistake(acme, northseal, account, fin, alice):
    actions.take_back_transfer(credit(acme, northseal, fin), reason="录错客户", by=fin)
    assert (
        latest(alice).text_zh
        == "2026年11月2日收到的转账系误记，该登记现已撤销，贵单位的预付余额减少 ¥100.00 CNY。原因：录错客户"
    )


def test_who_gives_a_reason_is_told_that_the_client_reads_it(invoice, northseal, fin, visit):
    transfer = pay(invoice, 91_000, fin).transfer
    payment = invoice.payments.get()
    desk = signed_in(visit(northseal), fin)
    there = [
        f"/desk/invoices/{invoice.pk}/payment/{payment.pk}/reverse/",
        f"/desk/transfers/{transfer.pk}/take-back/",
    ]
    for address in there:
        page = desk.get(address).content.decode()
        assert "Reason (the client reads it)" in page
        assert "The client is told, with your reason." in page


def test_a_reason_in_both_languages_is_read_in_the_readers_own(invoice, northseal, fin, alice, visit):
    reason = {"zh": "买方取消订单", "en": "Cancelled by the buyer"}
    actions.give_up([invoice], owed=0, reason=reason, by=fin)
    assert latest(alice).text_zh == "无需付款。原因：买方取消订单"
    assert latest(alice).text_en == "There is nothing to pay. Cancelled by the buyer"
    page = signed_in(visit(northseal), alice).get(f"/invoices/{invoice.pk}/?lang=zh-hans").content.decode()
    assert "买方取消订单" in page
    assert "Cancelled by the buyer" not in page


def test_what_a_note_frees_says_why_in_the_readers_language(invoice, northseal, fin, alice, visit):
    pay(invoice, invoice.total, fin)
    actions.open_credit_note(invoice, wanted={1: 106_000}, reason=WHY, by=fin)
    page = signed_in(visit(northseal), fin).get(f"/desk/invoices/{invoice.pk}/?lang=zh-hans").content.decode()
    assert "费用调整" in page
    assert "Fee corrected" not in page


def test_days_in_a_mail_are_spelled_as_its_language_has_it(draft, account, fin, alice):
    actions.issue(draft, due_on=clock.today().replace(month=12, day=31), by=fin)
    year = clock.today().year
    assert f"请在{year}年12月31日前转账" in latest(alice).text_zh
    assert f"by 31 December {year}, " in latest(alice).text_en
