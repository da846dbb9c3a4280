"""Money of the demo: paid too much, by card, on its way, disputed, not at all, or corrected; by the same actions people use.

What was paid by card happened at our double of Stripe while the demo was filled: it knows each of these payments, and a
visitor goes on there. Without it (in tests, or where the demo runs without its programs) nothing is paid by card.
"""

import http.client
from collections.abc import Iterator, Sequence
from decimal import Decimal
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_tenants.utils import tenant_context

from accounts.models import User
from billing import actions as billing
from billing.actions import Allotment, LineData, StepData, checkouts, reconciling, sellers
from billing.bank import actions as bank
from billing.models import BankStatement, Checkout, Fapiao, Invoice, SellerAccount
from billing.providers import provider
from lib import clock
from lib.text import bilingual
from marketplace.demo.orders import Buyer, buyer_named, can_be_paid, days_ago, issue_drafts_of, place_order, staff_at
from outbox.relay import deliver_all
from tenants.context import current_body
from tenants.hosts import body_url
from tenants.models import CertificationBody

ANNUAL = (bilingual("年金", "Annual fee"), 180_000)
COPIES = (bilingual("证书副本（四份）", "Certified copies of a certificate, four"), 40_000)
TOO_MUCH = 20_000  # who paid the annual fee of the year before
PART = 80_000
TOO_MANY = "只需两份副本，退还另两份的费用。 Two copies were enough: the fee of the other two goes back."
HEADINGS = "交易日期,凭证号,收入金额,支出金额,对方户名,对方账号,附言"
COURSE = "ce-declaration-training"
FAPIAO, RED_FORM = "26327000000000087101", "3200002611000871"
LATE = "补充数据晚交两天，从检测费中扣减。 The supplement came two days late: taken off the test."


def are_there() -> bool:
    return BankStatement.objects.exists() or SellerAccount.objects.exists()


def fill() -> None:
    """Everything whose seller is there."""
    for slug, play in (("northseal", _at_the_body), ("clearlab", _at_the_laboratory), ("rheinwerk", _overseas)):
        seller = CertificationBody.objects.filter(slug=slug).first()
        if seller is not None:
            with tenant_context(seller):
                play(staff_at(slug)["finance"])
            deliver_all()


def _at_the_body(finance: User) -> None:
    """Reminders with an invoice that was reminded of twice and paid in part; a transfer for two invoices that left a credit; a
    refund that waits to be approved; a bank's file.
    """
    steps = [StepData(7), StepData(21), StepData(45, tells_case_desk=True)]
    billing.set_reminders(current_body(), steps, by=finance)
    with days_ago(65):
        late = _issued(buyer_named("晨岚"), ANNUAL, finance)
    for days in (28, 14):  # due a month after it was issued, so a week and three weeks overdue
        with days_ago(days):
            billing.remind(late.pk)
    with days_ago(9):
        billing.record_payment(late, amount=PART, received_on=clock.today(), bank_reference="DEMO20260893", by=finance)
    _refund_that_waits(_pays_too_much(buyer_named("雪屿"), finance), finance)
    _statement_that_waits(finance)


def _pays_too_much(buyer: Buyer, finance: User) -> Invoice:
    """Gives the invoice of the copies, which is paid."""
    with days_ago(33):
        invoices = [_issued(buyer, fee, finance) for fee in (ANNUAL, COPIES)]
    with days_ago(12):
        billing.record_transfer(
            buyer[0],
            body=current_body(),
            amount=sum(invoice.total for invoice in invoices) + TOO_MUCH,
            currency="CNY",
            received_on=clock.today(),
            bank_reference="DEMO20260871",
            payer_name=buyer[0].name_zh,
            payer_account="6222 0000 0002",
            allotments=[Allotment(invoice, invoice.total) for invoice in invoices],
            by=finance,
        )
    return invoices[1]


def _refund_that_waits(copies: Invoice, finance: User) -> None:
    """Opened yesterday: an administrator, or the second finance person, has to approve it."""
    zh, _space, en = TOO_MANY.partition(" ")
    with days_ago(1):
        billing.open_refund(copies, amount=20_000, reason=bilingual(zh, en), by=finance)


def _issued(buyer: Buyer, fee: tuple[dict[str, str], int], finance: User) -> Invoice:
    about, amount = fee
    line = LineData(description=about, unit_price=amount, quantity=Decimal(1), tax_rate=Decimal(6))
    draft = billing.draft_invoice(buyer[0], body=current_body(), about=about, lines=[line], by=finance)
    return billing.issue(draft, by=finance)


def _statement_that_waits(finance: User) -> None:
    """A file of the bank with a line that is sure, one of which only the payer is known, and some of nobody's."""
    rows = "\r\n".join([HEADINGS, *_rows()])
    file = SimpleUploadedFile("bank-statement-demo.csv", rows.encode("gb18030"))
    statement = bank.receive_statement(file, body=current_body(), by=finance)
    bank.say_statement_columns(statement, columns=statement.columns, currency="CNY", by=finance)


