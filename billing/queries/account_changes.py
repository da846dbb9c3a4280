"""The accounts that clients pay to: which stands, which waits for a second person, and all there were."""

from collections.abc import Collection
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.queries import may_enter_body
from billing.models import GENERAL, AccountChange, BankAccount, CurrencyAccount
from billing.second_people import CONFIRMS
from lib import clock
from lib.text import written_day
from tenants.context import current_body
from tenants.models import CertificationBody
from web.checklist import Need


def account_standing(body: CertificationBody, currency: str) -> BankAccount | CurrencyAccount | None:
    """The account for one currency alone, or the general one."""
    if currency == GENERAL:
        return BankAccount.objects.filter(body=body).first()
    return CurrencyAccount.objects.filter(body=body, currency=currency).first()


def changes_of_account(body: CertificationBody) -> QuerySet[AccountChange]:
    """Every account that was proposed or stood, the newest first."""
    return AccountChange.objects.filter(body=body).select_related("body", "proposed_by", "ended_by")


def waiting_accounts(body: CertificationBody) -> QuerySet[AccountChange]:
    return changes_of_account(body).filter(state=AccountChange.State.WAITS)


def account_change_for(user: User, pk: UUID, *, body: CertificationBody) -> AccountChange:
    """One of this body, for its own staff (that they do finance or administer, the page's policy asks). Else Http404."""
    change = changes_of_account(body).filter(pk=pk).first() if may_enter_body(user, body) else None
    if change is None:
        raise Http404
    return change


def account_change_path(pk: UUID) -> str:
    """Where another account is confirmed, on the body's host."""
    return reverse("billing:account-change", urlconf=settings.ROOT_URLCONF, args=[pk])


def accounts_to_confirm(user: User, roles: Collection[str]) -> list[Need]:
    """Other accounts that wait for this person, since somebody else proposed them."""
    if set(CONFIRMS).isdisjoint(roles):
        return []
    return [
        Need(
            words=_("Confirm another bank account"),
            why=_("%(who)s proposed it on %(day)s")
            % {
                "who": change.proposed_by.name,
                "day": written_day(clock.day_of(change.proposed_at, change.body.time_zone)),
            },
            url=change.get_absolute_url(),
            subject=change.currency,
        )
        for change in waiting_accounts(current_body()).exclude(proposed_by=user)
    ]
