"""What imports hear: that it is time to see whether somebody still works on a batch, and that a body takes its data home."""

from uuid import UUID

from exports.besides import leaves_with_body
from imports import own_form
from imports.actions.working import watch
from outbox.hearing import when_due
from tenants.models import CertificationBody

leaves_with_body(own_form.leave)


@when_due("imports.watch")
def look_after(subject: UUID, *, body: CertificationBody) -> None:
    watch(subject)