def _rows() -> Iterator[str]:
    day = f"{clock.today():%Y-%m-%d}"
    open_ones = Invoice.objects.for_body(current_body()).to_be_paid().select_related("organisation")
    by_reference, *others = open_ones.order_by("-issued_at")[:2]
    yield _row(day, "DEMO0901", by_reference.total, by_reference.organisation.name_zh, by_reference.typed_reference)
    for invoice in others:
        yield _row(day, "DEMO0902", invoice.total - 5_000, invoice.organisation.name_zh, "认证费")
    yield _row(day, "DEMO0903", 88_000, "王某（演示）", "报名费")
    yield _row(day, "DEMO0904", 1_874, "演示银行", "结息")
    yield f"{day},DEMO0905,,8600.00,演示物业有限公司,6222 0000 0009,房租"


def _row(day: str, number: str, amount: int, payer: str, words: str) -> str:
    return f"{day},{number},{amount / 100:.2f},,{payer},6222 0000 0003,{words}"


def _at_the_laboratory(finance: User) -> None:
    """A test was paid and has its fapiao; a part of it is credited, and waits for its red-letter fapiao.

    The form needs no confirmation, which would have to come within three days: so it waits whenever the demo is looked at.
    """
    _organisation, person = buyer_named("雪屿")
    tested = Invoice.objects.for_body(current_body()).filter(state="draft", subject_kind="order").first()
    if tested is None:  # the laboratory's orders are not there
        return
    with days_ago(40):
        invoice = billing.issue(tested, by=finance)
    with days_ago(31):
        billing.record_payment(
            invoice, amount=invoice.total, received_on=clock.today(), bank_reference="DEMO20260402", by=finance
        )
    with days_ago(30):
        title, number = invoice.organisation.name_zh, invoice.organisation.credit_code
        billing.request_fapiao(invoice, kind=Fapiao.Kind.SPECIAL, title=title, tax_number=number, by=person)
    with days_ago(29):
        billing.record_fapiao(invoice, number=FAPIAO, by=finance)
    with days_ago(1):
        zh, _space, en = LATE.partition(" ")
        note = billing.open_credit_note(invoice, wanted={1: 30_000}, reason=bilingual(zh, en), by=finance)
        billing.request_red_fapiao(note, form_number=RED_FORM, must_confirm=False, by=finance)


def _overseas(finance: User) -> None:
    """Seats of a training in euros: one to be paid; by card, where the double runs: paid, on its way, disputed."""
    can_be_paid("rheinwerk")
    with days_ago(6):
        seats = [
            _seats(buyer_named(name), who, finance)
            for name, who in (
                ("岭湾", ["梁思远", "陈可欣"]),
                ("雪屿", ["周明哲"]),
                ("晨岚", ["林嘉禾"]),
                ("启桩", ["高云帆", "罗静怡", "郑凯"]),
                ("青禾", ["何书瑶"]),
            )
        ]
    if provider().is_online:
        _by_card(seats, finance)
    billing.propose_account(  # its administrator is to confirm it
        current_body(),
        "EUR",
        by=finance,
        holder=current_body().name_en,
        bank="演示银行 Demo Bank",
        number="0000 1111 2222 9999",
    )


def _seats(buyer: Buyer, participants: Sequence[str], finance: User) -> tuple[Invoice, User]:
    order = place_order(buyer, COURSE, date=True, quantity=len(participants), participants=participants)
    issue_drafts_of(order, finance)
    return Invoice.objects.of("order", order.pk).get(), buyer[1]


def _by_card(seats: Sequence[tuple[Invoice, User]], finance: User) -> None:
    """Each is done today: the double has no past."""
    account = _account(finance)
    paid_out, on_its_way, disputed, paid, _left = seats
    _pay(*paid_out, method="card")
    _press(f"/do/pay-out/{account.account}")
    _pay(*paid, method="card")
    _pay(*on_its_way, method="sepa_debit")
    _press(f"/do/dispute/{_pay(*disputed, method='card').payment_intent}")
    reconciling.ask_accounts()


def _account(finance: User) -> SellerAccount:
    """All of the provider's questions are answered."""
    body = current_body()
    page = body_url(body, reverse("billing:getting-paid"))
    link = sellers.begin_onboarding(body, country="DE", back_url=f"{page}back/", again_url=f"{page}again/", by=finance)
    _press(f"{urlsplit(link).path}/all")
    return sellers.ask_standing(SellerAccount.objects.get(body=body, gone_at=None))


def _pay(invoice: Invoice, person: User, *, method: str) -> Checkout:
    checkout = checkouts.begin_checkout(invoice, by=person)
    _press(f"/pay/{checkout.session}/{method}")
    return checkouts.settle(checkout)


def _press(path: str) -> None:
    """A button on a page of the double, as a visitor presses it; where it leads to is of no interest."""
    connection = http.client.HTTPConnection(urlsplit(settings.STRIPE_API_BASE).netloc, timeout=20)
    try:
        connection.request("POST", path)
        answer = connection.getresponse()
        if answer.status != http.client.SEE_OTHER:
            raise RuntimeError(f"The double refused {path}: {answer.read().decode()}")
    finally:
        connection.close()
