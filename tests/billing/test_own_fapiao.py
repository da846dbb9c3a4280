"""The fapiao of the platform's own invoices, and the tax that a subscriber is charged by its country."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, transaction

from billing.models import OwnFapiao, OwnFapiaoFile, SubscriptionInvoice
from billing.queries import differences
from billing.subscriptions import actions as subscriptions
from billing.subscriptions.actions import own_fapiao
from billing.subscriptions.queries.own_money import may_ask_for_own_fapiao, own_fapiao_that_wait
from lib.refusal import Refused
from tenants.models import CertificationBody
from tests.billing.subscribing import days_later, first_invoice, is_told, kept_rules, transferred, written_plan
from tests.cast import person, works_for
from tests.support.pdfs import a_pdf_of
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
CODE = "91110000600037341L"
BLUE, RED, ANOTHER = "25112000000012345678", "25112000000087654321", "25112000000011112222"


@pytest.fixture
def oscar(db):
    return person("oscar", is_operator=True)


@pytest.fixture
def gail(greenmark):
    return works_for(greenmark, "gail", "body_admin", "finance")


@pytest.fixture
def invoice(subscribed) -> SubscriptionInvoice:
    return first_invoice(subscribed)


def asked_for(invoice, by, **fields) -> OwnFapiao:
    given = {"kind": "ordinary", "title": "北印认证有限公司", "tax_number": ""}
    return own_fapiao.request_own_fapiao(invoice, by=by, **given | fields)


@pytest.fixture
def asked(invoice, ada):
    return asked_for(invoice, ada)


@pytest.fixture
def made(asked, olga):
    return own_fapiao.record_own_fapiao(asked, number=BLUE, uploads=[xml(BLUE), pdf(f"{BLUE}.pdf")], by=olga)


def xml(number: str) -> SimpleUploadedFile:
    content = f'<?xml version="1.0"?><EInvoice><EIid>{number}</EIid></EInvoice>'
    return SimpleUploadedFile("whatever.xml", content.encode())


def pdf(name: str = "fapiao.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, a_pdf_of("fapiao"))


def given_up(invoice, olga, oscar) -> SubscriptionInvoice:
    waiver = subscriptions.propose_waiver(invoice, reason="Our fault", by=olga)
    subscriptions.answer_waiver(waiver, agrees=True, by=oscar)
    return SubscriptionInvoice.objects.select_related("subscription__body").get(pk=invoice.pk)


def test_a_fapiao_is_asked_for_made_and_told(made, subscribed):
    assert (made.number, made.files.count()) == (BLUE, 2)
    assert [one.ending for one in made.files.all() if one.is_original] == [".xml"]
    assert is_told(subscribed, "is ready")
    assert not own_fapiao_that_wait().exists()


def test_operators_see_what_is_asked_for(asked, made_page):
    page = made_page("/operations/subscriptions/")
    assert "北印认证有限公司" in page
    assert asked.invoice.number in page


@pytest.fixture
def made_page(site, olga):
    client = signed_in(site, olga)
    return lambda path: client.get(path, follow=True).content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"kind": "special"}, "tax number"),
        ({"tax_number": "123"}, "mistyped"),
        ({"title": " "}, "its title"),
    ],
)
def test_it_is_asked_for_by_the_rules_of_every_fapiao(invoice, ada, fields, words):
    with pytest.raises(Refused, match=words):
        asked_for(invoice, ada, **fields)


def test_who_is_abroad_or_a_stranger_asks_for_none(invoice, ada, gail, northseal):
    with pytest.raises(Refused, match="own staff"):
        asked_for(invoice, gail)
    CertificationBody.objects.filter(pk=northseal.pk).update(country="DE")
    with pytest.raises(Refused, match="mainland China"):
        asked_for(SubscriptionInvoice.objects.get(), ada)


def test_no_fapiao_is_asked_for_in_euro(january, our_rules, northseal, ada, olga):
    only_in_euro = written_plan(1, "Small", {"EUR": 10_000}, by=olga)
    invoice = first_invoice(subscriptions.subscribe(northseal, only_in_euro, by=ada))
    assert not may_ask_for_own_fapiao(invoice, None)
    with pytest.raises(Refused, match="made in CNY; this invoice is in EUR"):
        asked_for(invoice, ada)


def test_what_was_made_is_not_asked_for_otherwise(made, ada):
    with pytest.raises(Refused, match="made already"):
        asked_for(made.invoice, ada, title="Another")
    with pytest.raises(DatabaseError, match="as it was made"), transaction.atomic():
        OwnFapiao.objects.update(title="Another")


@pytest.mark.parametrize(("number", "words"), [("12", "20 digits"), ("12345678", "20 digits"), ("x" * 20, "20 digits")])
def test_a_number_has_twenty_digits(asked, olga, number, words):
    with pytest.raises(Refused, match=words):
        own_fapiao.record_own_fapiao(asked, number=number, by=olga)


def test_a_file_of_another_fapiao_is_refused_and_nothing_recorded(asked, olga):
    for file in (xml(ANOTHER), pdf(f"{ANOTHER}.pdf")):
        with pytest.raises(Refused, match=ANOTHER):
            own_fapiao.record_own_fapiao(asked, number=BLUE, uploads=[file], by=olga)
    with pytest.raises(Refused, match="no PDF"):
        own_fapiao.record_own_fapiao(asked, number=BLUE, uploads=[SimpleUploadedFile("x.pdf", b"MZ")], by=olga)
    assert not OwnFapiao.objects.exclude(number="").exists()


def test_a_correction_says_both_numbers_and_takes_the_old_files_away(made, subscribed, olga, made_page):
    own_fapiao.record_own_fapiao(made, number=ANOTHER, uploads=[pdf()], by=olga)
    assert is_told(subscribed, f"before, {BLUE} was recorded")
    page = made_page(f"/operations/subscriptions/invoices/{made.pk}/")
    assert ANOTHER in page
    assert BLUE not in page
    with pytest.raises(Refused, match="recorded already"):
        own_fapiao.record_own_fapiao(made, number=ANOTHER, by=olga)


def test_only_operators_who_do_not_work_there_record_it(asked, ada):
    with pytest.raises(Refused, match="operators"):
        own_fapiao.record_own_fapiao(asked, number=BLUE, by=ada)


def test_what_is_given_up_after_it_was_made_needs_a_red_letter_fapiao(made, subscribed, olga, oscar, made_page):
    invoice = given_up(made.invoice, olga, oscar)
    fapiao = OwnFapiao.objects.select_related("invoice").get()
    assert (fapiao.needs_red, fapiao.red_amount.amount) == (True, 848)
    assert list(own_fapiao_that_wait()) == [fapiao]
    assert "a red-letter fapiao takes its tax back" in made_page(f"/operations/subscriptions/invoices/{invoice.pk}/")
    with pytest.raises(Refused, match="not a red-letter"):
        own_fapiao.record_own_red(fapiao, number=BLUE, by=olga)
    fapiao = own_fapiao.record_own_red(fapiao, number=RED, uploads=[xml(RED)], by=olga)
    assert (fapiao.needs_red, fapiao.red_number) == (False, RED)
    assert is_told(subscribed, "red-letter fapiao")
    with pytest.raises(Refused, match="it stays"):
        own_fapiao.record_own_fapiao(fapiao, number=ANOTHER, by=olga)


def test_nothing_else_takes_a_fapiao_back(made, olga):
    with pytest.raises(Refused, match="Nothing of this"):
        own_fapiao.record_own_red(made, number=RED, by=olga)


def test_of_what_was_given_up_before_only_what_was_paid_is_on_it(invoice, olga, oscar, ada):
    transferred(invoice.subscription, 42_400, by=olga)
    fapiao = asked_for(given_up(invoice, olga, oscar), ada)
    with days_later(1):
        fapiao = own_fapiao.record_own_fapiao(fapiao, number=BLUE, by=olga)
    assert (fapiao.amount.amount, fapiao.needs_red) == (424, False)


def test_of_what_was_given_up_whole_none_is_made(asked, olga, oscar, ada):
    invoice = given_up(asked.invoice, olga, oscar)
    assert not own_fapiao_that_wait().exists()
    with pytest.raises(Refused, match="given up"):
        asked_for(invoice, ada)
    with pytest.raises(Refused, match="given up"):
        own_fapiao.record_own_fapiao(asked, number=BLUE, by=olga)


def test_a_red_letter_without_a_blue_one_is_refused_by_the_database(asked, olga):
    asked.red_number, asked.red_recorded_by, asked.red_recorded_at = RED, olga, asked.requested_at
    with pytest.raises(IntegrityError, match="takes_a_blue_one_back"), transaction.atomic():
        asked.save()


# --- pages


@pytest.fixture
def mine(large, small, northseal, ada):
    """On the day it is: visitors' sessions are of today."""
    subscription = subscriptions.subscribe(northseal, small, by=ada)
    subscriptions.say_billed_to(
        subscription, billed_name="北印认证有限公司", billed_code=CODE, billed_address="", by=ada
    )
    return first_invoice(subscription)


