"""The tables of money are public: the desk of one body shows, counts and sums nothing of another's."""

import pytest

from billing import actions, queries
from tests.billing.making import APPLICATION, TEST_FEE, pay
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def theirs(greenmark, acme, gus):
    actions.set_bank_account(greenmark, by=gus, holder="G", bank="B", number="1")
    draft = actions.draft_invoice(acme, body=greenmark, about=APPLICATION.about, lines=[TEST_FEE], by=gus)
    issued = actions.issue(draft, by=gus)
    pay(issued, 100_000, gus)
    return issued


def test_the_list_holds_the_bodys_own(theirs, invoice, northseal):
    assert list(queries.invoices_of(northseal)) == [invoice]


def test_the_counts_are_of_the_bodys_own(theirs, northseal):
    assert set(queries.counts_of(northseal).values()) == {0}


def test_the_sums_are_of_the_bodys_own(theirs, invoice, northseal, fin):
    pay(invoice, 500, fin)
    (sums,) = queries.sums_of(northseal)
    assert (sums["received"].amount * 100, sums["open"].amount * 100) == (500, invoice.total - 500)


def test_the_page_names_no_invoice_of_another_body(theirs, visit, northseal, fin):
    page = signed_in(visit(northseal), fin).get("/desk/invoices/", {"q": theirs.reference}).content.decode()
    assert theirs.get_absolute_url() not in page
    assert "No invoices yet" in signed_in(visit(northseal), fin).get("/desk/invoices/").content.decode()
