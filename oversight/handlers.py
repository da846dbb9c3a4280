"""The clock's door: a confirmation is asked for again, and ends; a body's last day has come."""

from uuid import UUID

from outbox.hearing import when_due
from oversight import actions
from oversight.actions.closing import CLOSES
from oversight.actions.confirming import ASK_AGAIN, ENDS
from tenants.models import CertificationBody


@when_due(ASK_AGAIN)
def ask_again(subject: UUID, *, body: CertificationBody) -> None:
    actions.ask_again(CertificationBody.objects.get(pk=subject))


@when_due(CLOSES, also_where_body_leaves=True)
def finish_closing(subject: UUID, *, body: CertificationBody) -> None:
    actions.finish_closing(CertificationBody.objects.get(pk=subject))


@when_due(ENDS, also_where_body_leaves=True)
def see_to_the_end(subject: UUID, *, body: CertificationBody) -> None:
    actions.see_to_the_end(CertificationBody.objects.get(pk=subject))
