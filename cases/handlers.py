"""The clock's door: limits of cases fall due."""

from uuid import UUID

from cases.actions import see_to_limit
from cases.actions.moving import LIMIT
from outbox.hearing import when_due
from tenants.models import CertificationBody


@when_due(LIMIT)
def look_at_limit(subject: UUID, *, body: CertificationBody) -> None:
    see_to_limit(subject)
