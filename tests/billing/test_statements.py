"""A bank's file is read once, its lines are matched, and a person confirms many at once."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from billing import actions
from billing.bank import actions as bank
from billing.bank.queries import proposals_for
from billing.models import BankStatement, Invoice, StatementLine, Transfer
from billing.queries import differences
from billing.row_files.rows import amount_of
from lib import clock
from lib.refusal import Refused
from tests.billing.making import APPLICATION, TEST_FEE, a_statement, an_entry
from tests.support.asking import others
from tests.support.private import keep_private_files_in
from tests.support.signing_in import signed_in

HEAD = "交易日期,贷方金额,对方户名,对方账号,附言,交易流水号"
COLUMNS = {"day": 0, "amount": 1, "payer_name": 2, "payer_account": 3, "words": 4, "bank_reference": 5}
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def private(tmp_path, monkeypatch):
    keep_private_files_in(tmp_path, monkeypatch)


def csv(*rows: str, encoding: str = "utf-8") -> SimpleUploadedFile:
    return SimpleUploadedFile("statement.csv", "\n".join([HEAD, *rows]).encode(encoding))


@pytest.fixture
def other(northseal, acme, fin, account) -> Invoice:
    drafted = actions.draft_invoice(acme, body=northseal, about=APPLICATION.about, lines=[TEST_FEE], by=fin)
    return actions.issue(drafted, by=fin)


@pytest.fixture
def read(northseal, fin):
    """A file as it is read once its columns were said."""

    def read(file) -> BankStatement:
        received = bank.receive_statement(file, body=northseal, by=fin)
        if received.read_at:
            return received
        return bank.say_statement_columns(received, columns=COLUMNS, currency="CNY", by=fin)

    return read


def paying(invoice, *, amount="25970.00", words=None, reference="T1") -> str:
    return f"2026-11-20,{amount},爱克米电器（演示）有限公司,6222 0001,{invoice.typed_reference if words is None else words},{reference}"


def proposed(statement):
    return proposals_for(list(StatementLine.objects.filter(statement=statement).select_related("body")))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_line_is_read_and_proposed_whatever_the_encoding(invoice, read, encoding):
    statement = read(csv(paying(invoice), encoding=encoding))
    ((line, proposal),) = proposed(statement)
    assert (line.amount, line.payer_name, line.bank_reference) == (2_597_000, "爱克米电器（演示）有限公司", "T1")
    assert [one.id for one in proposal.invoices] == [invoice.pk]
    assert proposal.is_sure


def test_columns_are_guessed_and_remembered(invoice, northseal, fin, read):
    received = bank.receive_statement(csv(paying(invoice)), body=northseal, by=fin)
    assert received.columns == COLUMNS
    assert not received.read_at
    read(csv(paying(invoice)))
    again = bank.receive_statement(csv(paying(invoice, reference="T2")), body=northseal, by=fin)
    assert {**COLUMNS, **again.columns} == again.columns


def test_a_workbook_is_read_as_well(invoice, read):
    book, kept = openpyxl.Workbook(), io.BytesIO()
    for row in (HEAD.split(","), paying(invoice).split(",")):
        book.active.append(row)
    book.save(kept)
    statement = read(SimpleUploadedFile("statement.xlsx", kept.getvalue()))
    assert statement.lines.get().amount == 2_597_000


def test_many_are_confirmed_at_once(invoice, other, fin, read):
    statement = read(
        csv(
            paying(invoice),
            paying(other, amount='"30,000.00"', reference="T2"),
            paying(other, words="?", reference="T3", amount="3"),
        )
    )
    done = bank.confirm_lines(StatementLine.objects.select_related("body"), by=fin)
    assert len(done.recorded) == 2
    assert [why for _line, why in done.refused] == ["No open invoice fits this line. Record it for its client."]
    assert set(Invoice.objects.values_list("state", flat=True)) == {"paid"}
    assert Transfer.objects.get(bank_reference="T2").rest == 3_000_000 - other.total
    assert statement.lines.filter(transfer=None).count() == 1
    assert list(differences()) == []


def test_one_transfer_over_two_invoices_is_found(invoice, other, fin, read):
    words = f"{invoice.reference} {other.reference}"
    read(csv(paying(invoice, words=words, amount="47170")))
    bank.confirm_lines(StatementLine.objects.select_related("body"), by=fin)
    assert set(Invoice.objects.values_list("state", flat=True)) == {"paid"}


def test_the_same_file_twice_changes_nothing(invoice, read):
    first, again = read(csv(paying(invoice))), read(csv(paying(invoice)))
    assert (first, BankStatement.objects.count(), StatementLine.objects.count()) == (again, 1, 1)


def test_a_line_of_another_file_is_passed_over(invoice, read):
    read(csv(paying(invoice)))
    later = read(csv(paying(invoice), paying(invoice, reference="T2")))
    assert (later.known, StatementLine.objects.count()) == (1, 2)


def test_two_lines_alike_in_one_file_are_two(invoice, read):
    read(csv(paying(invoice, reference=""), paying(invoice, reference="")))
    assert StatementLine.objects.count() == 2


def test_what_was_recorded_by_hand_is_not_recorded_again(invoice, other, fin, read):
    actions.record_payment(invoice, amount=invoice.total, received_on=clock.today(), bank_reference="T1", by=fin)
    read(csv(paying(other)))
    done = bank.confirm_lines(StatementLine.objects.select_related("body"), by=fin)
    assert "Say whether this line is that one" in done.refused[0][1]


def test_bad_rows_are_named_and_what_went_out_is_counted(invoice, read):
    rows = ["yesterday,5.00,A,,,X1", "2026-11-20,much,A,,,X2", "2026-11-20,1.005,A,,,X3", "2026-11-20,-7.00,A,,,X4"]
    statement = read(csv(paying(invoice), *rows))
    assert [row for row, _why in statement.unread] == [3, 4, 5]
    assert "is no day" in statement.unread[0][1]
    assert (statement.unread_count, statement.outgoing, statement.lines.count()) == (3, 1, 1)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1,234.56", "1234.56"),
        ("1.234,56", "1234.56"),
        ("1 234,5", "1234.5"),
        ("¥1,234", "1234"),
        ("(12.00)", "-12.00"),
    ],
)
def test_amounts_are_read_as_people_write_them(text, amount):
    assert str(amount_of(text)) == amount


def camt(*entries: str) -> SimpleUploadedFile:
    """As a bank sends it: made up, and sound by the standard."""
    return SimpleUploadedFile("s.xml", a_statement(*entries, account="CNY"))


def test_camt_is_read_without_being_told_its_columns(invoice, northseal, fin):
    party = "<RltdPties><Dbtr><Pty><Nm>Acme Appliances (demo) Ltd</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>DE02120300000000202051</IBAN></Id></DbtrAcct></RltdPties>"
    words = f"<RmtInf><Strd><CdtrRefInf><Ref>{invoice.reference}</Ref></CdtrRefInf></Strd></RmtInf>"
    details = f"<NtryDtls><TxDtls>{party}{words}</TxDtls></NtryDtls>"
    entries = [an_entry("25970.00", currency="CNY", details=details), an_entry("9.00", currency="CNY", credit="DBIT")]
    statement = bank.receive_statement(camt(*entries), body=northseal, by=fin)
    ((line, proposal),) = proposed(statement)
    assert (line.bank_reference, line.payer_account, statement.outgoing) == ("B1", "DE02120300000000202051", 1)
    assert (proposal.is_sure, proposal.score, line.score) == (True, 105, 105)


def test_a_statement_that_is_not_sound_leaves_nothing(northseal, fin):
    entry = an_entry(currency="CNY").replace("<CdtDbtInd>CRDT</CdtDbtInd>", "")
    with pytest.raises(Refused, match="CdtDbtInd is missing"):
        bank.receive_statement(camt(entry), body=northseal, by=fin)
    assert not BankStatement.objects.exists()


def test_what_is_no_table_is_refused(northseal, fin):
    with pytest.raises(Refused):
        bank.receive_statement(SimpleUploadedFile("s.csv", b"%PDF-1.7"), body=northseal, by=fin)


def test_lines_are_set_aside(invoice, fin, read):
    read(csv(paying(invoice)))
    assert bank.set_lines_aside(StatementLine.objects.select_related("body"), by=fin) == 1
    done = bank.confirm_lines(StatementLine.objects.select_related("body"), by=fin)
    assert "dealt with already" in done.refused[0][1]
    assert not Transfer.objects.exists()


def test_another_bodys_people_read_nothing(northseal, gus):
    with pytest.raises(Refused, match="own staff"):
        bank.receive_statement(csv(), body=northseal, by=gus)


def test_a_line_stays_as_it_was_read_whoever_writes(invoice, read):
    read(csv(paying(invoice)))
    with pytest.raises(IntegrityError, match="stays as it was read"), transaction.atomic():
        StatementLine.objects.update(amount=1)


def test_the_way_by_the_pages(invoice, other, acme, visit, northseal, fin):
    desk = signed_in(visit(northseal), fin)
    there = desk.post(
        "/desk/bank-statements/", {"file": csv(paying(invoice), paying(other, words="?", amount="7", reference="T2"))}
    )["Location"]
    page = desk.get(there).content.decode()
    assert "remembered for every file" in page
    assert "<td>T2</td>" in page  # its first rows, to choose by
    typed = {name: str(at) for name, at in COLUMNS.items()} | {"currency_usual": "CNY", "currency": ""}
    there = desk.post(there, typed)["Location"]
    page = desk.get(there).content.decode()
    assert invoice.number in page
    assert "the payment reference" in page
    line = StatementLine.objects.get(bank_reference="T1")
    assert desk.post(there, {"line": [str(line.pk), "x"]}).status_code == 302
    assert Invoice.objects.get(pk=invoice.pk).state == "paid"
    rest = StatementLine.objects.get(bank_reference="T2")
    choose = desk.get("/desk/transfers/new/", {"organisation": acme.credit_code, "line": str(rest.pk)})["Location"]
    assert "T2" in desk.get(choose).content.decode()
    told = {"bank_reference": "T2", "keeps_rest": "on"}
    assert desk.post(choose, told).status_code == 302
    assert "No line waits" in desk.get(there).content.decode()
    assert "statement.csv" in desk.get("/desk/bank-statements/").content.decode()


def test_whoever_sends_a_file_again_reads_when_it_came(invoice, visit, northseal, fin, read):
    read(csv(paying(invoice)))
    desk = signed_in(visit(northseal), fin)
    page = desk.post("/desk/bank-statements/", {"file": csv(paying(invoice))}, follow=True).content.decode()
    assert "nothing of it is read twice" in page


def test_statements_are_for_finance_of_this_body(invoice, read, visit, northseal, greenmark, gus, otto):
    statement = read(csv(paying(invoice)))
    pages = [f"/desk/bank-statements/{statement.pk}/", f"/desk/bank-statements/{statement.pk}/columns/"]
    assert others(signed_in(visit(northseal), otto), ["/desk/bank-statements/", *pages], than={403}) == []
    assert others(signed_in(visit(greenmark), gus), pages, than={404}) == []


# --- Put right --------------------------------------------------------------------------------------------------------

DATED = "日期,金额,币种,付款人,附言,流水号"
DATED_COLUMNS = {"day": 0, "amount": 1, "currency": 2, "payer_name": 3, "words": 4, "bank_reference": 5}


@pytest.fixture
def dated(northseal, fin, account):
    """A file of these days, its columns said."""

    def dated(*days: str, order: str = "", **more) -> BankStatement:
        rows = [f"{day},5.00,EUR,Acme,,R{at}" for at, day in enumerate(days)]
        file = SimpleUploadedFile("dated.csv", "\n".join([DATED, *rows]).encode())
        received = bank.receive_statement(file, body=northseal, by=fin)
        if received.read_at:
            return received
        return bank.say_statement_columns(received, columns=DATED_COLUMNS, order=order, by=fin, **more)

    return dated


def days_of(statement) -> list[str]:
    return [f"{line.booked_on:%m-%d}" for line in statement.lines.order_by("row")]


def test_the_columns_are_said_anew_while_nothing_was_recorded(invoice, fin, read, northseal):
    statement = read(csv(paying(invoice, words="?")))
    swapped = COLUMNS | {"payer_name": 4, "words": 2}
    bank.set_lines_aside(StatementLine.objects.select_related("body"), by=fin)
    bank.say_statement_columns(statement, columns=swapped, currency="EUR", by=fin)
    line = StatementLine.objects.get()
    assert (line.payer_name, line.words[:3], line.currency, line.set_aside_at) == ("?", "爱克米", "EUR", None)
    later = bank.receive_statement(csv(paying(invoice, reference="T2")), body=northseal, by=fin)
    assert later.columns["payer_name"] == 4


def test_the_columns_are_settled_once_something_was_recorded(invoice, fin, read):
    statement = read(csv(paying(invoice)))
    bank.confirm_lines(StatementLine.objects.select_related("body"), by=fin)
    with pytest.raises(Refused, match="recorded of this file already"):
        bank.say_statement_columns(statement, columns=COLUMNS, currency="EUR", by=fin)
    assert StatementLine.objects.get().currency == "CNY"


def test_a_line_that_became_a_transfer_is_never_deleted(invoice, fin, read):
    read(csv(paying(invoice)))
    bank.confirm_lines(StatementLine.objects.select_related("body"), by=fin)
    with pytest.raises(IntegrityError, match="stays as it was read"), transaction.atomic():
        StatementLine.objects.all().delete()


def test_the_currency_is_asked_of_each_file_that_does_not_say_it(invoice, northseal, fin, read):
    read(csv(paying(invoice)))
    again = bank.receive_statement(csv(paying(invoice, reference="T2")), body=northseal, by=fin)
    assert (again.read_at, again.columns.get("currency_usual")) == (None, None)
    with pytest.raises(Refused, match="in which currency"):
        bank.say_statement_columns(again, columns=COLUMNS, by=fin)


def test_a_file_that_says_its_currency_is_read_by_the_remembered_columns(dated):
    dated("2026-11-20")
    assert dated("2026-11-20", "2026-11-21").lines.count() == 1


@pytest.mark.parametrize(("clear", "days"), [("25.04.2026", ["04-03", "04-25"]), ("04/25/2026", ["03-04", "04-25"])])
def test_one_clear_day_says_how_the_others_are_read(dated, clear, days):
    assert days_of(dated("03/04/2026", clear)) == days


def test_the_order_of_day_and_month_is_asked_where_no_row_shows_it(dated):
    with pytest.raises(Refused, match="several ways"):
        dated("03.04.2026")
    assert days_of(dated("03.04.2026", order="dmy")) == ["04-03"]
    assert days_of(dated("05.06.2026")) == ["06-05"]


def test_a_day_in_another_order_than_was_said_is_named(dated):
    statement = dated("03/04/2026", "04/25/2026", order="dmy")
    assert (days_of(statement), [row for row, _why in statement.unread]) == (["04-03"], [3])


def test_a_remembered_file_whose_days_are_unclear_waits_for_a_word(dated, northseal, fin):
    dated("2026-11-20")
    file = SimpleUploadedFile("later.csv", f"{DATED}\n03.04.2026,5.00,EUR,Acme,,R9".encode())
    waits = bank.receive_statement(file, body=northseal, by=fin)
    assert (waits.read_at, waits.columns_are_open) == (None, True)


def test_a_line_waits_again_once_its_transfer_is_taken_back(invoice, fin, read):
    statement = read(csv(paying(invoice)))
    bank.confirm_lines(StatementLine.objects.select_related("body"), by=fin)
    actions.take_back_transfer(Transfer.objects.get(), reason="Wrong client", by=fin)
    assert [line.bank_reference for line, _proposal in proposed(statement)] == ["T1"]
    done = bank.confirm_lines(StatementLine.objects.waiting().select_related("body"), by=fin)
    assert (len(done.recorded), Invoice.objects.get().state) == (1, "paid")
    assert list(differences()) == []


def test_what_was_set_aside_is_taken_up_again(invoice, fin, read, gus):
    read(csv(paying(invoice)))
    lines = StatementLine.objects.select_related("body")
    bank.set_lines_aside(lines, by=fin)
    with pytest.raises(Refused, match="own staff"):
        bank.take_lines_up(lines, by=gus)
    assert bank.take_lines_up(lines, by=fin) == 1
    assert StatementLine.objects.waiting().exists()


def test_a_line_that_was_recorded_by_hand_under_another_reference_is_asked_about(invoice, acme, northseal, fin, read):
    day = clock.today().replace(month=11, day=20)
    by_hand = actions.record_transfer(
        acme, body=northseal, amount=invoice.total, currency="CNY", received_on=day, bank_reference="ON PAPER", by=fin
    )
    read(csv(paying(invoice)))
    line = StatementLine.objects.select_related("body").get()
    done = bank.confirm_lines([line], by=fin)
    assert "Say whether this line is that one" in done.refused[0][1]
    bank.say_line_is(line, by_hand, by=fin)
    assert (Transfer.objects.count(), StatementLine.objects.waiting().count()) == (1, 0)


def test_a_line_is_no_transfer_of_another_amount(invoice, acme, northseal, fin, read):
    other = actions.record_transfer(
        acme, body=northseal, amount=5, currency="CNY", received_on=clock.today(), bank_reference="T1", by=fin
    )
    read(csv(paying(invoice)))
    with pytest.raises(Refused, match="cannot be that transfer"):
        bank.say_line_is(StatementLine.objects.select_related("body").get(), other, by=fin)


@pytest.mark.parametrize("reference", ["NONREF", "0", "凭证1"])
def test_a_reference_that_many_lines_bear_is_none(invoice, other, fin, read, reference):
    read(csv(paying(invoice, reference=reference), paying(other, reference=reference, amount="21200")))
    done = bank.confirm_lines(StatementLine.objects.select_related("body"), by=fin)
    assert (len(done.recorded), done.refused) == (2, [])


def test_two_payers_of_one_reference_amount_and_day_are_two_lines(invoice, read):
    read(csv(paying(invoice, reference="7")))
    read(csv(paying(invoice, reference="7").replace("爱克米", "别家")))
    assert StatementLine.objects.count() == 2


def test_of_two_lines_for_one_invoice_none_is_ticked_beforehand(invoice, read):
    statement = read(csv(paying(invoice), paying(invoice, reference="T2")))
    assert [(match.is_sure, match.is_ticked) for _line, match in proposed(statement)] == [(True, False)] * 2


def test_without_the_amount_nothing_is_sure(invoice, read):
    ((_line, match),) = proposed(read(csv(paying(invoice, amount="26000.00"))))
    assert (match.is_sure, match.credit.amount) == (False, 30)


def test_a_scanner_looks_at_statements_too(northseal, fin, settings):
    settings.UPLOAD_SCANNER = "tests.applications.test_uploads.find_something"
    with pytest.raises(Refused, match="virus scanner"):
        bank.receive_statement(csv(), body=northseal, by=fin)


def test_by_the_pages_a_proposal_is_overruled_and_all_is_undone(invoice, acme, visit, northseal, fin, read):
    statement = read(csv(paying(invoice)))
    desk, there = signed_in(visit(northseal), fin), statement.get_absolute_url()
    page = desk.get(there).content.decode()
    assert "Pays something else" in page
    assert "Say the columns anew" in page
    line = StatementLine.objects.get()
    desk.post(there, {"aside": str(line.pk)})
    assert "Take the ticked lines up again" in desk.get(there, {"show": "done"}).content.decode()
    desk.post(there, {"line": [str(line.pk)], "do": "up"})
    record = desk.get("/desk/transfers/new/", {"organisation": acme.credit_code, "line": str(line.pk)})["Location"]
    desk.post(record, {"bank_reference": "OTHER", "amount": "1", "payer_name": "X", "keeps_rest": "on"})
    transfer = Transfer.objects.get()
    assert (transfer.amount, transfer.bank_reference, transfer.rest) == (invoice.total, "OTHER", invoice.total)
    assert b"".join(desk.get(f"{there}file/").streaming_content).startswith(HEAD.encode())


def test_by_the_pages_a_line_is_a_transfer_of_before(invoice, acme, visit, northseal, fin, read):
    day = clock.today().replace(month=11, day=20)
    by_hand = actions.record_transfer(
        acme, body=northseal, amount=invoice.total, currency="CNY", received_on=day, bank_reference="ON PAPER", by=fin
    )
    read(csv(paying(invoice)))
    line = StatementLine.objects.get()
    desk = signed_in(visit(northseal), fin)
    assert "It is this transfer" in desk.get("/desk/transfers/new/", {"line": str(line.pk)}).content.decode()
    desk.post(f"/desk/bank-statements/lines/{line.pk}/is/{by_hand.pk}/")
    assert not StatementLine.objects.waiting().exists()


@pytest.mark.parametrize("amount", ["9" * 30, "1e30", "NaN", "0.001"])
def test_an_amount_that_is_none_is_named_and_nothing_comes_of_its_line(read, invoice, amount):
    statement = read(csv(paying(invoice, amount=amount), paying(invoice, reference="T2")))
    ((row, words),) = statement.unread
    assert (row, statement.lines.get().bank_reference) == (2, "T2")
    assert "is no amount" in words or "no coins as small" in words
