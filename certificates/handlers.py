"""What certificates hear: dates that have come."""

from uuid import UUID

from certificates import actions
from outbox.hearing import when_due
from tenants.models import CertificationBody


@when_due("certificates.expire")
def expire(subject: UUID, *, body: CertificationBody) -> None:
    actions.expire(subject)


@when_due("certificates.suspension_ends")
def open_task(subject: UUID, *, body: CertificationBody) -> None:
    actions.open_task_at_suspension_end(subject)


@when_due("certificates.surveillance")
def ask_for_surveillance(subject: UUID, *, body: CertificationBody) -> None:
    actions.ask_for_surveillance(subject)


@when_due("certificates.plan_missing")
def ask_for_plan(subject: UUID, *, body: CertificationBody) -> None:
    actions.ask_for_plan(subject)
