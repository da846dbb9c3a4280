"""The clock's door: limits of cases fall due. And that the body leaves."""

from uuid import UUID

from cases.actions import see_to_limit, tell_clients_of_leaving
from cases.actions.moving import LIMIT
from outbox.hearing import hears, when_due
from oversight.events import BodyCloses
from tenants.models import CertificationBody


@when_due(LIMIT)
def look_at_limit(subject: UUID, *, body: CertificationBody) -> None:
    see_to_limit(subject)


@hears(BodyCloses)
def tell_clients(fact: BodyCloses, *, body: CertificationBody) -> None:
    tell_clients_of_leaving(fact, body=body)
