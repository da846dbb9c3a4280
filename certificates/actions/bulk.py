"""Many certificates at once: rows, history and ONE fact that lists them (DESIGN.md section 3, rule 3).

An import calls these inside its own transaction, so few at a time (its `AT_ONCE`) that nobody who suspends one
of them waits long; then `state_in_bulk` tells of all that were touched.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection
from django.utils.translation import gettext as _

from accounts.models import User
from certificates.actions.changing import keep_dates, overtake
from certificates.actions.revising import Change, What, Word, line_of, revise
from certificates.events import CertificatesStated
from certificates.models import Certificate
from certificates.reasons import TAKEN_BACK
from certificates.statements import statements_of
from certificates.transitions import Status
from lib import clock, crash_points
from lib.bulk_insert import copy_in
from lib.refusal import Refused
from lib.text import Bilingual, numbers
from outbox.actions import announce
from tenants.context import current_body
from tenants.models import CertificationBody

COLUMNS: list[Any] = [column for column in Certificate._meta.concrete_fields if not column.primary_key]
UPDATE = "UPDATE certificates_certificate SET {changes} WHERE id = %s".format(
    changes=", ".join(f'"{column.column}" = %s' for column in COLUMNS)
)


def enter_many(
    contents: Sequence[Mapping[str, Any]],
    *,
    prepared_at: datetime,
    by: User,
    confirmed_by: User,
    confirmed_at: datetime | None = None,
    words: Sequence[Bilingual | None] = (),
    known_since: Sequence[datetime | None] = (),
) -> list[Certificate]:
    """Enter certificates that were granted before this register, on the word of two people. They are valid afterwards.

    `words`, one for each, is what the public is told of how it was entered. `confirmed_at` (now) is when the second gave it:
    both must have held their roles when they did. `known_since`: the first that is told of a certificate whose first day of
    validity is not known; else it counts as valid since the second gave their word.

    Refuses where the body is not open by now (INV-20). Their numbers must be free, and all they need must be there: whoever calls has looked, and the database looks again.
    """
    if not body_is_open():
        raise Refused(_("The certification body is suspended or closed here."))
    now, zone = clock.now(), current_body().time_zone
    vouched_for = confirmed_at or now
    told = known_since or [None] * len(contents)
    # Valid at once, without waiting as pending: both people have given their word already.
    entered = [
        Certificate(
            origin="imported",
            status=Status.VALID,
            revision=1,
            printed_number=numbers.printed(content["number"]),
            folded_number=numbers.folded(content["number"]),
            prepared_by=by,
            prepared_at=prepared_at,
            confirmed_by=confirmed_by,
            confirmed_at=vouched_for,
            status_since=min(_begins(content, zone) or since or vouched_for, now),
            **{"time_zone": zone, **content},
        )
        for content, since in zip(contents, told, strict=True)
    ]
    copy_in(entered)
    lines = [
        line_of(
            Change(certificate, What.IMPORTED, effective_at=certificate.status_since, by=confirmed_by, words=tale),
            before=Status.PENDING,
            now=now,
        )
        for certificate, tale in zip(entered, words or [None] * len(entered), strict=True)
    ]
    copy_in(lines)
    for certificate, line in zip(entered, lines, strict=True):
        certificate.entered_history = [line]
    crash_points.reached("certificates.entered")
    return entered


def body_is_open() -> bool:
    """Whether this body is open as of now: what a worker was given minutes ago may say otherwise."""
    standing = CertificationBody.Standing.OPEN
    return CertificationBody.objects.filter(pk=current_body().pk, standing=standing).exists()


def change_many(changes: Sequence[Change], *, are_new: bool = False) -> None:
    """Make one change to each of many certificates that this transaction holds; each becomes one revision.

    `are_new` says that this transaction entered them, so that nothing waits for them yet.
    """
    # Before `revise` writes into the certificates: afterwards nobody could tell whose status moved.
    now, before = clock.now(), [change.certificate.status for change in changes]
    events = [revise(change, now=now) for change in changes]
    _save([change.certificate for change in changes])
    copy_in(events)
    for change, event in zip(changes, events, strict=True):
        if change.certificate.entered_history is not None:
            change.certificate.entered_history.append(event)
    for change, status in zip(changes, before, strict=True):
        if not are_new and change.certificate.status != status:
            overtake(change.certificate)


def take_back_many(certificates: Iterable[Certificate], *, by: User, word: Word) -> None:
    """Say of many imported certificates, on two people's word, that they were entered by mistake: what was in force is
    cancelled.

    Their numbers are free again; their pages stay and say so.
    """
    now = clock.now()
    values: dict[str, Any] = {"taken_back_at": now}
    cancelled = values | {"status": Status.CANCELLED}
    change_many(
        [
            Change(certificate, What.CANCELLED, cancelled, now, TAKEN_BACK, by=by, word=word)
            if certificate.is_in_force
            # What had ended otherwise keeps its end: it was withdrawn, and besides it should not have been here.
            else Change(certificate, What.CORRECTED, values, now, TAKEN_BACK, by=by)
            for certificate in certificates
        ]
    )


def state_in_bulk(certificates: Collection[Certificate]) -> None:
    """Keep the dates of many certificates and tell of them all in one fact."""
    if not certificates:
        return
    keep_dates(certificates, entered_now={certificate.pk for certificate in certificates if certificate.revision == 1})
    crash_points.reached("certificates.changed")
    announce(CertificatesStated(statements_of(certificates)), body=current_body())
    crash_points.reached("certificates.announced")


def _begins(content: Mapping[str, Any], zone: str) -> datetime | None:
    day: date | None = content.get("valid_from")
    return start_of(day, content.get("time_zone", zone)) if day else None


def start_of(day: date, zone: str) -> datetime:
    """The moment at which a day begins in `zone`."""
    return datetime.combine(day, time.min, tzinfo=ZoneInfo(zone))


def _save(certificates: Sequence[Certificate]) -> None:
    """All columns of many rows, in one trip: the ORM's own way takes a CASE for each cell."""
    rows = [
        [*(column.get_db_prep_save(getattr(row, column.attname), connection) for column in COLUMNS), row.pk]
        for row in certificates
    ]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(UPDATE, rows)
