"""Entering certificates that were decided before this register, on the word of two people."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from certificates.actions.changing import locked, make, require_role
from certificates.actions.revising import Change, What
from certificates.models import Certificate
from certificates.queries import same_certificate
from certificates.terms import licenses_mark
from certificates.transitions import Status
from lib import clock
from lib.refusal import Refused
from lib.text import numbers
from staff.models import Role
from tenants.context import current_body

type Content = Mapping[str, Any]


@transaction.atomic
def prepare_import(content: Content, *, by: User) -> Certificate:
    """Write down a certificate that the body granted before. Nothing is public until the quality manager confirms it."""
    require_role(by, Role.REGISTRAR)
    certificate = Certificate(
        origin="imported", prepared_by=by, prepared_at=clock.now(), time_zone=current_body().time_zone, **content
    )
    _check(certificate)
    certificate.save()
    return certificate


@transaction.atomic
def amend_import(certificate: Certificate, content: Content, *, by: User) -> Certificate:
    """Change what is still being prepared. Whoever changes it last is the one whose word it stands on."""
    require_role(by, Role.REGISTRAR)
    certificate = locked(certificate)
    if certificate.status != Status.PENDING or certificate.origin != "imported":
        raise Refused(_("This certificate has been confirmed. It changes by a decision only."))
    for name, value in content.items():
        setattr(certificate, name, value)
    certificate.prepared_by = by
    certificate.prepared_at = clock.now()
    _check(certificate)
    certificate.save()
    return certificate


@transaction.atomic
def confirm_import(
    certificate: Certificate, *, by: User, takes_responsibility: bool, seen_at: datetime | None = None
) -> Certificate:
    """Take responsibility, with the registrar, for an imported certificate; it becomes valid and public.

    `seen_at` is the `prepared_at` of what the person read, so that nobody vouches for what was changed meanwhile.
    """
    require_role(by, Role.QUALITY_MANAGER)
    certificate = locked(certificate)
    if certificate.status != Status.PENDING or certificate.origin != "imported":
        raise Refused(_("This certificate has been confirmed already."))
    if certificate.prepared_by_id == by.pk:
        raise Refused(_("Two people answer for an import: whoever prepared it cannot confirm it as well."))
    if not takes_responsibility:
        raise Refused(_("Confirm the statement of responsibility."))
    if seen_at and seen_at != certificate.prepared_at:
        raise Refused(_("The registrar has changed this since you opened it. Read it again, then confirm."))
    now = clock.now()
    assert certificate.valid_from is not None  # noqa: S101  # _check saw to it
    began = datetime.combine(certificate.valid_from, time.min, tzinfo=ZoneInfo(certificate.time_zone))
    return make(
        Change(
            certificate,
            What.IMPORTED,
            {"status": Status.VALID, "confirmed_by": by, "confirmed_at": now},
            by=by,
            effective_at=min(began, now),
        )
    )


def _check(certificate: Certificate) -> None:
    certificate.set_number(numbers.as_written(certificate.number))
    if not certificate.folded_number:
        raise Refused(_("A certificate needs a number with letters or digits."))
    if same := same_certificate(certificate):
        raise Refused(_("The number %(number)s is taken already.") % {"number": same.number})
    if not certificate.issued_on or not certificate.valid_from:
        raise Refused(_("Say when the certificate was issued and since when it is valid."))
    if certificate.valid_until and certificate.valid_until < certificate.valid_from:
        raise Refused(_("The certificate would end before it starts."))
    if certificate.may_bear_mark and not licenses_mark(certificate):
        raise Refused(_("This scheme gives no licence for the mark."))
