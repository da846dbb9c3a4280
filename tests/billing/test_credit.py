"""One transfer may pay several invoices; what is left stays the client's credit, for a later invoice or to be returned."""

from functools import partial
from importlib import import_module
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import Notice, Organisation
from billing import actions
from billing.actions import Allotment
from billing.models import Invoice, Payment, Refund, Transfer
from billing.queries import differences
from lib import clock
from lib.refusal import Refused
from staff.models import Role
from tenants.models import CertificationBody
from tests.billing.making import APPLICATION, TEST_FEE, pay
from tests.cast import works_for
from tests.support import database
from tests.support.asking import others
from tests.support.racing import at_once
from tests.support.signing_in import signed_in

WHY = {"zh": "多付", "en": "Paid too much"}
MIGRATION = import_module("billing.migrations.0009_what_stood")


def another(body, organisation, by) -> Invoice:
    drafted = actions.draft_invoice(organisation, body=body, about=APPLICATION.about, lines=[TEST_FEE], by=by)
    return actions.issue(drafted, by=by)


@pytest.fixture
def other(northseal, acme, fin, account) -> Invoice:
    return another(northseal, acme, fin)


@pytest.fixture
def record(northseal, acme, fin):
    def record(amount: int, *allotments: Allotment, **more) -> Transfer:
        told = {"currency": "CNY", "received_on": clock.today(), "bank_reference": "TR-1", "by": fin} | more
        return actions.record_transfer(acme, amount=amount, allotments=allotments, **{"body": northseal} | told)

    return record


@pytest.mark.django_db
def test_one_transfer_pays_two_invoices_and_the_rest_is_credit(invoice, other, record):
    both = [Allotment(one, one.total) for one in (invoice, other)]
    transfer = record(invoice.total + other.total + 500, *both)
    assert transfer.rest == 500
    assert set(Invoice.objects.values_list("state", flat=True)) == {"paid"}
    assert list(differences()) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"amount": 0}, "Give the amount"),
        ({"amount": -5}, "Give the amount"),
        ({"amount": 99}, "more than the"),
        ({"currency": "EUR"}, "own currency"),
        ({"currency": "XXX"}, "do not know the currency"),
        ({"bank_reference": " "}, "bank's reference"),
    ],
)
def test_a_transfer_that_cannot_be_is_refused(invoice, record, wrong, words):
    amount = wrong.pop("amount", 1000)
    with pytest.raises(Refused, match=words):
        record(amount, Allotment(invoice, 100), **wrong)
    assert not Transfer.objects.exists()


@pytest.mark.django_db
def test_a_transfer_is_recorded_once(invoice, record):
    record(1000)
    with pytest.raises(Refused, match="recorded already"):
        record(1000, bank_reference=" tr-1 ")
    again = Transfer.objects.get()
    again.pk, again.bank_reference, again._state.adding = uuid4(), "tr-1", True
    with pytest.raises(IntegrityError, match="recorded_once"), transaction.atomic():
        again.save(force_insert=True)


@pytest.mark.django_db
def test_credit_pays_a_later_invoice(invoice, other, record, fin):
    transfer = record(invoice.total + 700_000, Allotment(invoice, invoice.total))
    actions.allot(transfer, other, amount=200_000, by=fin)
    actions.use_credit(other, amount=500_000, by=fin)
    other.refresh_from_db()
    assert (other.paid, transfer.rest) == (700_000, 0)
    with pytest.raises(Refused, match="credit is"):
        actions.use_credit(other, amount=1, by=fin)
    with pytest.raises(Refused, match="is left"):
        actions.allot(transfer, other, amount=1, by=fin)
    assert list(differences()) == []


@pytest.mark.django_db
def test_a_payment_recorded_later_is_paid_from_what_is_left(invoice, other, record, fin):
    record(invoice.total + 100, Allotment(invoice, invoice.total))
    told = {"amount": 100, "received_on": clock.today(), "bank_reference": "TR-1", "by": fin}
    with pytest.raises(Refused, match=r"is left\. Does it pay"):
        actions.record_payment(other, **told)
    actions.record_payment(other, **told, is_part=True)
    assert Transfer.objects.count() == 1


