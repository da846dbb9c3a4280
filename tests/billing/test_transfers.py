"""One bank transfer may pay several invoices, when whoever records it says so."""

from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import translation

from accounts.models import Organisation
from billing import actions
from billing.models import Invoice, Payment
from lib import clock
from lib.refusal import Refused
from tenants.models import CertificationBody
from tests.billing.making import APPLICATION, TEST_FEE, pay
from tests.cast import works_for
from tests.support.signing_in import signed_in

REFERENCE = "ICBC-20261128-0001"


@pytest.fixture
def other(northseal, acme, fin, account) -> Invoice:
    draft = actions.draft_invoice(acme, body=northseal, about=APPLICATION.about, lines=[TEST_FEE], by=fin)
    return actions.issue(draft, by=fin)


@pytest.mark.django_db
def test_a_reference_used_before_is_asked_about_with_where_it_stands(invoice, other, fin):
    pay(invoice, invoice.total, fin, REFERENCE)
    with pytest.raises(Refused) as refusal:
        pay(other, other.total, fin, f" {REFERENCE.lower()} ")
    assert f"stands on {invoice.number} (¥25,970.00 CNY)" in str(refusal.value)
    assert "one transfer of ¥47,170.00 CNY?" in str(refusal.value)


@pytest.mark.django_db
def test_one_transfer_pays_several_when_said_so(invoice, other, fin):
    pay(invoice, invoice.total, fin, REFERENCE)
    told = {"received_on": clock.today(), "bank_reference": REFERENCE}
    actions.record_payment(other, amount=other.total, by=fin, is_part=True, **told)
    other.refresh_from_db()
    assert other.state == "paid"


@pytest.mark.django_db
def test_recording_a_transfer_asks_the_database_few_questions(
    northseal, acme, invoice, fin, django_assert_max_num_queries
):
    opened = 4  # for an account of the ledger that is new
    with django_assert_max_num_queries(20 + 2 * opened):
        actions.record_transfer(
            acme,
            body=northseal,
            amount=invoice.total,
            currency=invoice.currency,
            received_on=clock.today(),
            bank_reference=REFERENCE,
            allotments=[actions.Allotment(invoice, invoice.total)],
            by=fin,
        )


@pytest.mark.django_db
def test_what_was_taken_back_is_not_asked_about(invoice, other, fin):
    actions.reverse_payment(pay(invoice, 100, fin, REFERENCE), reason="Wrong invoice", by=fin)
    pay(other, 100, fin, REFERENCE)


@pytest.mark.django_db
def test_another_bodys_transfers_are_none_of_ours(invoice, greenmark, acme, gus, fin):
    pay(invoice, 100, fin, REFERENCE)
    actions.set_bank_account(greenmark, by=gus, holder="G", bank="B", number="1")
    theirs = actions.draft_invoice(acme, body=greenmark, about=APPLICATION.about, lines=[TEST_FEE], by=gus)
    pay(actions.issue(theirs, by=gus), 100, gus, REFERENCE)


@pytest.mark.django_db
def test_the_page_asks_and_takes_the_answer(invoice, other, fin, visit, northseal):
    pay(invoice, 100, fin, REFERENCE)
    desk, there = signed_in(visit(northseal), fin), f"/desk/invoices/{other.pk}/payment/"
    typed = {"amount": "1.00", "received_on": clock.today().isoformat(), "bank_reference": REFERENCE}
    assert 'type="checkbox"' not in desk.get(there).content.decode()
    page = desk.post(there, typed).content.decode()
    assert "already stands on" in page
    assert 'type="checkbox" name="is_part"' in page
    assert desk.post(there, typed | {"is_part": "on"}).status_code == 302
    assert other.payments.get().is_part


@pytest.mark.django_db
def test_a_transfer_is_named_once_whoever_writes(invoice, other, fin):
    kept = {"amount": 100, "received_on": clock.today(), "recorded_by": fin}
    pay(invoice, 100, fin, REFERENCE)
    with pytest.raises(IntegrityError, match="paid another invoice"), transaction.atomic():
        Payment.objects.create(invoice=other, bank_reference=REFERENCE.lower(), **kept)


def at_once(acts) -> list[str]:
    """Run acts at the same moment, each in a thread of its own. Gives what each was told, "" for done."""
    told, together = [], Barrier(len(acts))

    def run(act) -> None:
        together.wait()
        try:
            with translation.override("en"):
                act()
            told.append("")
        except Refused as refusal:
            told.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(told)


@pytest.fixture
def two_invoices(committed):
    body = CertificationBody.objects.get(slug="northseal")
    fin, organisation = works_for(body, "fin"), Organisation.objects.create(name_en="Any")
    actions.set_bank_account(body, by=fin, holder="N", bank="B", number="1")
    drafts = [
        actions.draft_invoice(organisation, body=body, about=APPLICATION.about, lines=[TEST_FEE], by=fin)
        for _ in range(2)
    ]
    return [actions.issue(draft, by=fin) for draft in drafts], fin


@pytest.mark.slow
def test_of_two_who_pay_an_invoice_at_once_one_is_refused_in_words(two_invoices):
    (invoice, _other), fin = two_invoices
    acts = [lambda n=n: pay(invoice, invoice.total, fin, f"TX-{n}") for n in range(2)]
    assert at_once(acts) == ["", "This invoice is paid already."]


@pytest.mark.slow
def test_of_two_who_name_one_transfer_at_once_one_is_asked(two_invoices):
    invoices, fin = two_invoices
    acts = [lambda invoice=invoice: pay(invoice, 100, fin, REFERENCE) for invoice in invoices]
    done, asked = at_once(acts)
    assert done == ""
    assert "already stands on" in asked
