"""A test is paid by bank transfer: its line is found in the bank's file, proposed with its reasons and confirmed; what came
too much stays the client's credit.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from billing.models import Invoice
from lib import clock
from tests.catalog.services import NAMES as SERVICES
from tests.catalog.services import in_scope, lab_line, published_service
from tests.journeys.sellers import client, confirms, finds_the_service, is_billed, offers, partner, to_the_order
from tests.journeys.stage import Walk, pairs

TEST = dict(zip(("zh", "en"), SERVICES["testing"], strict=True))
HEADINGS = "交易日期,凭证号,收入金额,支出金额,对方户名,对方账号,附言"
PAYER = "爱克米电器（演示）有限公司"
TOO_MUCH = 100


@pytest.mark.parametrize(("language", "width"), pairs("zh", 390))
def test_a_transfer_is_matched(guildmark, language, width, tmp_path):
    walk = Walk(guildmark, language, width)
    client(walk)
    laboratory = partner(walk, "laboratory")
    offers(walk, laboratory, lambda lena: in_scope(lena, of="cnas"))
    lines = [lab_line(reports=["cnas", "plain"])]
    offers(
        walk, laboratory, lambda lena: published_service(lena, "testing", price="fixed", lines=lines, is_prepaid=True)
    )
    orders_the_test(walk)
    is_billed(walk)
    invoice = Invoice.objects.get()
    is_open(walk)
    reads_the_statement(walk, the_bank(tmp_path, "november.csv", *lines_of(invoice)))
    is_proposed(walk, invoice)
    is_credit(walk)
    knows_the_columns(walk, the_bank(tmp_path, "december.csv", interest(2)))
    keeps_the_books(walk, invoice)
    is_on_the_account(walk, invoice)


def orders_the_test(walk: Walk) -> None:
    alice = finds_the_service(walk, "alice", TEST[walk.language], TEST[walk.language])
    walk.follow(alice, "Order this service")
    alice.wait_for_url("**/orders/add/?**")
    alice.locator("[name=test]").first.check()
    alice.locator("[name=report][value=cnas]").check()
    alice.locator(f"[name=report_language][value={walk.language}]").check()
    alice.locator("[name=product]").fill("BCD-520")
    walk.press(alice, "Put it into the cart")
    walk.sees(alice, "It lies in your cart.")
    alice.locator("[name=contact_phone]").fill("+86 757 0000 0000")
    confirms(walk, alice, "transfer")


def is_open(walk: Walk) -> None:
    """Said in words and figures, and drawn beside them."""
    fay = walk.at_work("fay", at="greenmark")
    fay.goto(walk.guildmark.body("greenmark", "/desk/invoices/"))
    bars = fay.get_by_role("figure", name=walk.says("Open invoices by the day they are due"))
    assert "1,200.00" in bars.get_by_role("row").filter(has_text=walk.says("due within 30 days")).inner_text()
    walk.keep(fay, "finance-desk")


def lines_of(invoice: Invoice) -> list[str]:
    """The payment, by its reference and a hundred too much; the bank's interest; and rent that went out."""
    came = f"{invoice.total / 100 + TOO_MUCH:.2f}"
    today = f"{clock.today()}"
    return [
        f"{today},N0411,{came},,{PAYER},6222 0000 0007,检测费 {invoice.typed_reference}",
        interest(1),
        f"{today},N0413,,8600.00,演示物业有限公司,6222 0000 0009,房租",
    ]


def interest(number: int) -> str:
    return f"{clock.today()},I000{number},3.1{number},,演示银行,,结息"


def the_bank(folder: Path, name: str, *lines: str) -> Path:
    """A file as a Chinese bank writes it."""
    file = folder / name
    file.write_bytes("\r\n".join([HEADINGS, *lines]).encode("gb18030"))
    return file


def uploads(walk: Walk, file: Path) -> Page:
    fay = walk.at_work("fay", at="greenmark")
    fay.goto(walk.guildmark.body("greenmark", "/desk/bank-statements/"))
    walk.keep(fay, f"statements-before-{file.stem}")
    fay.locator("[name=file]").set_input_files(file)
    walk.press(fay, "Read statement")
    return fay


