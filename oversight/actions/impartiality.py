"""What operators keep for impartiality: which partner belongs to which body, and where bodies may sell advice (INV-9)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from lib import clock
from lib.refusal import Refused
from outbox.actions import announce
from oversight.actions.standing import locked
from oversight.events import OwnershipChanged
from oversight.models import AdvisorySales, OwnershipTie
from tenants.models import CertificationBody


@transaction.atomic
def state_ownership(tenant: CertificationBody, *, body: CertificationBody, source: str, by: User) -> OwnershipTie:
    """Keep that a partner belongs to a certification body, and where an operator looked it up."""
    _only_operators_keep(by)
    tenant = locked(tenant)
    if tenant.kind == CertificationBody.Kind.BODY or body.kind != CertificationBody.Kind.BODY:
        raise Refused(_("A tie by ownership is of a partner, such as a laboratory, to a certification body."))
    if OwnershipTie.objects.in_force().filter(tenant=tenant, body=body).exists():
        raise Refused(_("This tie is stated already."))
    if not source.strip():
        raise Refused(_("Say where it can be looked up."))
    tie = OwnershipTie.objects.create(
        tenant=tenant, body=body, source=source.strip(), stated_by=by, stated_at=clock.now()
    )
    announce(OwnershipChanged(tenant.pk), body=tenant)
    return tie


@transaction.atomic
def end_ownership(tie: OwnershipTie, *, reason: str, by: User) -> OwnershipTie:
    """End a tie by ownership. That it was stated, by whom and until when, stays on record."""
    _only_operators_keep(by)
    locked(tie.tenant)
    tie = OwnershipTie.objects.get(pk=tie.pk)
    if tie.ended_at:
        raise Refused(_("This tie has ended."))
    if not reason.strip():
        raise Refused(_("Say why."))
    tie.ended_by, tie.ended_at, tie.end_reason = by, clock.now(), reason.strip()
    tie.save(update_fields=["ended_by", "ended_at", "end_reason"])
    announce(OwnershipChanged(tie.tenant_id), body=tie.tenant)
    return tie


@transaction.atomic
def set_advisory_sales(*, country: str, is_open: bool, since: date, reason: str, by: User) -> AdvisorySales:
    """Say whether certification bodies of a country may sell advice, from a day on. What was set before stays beneath it."""
    _only_operators_keep(by)
    if not reason.strip():
        raise Refused(_("Say why."))
    return AdvisorySales.objects.create(
        country=country, is_open=is_open, since=since, reason=reason.strip(), recorded_by=by, recorded_at=clock.now()
    )


def _only_operators_keep(by: User) -> None:
    if not by.is_operator:
        raise Refused(_("Only the platform's operators keep what impartiality rests on."))
