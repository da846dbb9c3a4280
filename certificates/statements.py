"""The whole public statement of a certificate, built from its rows: of one, of many at once, and of all for reconciling."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import prefetch_related_objects

from certificates.events import CertificateStated
from certificates.models import Certificate, CertificateEvent
from statements import CertificateStatement
from statements.shape import in_utc, words


def statement_of(certificate: Certificate) -> CertificateStatement:
    """Everything public about a certificate, whole: what its page shows and the log keeps. Directory fields only (INV-13)."""
    content = _content(certificate, certificate.events.all(), predecessors_of(certificate))
    return CertificateStatement.model_validate(content)


def public_state() -> Iterator[tuple[UUID, int, dict[str, Any]]]:
    """(key, revision, content of the statement) of every public certificate of this body, for reconciling."""
    certificates = Certificate.objects.public().select_related("superseded_by").prefetch_related("events", "supersedes")
    for certificate in certificates.order_by("pk").iterator(500):
        yield (
            certificate.pk,
            certificate.revision,
            _content(certificate, certificate.events.all(), predecessors_of(certificate)),
        )


def statements_of(certificates: Iterable[Certificate]) -> list[CertificateStated]:
    """What is to be stated of many certificates that this transaction holds, in few queries."""
    ordered = sorted(certificates, key=lambda certificate: certificate.pk)
    keys = [certificate.pk for certificate in ordered]
    prefetch_related_objects([certificate for certificate in ordered if certificate.superseded_by_id], "superseded_by")
    events: dict[UUID, list[CertificateEvent]] = defaultdict(list)
    older = [certificate.pk for certificate in ordered if certificate.entered_history is None]
    for event in CertificateEvent.objects.filter(certificate__in=older).order_by("revision") if older else ():
        events[event.certificate_id].append(event)
    events.update({each.pk: each.entered_history for each in ordered if each.entered_history is not None})
    before: dict[UUID | None, list[Certificate]] = defaultdict(list)
    for certificate in Certificate.objects.filter(superseded_by__in=keys):
        before[certificate.superseded_by_id].append(certificate)
    return [
        CertificateStated(
            certificate.pk,
            certificate.revision,
            _content(certificate, events[certificate.pk], in_order(before[certificate.pk])),
        )
        for certificate in ordered
    ]


def predecessors_of(certificate: Certificate) -> list[Certificate]:
    """Those whose place a certificate took, the newest first."""
    return in_order(certificate.supersedes.all())


def in_order(predecessors: Iterable[Certificate]) -> list[Certificate]:
    return sorted(
        predecessors, key=lambda certificate: (certificate.issued_on or date.min, certificate.number), reverse=True
    )


def _content(c: Certificate, history: Iterable[CertificateEvent], before: Iterable[Certificate]) -> dict[str, Any]:
    """The content of the statement, written out: an import states thousands at once, and a test holds both equal."""
    events = [_history(event) for event in history]
    predecessors = [_reference(certificate) for certificate in before]
    return {
        "number": c.number,
        "status": str(c.status),
        "status_since": in_utc(c.status_since),
        "effective_from": events[-1]["effective"] if events else in_utc(c.status_since),
        "origin": c.origin,
        "holder": {
            "name": words(c.holder_name_zh, c.holder_name_en),
            "address": words(c.holder_address_zh, c.holder_address_en),
            "code": c.holder_code,
        },
        "manufacturer": {
            "name": words(c.manufacturer_name_zh, c.manufacturer_name_en),
            "address": words(c.manufacturer_address_zh, c.manufacturer_address_en),
        },
        "factories": [{"name": _words(row, "name"), "address": _words(row, "address")} for row in c.factories],
        "product": words(c.product_zh, c.product_en),
        "models": [{name: _cell(row, name) for name in ("model", "specification")} for row in c.covered_models],
        "trademark": c.trademark,
        "standards": [{"number": _cell(row, "number"), "title": _words(row, "title")} for row in c.standards],
        "mode": words(c.mode_zh, c.mode_en),
        "grade": c.grade,
        "measured": [
            {"name": _words(row, "name"), "value": _cell(row, "value"), "unit": _cell(row, "unit")}
            for row in c.measured
        ],
        "may_bear_mark": c.may_bear_mark,
        "scheme": _text(c.scheme),
        "scheme_version": c.scheme_version,
        "scheme_name": words(c.scheme_name_zh, c.scheme_name_en),
        "organisation": _text(c.organisation_id),
        "issued_on": _text(c.issued_on),
        "first_issued_on": _text(c.first_issued_on or c.issued_on),
        "valid_from": _text(c.valid_from),
        "valid_until": _text(c.valid_until),
        "time_zone": c.time_zone,
        "stated_at": in_utc(c.confirmed_at) if c.origin == "imported" and c.confirmed_at else None,
        "taken_back_at": in_utc(c.taken_back_at) if c.taken_back_at else None,
        "suspension": _suspension(c),
        "supersedes": predecessors[0] if predecessors else None,
        "also_supersedes": predecessors[1:],
        "superseded_by": _reference(c.superseded_by) if c.superseded_by else None,
        "history": events,
    }


def _history(event: CertificateEvent) -> dict[str, Any]:
    return {
        "what": event.what,
        "revision": event.revision,
        "status": event.status_after,
        "effective": in_utc(event.effective_at),
        "recorded": in_utc(event.recorded_at),
        "reason": {"code": event.reason, **event.reason_words} if event.reason else None,
        "words": event.words if event.words_zh or event.words_en else None,
    }


def _suspension(c: Certificate) -> dict[str, Any] | None:
    if c.suspension_ends_on is None:
        return None
    return {
        "since": in_utc(c.status_since),
        "until": c.suspension_ends_on.isoformat(),
        "reason": c.suspension_reason,
        "asked_by_holder": c.suspension_asked_by_holder,
        "conditions": words(c.lifting_conditions_zh, c.lifting_conditions_en),
    }


def _reference(certificate: Certificate) -> dict[str, Any]:
    return {"id": str(certificate.pk), "number": certificate.number}


def _cell(row: dict[str, Any], name: str) -> str:
    """One cell of a row kept as JSON, where older ones may hold a number, or nothing."""
    cell = row.get(name)
    return "" if cell is None else str(cell)


def _words(row: dict[str, Any], name: str) -> dict[str, str]:
    """A text of a row kept as JSON."""
    text: dict[str, str] = row.get(name) or {}
    return text if any(text.values()) else {}


def _text(value: object) -> str | None:
    return None if value is None else str(value)
