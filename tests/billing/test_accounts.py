"""A client's account and the journal say what the ledger says, on the page and as CSV."""

import csv
import io
from datetime import date, timedelta

import pytest

from accounts.models import Organisation
from billing import actions
from billing.forms import ClientForm, InvoiceForm
from billing.models import CreditNote, Invoice, LedgerTransaction, Refund, Transfer
from billing.queries import account_of, ages_of, clients_of, counts_of, own_clients, sums_of
from lib import clock
from lib.refusal import Refused
from papers.models import IssuedPaper
from tests.billing.making import APPLICATION, TEST_FEE, pay
from tests.support.asking import others
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
WHY = {"zh": "多付", "en": "Too much"}


def rows(answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))


@pytest.fixture
def busy(invoice, fin, ada) -> Invoice:
    """25,970 charged, 30,000 came, 1,060 credited, 4,000 of the rest went back."""
    told = {"currency": "CNY", "received_on": clock.today(), "bank_reference": "TR-1", "by": fin}
    taken = [actions.Allotment(invoice, invoice.total)]
    transfer = actions.record_transfer(
        invoice.organisation, body=invoice.body, amount=3_000_000, allotments=taken, **told
    )
    actions.open_credit_note(invoice, wanted={1: 106_000}, reason=WHY, by=fin)
    refund = actions.open_refund_of_credit(transfer, amount=400_000, reason=WHY, by=fin)
    actions.approve_refund(refund, by=ada)
    actions.settle_refund(refund, settled_on=clock.today(), bank_reference="O-1", paid_to="Acme", by=fin)
    return invoice


def test_the_account_shows_what_moved_and_what_is_left(busy, acme, northseal):
    told = account_of(acme, northseal, currency="CNY")
    assert [(row.act, row.change) for row in told.rows] == [
        ("issued", 2_597_000),
        ("transfer", -3_000_000),
        ("credit_note", -106_000),
        ("refund_settled", 400_000),
    ]
    assert told.closing == -109_000


def test_a_period_begins_with_what_was_brought_forward(invoice, acme, northseal, fin):
    pay(invoice, 100, fin, on=date(2026, 1, 2))
    told = account_of(acme, northseal, currency="CNY", since=date(2026, 1, 3), until=clock.today())
    assert (told.opening, told.closing) == (-100, invoice.total - 100)


def test_two_bodies_have_two_accounts_of_a_client(busy, acme, greenmark, gus):
    assert account_of(acme, greenmark, currency="CNY").rows == []


def test_page_and_csv_of_both_sides(busy, acme, visit, northseal, fin, alice):
    for person, there in ((fin, f"/desk/clients/{acme.pk}/account/"), (alice, f"/invoices/account/{acme.pk}/")):
        client = signed_in(visit(northseal), person)
        assert "-¥1,090.00 CNY" in client.get(there).content.decode()
        told = rows(client.get(there, {"as": "csv", "since": ""}))
        assert told[1][2:] == [busy.number, "25970.00", "", "25970.00", "CNY"]
        assert told[-1][5] == "-1090.00"


def test_a_paper_is_made_once_for_what_is_booked(busy, acme, visit, northseal, fin, alice, in_northseal):
    for person, there in (
        (fin, f"/desk/clients/{acme.pk}/account.pdf"),
        (alice, f"/invoices/account/{acme.pk}/paper.pdf"),
    ):
        client = signed_in(visit(northseal), person)
        assert client.post(there).headers["Location"] == there
        assert client.get(there).status_code in {200, 202}
    paper = IssuedPaper.objects.get(kind="client_account")
    assert (paper.statement["closing"], len(paper.statement["rows"])) == ("-¥1,090.00 CNY", 4)


def test_a_period_that_ends_before_it_begins_is_said(busy, acme, visit, northseal, fin):
    desk = signed_in(visit(northseal), fin)
    page = desk.get(f"/desk/clients/{acme.pk}/account/", {"since": "2026-02-01", "until": "2026-01-01"})
    assert "ends before it begins" in page.content.decode()


def test_the_journal_balances_and_harms_no_spreadsheet(busy, acme, visit, northseal, fin):
    acme.name_en = acme.name_zh = "=HYPERLINK(1)"
    acme.save()
    desk = signed_in(visit(northseal), fin)
    assert "Revenue, net" in desk.get("/desk/journal/").content.decode()
    told = rows(desk.get("/desk/journal/", {"as": "csv"}))
    assert sum(float(row[6] or 0) for row in told[1:]) == sum(float(row[7] or 0) for row in told[1:])
    assert {row[5] for row in told[1:]} == {"", "'=HYPERLINK(1)"}
    assert [int(row[0]) for row in told[1:]] == sorted(int(row[0]) for row in told[1:])