@pytest.mark.django_db
def test_what_is_left_is_returned_by_two_people(invoice, record, fin, ada, alice):
    transfer = record(900)
    with pytest.raises(Refused, match="is left"):
        actions.open_refund_of_credit(transfer, amount=901, reason=WHY, by=fin)
    refund = actions.open_refund_of_credit(transfer, amount=900, reason=WHY, by=fin)
    assert transfer.rest == 0
    actions.approve_refund(refund, by=ada)
    told = {"settled_on": clock.today(), "bank_reference": "O-1", "paid_to": "Acme 6222"}
    actions.settle_refund(refund, by=fin, **told)
    assert "¥9.00 CNY was sent" in Notice.objects.filter(user=alice).latest("created_at").text_en
    assert list(differences()) == []


@pytest.mark.django_db
def test_a_dropped_return_is_credit_again(record, fin, account):
    transfer = record(900)
    refund = actions.open_refund_of_credit(transfer, amount=900, reason=WHY, by=fin)
    actions.drop_refund(refund, reason="They want to keep it", by=fin)
    assert transfer.rest == 900


@pytest.mark.django_db
def test_a_payment_taken_back_may_stay_credit(invoice, other, record, fin):
    transfer = record(100, Allotment(invoice, 100))
    actions.reverse_payment(transfer.payments.get(), reason="It was for the other", by=fin, keeps_credit=True)
    transfer.refresh_from_db()
    assert (transfer.stands, transfer.rest) == (True, 100)
    actions.allot(transfer, other, amount=100, by=fin)
    assert list(differences()) == []


@pytest.mark.django_db
def test_a_payment_that_never_came_takes_its_transfer_along(invoice, fin):
    payment = pay(invoice, 100, fin)
    actions.reverse_payment(payment, reason="Mistake", by=fin)
    assert not Transfer.objects.get().stands


@pytest.mark.django_db
def test_a_transfer_taken_back_opens_all_it_paid(invoice, other, record, fin):
    transfer = record(1_000, Allotment(invoice, 300), Allotment(other, 200))
    with pytest.raises(Refused, match="Say why"):
        actions.take_back_transfer(transfer, reason=" ", by=fin)
    actions.take_back_transfer(transfer, reason="Another body's", by=fin)
    assert set(Invoice.objects.values_list("paid", flat=True)) == {0}
    with pytest.raises(Refused, match="already"):
        actions.take_back_transfer(transfer, reason="Again", by=fin)
    record(1_000)
    assert list(differences()) == []


@pytest.mark.django_db
def test_what_goes_back_is_not_taken_back(record, fin, account):
    transfer = record(900)
    actions.open_refund_of_credit(transfer, amount=1, reason=WHY, by=fin)
    with pytest.raises(Refused, match="goes back to the client"):
        actions.take_back_transfer(transfer, reason="Mistake", by=fin)


@pytest.mark.django_db
def test_another_bodys_people_record_nothing(invoice, record, gus, greenmark, acme):
    with pytest.raises(Refused, match="own staff"):
        record(100, by=gus)
    with pytest.raises(Refused, match="own staff"):
        record(100, Allotment(invoice, 100), body=greenmark, by=gus)


# The database


@pytest.mark.django_db
def test_no_more_is_taken_than_came_whoever_writes(invoice, record, fin):
    transfer = record(100)
    kept = {"received_on": clock.today(), "recorded_by": fin, "bank_reference": "TR-1"}
    with pytest.raises(IntegrityError, match="More is taken"), transaction.atomic():
        Payment.objects.create(invoice=invoice, transfer=transfer, amount=101, **kept)
        connection.cursor().execute("SET CONSTRAINTS transfer_payments_fit IMMEDIATE")


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"amount": 1}, {"bank_reference": "X"}])
def test_a_transfer_stays_as_it_was_recorded_whoever_writes(record, account, change):
    record(100)
    with pytest.raises(IntegrityError, match="stays as it was recorded"), transaction.atomic():
        Transfer.objects.update(**change)


