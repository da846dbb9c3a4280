"""An invoice as a file: made as it was issued, sent with what announces it, kept as it was."""

from hashlib import sha256

import pytest
from django.core import mail

from accounts import tasks
from accounts.models import Letter
from billing import actions
from billing.papers import INVOICE_KIND
from catalog.actions import save_passport
from lib.money import written
from papers import actions as papers
from papers.models import IssuedPaper
from tests.papers.making import texts_of
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(invoice, alice) -> IssuedPaper:
    return IssuedPaper.objects.get(kind=INVOICE_KIND, subject=invoice.pk)


@pytest.fixture
def made(paper) -> IssuedPaper:
    papers.make_paper(paper.pk)
    paper.refresh_from_db()
    return paper


def test_its_paper_says_what_its_page_says(made, invoice):
    statement = papers.statement_of(made)
    assert (statement.number, statement.reference) == (invoice.number, invoice.typed_reference)
    assert statement.payee.number == "6222 0000 1111 2222"
    assert [line.tax_is for line in statement.lines] == ["included", "plus"]
    with made.file.open("rb") as file:
        page = texts_of(file.read())[0].replace(" ", "")
    for there in (
        written(invoice.total_money),
        "21,200.00",
        "6222 0000 1111 2222",
        invoice.typed_reference,
        "收费通知书",
    ):
        assert there.replace(" ", "") in page


@pytest.mark.parametrize(("country", "is_of_mainland"), [("CN", True), ("DE", False)])
def test_it_speaks_of_a_fapiao_where_its_seller_makes_one(northseal, draft, account, fin, country, is_of_mainland):
    northseal.country = country
    northseal.save(update_fields=["country"])
    invoice = actions.issue(draft, by=fin)
    paper = IssuedPaper.objects.get(kind=INVOICE_KIND, subject=invoice.pk)
    assert papers.statement_of(paper).is_of_mainland is is_of_mainland


def test_at_its_head_stands_the_seller_with_address_and_telephone(northseal, ada, draft, account, fin):
    save_passport(
        values={"address_zh": "张江路 88 号", "telephone": "+86 21 5080 0000", "website": "https://n.example"}, by=ada
    )
    invoice = actions.issue(draft, by=fin)
    head = papers.statement_of(IssuedPaper.objects.get(kind=INVOICE_KIND, subject=invoice.pk)).body
    assert (head.address["zh"], head.telephone, head.website) == (
        "张江路 88 号",
        "+86 21 5080 0000",
        "https://n.example",
    )
    assert head.name == northseal.name


def test_a_draft_has_none(draft):
    assert not IssuedPaper.objects.filter(kind=INVOICE_KIND, subject=draft.pk).exists()


def test_it_goes_along_with_what_announces_it(alice, made, invoice):
    (announcing,) = Letter.objects.filter(to=alice.email, subject__contains=invoice.number)
    tasks.send_letter(announcing.pk)
    ((name, content, _kind),) = mail.outbox[0].attachments
    assert name == f"invoice-{invoice.number}.pdf"
    assert sha256(content).hexdigest() == made.sha256


def test_paid_or_cancelled_it_stays_as_it_was_issued(made, invoice, fin):
    before = papers.statement_of(made)
    actions.cancel(invoice, reason="Issued twice.", by=fin)
    (after,) = IssuedPaper.objects.filter(kind=INVOICE_KIND, subject=invoice.pk)
    assert papers.statement_of(after) == before


def test_finance_and_the_client_take_it_home_and_nobody_else(made, invoice, visit, northseal, fin, alice, globex, cleo):
    for person, page in ((fin, f"/desk/invoices/{invoice.pk}/"), (alice, f"/invoices/{invoice.pk}/")):
        visitor = signed_in(visit(northseal), person)
        assert f'href="{page}paper.pdf"' in visitor.get(page).content.decode()
        assert sha256(b"".join(visitor.get(f"{page}paper.pdf").streaming_content)).hexdigest() == made.sha256
    assert signed_in(visit(northseal), globex).get(f"/invoices/{invoice.pk}/paper.pdf").status_code == 404
    assert signed_in(visit(northseal), cleo).get(f"/desk/invoices/{invoice.pk}/paper.pdf").status_code == 403
