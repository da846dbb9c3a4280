"""What staff hears: a body has opened, and somebody must be able to begin; its subscription is told to whom it concerns."""

from accounts.actions import notify
from accounts.models import User
from billing.events import SubscriptionStated
from billing.queries import SEES_SUBSCRIPTION, change_of, subscription_path
from outbox.hearing import hears
from oversight.events import BodyOpened
from staff import actions
from staff.queries import people_with
from tenants.models import CertificationBody


@hears(BodyOpened)
def authorise_first_administrator(fact: BodyOpened, *, body: CertificationBody) -> None:
    people = User.objects.in_bulk([fact.administrator, fact.opened_by])
    actions.authorise_first_administrator(people[fact.administrator], by=people[fact.opened_by])


@hears(SubscriptionStated)
def tell_of_subscription(fact: SubscriptionStated, *, body: CertificationBody) -> None:
    change = change_of(fact.change)
    if change is not None:
        for person in people_with(*SEES_SUBSCRIPTION):
            notify(person, subject=change.subject, text=change.text, url=subscription_path(), body=body)