def test_accounts_are_for_finance_and_the_client_itself(busy, acme, visit, northseal, greenmark, gus, otto, globex):
    desk = ["/desk/journal/", "/desk/reminders/", f"/desk/clients/{acme.pk}/account/"]
    assert others(signed_in(visit(northseal), otto), desk, than={403}) == []
    assert others(signed_in(visit(greenmark), gus), desk[2:], than={404}) == []
    assert others(signed_in(visit(northseal), globex), [f"/invoices/account/{acme.pk}/"], than={404}) == []
    theirs = signed_in(visit(greenmark), gus).get("/desk/journal/", {"as": "csv"})
    assert len(rows(theirs)) == 1


def test_the_journal_names_accounts_and_acts_by_codes(busy, acme, visit, northseal, fin):
    desk = signed_in(visit(northseal), fin)
    there = {"as": "csv", "since": "2020-01-01"}
    answer = desk.get("/desk/journal/", there, headers={"accept-language": "zh-hans"})
    assert 'filename="journal-northseal-2020-01-01.csv"' in answer["Content-Disposition"]
    told = rows(answer)
    assert ["issued", "receivable", busy.number, acme.credit_code] in [row[9:13] for row in told[1:]]


def test_a_paper_says_nothing_of_other_clients_bookings(busy, acme, northseal, in_northseal, fin):
    before = LedgerTransaction.objects.count()
    paper = actions.ask_for_account(acme, northseal, account_of(acme, northseal, currency="CNY"))
    assert before > 4
    assert paper.number == f"{acme.pk.hex[:6].upper()}-{clock.today():%Y%m%d}-1"
    assert paper.statement["issued_on"] == f"{clock.today():%Y-%m-%d}"


def test_so_many_papers_of_an_account_are_made_in_a_day(busy, acme, northseal, in_northseal):
    def asked(day: int):
        told = account_of(acme, northseal, currency="CNY", since=date(2026, 1, day))
        return actions.ask_for_account(acme, northseal, told)

    for day in range(1, 21):
        asked(day)
    asked(1)
    with pytest.raises(Refused, match="come back tomorrow"):
        asked(21)


def test_received_is_what_came_this_year_less_what_went_back(busy, northseal):
    (sums,) = sums_of(northseal)
    assert (sums["received"].amount, sums["open"].amount) == (26_000, 0)


def test_what_is_being_credited_is_not_late(invoice, northseal, alice, fin):
    actions.request_fapiao(invoice, kind="special", title="爱克米电器", tax_number="91110000600037341L", by=alice)
    actions.record_fapiao(invoice, number="25312000000000000001", by=fin)
    actions.open_credit_note(invoice, reason=WHY, by=fin)
    invoice.refresh_from_db()
    with clock.frozen_at(clock.now() + timedelta(days=20)):
        assert (invoice.shown_status, counts_of(northseal)["overdue"], ages_of(northseal)) == ("open", 0, {})
        assert [(sums["open"].amount, sums["overdue"].amount) for sums in sums_of(northseal)] == [(0, 0)]


def test_what_was_paid_and_went_back_is_not_thanked_for(invoice, visit, northseal, fin, ada, alice):
    pay(invoice, invoice.total, fin)
    refund = actions.open_refund(invoice, amount=invoice.total, reason=WHY, by=fin)
    actions.approve_refund(refund, by=ada)
    actions.settle_refund(refund, settled_on=clock.today(), bank_reference="O-1", paid_to="Acme", by=fin)
    page = signed_in(visit(northseal), alice).get(f"/invoices/{invoice.pk}/").content.decode()
    assert "Thank you" not in page
    assert "has gone back to you" in page


def test_the_list_of_clients_says_who_owes_since_when_and_who_has_credit(
    busy, acme, northseal, visit, fin, greenmark, gus
):
    told = {"body": northseal, "about": APPLICATION.about, "lines": [TEST_FEE], "by": fin}
    late = actions.issue(actions.draft_invoice(acme, **told), by=fin)
    with clock.frozen_at(clock.now() + timedelta(days=20)):
        (row,) = clients_of(northseal)
        assert (row.balance, row.overdue, row.overdue_since, row.credit) == (
            late.total,
            late.total,
            late.due_on,
            109_000,
        )
        desk = signed_in(visit(northseal), fin)
        assert "¥1,090.00 CNY" in desk.get("/desk/clients/", {"state": "overdue", "q": "Acme"}).content.decode()
        assert "No client fits" in desk.get("/desk/clients/", {"q": "nobody"}).content.decode()
    assert "No clients yet" in signed_in(visit(greenmark), gus).get("/desk/clients/").content.decode()


