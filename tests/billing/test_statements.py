"""A bank's file is read once, its lines are matched, and a person confirms many at once."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from billing import actions
from billing.bank_files import amount_of
from billing.models import BankStatement, Invoice, StatementLine, Transfer
from billing.queries import differences, proposals_for
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
        received = actions.receive_statement(file, body=northseal, by=fin)
        if received.read_at:
            return received
        return actions.say_statement_columns(received, columns=COLUMNS, currency="CNY", by=fin)

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
    received = actions.receive_statement(csv(paying(invoice)), body=northseal, by=fin)
    assert received.columns == COLUMNS
    assert not received.read_at
    read(csv(paying(invoice)))
    again = actions.receive_statement(csv(paying(invoice, reference="T2")), body=northseal, by=fin)
    assert again.read_at


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
    done = actions.confirm_lines(StatementLine.objects.select_related("body"), by=fin)
    assert len(done.recorded) == 2
    assert [why for _line, why in done.refused] == ["No open invoice fits this line. Record it for its client."]
    assert set(Invoice.objects.values_list("state", flat=True)) == {"paid"}
    assert Transfer.objects.get(bank_reference="T2").rest == 3_000_000 - other.total
    assert statement.lines.filter(transfer=None).count() == 1
    assert list(differences()) == []


def test_one_transfer_over_two_invoices_is_found(invoice, other, fin, read):
    words = f"{invoice.reference} {other.reference}"
    read(csv(paying(invoice, words=words, amount="47170")))
    actions.confirm_lines(StatementLine.objects.select_related("body"), by=fin)
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
    done = actions.confirm_lines(StatementLine.objects.select_related("body"), by=fin)
    assert "is recorded already" in done.refused[0][1]


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
    statement = actions.receive_statement(camt(*entries), body=northseal, by=fin)
    ((line, proposal),) = proposed(statement)
    assert (line.bank_reference, line.payer_account, statement.outgoing) == ("B1", "DE02120300000000202051", 1)
    assert (proposal.is_sure, proposal.score, line.score) == (True, 115, 115)


def test_a_statement_that_is_not_sound_leaves_nothing(northseal, fin):
    entry = an_entry(currency="CNY").replace("<CdtDbtInd>CRDT</CdtDbtInd>", "")
    with pytest.raises(Refused, match="CdtDbtInd is missing"):
        actions.receive_statement(camt(entry), body=northseal, by=fin)
    assert not BankStatement.objects.exists()


def test_what_is_no_table_is_refused(northseal, fin):
    with pytest.raises(Refused):
        actions.receive_statement(SimpleUploadedFile("s.csv", b"%PDF-1.7"), body=northseal, by=fin)


def test_lines_are_set_aside(invoice, fin, read):
    read(csv(paying(invoice)))
    assert actions.set_lines_aside(StatementLine.objects.select_related("body"), by=fin) == 1
    done = actions.confirm_lines(StatementLine.objects.select_related("body"), by=fin)
    assert "dealt with already" in done.refused[0][1]
    assert not Transfer.objects.exists()


def test_another_bodys_people_read_nothing(northseal, gus):
    with pytest.raises(Refused, match="own staff"):
        actions.receive_statement(csv(), body=northseal, by=gus)


def test_a_line_stays_as_it_was_read_whoever_writes(invoice, read):
    read(csv(paying(invoice)))
    with pytest.raises(IntegrityError, match="stays as it was read"), transaction.atomic():
        StatementLine.objects.update(amount=1)


def test_the_way_by_the_pages(invoice, other, acme, visit, northseal, fin):
    desk = signed_in(visit(northseal), fin)
    there = desk.post(
        "/desk/bank-statements/", {"file": csv(paying(invoice), paying(other, words="?", amount="7", reference="T2"))}
    )["Location"]
    assert "remembered for every file" in desk.get(there).content.decode()
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
    told = {"amount": "7", "currency": "CNY", "received_on": "2026-11-20", "bank_reference": "T2"}
    assert desk.post(choose, told).status_code == 302
    assert "No line waits" in desk.get(there).content.decode()
    assert "statement.csv" in desk.get("/desk/bank-statements/").content.decode()


def test_statements_are_for_finance_of_this_body(invoice, read, visit, northseal, greenmark, gus, otto):
    statement = read(csv(paying(invoice)))
    pages = [f"/desk/bank-statements/{statement.pk}/", f"/desk/bank-statements/{statement.pk}/columns/"]
    assert others(signed_in(visit(northseal), otto), ["/desk/bank-statements/", *pages], than={403}) == []
    assert others(signed_in(visit(greenmark), gus), pages, than={404}) == []
