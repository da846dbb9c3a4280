"""The clock's door: a law that leaves a scheme to designated bodies begins to apply, or was recorded anew."""

from uuid import UUID

from catalog import actions
from outbox.hearing import when_due
from tenants.models import CertificationBody
from vocabulary.events import LAW_CHANGES


@when_due(LAW_CHANGES)
def ask_the_law(subject: UUID, *, body: CertificationBody) -> None:
    actions.ask_the_law(subject)