def test_a_subscriber_asks_with_what_stands_on_its_invoices_and_downloads(mine, visit, site, northseal, ada, olga):
    desk, operator = signed_in(visit(northseal), ada), signed_in(site, olga)
    path = f"/desk/subscription/invoices/{mine.pk}/"
    page = desk.get(f"{path}fapiao/").content.decode()
    assert "北印认证有限公司" in page
    assert CODE in page
    desk.post(f"{path}fapiao/", {"kind": "special", "title": "北印认证有限公司", "tax_number": CODE})
    assert "being made" in desk.get(path).content.decode()
    typed = {"number": BLUE, "uploads": [xml(BLUE), pdf()]}
    operator.post(f"/operations/subscriptions/invoices/{mine.pk}/fapiao/", typed)
    page = desk.get(path).content.decode()
    assert BLUE in page
    file = OwnFapiaoFile.objects.get(file__endswith=".pdf")
    assert f"fapiao/{file.pk}/" in page
    assert b"".join(desk.get(f"{path}fapiao/{file.pk}/").streaming_content) == a_pdf_of("fapiao")


def test_another_body_reads_no_fapiao_of_it(mine, visit, greenmark, gail, ada, olga):
    fapiao = own_fapiao.record_own_fapiao(asked_for(mine, ada), number=BLUE, uploads=[pdf()], by=olga)
    theirs = signed_in(visit(greenmark), gail)
    path = f"/desk/subscription/invoices/{mine.pk}/fapiao/"
    assert theirs.get(path).status_code == 404
    assert theirs.get(f"{path}{fapiao.files.get().pk}/").status_code == 404


