"""What the body says of itself: its passport, and the letterhead of its papers."""

from catalog.models import BodyPassport
from papers.kinds import Letterhead
from tenants.context import current_body


def passport() -> BodyPassport:
    """The body's passport; before it is first filled in an unsaved one, with the number that the body joined with."""
    return BodyPassport.objects.first() or BodyPassport(approval_number=current_body().approval_number)


def letterhead() -> Letterhead:
    """The body as its papers name it today."""
    body, own = current_body(), passport()
    return Letterhead(
        name=body.name,
        approval_number=body.approval_number or own.approval_number,
        address=own.address,
        telephone=own.telephone,
        website=own.website,
    )
