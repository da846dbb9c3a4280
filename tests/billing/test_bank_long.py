"""A long statement is read and matched in the background, and goes on where its worker was killed; strange files harm nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from billing import actions
from billing.bank import actions as bank
from billing.bank import actions as statements
from billing.models import BankStatement, Invoice, StatementLine, Transfer
from billing.queries import differences
from billing.row_files import actions as row_files
from billing.tasks import read_statement, record_sure_lines, sweep_row_files
from lib import clock
from lib.refusal import Refused
from tests.billing.making import APPLICATION, TEST_FEE, a_statement
from tests.support.private import keep_private_files_in
from tests.support.signing_in import signed_in

HEAD = "交易日期,借贷标志,交易金额,币种,对方户名,附言,交易流水号"
COLUMNS = {"day": 0, "direction": 1, "amount": 2, "currency": 3, "payer_name": 4, "words": 5, "bank_reference": 6}
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def private(tmp_path, monkeypatch):
    keep_private_files_in(tmp_path, monkeypatch)


@pytest.fixture
def small(monkeypatch):
    """What is more than a few letters is long, and is kept two lines at a time."""
    monkeypatch.setattr(row_files, "SHORT", 10)
    monkeypatch.setattr(statements, "LINES_AT_ONCE", 2)


def line(number=1, *, amount="5.00", words="", way="贷", currency="人民币", day="2026-11-20") -> str:
    return f"{day},{way},{amount},{currency},某公司,{words},T{number}"


def table(*rows: str, encoding="utf-8") -> SimpleUploadedFile:
    return SimpleUploadedFile("statement.csv", "\n".join([HEAD, *rows]).encode(encoding))


@pytest.fixture
def received(northseal, fin, account, in_northseal):
    def received(*rows: str, **more) -> BankStatement:
        statement = bank.receive_statement(table(*rows, **more), body=northseal, by=fin)
        if statement.reading_since:
            return statement
        return bank.say_statement_columns(statement, columns=COLUMNS, currency="CNY", by=fin)

    return received


def killed(monkeypatch, *, at: int) -> None:
    """The worker ends after so many pieces."""
    reached = []

    def point(name: str) -> None:
        reached.append(name)
        if len(reached) == at:
            raise KeyboardInterrupt

    monkeypatch.setattr(statements.crash_points, "reached", point)


# --- In the background ------------------------------------------------------------------------------------------------


def test_a_long_file_waits_for_the_background_and_the_page_says_how_far_it_is(small, received, visit, northseal, fin):
    statement = received(*map(line, range(5)))
    assert not statement.read_at
    page = signed_in(visit(northseal), fin).get(statement.get_absolute_url()).content.decode()
    assert "You may close this page" in page
    read_statement(str(statement.pk))
    statement.refresh_from_db()
    assert (statement.lines.count(), statement.position, statement.is_being_read) == (5, 5, False)


def test_a_killed_worker_is_followed_by_another(small, received, monkeypatch):
    statement = received(*map(line, range(7)))
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        killed(patched, at=2)
        read_statement(str(statement.pk))
    assert statement.lines.count() == 4
    read_statement(str(statement.pk))
    statement.refresh_from_db()
    assert (statement.lines.count(), statement.known, bool(statement.read_at)) == (7, 0, True)


def test_who_says_nothing_for_a_while_is_taken_up_by_the_sweep(small, received, django_capture_on_commit_callbacks):
    statement = received(line())
    BankStatement.objects.update(worked_at=clock.now() - row_files.LEFT * 2)
    with django_capture_on_commit_callbacks(execute=True):
        sweep_row_files()
    assert statement.lines.count() == 1


def test_what_ends_its_worker_each_time_is_given_up_in_the_readers_words(small, received, fin):
    statement = received(line())
    BankStatement.objects.update(tries=row_files.MOST_TRIES)
    fin.language = "zh-hans"
    fin.save()
    read_statement(str(statement.pk))
    statement.refresh_from_db()
    with translation.override("zh-hans"):
        words = translation.gettext(
            "Reading this file has failed several times. Save it as CSV, in parts, and send those."
        )
    assert statement.trouble == words


def test_a_long_file_that_cannot_be_read_says_so_on_its_page(small, northseal, fin, visit, account, in_northseal):
    file = SimpleUploadedFile("s.xml", a_statement() + b"<")
    statement = bank.receive_statement(file, body=northseal, by=fin)
    read_statement(str(statement.pk))
    page = signed_in(visit(northseal), fin).get(f"/desk/bank-statements/{statement.pk}/").content.decode()
    assert "This file cannot be read" in page


def test_ten_thousand_lines_are_read_once(received):
    rows = [line(number) for number in range(10_000)]
    statement = received(*rows)
    for _twice in range(2):
        read_statement(str(statement.pk))
    assert StatementLine.objects.count() == 10_000
    assert received(*rows) == statement


# --- All that surely fit ----------------------------------------------------------------------------------------------


@pytest.fixture
def two(northseal, acme, fin, invoice) -> list[Invoice]:
    drafted = actions.draft_invoice(acme, body=northseal, about=APPLICATION.about, lines=[TEST_FEE], by=fin)
    return [invoice, actions.issue(drafted, by=fin)]


def paying(invoices: list[Invoice]) -> list[str]:
    return [line(at, amount=str(one.total / 100), words=one.reference) for at, one in enumerate(invoices)]


def test_all_that_surely_fit_are_recorded_in_the_background(two, received, fin):
    statement = received(*paying(two), line(9))
    bank.record_sure_lines(statement, by=fin)
    record_sure_lines(str(statement.pk))
    statement.refresh_from_db()
    assert (statement.recorded, statement.recording_since, statement.refused) == (2, None, [])
    assert set(Transfer.objects.values_list("recorded_by", flat=True)) == {fin.pk}
    assert list(differences()) == []


def test_a_worker_killed_among_them_records_nothing_twice(two, received, fin, monkeypatch):
    statement = received(*paying(two))
    bank.record_sure_lines(statement, by=fin)
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        killed(patched, at=1)
        record_sure_lines(str(statement.pk))
    assert Transfer.objects.count() == 1
    record_sure_lines(str(statement.pk))
    assert Transfer.objects.count() == 2


def test_what_was_paid_meanwhile_is_named(two, received, fin):
    statement = received(*paying(two))
    actions.record_payment(two[0], amount=100, received_on=clock.today(), bank_reference="BY HAND", by=fin)
    bank.record_sure_lines(statement, by=fin)
    record_sure_lines(str(statement.pk))
    statement.refresh_from_db()
    assert [row for row, _why in statement.refused] == [2]
    assert (statement.recorded, statement.lines.filter(transfer=None).count()) == (1, 1)


def test_two_lines_for_one_invoice_pay_it_once(two, received, fin):
    received(*paying(two), line(9, amount=str(two[0].total / 100), words=two[0].reference))
    done = bank.confirm_lines(StatementLine.objects.select_related("body").order_by("row"), by=fin)
    assert (len(done.recorded), len(done.refused)) == (2, 1)
    assert "paid or credited meanwhile" in done.refused[0][1]


def test_it_is_begun_once_and_by_this_bodys_people(two, received, fin, gus):
    statement = received(*paying(two))
    with pytest.raises(Refused, match="own staff"):
        bank.record_sure_lines(statement, by=gus)
    bank.record_sure_lines(statement, by=fin)
    with pytest.raises(Refused, match="being recorded already"):
        bank.record_sure_lines(statement, by=fin)


def test_it_is_begun_by_the_page(two, received, visit, northseal, fin, django_capture_on_commit_callbacks):
    statement = received(*paying(two))
    desk = signed_in(visit(northseal), fin)
    assert "2 lines surely fit" in desk.get(statement.get_absolute_url()).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"{statement.get_absolute_url()}sure/")
    assert Transfer.objects.count() == 2
    assert "No line waits" in desk.get(statement.get_absolute_url()).content.decode()


# --- Strange files ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_each_encoding_is_read(received, encoding):
    received(line(words="检测费用第一期款项"), encoding=encoding)
    assert StatementLine.objects.get().words == "检测费用第一期款项"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"amount": "100000000000000"}, "is no amount"),
        ({"amount": "1E+15"}, "is no amount"),
        ({"amount": "1.23E+05"}, "is no amount"),
        ({"amount": "1.2.3"}, "is no amount"),
        ({"amount": "5.005"}, "no coins as small"),
        ({"amount": "0.5", "currency": "JPY"}, "no coins as small"),
        ({"amount": "€5.00"}, "says €, but the currency is CNY"),
        ({"amount": "USD 5.00"}, "says USD, but the currency is CNY"),
        ({"currency": "比特币"}, "do not know the currency"),
        ({"day": "2026-13-40"}, "is no day"),
        ({"way": "?"}, "does not say whether"),
    ],
)
def test_what_cannot_be_booked_is_named_by_its_row(received, more, words):
    statement = received(line(1), line(2, **more))
    ((row, why),) = statement.unread
    assert (row, statement.lines.count()) == (3, 1)
    assert words in why


@pytest.mark.parametrize(
    "more", [{"amount": "-5.00"}, {"amount": "(5.00)"}, {"amount": "5.00-"}, {"way": "借"}, {"amount": "0.00"}]
)
def test_what_did_not_come_in_is_no_line(received, more):
    statement = received(line(1), line(2, **more))
    assert (statement.lines.count(), statement.outgoing, statement.unread_count) == (1, 1, 0)


def test_an_amount_in_another_currency_than_the_invoice_pays_nothing(invoice, received, fin):
    received(line(amount="€25970.00", currency="EUR", words=invoice.reference))
    done = bank.confirm_lines(StatementLine.objects.select_related("body"), by=fin)
    assert (done.recorded, Invoice.objects.get().paid) == ([], 0)


def test_a_file_beyond_all_bounds_is_refused(northseal, fin, in_northseal):
    file = SimpleUploadedFile("s.csv", b"x")
    file.size = row_files.BIGGEST + 1
    with pytest.raises(Refused, match="larger than 20 MB"):
        bank.receive_statement(file, body=northseal, by=fin)