def test_what_was_paid_ahead_goes_back_by_the_pages_of_two_operators(mine, visit, site, northseal, ada, olga, oscar):
    receipt = transferred(mine.subscription, 100_000, by=olga)
    first = signed_in(site, olga)
    finance = "/operations/subscriptions/"
    first.post(f"{finance}receipts/{receipt.pk}/return/", {"amount": "152.00", "reason": "Paid too much"})
    refund = receipt.refunds.get()
    assert "a second operator approves it" in first.get(finance).content.decode()
    subscriptions.approve_own_refund(refund, by=oscar)
    assert "send it at our bank" in first.get(finance).content.decode()
    sent = {"settled_on": "2026-11-30", "bank_reference": "OUT-7", "paid_to": "Northseal 6222"}
    sent["settled_on"] = f"{refund.opened_at:%Y-%m-%d}"
    first.post(f"{finance}refunds/{refund.pk}/paid/", sent | {"elsewhere_because": "As on their contract"})
    page = signed_in(visit(northseal), ada).get("/desk/subscription/").content.decode()
    assert "Paid too much" in page
    assert "OUT-7" in page
    assert list(differences()) == []


def test_a_refund_is_dropped_or_comes_back_by_its_pages(mine, site, olga, oscar):
    receipt = transferred(mine.subscription, 100_000, by=olga)
    first, finance = signed_in(site, olga), "/operations/subscriptions/refunds/"
    refund = subscriptions.open_own_refund(receipt, amount=100, reason="Paid too much", by=olga)
    first.post(f"{finance}{refund.pk}/approve/")
    first.post(f"{finance}{refund.pk}/drop/", {"reason": "Not asked for"})
    refund.refresh_from_db()
    assert refund.state == "dropped"
    page = first.get(f"/operations/subscriptions/{mine.subscription_id}/").content.decode()
    assert "Not asked for" in page
    assert "of it paid ahead" in page


# --- tax by a subscriber's country


@pytest.fixture
def abroad(large, small, olga, northseal):
    kept_rules(olga, tax_words_zh="服务出口，不征中国增值税", tax_words_en="Export of services: no Chinese VAT")
    CertificationBody.objects.filter(pk=northseal.pk).update(country="DE")
    northseal.country = "DE"
    return northseal


def test_who_is_abroad_is_charged_at_a_rate_of_its_own(abroad, small, ada):
    subscription = subscriptions.subscribe(abroad, small, by=ada)
    invoice = first_invoice(subscription)
    assert (invoice.currency, invoice.net, invoice.tax, invoice.total) == ("EUR", 10_000, 0, 10_000)
    assert invoice.tax_words_en == "Export of services: no Chinese VAT"
    assert list(differences()) == []


def test_its_rate_is_what_the_rules_say(abroad, small, ada, olga):
    kept_rules(olga, tax_rate_abroad=Decimal(3))
    subscription = subscriptions.subscribe(abroad, small, by=ada)
    assert (first_invoice(subscription).tax, first_invoice(subscription).tax_words_en) == (300, "")
    with pytest.raises(Refused, match="percentage"):
        kept_rules(olga, tax_rate_abroad=Decimal(100))


def test_in_mainland_china_the_words_stand_on_no_invoice(subscribed, olga):
    invoice = first_invoice(subscribed)
    assert (invoice.tax_rate, invoice.tax_words_en) == (6, "")


def test_the_tax_is_said_before_the_press(abroad, small, visit, ada):
    desk = signed_in(visit(abroad), ada)
    page = desk.get(f"/desk/subscription/plans/{small.pk}/").content.decode()
    assert "No tax is added. Export of services: no Chinese VAT</li><li>A month comes to" in page
    assert "Export of services" in desk.get("/desk/subscription/").content.decode()
    desk.post(f"/desk/subscription/plans/{small.pk}/")
    invoice = SubscriptionInvoice.objects.get()
    page = desk.get(f"/desk/subscription/invoices/{invoice.pk}/").content.decode()
    assert "Export of services" in page
    assert "Ask for a fapiao" not in page


def test_in_mainland_china_a_month_is_said_with_its_tax(large, small, northseal, visit, ada):
    page = signed_in(visit(northseal), ada).get(f"/desk/subscription/plans/{small.pk}/").content.decode()
    assert "Tax of 6 % is added." in page
    assert "848.00" in page
