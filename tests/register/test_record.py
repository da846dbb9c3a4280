"""What is heard late, twice or out of order changes nothing; what is recorded stays; entries can be made anew."""

import random
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from certificates.events import CertificatesStated, CertificateStated
from outbox import relay
from outbox.actions import announce
from outbox.models import Delivery
from register import queries
from register.actions import Stated, rebuild_register, record_statements
from register.models import Kind, RegisterEntry, Statement
from tenants.models import CertificationBody
from tests.support import database

pytestmark = pytest.mark.django_db


def statement(status="VALID", **more) -> dict:
    return {
        "number": "NS-2026/001",
        "status": status,
        "product": {"zh": "电冰箱", "en": "Refrigerator"},
        "holder": {"name": {"zh": "爱克米", "en": "Acme"}},
        "valid_until": "2029-11-21",
        **more,
    }


def heard(fact, body) -> None:
    with transaction.atomic():
        announce(fact, body=body)
    relay.deliver_all()


def shown() -> list:
    return list(RegisterEntry.objects.order_by("pk").values())


def test_a_statement_is_shown_and_kept(northseal):
    pk = uuid4()
    heard(CertificateStated(certificate=pk, revision=1, statement=statement()), northseal)
    entry = queries.certificate_for(pk)
    assert (entry.status, entry.holder["en"], str(entry.valid_until)) == ("VALID", "Acme", "2029-11-21")
    assert queries.history_of(pk).get().content == statement()


def test_a_number_is_found_however_it_is_written(northseal):
    heard(CertificateStated(certificate=uuid4(), revision=1, statement=statement()), northseal)
    assert queries.certificate_for_number("ns 2026 001")
    assert not queries.certificate_for_number("")


def test_bulk_is_one_fact(northseal, greenmark):
    several = [CertificateStated(uuid4(), 1, statement(number=f"N-{n}")) for n in range(30)]
    heard(CertificatesStated(statements=several), northseal)
    assert queries.counts(northseal) == {"VALID": 30}
    assert queries.counts(greenmark) == {}


def test_a_body_cannot_speak_of_anothers_certificate(northseal, greenmark):
    pk = uuid4()
    heard(CertificateStated(pk, 1, statement()), northseal)
    heard(CertificateStated(pk, 2, statement("WITHDRAWN")), greenmark)
    assert queries.certificate_for(pk).status == "VALID"
    assert queries.history_of(pk).count() == 1


@pytest.mark.parametrize(
    "what",
    [
        "UPDATE register_statement SET revision = 9",
        "DELETE FROM register_statement",
        "TRUNCATE register_statement CASCADE",
    ],
)
def test_a_statement_is_never_changed(northseal, what):
    heard(CertificateStated(uuid4(), 1, statement()), northseal)
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(what)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        database.by_the_owner(f"SET CONSTRAINTS ALL IMMEDIATE; {what}")


def test_rebuilding_gives_the_same_register(northseal, greenmark):
    for body in (northseal, greenmark):
        for _ in range(3):
            pk = uuid4()
            heard(CertificateStated(pk, 2, statement("SUSPENDED")), body)
            heard(CertificateStated(pk, 1, statement()), body)
    before = shown()
    RegisterEntry.objects.update(status="EXPIRED", revision=77)
    assert rebuild_register() == 6
    assert shown() == before


class Replays(TestCase):
    """Any order, any repetition: the same register."""

    @settings(deadline=None, max_examples=25)
    @given(
        revisions=st.lists(st.tuples(st.integers(0, 3), st.integers(1, 6)), min_size=1, max_size=20),
        seed=st.integers(0, 1000),
    )
    @pytest.mark.slow
    def test_any_order_gives_the_same(self, revisions, seed):
        body = CertificationBody.objects.get(slug="northseal")
        subjects = [UUID(int=n + 1) for n in range(4)]
        said = {
            (subjects[n], revision): Stated(subjects[n], revision, statement(number=f"N{n}", note=revision))
            for n, revision in revisions
        }
        shuffled = [*said.values(), *said.values()]
        random.Random(seed).shuffle(shuffled)
        for one in shuffled:
            record_statements(Kind.CERTIFICATE, [one], body=body)
        newest = {subject: max(revision for s, revision in said if s == subject) for subject, _ in said}
        assert dict(RegisterEntry.objects.values_list("pk", "revision")) == newest
        assert Statement.objects.count() == len(said)
        before = shown()
        rebuild_register()
        assert shown() == before


def test_the_register_hears_before_the_desks_that_copy(northseal):
    with transaction.atomic():
        announce(CertificateStated(uuid4(), 1, statement()), body=northseal)
    assert list(Delivery.objects.order_by("id").values_list("hearer", flat=True)) == ["register", "portfolio"]
