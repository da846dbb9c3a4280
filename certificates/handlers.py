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