@pytest.mark.django_db
def test_payments_of_before_get_their_transfers(invoice, other, fin):
    pay(invoice, 100, fin, "A-1")
    told = {"received_on": clock.today(), "bank_reference": "a-1"}
    actions.record_payment(other, amount=50, by=fin, is_part=True, **told)
    actions.reverse_payment(pay(invoice, 70, fin, "B-1"), reason="Mistake", by=fin)
    wanted = _transfers()
    connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    with database.guards_at_rest():
        database.by_the_owner(
            "ALTER TABLE billing_payment ALTER transfer_id DROP NOT NULL;"
            "UPDATE billing_payment SET transfer_id = NULL; DELETE FROM billing_transfer;"
        )
    database.by_the_owner(MIGRATION.TRANSFERS_OF_PAYMENTS)  # with all keys on, as a production migrates
    assert _transfers() == wanted
    assert not Payment.objects.filter(transfer=None).exists()


def _transfers() -> list:
    rows = Transfer.objects.values_list(
        "amount", "currency", "bank_reference", "part_of__bank_reference", "take_back_reason", "organisation"
    )
    return sorted(map(str, rows))


# Pages


@pytest.mark.django_db
def test_the_way_by_the_pages(invoice, other, acme, visit, northseal, fin):
    desk = signed_in(visit(northseal), fin)
    there = desk.get("/desk/transfers/new/", {"organisation": acme.credit_code})["Location"]
    typed = {"amount": "30000", "currency": "CNY", "received_on": clock.today().isoformat(), "bank_reference": "TR-9"}
    page = desk.post(there, typed | {f"invoice_{invoice.pk.hex}": "99999"}).content.decode()
    assert "more than the ¥30,000.00 CNY that came" in page
    answer = desk.post(there, typed | {f"invoice_{invoice.pk.hex}": "25970", "keeps_rest": "on"})
    page = desk.get(answer["Location"]).content.decode()
    assert "¥4,030.00 CNY" in page
    assert desk.post(f"{answer['Location']}pay/", {"invoice": other.pk, "amount": "30"}).status_code == 302
    assert desk.post(f"{answer['Location']}return/", {"amount": "4000", "reason_en": "Rest"}).status_code == 302
    assert Refund.objects.get().named == "TR-9"
    assert "TR-9" in desk.get("/desk/transfers/", {"q": "tr-9"}).content.decode()
    assert "TR-9" in desk.get("/desk/refunds/").content.decode()


@pytest.mark.django_db
def test_a_stranger_is_no_client(visit, northseal, fin, globex):
    desk = signed_in(visit(northseal), fin)
    assert "no invoice from you" in desk.get("/desk/transfers/new/", {"organisation": "HRB 1"}).content.decode()
    stranger = Organisation.objects.get(registration_number="HRB 1")
    assert desk.get(f"/desk/clients/{stranger.pk}/transfer/").status_code == 404


@pytest.mark.django_db
def test_transfers_are_for_finance_of_this_body(record, account, acme, visit, northseal, greenmark, gus, otto, alice):
    transfer = record(100)
    pages = [f"/desk/transfers/{transfer.pk}/{page}" for page in ("", "pay/", "return/", "take-back/")]
    more = ["/desk/transfers/", "/desk/transfers/new/", f"/desk/clients/{acme.pk}/transfer/"]
    assert others(signed_in(visit(northseal), otto), pages + more, than={403}) == []
    assert others(signed_in(visit(greenmark), gus), [*pages, more[2]], than={404}) == []
    assert "TR-1" not in signed_in(visit(greenmark), gus).get("/desk/transfers/").content.decode()


# At once


@pytest.fixture
def issued(committed, monkeypatch):
    monkeypatch.setattr("lib.queue._send", lambda *_task: None)
    body = CertificationBody.objects.get(slug="northseal")
    people = [works_for(body, name, Role.FINANCE) for name in ("fin", "penny")]
    actions.set_bank_account(body, by=people[0], holder="N", bank="B", number="1")
    client = Organisation.objects.create(name_en="Any")
    return [another(body, client, people[0]) for _ in range(2)], body, client, people


def transfer_of(body, client, by, *allotments):
    told = {"currency": "CNY", "received_on": clock.today(), "bank_reference": "TR-1"}
    return actions.record_transfer(client, body=body, amount=1000, by=by, allotments=allotments, **told)