def reads_the_statement(walk: Walk, file: Path) -> None:
    """The columns are guessed by their headings; fay looks and agrees."""
    fay = uploads(walk, file)
    fay.wait_for_url("**/columns/")
    assert fay.locator("[name=payer_name] option:checked").inner_text() == "对方户名"
    fay.locator("[name=currency_usual]").select_option("CNY")
    walk.keep(fay, "statement-columns")
    walk.press(fay, "Read statement")
    fay.wait_for_url("**/desk/bank-statements/*-*/")


def is_proposed(walk: Walk, invoice: Invoice) -> None:
    """One line names its invoice, with more than is owed: fay ticks it. The other is nobody's, and set aside."""
    fay = walk.pages["fay"]
    for reason in ("the payment reference", "more came than is owed", "the payer's name"):
        walk.sees(fay, reason)
    assert fay.locator("[name=line]:checked").count() == 0
    fay.locator("[name=line]").first.check()
    fay.get_by_role("link", name=invoice.number).first.wait_for()
    walk.keep(fay, "statement-proposed")
    walk.press(fay, "Record the ticked lines")
    fay.get_by_text("1", exact=False).first.wait_for()
    fay.locator("[name=line]").check()
    walk.keep(fay, "statement-rest")
    walk.press(fay, "Set the ticked lines aside")
    walk.sees(fay, "No line waits any more.")
    walk.keep(fay, "statement-done")


def is_credit(walk: Walk) -> None:
    fay = walk.pages["fay"]
    fay.goto(walk.guildmark.body("greenmark", "/desk/transfers/"))
    walk.keep(fay, "transfers")
    fay.get_by_role("link", name="N0411").first.click()
    fay.wait_for_url("**/desk/transfers/*-*/")
    fay.locator("dd", has_text=f"{TOO_MUCH}.00").first.wait_for()
    walk.keep(fay, "transfer")


def knows_the_columns(walk: Walk, file: Path) -> None:
    """Of the next file of this bank nothing is asked but its currency."""
    fay = uploads(walk, file)
    fay.wait_for_url("**/columns/")
    assert fay.locator("[name=payer_name] option:checked").inner_text() == "对方户名"
    fay.locator("[name=currency_usual]").select_option("CNY")
    walk.press(fay, "Read statement")
    fay.locator("[name=line]").wait_for()
    walk.keep(fay, "statement-of-december")


def keeps_the_books(walk: Walk, invoice: Invoice) -> None:
    """The journal to take along, the client's account, and when others are asked for what they owe."""
    fay = walk.pages["fay"]
    fay.goto(walk.guildmark.body("greenmark", "/desk/journal/"))
    walk.keep(fay, "journal")
    with fay.expect_download() as journal:
        walk.press(fay, "Download as CSV")
    assert invoice.number in Path(journal.value.path()).read_text("utf-8-sig")
    fay.goto(walk.guildmark.body("greenmark", "/desk/reminders/"))
    fay.locator("[name=days_1]").fill("7")
    fay.locator("[name=days_2]").fill("21")
    walk.keep(fay, "reminders")
    walk.press(fay, "Save reminders")
    walk.sees(fay, "Saved. It holds for open invoices as well.")
    fay.locator("main tbody a").first.click()
    walk.follow(fay, "Statement of account")
    fay.get_by_text(f"{TOO_MUCH}.00").first.wait_for()
    walk.keep(fay, "account-at-desk")


def is_on_the_account(walk: Walk, invoice: Invoice) -> None:
    alice = to_the_order(walk, TEST[walk.language])
    alice.locator("a[href*='/invoices/']").first.click()
    walk.reads(alice, "Paid in full. Thank you.")
    walk.keep(alice, "transfer-invoice-paid")
    walk.follow(alice, "Statement of account")
    alice.get_by_text(f"{TOO_MUCH}.00").first.wait_for()
    walk.keep(alice, "account-of-client")
