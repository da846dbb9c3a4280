"""What one press books of a bank statement: shown with its sums first, left to a person where two lines want one invoice, undone as one."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from billing import actions
from billing.bank import actions as bank
from billing.bank.queries import proposals_for, sure_lines
from billing.models import BankStatement, Invoice, StatementLine, Transfer, TransferBatch
from billing.queries import differences
from billing.tasks import record_sure_lines, sweep_row_files, take_batch_back
from lib import clock
from lib.refusal import Refused
from tests.billing.making import APPLICATION, TEST_FEE
from tests.support.asking import others
from tests.support.private import keep_private_files_in
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
HEAD = "交易日期,贷方金额,对方户名,对方账号,附言,交易流水号"
COLUMNS = {"day": 0, "amount": 1, "payer_name": 2, "payer_account": 3, "words": 4, "bank_reference": 5}


def csv(*rows: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("statement.csv", "\n".join([HEAD, *rows]).encode())


def paying(invoice, *, amount="25970.00", reference="T1") -> str:
    return f"2026-11-20,{amount},爱克米电器（演示）有限公司,6222 0001,{invoice.typed_reference},{reference}"


@pytest.fixture
def read(northseal, fin):
    def read(file) -> BankStatement:
        received = bank.receive_statement(file, body=northseal, by=fin)
        return bank.say_statement_columns(received, columns=COLUMNS, currency="CNY", by=fin)

    return read


@pytest.fixture(autouse=True)
def private(tmp_path, monkeypatch):
    keep_private_files_in(tmp_path, monkeypatch)


@pytest.fixture
def other(northseal, acme, fin, account, invoice) -> Invoice:
    drafted = actions.draft_invoice(acme, body=northseal, about=APPLICATION.about, lines=[TEST_FEE], by=fin)
    return actions.issue(drafted, by=fin)


@pytest.fixture
def statement(invoice, other, read):
    return read(csv(paying(invoice), paying(other, amount="21200", reference="T2")))


@pytest.fixture
def batch(statement, fin) -> TransferBatch:
    bank.record_sure_lines(statement, by=fin)
    record_sure_lines(str(statement.pk))
    return TransferBatch.objects.get()


def line(reference: str) -> StatementLine:
    return StatementLine.objects.select_related("body", "statement").get(bank_reference=reference)


def test_the_sums_are_shown_before_anything_is_booked(statement, visit, northseal, fin):
    desk = signed_in(visit(northseal), fin)
    page = desk.get(f"{statement.get_absolute_url()}sure/").content.decode()
    assert "2 lines become transfers" in page
    assert "47,170.00" in page
    assert not Transfer.objects.exists()


def test_of_two_lines_for_one_invoice_none_is_booked_by_the_press(statement, other, invoice, read, fin):
    second = read(csv(paying(invoice, reference="T9")))  # of another file, long after
    assert [one.bank_reference for one in sure_lines(statement)] == ["T2"]
    with pytest.raises(Refused, match="No line surely fits any more"):
        bank.record_sure_lines(second, by=fin)
    bank.record_sure_lines(statement, by=fin)
    record_sure_lines(str(statement.pk))
    assert Transfer.objects.get().bank_reference == "T2"


def test_a_rival_on_another_page_is_seen(statement, invoice, read):
    read(csv(paying(invoice, reference="T9")))
    ((_line, match),) = proposals_for([line("T1")])
    assert (match.rivals, match.is_ticked) == (1, False)


def test_what_came_meanwhile_for_the_same_invoice_stops_the_background_too(statement, invoice, read, fin):
    bank.record_sure_lines(statement, by=fin)
    read(csv(paying(invoice, reference="T9")))
    record_sure_lines(str(statement.pk))
    assert Transfer.objects.get().bank_reference == "T2"


def test_once_a_rival_is_set_aside_the_other_is_sure(statement, invoice, read, fin):
    read(csv(paying(invoice, reference="T9")))
    bank.set_lines_aside([line("T9")], by=fin)
    assert [one.bank_reference for one in sure_lines(statement)] == ["T1", "T2"]


def test_a_batch_is_taken_back_as_one(batch, fin, statement):
    assert batch.transfers.count() == 2
    actions.take_batch_back(batch, reason="Wrong file", by=fin)
    take_batch_back(str(batch.pk))
    assert not Transfer.objects.standing().exists()
    assert set(Invoice.objects.values_list("state", flat=True)) == {"issued"}
    assert sure_lines(statement).count() == 2
    assert list(differences()) == []


def test_what_cannot_be_taken_back_is_named_and_the_rest_goes_on(batch, invoice, fin):
    invoice.refresh_from_db()
    actions.open_refund(invoice, amount=100, reason={"zh": "退", "en": "Back"}, by=fin)
    actions.take_batch_back(batch, reason="Wrong file", by=fin)
    take_batch_back(str(batch.pk))
    batch.refresh_from_db()
    assert [reference for _pk, reference, _why in batch.refused] == ["T1"]
    assert Transfer.objects.standing().get().bank_reference == "T1"


def test_a_worker_that_was_killed_is_followed_by_another(batch, fin, django_capture_on_commit_callbacks):
    actions.take_batch_back(batch, reason="Wrong file", by=fin)
    TransferBatch.objects.update(worked_at=clock.now().replace(year=2020))
    with django_capture_on_commit_callbacks(execute=True):
        sweep_row_files()
    assert not Transfer.objects.standing().exists()


def test_a_batch_is_taken_back_once_by_this_bodys_people_and_with_a_reason(batch, fin, gus):
    for by, reason, words in ((gus, "x", "own staff"), (fin, " ", "Say why")):
        with pytest.raises(Refused, match=words):
            actions.take_batch_back(batch, reason=reason, by=by)
    actions.take_batch_back(batch, reason="Wrong file", by=fin)
    with pytest.raises(Refused, match="already"):
        actions.take_batch_back(batch, reason="Again", by=fin)


def test_a_batch_stays_as_it_was_recorded_whoever_writes(batch):
    with pytest.raises(IntegrityError, match="stays as it was recorded"), transaction.atomic():
        TransferBatch.objects.update(recorded_at=clock.now())


def test_the_way_by_the_pages(batch, visit, northseal, fin, django_capture_on_commit_callbacks):
    desk, there = signed_in(visit(northseal), fin), f"/desk/transfers/batches/{batch.pk}/"
    transfer = Transfer.objects.get(bank_reference="T1")
    page = desk.get(transfer.get_absolute_url()).content.decode()
    assert there in page
    assert "line 2 of statement.csv" in page
    assert "2 of them stand" in desk.get(there).content.decode()
    assert "their clients read your reason" in desk.get(f"{there}take-back/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"{there}take-back/", {"reason": "Wrong file"})
    assert "0 of them stand" in desk.get(there).content.decode()


def test_batches_are_for_finance_of_this_body(batch, statement, visit, northseal, greenmark, gus, otto):
    there = f"/desk/transfers/batches/{batch.pk}/"
    pages = [there, f"{there}take-back/", f"{statement.get_absolute_url()}sure/"]
    assert others(signed_in(visit(northseal), otto), pages, than={403}) == []
    assert others(signed_in(visit(greenmark), gus), pages, than={404}) == []


# --- Line after line --------------------------------------------------------------------------------------------------


def test_the_ticked_ones_are_set_aside_only_after_a_look_at_what_they_pay(statement, visit, northseal, fin):
    desk, there = signed_in(visit(northseal), fin), statement.get_absolute_url()
    ticked = {"line": [str(line("T1").pk), str(line("T2").pk)], "do": "aside"}
    page = desk.post(there, ticked).content.decode()
    assert "Set these aside all the same?" in page
    assert StatementLine.objects.waiting().count() == 2
    desk.post(there, ticked | {"do": "surely"})
    assert not StatementLine.objects.waiting().exists()


def test_one_line_is_set_aside_by_its_own_button_whatever_is_ticked(statement, visit, northseal, fin):
    desk = signed_in(visit(northseal), fin)
    desk.post(statement.get_absolute_url(), {"line": [str(line("T1").pk)], "aside": str(line("T2").pk)})
    assert [one.bank_reference for one in StatementLine.objects.waiting()] == ["T1"]


def test_with_nothing_ticked_nothing_is_said_to_be_set_aside(statement, visit, northseal, fin):
    page = signed_in(visit(northseal), fin).post(statement.get_absolute_url(), {"do": "aside"}, follow=True)
    assert "Tick the lines first" in page.content.decode()


def test_recording_a_line_leads_back_to_the_statement_at_the_line_that_follows(statement, acme, visit, northseal, fin):
    desk = signed_in(visit(northseal), fin)
    back = desk.post(
        f"/desk/clients/{acme.pk}/transfer/?line={line('T1').pk}", {"bank_reference": "T1", "keeps_rest": "on"}
    )["Location"]
    assert back == f"{statement.get_absolute_url()}?page=1#line-{line('T2').pk}"


def test_the_page_of_the_list_is_kept(statement, visit, northseal, fin):
    there = f"{statement.get_absolute_url()}?page=7"
    back = signed_in(visit(northseal), fin).post(there, {"line": [str(line("T1").pk)]})["Location"]
    assert back == there


def test_who_comes_second_reads_what_became_of_the_line(batch, acme, visit, northseal, fin):
    desk, found = signed_in(visit(northseal), fin), line("T1")
    for door in (f"/desk/transfers/new/?line={found.pk}", f"/desk/clients/{acme.pk}/transfer/?line={found.pk}"):
        page = desk.post(door, {"bank_reference": "T1"}, follow=True).content.decode()
        assert "is the transfer T1 already" in page


def test_it_is_this_transfer_said_twice_is_told_what_it_is(batch, visit, northseal, fin):
    found = line("T1")
    door = f"/desk/bank-statements/lines/{found.pk}/is/{found.transfer_id}/"
    page = signed_in(visit(northseal), fin).post(door, follow=True).content.decode()
    assert "is the transfer T1 already" in page


def test_who_comes_second_to_a_line_that_was_set_aside_reads_so(statement, visit, northseal, fin):
    bank.set_lines_aside([line("T1")], by=fin)
    page = signed_in(visit(northseal), fin).get(f"/desk/transfers/new/?line={line('T1').pk}", follow=True)
    assert "was set aside by" in page.content.decode()


# --- Who paid before --------------------------------------------------------------------------------------------------


def test_an_account_that_paid_for_a_client_before_is_a_reason(batch, northseal, acme, fin, read):
    drafted = actions.draft_invoice(acme, body=northseal, about=APPLICATION.about, lines=[TEST_FEE], by=fin)
    later = actions.issue(drafted, by=fin)
    read(csv("2026-11-21,21200,集团财务公司,6222-0001,货款,T5"))
    ((_line, match),) = proposals_for([line("T5")])
    assert [one.id for one in match.invoices] == [later.pk]
    assert "paid from this account before" in [str(reason) for reason in match.reasons]
    assert not match.is_sure
