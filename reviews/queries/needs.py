"""What reviews want of somebody: an enterprise whose work has ended may write one, a seller may answer."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from accounts.queries import works_for_a_body
from lib import clock
from lib.text import localized
from portfolio.desk_needs import DeskPart, DeskSection, on_clients_desk
from reviews.queries.showing import waiting_at
from reviews.queries.subjects import reviewable_by
from reviews.rules import ANSWER_REVIEWS, OFFERED_FOR
from tenants.context import current_body
from web.checklist import Need

MOST = 5
MOST_AT_SELLERS = 20


@on_clients_desk
def reviews_on_desk(user: User, organisations: list[Organisation]) -> DeskPart:
    """What has ended lately and nobody has reviewed: an offer, never something that waits."""
    ended = reviewable_by(organisations, since=clock.now() - OFFERED_FOR)
    if not ended or works_for_a_body(user):
        return DeskPart()
    return DeskPart(sections=[DeskSection("reviews/_on_desk.html", list(ended[:MOST]))])


def needs_you(user: User, *, roles: Iterable[str]) -> list[Need]:
    """Reviews that wait for this seller, for those who answer them, the longest waiting first."""
    if not set(roles) & set(ANSWER_REVIEWS):
        return []
    return [
        Need(
            words=_("Answer a review"),
            url=reverse("reviews:desk-review", args=[review.pk]),
            why=localized(review.about),
            subject=localized(review.shown_name),
        )
        for review in waiting_at(current_body())[:MOST_AT_SELLERS]
    ]
