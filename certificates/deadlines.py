"""What about a certificate falls due, and when: asked of one as of five hundred, so that a new date has one place."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from certificates.models import Certificate, SurveillancePlan
from certificates.terms import PLAN_WITHIN, needs_surveillance
from lib import clock

EXPIRE, SUSPENSION_ENDS = "certificates.expire", "certificates.suspension_ends"
SURVEILLANCE, PLAN_MISSING = "certificates.surveillance", "certificates.plan_missing"
YEARLY_FEE = "certificates.yearly_fee"


@dataclass(frozen=True)
class Following:
    """What a date depends on besides the certificate's own row."""

    plan: SurveillancePlan | None
    is_surveyed: Callable[[Certificate], bool]  # whether its scheme wants that somebody looks again


def _overdue_at(certificate: Certificate, following: Following) -> datetime | None:
    """When the planned surveillance is overdue, its days of grace included."""
    plan = following.plan
    return clock.day_after(plan.overdue_after, certificate.time_zone) if plan else None


def _plan_missing_at(certificate: Certificate, following: Following) -> datetime | None:
    """When an import that bears the mark must have a surveillance plan, as long as it has none."""
    if certificate.origin != "imported" or certificate.confirmed_at is None:
        return None
    is_missing = following.plan is None and following.is_surveyed(certificate)
    return certificate.confirmed_at + PLAN_WITHIN if is_missing else None


def _yearly_fee_at(certificate: Certificate, following: Following) -> datetime | None:
    """When the yearly fee that was agreed is charged: on the day that the surveillance of what was issued here is due."""
    plan = following.plan
    if certificate.origin != "issued_here" or plan is None:
        return None
    return clock.day_after(plan.next_due_on - timedelta(days=1), certificate.time_zone)


DATES: dict[str, Callable[[Certificate, Following], datetime | None]] = {
    EXPIRE: lambda certificate, _following: certificate.ends_at,
    SUSPENSION_ENDS: lambda certificate, _following: certificate.suspension_ends_at,
    SURVEILLANCE: _overdue_at,
    PLAN_MISSING: _plan_missing_at,
    YEARLY_FEE: _yearly_fee_at,
}


def date_of(kind: str, certificate: Certificate) -> datetime | None:
    """When one thing about a certificate falls due; None where it does not."""
    return DATES[kind](certificate, next(_followed([certificate]))[1])


def dates_of(certificates: Iterable[Certificate]) -> dict[str, dict[UUID, datetime]]:
    """By kind, when each of these that is in force falls due; nothing falls due about the others."""
    dates: dict[str, dict[UUID, datetime]] = {kind: {} for kind in DATES}
    for certificate, following in _followed([row for row in certificates if row.is_in_force]):
        for kind, date in DATES.items():
            if moment := date(certificate, following):
                dates[kind][certificate.pk] = moment
    return dates


def _followed(certificates: Collection[Certificate]) -> Iterator[tuple[Certificate, Following]]:
    """Each with what its dates depend on: one query for all plans, and each version of a scheme is asked once."""
    active = SurveillancePlan.objects.active().filter(certificate__in=[certificate.pk for certificate in certificates])
    plans, answers = {plan.certificate_id: plan for plan in active}, dict[tuple[object, ...], bool]()

    def is_surveyed(certificate: Certificate) -> bool:
        rule = certificate.scheme, certificate.scheme_version, certificate.may_bear_mark
        if rule not in answers:
            answers[rule] = needs_surveillance(certificate)
        return answers[rule]

    for certificate in certificates:
        yield certificate, Following(plans.get(certificate.pk), is_surveyed)
