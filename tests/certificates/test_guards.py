"""What raw writes cannot do: the database keeps the rules of PROCESS.md section 5 by itself."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from certificates.actions import enter_many, propose_measure
from certificates.models import Certificate, CertificateEvent, HolderRequest, Measure, Paper
from certificates.transitions import EDGES, Status
from lib import clock
from staff.models import Role
from tests.cast import authorised
from tests.certificates.making import content, suspend_at_request
from tests.support.refusing import is_kept

pytestmark = pytest.mark.django_db


def refused(match: str):
    return pytest.raises(IntegrityError, match=match)


def write(certificate, ground: dict[str, object] | None = None, **values) -> None:
    """A raw write with its history, as somebody who goes round the actions would do it."""
    ground = ground or {}
    with transaction.atomic():
        revision = certificate.revision + 1
        values = {"revision": revision, "status_since": clock.now()} | values
        Certificate.objects.filter(pk=certificate.pk).update(**values)
        CertificateEvent.objects.create(
            certificate=certificate, revision=revision, what="corrected", status_before=certificate.status,
            effective_at=clock.now(), **({"by_id": uuid4(), "status_after": values.get("status", certificate.status)} | ground),
        )  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


@pytest.mark.parametrize("after", [status for status in Status if (Status.SUSPENDED, status) not in EDGES])
def test_a_status_off_the_table_is_refused(suspended, after):
    with refused("may not become|certificate"):
        write(suspended, status=after)


@pytest.mark.parametrize(
    ("origin", "status", "revision", "why"),
    [("issued_here", "VALID", 1, "may not become|case"), ("imported", "VALID", 1, "two_peoples"),
     ("imported", "SUSPENDED", 1, "may not become"), ("imported", "VALID", 0, "may not become")],
)  # fmt: skip
def test_a_new_row_is_pending_or_an_import_that_two_people_answer_for(in_northseal, origin, status, revision, why):
    said = {"holder_name_en": "A", "product_en": "B", "issued_on": clock.today(), "valid_from": clock.today()}
    with refused(why):
        Certificate.objects.create(
            number="x", printed_number="X", folded_number="X", origin=origin, status=status, revision=revision, **said
        )


@pytest.mark.parametrize("step", [0, 2, -1])
def test_a_revision_grows_by_one(valid, step):
    with refused("must be followed by"):
        Certificate.objects.filter(pk=valid.pk).update(revision=valid.revision + step, trademark="x")


def test_a_change_without_history_is_refused_at_commit(valid):
    with refused("has no history"), transaction.atomic(), connection.cursor() as cursor:
        Certificate.objects.filter(pk=valid.pk).update(revision=valid.revision + 1, trademark="x")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_history_stays(valid):
    is_kept(lambda: CertificateEvent.objects.update(what="expired"))
    is_kept(lambda: CertificateEvent.objects.all()._raw_delete("default"))


def test_a_certificate_stays(valid):
    with refused("append-only"), transaction.atomic():
        Certificate.objects.filter(pk=valid.pk)._raw_delete("default")


def test_no_early_expiry(valid):
    with refused("expired_only_after_its_last_day"):
        write(valid, status="EXPIRED", status_since=datetime(2029, 1, 4, 15, 59, 59, tzinfo=UTC))


def test_no_suspension_beyond_the_maximum(valid):
    with refused("suspension_ends_within_the_maximum"):
        write(
            valid, status="SUSPENDED", suspension_reason="x", lifting_conditions_en="x", suspension_maximum_days=10,
            suspension_ends_on=clock.today() + timedelta(days=11),
        )  # fmt: skip


@pytest.mark.parametrize("missing", ["suspension_reason", "lifting_conditions_zh", "suspension_ends_on"])
def test_no_suspension_without_reason_end_and_conditions(valid, missing):
    whole = {
        "suspension_reason": "x", "lifting_conditions_zh": "x", "suspension_maximum_days": 10,
        "suspension_ends_on": clock.today(),
    }  # fmt: skip
    whole[missing] = None if missing == "suspension_ends_on" else ""
    with refused("suspension_has_reason_end_and_conditions"):
        write(valid, status="SUSPENDED", **whole)


@pytest.mark.parametrize("status", ["SUSPENDED", "WITHDRAWN"])
def test_the_clock_never_suspends_nor_withdraws(valid, status):
    with refused("the_clock_never"), transaction.atomic():
        CertificateEvent.objects.create(
            certificate=valid, revision=9, what="corrected", status_before="VALID", status_after=status,
            effective_at=clock.now(), by=None,
        )  # fmt: skip


def test_one_person_alone_imports_nothing(pending, rita):
    authorised(rita, Role.QUALITY_MANAGER)
    with refused("imported_on_two_peoples_word"):
        write(pending, status="VALID", confirmed_by=pending.prepared_by_id, confirmed_at=clock.now())


def test_a_registrar_and_a_quality_manager_answer_for_an_import(pending, rita, quinn, otto):
    with refused("answer for an import"):
        write(pending, status="VALID", confirmed_by=otto, confirmed_at=clock.now())
    with refused("answer for an import"):
        write(pending, status="VALID", prepared_by=otto, confirmed_by=quinn, confirmed_at=clock.now())


def test_issued_here_needs_a_case_and_a_signature(pending):
    with refused("does not change"):
        write(pending, status="VALID", origin="issued_here")
    with refused("positive, completed case|moved|may not become"):
        Certificate.objects.create(
            number="x", printed_number="X", folded_number="X", origin="issued_here", status="VALID", revision=1
        )


def test_a_number_is_taken_once(pending):
    with refused("certificate_number_is_unique"):
        Certificate.objects.create(
            number="ns2026 0001",
            printed_number=pending.printed_number,
            folded_number=pending.folded_number,
            origin="imported",
        )


def test_a_registrar_and_a_quality_manager_answer_for_many_as_well(in_northseal, rita, quinn, otto):
    for registrar, manager in ((rita, otto), (otto, quinn)):
        with refused("answer for an import"), transaction.atomic():
            enter_many([content()], prepared_at=clock.now(), by=registrar, confirmed_by=manager)
    enter_many([content()], prepared_at=clock.now(), by=rita, confirmed_by=quinn)


SUSPENDED = {
    "status": "SUSPENDED", "suspension_reason": "mark-misused", "suspension_ends_on": clock.today(),
    "lifting_conditions_en": "x", "suspension_maximum_days": 10,
}  # fmt: skip


@pytest.mark.parametrize("values", [SUSPENDED, {"status": "WITHDRAWN"}, {"status": "CANCELLED"}])
def test_no_status_changes_by_one_person_alone(valid, rita, values):
    with refused("by a decision of another person"):
        write(valid, ground={"reason": "mark-misused", "by_id": rita.pk}, **values)


def test_no_suspended_certificate_comes_back_by_one_person_alone(suspended, rita):
    nothing = {"suspension_reason": "", "suspension_ends_on": None, "suspension_maximum_days": None}
    with refused("by a decision of another person"):
        write(suspended, ground={"by_id": rita.pk}, status="VALID", **nothing)


def test_a_request_is_no_ground_for_another_cause(valid, rita):
    used = suspend_at_request(valid, by=rita).events.last().request
    valid.refresh_from_db()
    paper = Paper.objects.create(certificate=valid, name="b.pdf", size=1, sha256="b" * 64, file="b", uploaded_by=rita)
    asked = HolderRequest.objects.create(  # recorded, and ground of nothing yet
        certificate=valid, wish=used.wish, ends_on=used.ends_on, paper=paper, answer="recorded",
        answered_by=rita, answered_at=clock.now(),
    )  # fmt: skip
    for reason, status in (
        ("mark-misused", "CANCELLED"),
        ("holders-request", "CANCELLED"),
        ("holders-request", "WITHDRAWN"),
    ):
        nothing = {"suspension_reason": "", "suspension_ends_on": None, "suspension_asked_by_holder": False}
        with refused("by a decision of another person"):
            write(valid, ground={"request": asked, "reason": reason, "by_id": rita.pk}, status=status, **nothing)


def test_an_open_proposal_is_no_ground(valid, rita, otto):
    measure = propose_measure(valid, outcome="withdraw", reason="serious-defect", evidence="Report 7", by=rita)
    ground = {"measure": measure, "reason": "serious-defect", "decided_by_id": otto.pk, "by_id": otto.pk}
    with refused("by a decision of another person"):
        write(valid, ground=ground, status="WITHDRAWN")


def test_the_history_does_not_hide_a_changed_status(valid):
    with refused("from what to what"):
        write(valid, ground={"status_after": "VALID"}, status="WITHDRAWN")


def test_no_raw_write_decides_as_who_may_not(valid, rita, quinn):
    measure = propose_measure(valid, outcome="withdraw", reason="serious-defect", evidence="Report 7", by=rita)
    said = {"answer": "agreed", "decided_at": clock.now()}
    with refused("not authorised"), transaction.atomic():
        Measure.objects.filter(pk=measure.pk).update(decided_by=quinn, **said)
    with refused("decided_by_another|not authorised"), transaction.atomic():
        Measure.objects.filter(pk=measure.pk).update(decided_by=rita, **said)


def test_who_verified_decides_not_by_a_raw_write_either(suspended, quinn, otto):
    measure = propose_measure(suspended, outcome="restore", evidence="Visited", verified_by=quinn, by=quinn)
    authorised(quinn, Role.DECISION_MAKER)
    with refused("not_decided_by_who_verified|decided_by_another"), transaction.atomic():
        Measure.objects.filter(pk=measure.pk).update(answer="agreed", decided_by=quinn, decided_at=clock.now())


def test_papers_stay(suspended):
    with pytest.raises(DatabaseError, match=r"append-only|permission denied"), transaction.atomic():
        Paper.objects.update(sha256="0" * 64)
