"""What staff hears: a body has opened, and somebody must be able to begin."""

from accounts.models import User
from outbox.hearing import hears
from oversight.events import BodyOpened
from staff import actions
from tenants.models import CertificationBody


@hears(BodyOpened)
def authorise_first_administrator(fact: BodyOpened, *, body: CertificationBody) -> None:
    people = User.objects.in_bulk([fact.administrator, fact.opened_by])
    actions.authorise_first_administrator(people[fact.administrator], by=people[fact.opened_by])
