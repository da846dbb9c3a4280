"""What papers hear: that one should have been made by now."""

from uuid import UUID

from outbox.hearing import when_due
from papers import actions
from papers.queries import MAKE
from tenants.models import CertificationBody


@when_due(MAKE, also_where_body_leaves=True)  # what it issued before is still owed to whoever it is for
def make_again(subject: UUID, *, body: CertificationBody) -> None:
    actions.make_again(subject)
