"""What a body does that was not asked: it comes by itself to an open enquiry, under one of its schemes."""

from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from accounts.models import User
from enquiries.actions.asking import invite, locked, tell
from enquiries.actions.hearing import tell_asker
from enquiries.models import Enquiry, InvitedBody
from enquiries.queries.open_calls import open_call_for
from lib.refusal import Refused
from lib.text import bilingual
from tenants.models import CertificationBody


@transaction.atomic
def join(enquiry: Enquiry, *, body: CertificationBody, scheme: UUID | None, by: User) -> InvitedBody:
    """Take part in an open enquiry: from then on the body is asked as those are that were chosen.

    Raises Refused where it has ended or is full meanwhile, or where the scheme is none that the body may answer under.
    """
    enquiry = locked(enquiry)
    if enquiry.invited.filter(body=body).exists():
        raise Refused(_("Your body is asked already: the enquiry stands among those to answer."))
    try:
        call = open_call_for(body, enquiry.pk)
    except Http404 as gone:
        raise Refused(_("This enquiry has ended, or ten bodies answer it already.")) from gone
    entry = next((entry for entry in call.schemes if entry.pk == scheme), None)
    if entry is None:
        raise Refused(_("Choose a scheme of yours that fits the product."))
    invited = invite(enquiry, entry, joined_by=by)
    tell(invited)
    tell_asker(
        invited,
        bilingual("又有一家机构参与您的公开询价", "One more body answers your open enquiry"),
        bilingual(
            f"{entry.body.name_zh or entry.body}将为询价 {enquiry.number} 报价；对方看不到您是谁。",
            f"{entry.body.name_en or entry.body} takes part in enquiry {enquiry.number}. It does not see who you are.",
        ),
    )
    return invited
