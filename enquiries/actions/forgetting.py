"""A person is forgotten: who asked, and by which telephone, goes from the enquiry, from bodies' desks and from facts."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from enquiries.actions.asking import locked, tell_bodies
from enquiries.models import Enquiry, InvitedBody
from exchange.events import EnquiryStated
from outbox.actions import rewrite_facts
from outbox.hearing import name_of
from tenants.models import CertificationBody

CONTACT = {"contact_name": "", "contact_phone": "", "contact_email": ""}


@transaction.atomic
def forget_contact(user: UUID) -> None:
    """State this person's enquiries anew without name and telephone, and blank both in what was stated before."""
    asked = Enquiry.objects.filter(asked_by=user)
    is_known = ~Q(contact_phone="") | Q(invited__opened_at__isnull=False) | Q(award__isnull=False)
    for enquiry in asked.filter(is_known).distinct():
        _state_without_contact(enquiry)
    invitations = {str(pk) for pk in InvitedBody.objects.filter(enquiry__in=asked).values_list("pk", flat=True)}
    bodies = CertificationBody.objects.filter(pk__in=InvitedBody.objects.filter(enquiry__in=asked).values("body"))

    def rewritten(payload: dict[str, Any]) -> dict[str, Any]:
        return _blanked(payload) if payload["invitation"] in invitations else payload

    rewrite_facts(name_of(EnquiryStated), rewritten, bodies=bodies)


def _state_without_contact(enquiry: Enquiry) -> None:
    enquiry = locked(enquiry)
    enquiry.contact_phone = ""
    enquiry.revision += 1
    enquiry.save(update_fields=["contact_phone", "revision"])
    tell_bodies(enquiry)


def _blanked(payload: dict[str, Any]) -> dict[str, Any]:
    statement = payload["statement"]
    asker = statement.get("asker")
    if not asker:
        return payload
    known = {name: blank for name, blank in CONTACT.items() if name in asker}
    return payload | {"statement": statement | {"asker": asker | known}}
