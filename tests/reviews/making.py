"""What tests of reviews begin with, and tests elsewhere too."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from accounts.models import Organisation, OrganisationMembership, User
from lib import clock
from portfolio.actions import keep_case
from reviews import actions
from reviews.models import Review
from reviews.queries.subjects import EndedWork, reviewable_by
from tenants.models import CertificationBody
from tests.cast import acts_for
from tests.portfolio.making import case

FOURS = {"clear": 4, "punctual": 4, "competent": 4, "again": 4}
WORDS = "They told us early what they needed."


def ended_case(body: CertificationBody, organisation: Organisation, days: int = 3, **more: Any) -> UUID:
    """A client's desk has heard that its case has ended, so many days ago; gives the application's key."""
    application = more.pop("application", None) or str(uuid4())
    stated = {
        "application": application, "state": "COMPLETED", "holder": "nobody", "is_open": False, "due_at": None, "needs": {},
        "since": (clock.now() - timedelta(days=days)).isoformat(),
    }  # fmt: skip
    pk = uuid4()
    keep_case(pk, 1, organisation.pk, case(pk, **(stated | more)), body=body)
    return UUID(application)


def work_of(organisation: Organisation) -> EndedWork:
    return reviewable_by([organisation])[0]


def written(
    body: CertificationBody,
    organisation: Organisation,
    by: User,
    *,
    marks: dict[str, int] | None = None,
    words: str = WORDS,
    shown_as: str = "name",
) -> Review:
    """A case that has ended, and its client's review."""
    ended_case(body, organisation)
    return actions.write_review(work_of(organisation), marks=marks or FOURS, words=words, shown_as=shown_as, by=by)


def clients(count: int) -> list[tuple[Organisation, User]]:
    """So many enterprises, each with somebody who acts for it."""
    made = []
    for number in range(count):
        organisation = Organisation.objects.create(
            name_en=f"Client {number}", registration_number=f"R{number}", country="DE"
        )
        made.append((organisation, acts_for(organisation, f"client{number}", OrganisationMembership.Role.MEMBER)))
    return made
