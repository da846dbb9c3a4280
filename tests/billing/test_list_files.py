"""Every list of the finance desk is narrowed by days and amount, and goes out as a file: what fits, all pages of it."""

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest

from billing import actions
from lib import clock
from tests.billing.making import pay
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
WHY = {"zh": "减免", "en": "Less work"}
LISTS = ["invoices", "clients", "transfers", "refunds", "credit-notes"]


def rows(answer) -> list[list[str]]:
    assert answer["Content-Type"].startswith("text/csv")
    return list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))


@pytest.fixture
def desk(visit, northseal, fin):
    return signed_in(visit(northseal), fin)


@pytest.fixture
def busy(invoice, fin):
    """25,970 charged, 1,060 of it credited, 10,000 came, 400 go back."""
    actions.open_credit_note(invoice, wanted={1: 106_000}, reason=WHY, by=fin)
    pay(invoice, 1_000_000, fin, "TR-7")
    actions.open_refund(invoice, amount=40_000, reason=WHY, by=fin)
    return invoice


def test_every_list_is_a_file_with_its_currency(busy, desk):
    for name in LISTS:
        heads, first, *more = rows(desk.get(f"/desk/{name}/", {"as": "csv"}))
        told = dict(zip(heads, first, strict=True))
        assert (more, told["Currency"], told["Client"]) == ([], "CNY", "Acme Appliances (demo) Ltd"), name


def test_an_invoice_in_the_file_says_all_amounts_and_days(busy, desk):
    heads, first = rows(desk.get("/desk/invoices/", {"as": "csv"}))
    told = dict(zip(heads, first, strict=True))
    assert told["Invoice"] == busy.number
    assert [told[name] for name in ("Total", "Amount received", "Credited", "Still to be paid")] == [
        "25970.00",
        "10000.00",
        "1060.00",
        "14910.00",
    ]
    assert (told["Pay by"], told["Issued"]) == (f"{busy.due_on}", f"{clock.today()}")


def test_the_file_holds_what_fits_and_the_page_links_to_it(busy, draft, desk):
    page = desk.get("/desk/invoices/", {"tab": "open", "q": "25970"}).content.decode()
    assert "?tab=open&amp;q=25970&amp;as=csv" in page
    assert len(rows(desk.get("/desk/invoices/", {"tab": "drafts", "as": "csv"}))) == 1
    assert len(rows(desk.get("/desk/invoices/", {"q": "nobody", "as": "csv"}))) == 1


@pytest.mark.parametrize("typed", ["25970.00", "25,970", "¥25,970.00", "14910"])
def test_an_invoice_is_found_by_its_amount_or_what_is_open_of_it(busy, desk, typed):
    assert busy.number in desk.get("/desk/invoices/", {"q": typed}).content.decode()


def test_other_amounts_and_parts_of_a_cent_are_not_found(busy, desk):
    for typed in ("2597000", "25970.001", "2597", "1e9"):
        assert busy.number not in desk.get("/desk/invoices/", {"q": typed}).content.decode(), typed


def test_transfers_refunds_and_notes_are_found_by_amount(busy, desk):
    for name, typed in (("transfers", "10000"), ("refunds", "400.00"), ("credit-notes", "1,060"), ("clients", "14910")):
        assert len(rows(desk.get(f"/desk/{name}/", {"q": typed, "as": "csv"}))) == 2, name
        assert len(rows(desk.get(f"/desk/{name}/", {"q": f"{typed}1", "as": "csv"}))) == 1, name


def test_days_are_those_of_the_bodys_own_zone(draft, account, northseal, fin, desk):
    northseal.time_zone = "Europe/Berlin"
    northseal.save()
    with clock.frozen_at(datetime(2026, 12, 31, 22, 30, tzinfo=UTC)):  # in Shanghai it is the next year
        issued = actions.issue(draft, by=fin)
    for days, count in (({"issued_until": "2026-12-31"}, 1), ({"issued_since": "2027-01-01"}, 0)):
        told = rows(desk.get("/desk/invoices/", {"as": "csv", **days}))
        assert len(told) == 1 + count, days
    assert issued.number.startswith("2026-")


def test_lists_are_narrowed_by_the_day_that_matters(busy, desk):
    today = clock.today()
    tomorrow = today + timedelta(days=1)
    for name, question in (("transfers", "received"), ("refunds", "opened"), ("credit-notes", "issued")):
        asked = {"as": "csv", f"{question}_since": f"{today}", f"{question}_until": f"{today}"}
        assert len(rows(desk.get(f"/desk/{name}/", asked))) == 2, name
        assert len(rows(desk.get(f"/desk/{name}/", {"as": "csv", f"{question}_since": f"{tomorrow}"}))) == 1, name


def test_nobody_else_takes_them_away(busy, visit, northseal, greenmark, otto, gus):
    for name in LISTS:
        assert signed_in(visit(northseal), otto).get(f"/desk/{name}/", {"as": "csv"}).status_code == 403
        assert len(rows(signed_in(visit(greenmark), gus).get(f"/desk/{name}/", {"as": "csv"}))) == 1


def test_what_a_stranger_typed_is_no_formula(busy, acme, desk):
    acme.name_en = acme.name_zh = "=HYPERLINK(1)"
    acme.save()
    assert rows(desk.get("/desk/clients/", {"as": "csv"}))[1][0] == "'=HYPERLINK(1)"
