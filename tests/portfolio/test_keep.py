"""A desk's copies are whatever was stated last, however it was heard."""

import random
from uuid import uuid4

import pytest
from django.db import transaction

from billing.events import InvoiceStated
from certificates.events import CertificatesStated, CertificateStated
from outbox import relay
from outbox.actions import announce
from portfolio import actions
from portfolio.models import CaseCopy, CertificateCopy, InvoiceCopy
from tests.portfolio.making import case, certificate, invoice

pytestmark = pytest.mark.django_db


def heard(fact, body) -> None:
    with transaction.atomic():
        announce(fact, body=body)
    relay.deliver_all()


@pytest.mark.parametrize("seed", range(5))
def test_late_twice_and_out_of_order_change_nothing(northseal, acme, seed):
    pk = uuid4()
    said = [(revision, invoice(paid=revision)) for revision in range(1, 6)] * 2
    random.Random(seed).shuffle(said)
    for revision, statement in said:
        heard(InvoiceStated(pk, acme.pk, revision, statement), northseal)
    kept = InvoiceCopy.objects.get()
    assert (kept.revision, kept.content["paid"]) == (5, 5)


@pytest.mark.parametrize(
    ("stated", "asked", "shown"),
    [
        ({}, 25_970, "open"),
        ({"paid": 597_000}, 20_000, "open"),
        ({"credited": 597_000, "credit_open": 2_000_000}, 0, "open"),
        ({"state": "paid", "paid": 2_597_000}, 0, "paid"),
        ({"state": "paid", "paid": 2_597_000, "refunded": 2_597_000}, 0, "paid_back"),
    ],
)
def test_what_is_still_asked_for_is_what_nobody_paid_or_is_crediting(northseal, acme, stated, asked, shown):
    actions.keep_invoice(uuid4(), 1, acme.pk, invoice(**stated), body=northseal)
    kept = InvoiceCopy.objects.get()
    assert (kept.still_to_pay.amount, kept.shown_status) == (asked, shown)


def test_a_case_closes_and_an_older_word_does_not_open_it(northseal, acme):
    pk = uuid4()
    actions.keep_case(pk, 2, acme.pk, case(pk, is_open=False, holder="nobody", due_at=""), body=northseal)
    actions.keep_case(pk, 1, acme.pk, case(pk), body=northseal)
    kept = CaseCopy.objects.get()
    assert (kept.is_open, kept.holder, kept.due_at) == (False, "nobody", None)


def test_another_body_does_not_speak_of_it(northseal, greenmark, acme):
    pk = uuid4()
    actions.keep_invoice(pk, 1, acme.pk, invoice(), body=northseal)
    with pytest.raises(ValueError, match="not its own"):
        actions.keep_invoice(pk, 2, acme.pk, invoice(state="cancelled"), body=greenmark)


def test_bulk_statements_are_kept_where_they_name_an_organisation(northseal, acme):
    stated = [CertificateStated(uuid4(), 1, certificate(holder)) for holder in (acme, None, acme)]
    heard(CertificatesStated(stated), northseal)
    assert CertificateCopy.objects.for_organisation(acme).count() == CertificateCopy.objects.count() == 2


def test_an_organisation_taken_back_stays_back(northseal, acme):
    pk = uuid4()
    heard(CertificateStated(pk, 2, certificate(None)), northseal)
    heard(CertificateStated(pk, 1, certificate(acme)), northseal)
    assert not CertificateCopy.objects.for_organisation(acme).exists()
