"""An invoice goes out with the next number and a reference that tells when it is mistyped."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from stdnum import iso11649

from accounts.models import Notice
from billing import actions, references
from billing.models import Invoice
from lib import clock
from lib.refusal import Refused
from outbox.models import Fact
from tests.billing.making import APPLICATION, TEST_FEE, other_account

pytestmark = pytest.mark.django_db


def drafted(body, organisation, by) -> Invoice:
    return actions.draft_invoice(organisation, body=body, about=APPLICATION.about, lines=[TEST_FEE], by=by)


def test_issuing_gives_number_reference_and_due_date(invoice):
    today = clock.today()
    assert invoice.number == f"{today.year}-00001"
    assert iso11649.is_valid(invoice.reference)
    assert invoice.due_on == today + timedelta(days=15)


def test_numbers_follow_each_other_in_each_body(northseal, greenmark, acme, fin, gus, account):
    actions.set_bank_account(greenmark, by=gus, holder="G", bank="B", number="1")
    ours = [actions.issue(drafted(northseal, acme, fin), by=fin).sequence for _ in range(3)]
    theirs = actions.issue(drafted(greenmark, acme, gus), by=gus).sequence
    assert (ours, theirs) == ([1, 2, 3], 1)


def test_without_a_bank_account_nothing_is_issued(draft, fin):
    with pytest.raises(Refused, match="bank account"):
        actions.issue(draft, by=fin)


def test_an_invoice_is_issued_once(invoice, fin):
    with pytest.raises(Refused, match="no draft"):
        actions.issue(invoice, by=fin)


def test_a_due_date_in_the_past_is_refused(draft, account, fin):
    with pytest.raises(Refused, match="past"):
        actions.issue(draft, by=fin, due_on=clock.today() - timedelta(days=1))


def test_another_bodys_people_issue_nothing(draft, account, gus):
    with pytest.raises(Refused, match="own staff"):
        actions.issue(draft, by=gus)


def test_the_organisation_is_told_and_its_desk_hears(draft, account, fin, alice, bob):
    issued = actions.issue(draft, by=fin)
    assert set(Notice.objects.values_list("user", flat=True)) == {alice.pk, bob.pk}
    assert Notice.objects.first().url == f"http://northseal.guildmark.localhost/invoices/{issued.pk}/"
    said = Fact.objects.get(name="billing.InvoiceStated").payload
    assert (said["revision"], said["statement"]["state"], said["statement"]["total"]) == (1, "issued", 2_597_000)


def test_a_fact_names_no_person(draft, account, fin, alice):
    actions.issue(draft, by=fin)
    said = str(list(Fact.objects.values_list("payload", flat=True)))
    assert fin.email not in said
    assert str(fin.pk) not in said
    assert not Fact.objects.filter(is_public=True).exists()


def test_an_issued_invoice_names_the_account_it_was_issued_with(invoice, northseal, fin, ada):
    other_account(northseal, fin, ada, number="999")
    invoice.refresh_from_db()
    assert invoice.payee["number"] == "6222 0000 1111 2222"


def test_a_mistyped_reference_is_noticed():
    reference = references.new_reference()
    last = str((int(reference[-1]) + 1) % 10)
    assert references.canonical(references.grouped(reference).lower()) == reference
    assert references.canonical(reference[:-1] + last) == ""


@pytest.mark.parametrize(
    "what",
    [
        "UPDATE billing_invoice SET sequence = 9",
        "UPDATE billing_invoice SET due_on = due_on + 1",
        "UPDATE billing_invoice SET organisation_id = NULL",
        "UPDATE billing_invoice SET state = 'draft'",
        "DELETE FROM billing_invoiceline",
        "UPDATE billing_invoiceline SET quantity = 3",
        "DELETE FROM billing_invoice",
    ],
)
def test_an_issued_invoice_stays_as_it_is(invoice, what):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(what)


def test_numbers_have_no_gaps_whoever_writes(draft, account, fin):
    values = {"state": "issued", "year": 2026, "sequence": 5, "reference": "x", "due_on": clock.today()}
    with pytest.raises(IntegrityError, match="no gaps"), transaction.atomic():
        Invoice.objects.filter(pk=draft.pk).update(**values, issued_by=fin, issued_at=clock.now())
