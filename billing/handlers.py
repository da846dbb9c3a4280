"""What billing hears: dates that have come."""

from uuid import UUID

from billing import actions
from billing.actions.crediting import LAPSES
from billing.actions.reminding import REMINDS
from billing.subscriptions.actions import charging, dunning, months
from billing.subscriptions.actions.holding import CHARGES, DUNS, RENEWS, TRIAL_ENDS
from outbox.hearing import when_due
from tenants.models import CertificationBody


@when_due(LAPSES, also_where_body_leaves=True)
def lapse_red_fapiao(subject: UUID, *, body: CertificationBody) -> None:
    actions.lapse_red_fapiao(subject)


@when_due(REMINDS)
def remind_of_invoice(subject: UUID, *, body: CertificationBody) -> None:
    actions.remind(subject)


@when_due(RENEWS)
def renew_subscription(subject: UUID, *, body: CertificationBody) -> None:
    months.renew(subject)


@when_due(TRIAL_ENDS)
def tell_that_trial_ends(subject: UUID, *, body: CertificationBody) -> None:
    months.tell_trial_ends(subject)


@when_due(CHARGES)
def charge_card_again(subject: UUID, *, body: CertificationBody) -> None:
    charging.charge_again(subject)


@when_due(DUNS)
def dun_for_subscription(subject: UUID, *, body: CertificationBody) -> None:
    dunning.dun(subject)
