"""Many certificates at once: rows, history and ONE fact that lists them (DESIGN.md section 3, rule 3).

An import calls these inside its own transaction, at most `MOST` certificates at a time, so that nobody who suspends one
of them waits long; then `state_in_bulk` tells of all that were touched.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from accounts.models import User
from certificates.actions.changing import (
    EXPIRE,
    PLAN_MISSING,
    SURVEILLANCE,
    SUSPENSION_ENDS,
    What,
    overtake,
)
from certificates.actions.suspending import NOT_SUSPENDED
from certificates.events import CertificatesStated
from certificates.models import Certificate, CertificateEvent
from certificates.queries import overdue_at, plan_wanted_by
from certificates.reasons import TAKEN_BACK, Reason
from certificates.statements import statements_of
from certificates.terms import needs_surveillance
from certificates.transitions import Status
from lib import clock, points
from lib.bulk_insert import copy_in
from lib.text import Bilingual, numbers
from outbox.actions import announce, clear_many_due, set_many_due
from tenants.context import current_body

MOST = 500  # certificates in one transaction
KINDS = (EXPIRE, SUSPENSION_ENDS, SURVEILLANCE, PLAN_MISSING)
COLUMNS: list[Any] = [one for one in Certificate._meta.concrete_fields if not one.primary_key]
UPDATE = "UPDATE certificates_certificate SET {changes} WHERE id = %s".format(
    changes=", ".join(f'"{one.column}" = %s' for one in COLUMNS)
)


@dataclass(frozen=True)
class Word:
    """On whose word an import says what becomes of a certificate: the registrar's, and a quality manager's who confirmed it."""

    stated_by: User
    stated_at: datetime
    confirmed_at: datetime


@dataclass(frozen=True)
class Change:
    """One revision of one certificate. `by` None is the clock; what changes a status names the `word` it is said on."""

    certificate: Certificate
    what: What
    values: Mapping[str, Any] = field(default_factory=dict)
    effective_at: datetime | None = None
    reason: Reason | None = None
    words: Bilingual | None = None
    by: User | None = None
    word: Word | None = None


def enter_many(
    contents: Sequence[Mapping[str, Any]],
    *,
    prepared_at: datetime,
    by: User,
    confirmed_by: User,
    confirmed_at: datetime | None = None,
) -> list[Certificate]:
    """Enter certificates that were granted before this register, on the word of two people. They are valid afterwards.

    `confirmed_at` (now) is when the second gave it: both must have held their roles when they did.

    Their numbers must be free, and all they need must be there: whoever calls has looked, and the database looks again.
    """
    now, zone = clock.now(), current_body().time_zone
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
            confirmed_at=confirmed_at or now,
            time_zone=zone,
            status_since=min(start_of(content["valid_from"], zone), now),
            **content,
        )
        for content in contents
    ]
    copy_in(entered)
    copy_in(
        _event(Change(one, What.IMPORTED, effective_at=one.status_since, by=confirmed_by), Status.PENDING, now)
        for one in entered
    )
    points.reached("certificates.entered")
    return entered


def change_many(changes: Sequence[Change], *, are_new: bool = False) -> None:
    """Make one change to each of many certificates that this transaction holds; each becomes one revision.

    `are_new` says that this transaction entered them, so that nothing waits for them yet.
    """
    now, events, ended = clock.now(), [], []
    for change in changes:
        one, before = change.certificate, Status(change.certificate.status)
        for name, value in change.values.items():
            setattr(one, name, value)
        if "number" in change.values:
            one.set_number(one.number)
        if one.status != before:
            one.status_since = change.effective_at or now
            ended.append(one)
        one.revision += 1
        events.append(_event(change, before, now))
    _save([change.certificate for change in changes])
    copy_in(events)
    for one in () if are_new else ended:
        overtake(one)


def take_back_many(certificates: Iterable[Certificate], *, by: User, word: Word) -> None:
    """Say of many imported certificates, on two people's word, that they were entered by mistake: what was in force is
    cancelled.

    Their numbers are free again; their pages stay and say so.
    """
    now = clock.now()
    values: dict[str, Any] = {"taken_back_at": now}
    cancelled = values | {"status": Status.CANCELLED} | NOT_SUSPENDED
    change_many(
        [
            Change(one, What.CANCELLED, cancelled, now, TAKEN_BACK, by=by, word=word)
            if one.is_in_force
            else Change(one, What.CORRECTED, values, now, TAKEN_BACK, by=by)
            for one in certificates
        ]
    )


def state_in_bulk(
    certificates: Collection[Certificate],
) -> None:
    """Keep the dates of many certificates and tell of them all in one fact."""
    if not certificates:
        return
    body, overdue = current_body(), _overdue(certificates)
    lacking = _lack_a_plan(certificates, overdue)
    moments: dict[str, dict[UUID, datetime]] = {kind: {} for kind in KINDS}
    for one in certificates:
        if one.is_in_force:
            for kind, moment in _dates_of(one, overdue, lacking).items():
                if moment:
                    moments[kind][one.pk] = moment
    clear_many_due(KINDS, [one.pk for one in certificates if not one.is_in_force or one.revision > 1], body=body)
    for kind, dates in moments.items():
        if dates:
            set_many_due(kind, dates, body=body)
    points.reached("certificates.changed")
    announce(CertificatesStated(statements_of(certificates)), body=body)
    points.reached("certificates.announced")


def start_of(day: date, zone: str) -> datetime:
    """The moment at which a day begins in `zone`."""
    return datetime.combine(day, time.min, tzinfo=ZoneInfo(zone))


def _overdue(certificates: Iterable[Certificate]) -> dict[UUID, datetime]:
    """When the surveillance of those that bear the mark and stood here before is overdue."""
    marked = [one for one in certificates if one.may_bear_mark and one.is_in_force and one.revision > 1]
    found = {one.pk: overdue_at(one) for one in marked}
    return {pk: moment for pk, moment in found.items() if moment}


def _lack_a_plan(certificates: Iterable[Certificate], overdue: Collection[UUID]) -> set[UUID]:
    """Those without a plan whose scheme wants one: asked once of each version of a scheme."""
    wanted: dict[tuple[UUID | None, int | None], bool] = {}
    lacking = set()
    for one in certificates:
        if one.may_bear_mark and one.is_in_force and one.pk not in overdue:
            rule = one.scheme, one.scheme_version
            if rule not in wanted:
                wanted[rule] = needs_surveillance(one)
            if wanted[rule]:
                lacking.add(one.pk)
    return lacking


def _dates_of(
    one: Certificate, overdue: Mapping[UUID, datetime], lacking: Collection[UUID]
) -> dict[str, datetime | None]:
    return {
        EXPIRE: one.ends_at,
        SUSPENSION_ENDS: one.suspension_ends_at,
        SURVEILLANCE: overdue.get(one.pk),
        PLAN_MISSING: plan_wanted_by(one) if one.pk in lacking else None,
    }


def _save(certificates: Sequence[Certificate]) -> None:
    """All columns of many rows, in one trip: the ORM's own way takes a CASE for each cell."""
    rows = [
        [*(one.get_db_prep_save(getattr(row, one.attname), connection) for one in COLUMNS), row.pk]
        for row in certificates
    ]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(UPDATE, rows)


def _event(change: Change, before: Status, now: datetime) -> CertificateEvent:
    one, reason, words = change.certificate, change.reason, change.words or {}
    return CertificateEvent(
        certificate=one,
        revision=one.revision,
        what=change.what,
        status_before=before,
        status_after=one.status,
        effective_at=change.effective_at or now,
        recorded_at=now,
        by=change.by,
        reason=reason.code if reason else "",
        reason_zh=reason.zh if reason else "",
        reason_en=reason.en if reason else "",
        words_zh=words.get("zh", ""),
        words_en=words.get("en", ""),
        stated_by=change.word.stated_by if change.word else None,
        stated_at=change.word.stated_at if change.word else None,
        confirmed_at=change.word.confirmed_at if change.word else None,
    )