def test_the_account_begins_with_this_year_unless_all_is_asked_for(invoice, acme, visit, northseal, fin):
    with clock.frozen_at(clock.now() + timedelta(days=400)):
        desk, there = signed_in(visit(northseal), fin), f"/desk/clients/{acme.pk}/account/"
        assert [row[1] for row in rows(desk.get(there, {"as": "csv"}))[1:]] == ["Brought forward"]
        assert [row[1] for row in rows(desk.get(there, {"as": "csv", "since": ""}))[1:]] == ["Invoice issued"]
        assert "Since the beginning" in desk.get(there).content.decode()


def test_rows_lead_staff_to_invoice_transfer_note_and_refund(busy, acme, visit, northseal, fin):
    page = signed_in(visit(northseal), fin).get(f"/desk/clients/{acme.pk}/account/").content.decode()
    behind = [busy, Transfer.objects.get(), CreditNote.objects.get(), Refund.objects.get()]
    assert [str(one) for one in behind if f'href="{one.get_absolute_url()}"' not in page] == []


def test_the_client_is_led_to_its_own_invoice_and_to_no_desk(busy, acme, visit, northseal, alice):
    page = signed_in(visit(northseal), alice).get(f"/invoices/account/{acme.pk}/").content.decode()
    assert f'href="/invoices/{busy.pk}/"' in page
    assert "/desk/transfers/" not in page
    assert "Record a transfer" not in page


def test_staff_find_the_clients_open_invoices_with_what_to_do(invoice, acme, visit, northseal, fin):
    desk = signed_in(visit(northseal), fin)
    page = desk.get(f"/desk/clients/{acme.pk}/account/").content.decode()
    assert f"/desk/invoices/{invoice.pk}/payment/" in page
    assert f"/desk/invoices/{invoice.pk}/credit-used/" not in page
    told = {"currency": "CNY", "received_on": clock.today(), "bank_reference": "TR-2", "by": fin}
    actions.record_transfer(acme, body=northseal, amount=100, allotments=[], **told)
    page = desk.get(f"/desk/clients/{acme.pk}/account/").content.decode()
    assert f"/desk/invoices/{invoice.pk}/credit-used/" in page
    assert "¥1.00 CNY is to the client’s credit." in page


def test_a_long_account_comes_in_pages_and_as_one_file(invoice, acme, visit, northseal, fin, monkeypatch):
    monkeypatch.setattr("billing.views.accounts.ON_A_PAGE", 2)
    for number in range(4):
        pay(invoice, 100, fin, f"TX-{number}")
    desk, there = signed_in(visit(northseal), fin), f"/desk/clients/{acme.pk}/account/"
    assert "TX-3" not in desk.get(there).content.decode()
    assert "TX-3" in desk.get(there, {"page": "3"}).content.decode()
    assert len(rows(desk.get(there, {"as": "csv", "page": "3", "since": ""}))) == 6


def test_a_clients_row_leads_to_a_transfer_and_a_draft_for_it(invoice, acme, visit, northseal, fin):
    desk = signed_in(visit(northseal), fin)
    page = desk.get("/desk/clients/").content.decode()
    assert f"/desk/clients/{acme.pk}/transfer/" in page
    assert f"/desk/invoices/new/?organisation={acme.pk}" in page
    draft = desk.get(f"/desk/invoices/new/?organisation={acme.pk}").content.decode()
    assert f'value="{acme.credit_code or acme.registration_number}"' in draft


def test_no_strangers_name_is_filled_in(invoice, globex, visit, northseal, fin):
    stranger = globex.organisation_memberships.get().organisation
    desk = signed_in(visit(northseal), fin)
    assert desk.get(f"/desk/invoices/new/?organisation={stranger.pk}").status_code == 404


def test_a_client_is_found_by_a_part_of_its_name_a_stranger_by_the_whole(invoice, acme, globex, northseal):
    def found(typed: str) -> object:
        form = InvoiceForm({"organisation": typed, "about_en": "x", "currency": "CNY"}, body=northseal)
        return form.cleaned_data["organisation"] if form.is_valid() else form.errors["organisation"][0]

    assert found("appliances") == acme
    assert "know no such organisation" in str(found("Globex"))
    assert found("Globex (demo)") == globex.organisation_memberships.get().organisation
    assert "know no such organisation" in str(found("a"))


def test_several_clients_that_fit_are_named(invoice, acme, northseal, fin):
    other = Organisation.objects.create(name_en="Acme Tools (demo)", country="CN", registration_number="R-2")
    actions.draft_invoice(other, body=northseal, about=APPLICATION.about, lines=[TEST_FEE], by=fin)
    form = ClientForm({"organisation": "acme"}, body=northseal)
    assert not form.is_valid()
    assert all(name in form.errors["organisation"][0] for name in ("Acme Appliances (demo) Ltd", "Acme Tools (demo)"))


def test_another_bodys_clients_are_not_found_by_a_part(invoice, greenmark):
    assert not ClientForm({"organisation": "appliances"}, body=greenmark).is_valid()
    assert list(own_clients(greenmark, "acme")) == []