@pytest.mark.slow
def test_of_two_who_record_one_transfer_at_once_one_takes_effect(issued):
    (invoice, _other), body, client, people = issued
    acts = [partial(transfer_of, body, client, by, Allotment(invoice, 1000)) for by in people]
    done, refused = at_once(*acts)
    assert done == ""
    assert "is recorded already" in refused
    assert Invoice.objects.get(pk=invoice.pk).paid == 1000


@pytest.mark.slow
def test_credit_is_used_once_by_two_at_once(issued):
    invoices, body, client, (fin, penny) = issued
    transfer = transfer_of(body, client, fin)
    acts = [
        partial(actions.allot, transfer, one, amount=1000, by=by)
        for one, by in zip(invoices, (fin, penny), strict=True)
    ]
    done, refused = at_once(*acts)
    assert done == ""
    assert "is left" in refused


@pytest.mark.django_db
def test_staff_pay_an_invoice_from_credit_on_its_page(invoice, other, record, visit, northseal, fin, alice):
    record(invoice.total + 700_000, Allotment(invoice, invoice.total))
    desk = signed_in(visit(northseal), fin)
    page = desk.get(f"/desk/invoices/{other.pk}/").content.decode()
    assert "has ¥7,000.00 CNY to its credit" in page
    there = f"/desk/invoices/{other.pk}/credit-used/"
    assert 'value="7000"' in desk.get(there).content.decode()
    assert desk.post(there, {"amount": "7000.00"}).status_code == 302
    other.refresh_from_db()
    assert other.paid == 700_000
    assert "¥7,000.00 CNY of your credit pays it" in Notice.objects.filter(user=alice).latest("created_at").text_en
    assert b"The client's credit is" in desk.post(there, {"amount": "1"}).content.replace(b"&#x27;", b"'")


@pytest.mark.django_db
def test_a_client_sees_its_credit_and_nobody_elses(invoice, other, record, visit, northseal, alice, fin):
    globex = Organisation.objects.create(name_en="Globex (demo)", country="DE")
    of_globex = {"body": northseal, "currency": "CNY", "received_on": clock.today(), "bank_reference": "G-1", "by": fin}
    actions.record_transfer(globex, amount=100, **of_globex)
    desk = signed_in(visit(northseal), alice)
    assert "to your credit" not in desk.get(f"/invoices/{other.pk}/").content.decode()
    record(700_000)
    assert "You have ¥7,000.00 CNY to your credit" in desk.get(f"/invoices/{other.pk}/").content.decode()


@pytest.mark.django_db
def test_anothers_credit_is_named_as_such_before_it_pays(invoice, record, fin, northseal):
    globex = Organisation.objects.create(name_en="Globex (demo)", country="DE", registration_number="HRB 1")
    theirs = another(northseal, globex, fin)
    record(invoice.total + 100, Allotment(invoice, invoice.total))
    with pytest.raises(Refused, match="recorded already, for Acme"):
        actions.record_payment(theirs, amount=100, received_on=clock.today(), bank_reference="TR-1", by=fin)


@pytest.mark.django_db
def test_what_a_transfer_became_is_said(invoice, visit, northseal, acme, fin):
    desk = signed_in(visit(northseal), fin)
    typed = {"amount": "30000", "currency": "CNY", "received_on": clock.today(), "bank_reference": "TR-9"}
    there = f"/desk/clients/{acme.pk}/transfer/"
    page = desk.post(there, typed | {f"invoice_{invoice.pk.hex}": "25970"}, follow=True).content.decode()
    assert "¥25,970.00 CNY pays invoices, ¥4,030.00 CNY is kept" in page


@pytest.mark.django_db
def test_what_stays_credit_while_an_invoice_is_open_is_asked_with_sum_and_rest(invoice, visit, northseal, acme, fin):
    desk = signed_in(visit(northseal), fin)
    typed = {"amount": "300", "currency": "CNY", "received_on": clock.today(), "bank_reference": "TR-9"}
    typed |= {f"invoice_{invoice.pk.hex}": "250"}
    there = f"/desk/clients/{acme.pk}/transfer/"
    page = desk.post(there, typed).content.decode()
    assert "¥250.00 CNY of it pays invoices, ¥50.00 CNY stays the client&#x27;s credit though" in page
    assert not Transfer.objects.exists()
    assert desk.post(there, typed | {"keeps_rest": "on"}).status_code == 302
    assert Transfer.objects.get().rest == 5_000
