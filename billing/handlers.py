"""What billing hears: dates that have come."""

from uuid import UUID

from billing import actions
from billing.actions.crediting import LAPSES
from billing.actions.reminding import REMINDS
from outbox.hearing import when_due
from tenants.models import CertificationBody


@when_due(LAPSES, also_where_body_leaves=True)
def lapse_red_fapiao(subject: UUID, *, body: CertificationBody) -> None:
    actions.lapse_red_fapiao(subject)


@when_due(REMINDS)
def remind_of_invoice(subject: UUID, *, body: CertificationBody) -> None:
    actions.remind(subject)
