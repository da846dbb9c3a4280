"""One revision of a certificate and its line of history: what a single change and a bulk action both make."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from accounts.models import User
from certificates.models import Certificate, CertificateEvent, HolderRequest, Measure
from certificates.reasons import ListedReason
from certificates.transitions import Status

What = CertificateEvent.What
NOT_SUSPENDED: dict[str, Any] = {
    "suspension_reason": "",
    "suspension_asked_by_holder": False,
    "suspension_ends_on": None,
    "suspension_maximum_days": None,
    "lifting_conditions_zh": "",
    "lifting_conditions_en": "",
    "follow_up": None,
}


@dataclass(frozen=True)
class Word:
    """On whose word an import says what becomes of a certificate: the registrar's, and a quality manager's who confirmed it."""

    stated_by: User
    stated_at: datetime
    confirmed_at: datetime


@dataclass(frozen=True)
class Change:
    """One revision of one certificate. `by` None is the clock. `signed_by`: who signs what it says from this revision on, as it
    is issued or revised; None where nobody does, and then it has no paper of its own.

    What changes a status rests on a `ground`, the holder's request or the decided measure, or on the `word` of an import.
    """

    certificate: Certificate
    what: What
    values: Mapping[str, Any] = field(default_factory=dict)
    effective_at: datetime | None = None
    reason: ListedReason | None = None
    words: Mapping[str, str] | None = None
    by: User | None = None
    decided_by: User | None = None
    ground: HolderRequest | Measure | None = None
    word: Word | None = None
    case: UUID | None = None
    signed_by: User | None = None

    @property
    def is_restatement(self) -> bool:
        """Whether it says again what is so: the register is repaired, or another certificate's end is named."""
        return not self.values


def revise(change: Change, *, now: datetime) -> CertificateEvent:
    """Put a change into its certificate; gives the line of history. Neither is saved: one is saved otherwise than many."""
    certificate, before = change.certificate, change.certificate.status
    values = dict(change.values)
    # Here, for whoever ends or restores it: by hand, by the clock, by a file or by taking a file back.
    if before == Status.SUSPENDED and values.get("status", before) != Status.SUSPENDED:
        values |= NOT_SUSPENDED
    for name, value in values.items():
        setattr(certificate, name, value)
    # Three keys hang on a number (ADR 17): left behind, they would find it under the old one.
    if "number" in change.values:
        certificate.set_number(certificate.number)
    if certificate.status != before:
        # Since it took effect and not since we heard: "was it valid on that day?" is answered by this.
        certificate.status_since = change.effective_at or now
    certificate.revision += 1
    return line_of(change, before=before, now=now)


def line_of(change: Change, *, before: str, now: datetime) -> CertificateEvent:
    """The line of history of a change that its certificate already shows."""
    certificate, reason, words, word = change.certificate, change.reason, change.words or {}, change.word
    measure = change.ground if isinstance(change.ground, Measure) else None
    return CertificateEvent(
        certificate=certificate,
        revision=certificate.revision,
        what=change.what,
        status_before=before,
        status_after=certificate.status,
        effective_at=change.effective_at or now,
        recorded_at=now,
        by=change.by,
        decided_by=measure.decided_by if measure else change.decided_by,
        request=change.ground if isinstance(change.ground, HolderRequest) else None,
        measure=measure,
        stated_by=word.stated_by if word else None,
        stated_at=word.stated_at if word else None,
        confirmed_at=word.confirmed_at if word else None,
        reason=reason.code if reason else "",
        # As it was worded then: schemes reword their reasons, and history does not follow (INV-14).
        reason_zh=reason.zh if reason else "",
        reason_en=reason.en if reason else "",
        words_zh=words.get("zh", ""),
        words_en=words.get("en", ""),
        case=change.case,
    )
