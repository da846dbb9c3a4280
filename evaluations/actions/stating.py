"""What is said in public of the time that cases take."""

from uuid import UUID

from django.db import transaction

from evaluations.events import LeadTimeStated
from evaluations.lead_times import lead_time
from outbox.actions import announce
from tenants.context import current_body


@transaction.atomic
def state_lead_time(scheme: UUID) -> None:
    """Say how long cases under a scheme took, once enough of them are closed. Said twice it is the same."""
    if measured := lead_time(scheme):
        revision, statement = measured
        announce(LeadTimeStated(scheme, revision, statement.content()), body=current_body())
