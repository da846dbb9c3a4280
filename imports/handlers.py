"""What imports hear: that it is time to see whether somebody still works on a batch."""

from uuid import UUID

from imports.actions.working import watch
from outbox.hearing import when_due
from tenants.models import CertificationBody


@when_due("imports.watch")
def look_after(subject: UUID, *, body: CertificationBody) -> None:
    watch(subject)
