"""The accounts that clients pay to: which stands, which waits for a second person, and all there were."""

from collections.abc import Collection
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django_tenants.utils import tenant_context

from accounts.models import User
from accounts.queries import may_enter_body
from billing.models import GENERAL, AccountChange, BankAccount, CurrencyAccount
from billing.second_people import CONFIRMS, second_people
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


def change_in_force(body: CertificationBody, currency: str) -> int:
    """The number of the change that an account stands by, of which a form knows what it showed; 0 where none stands."""
    last = _in_force(body, currency).first()
    return last.number if last is not None and last.after is not None else 0


def general_account_of(change: AccountChange) -> dict[str, str]:
    """The general account as it was when the change of a currency's account ended; while it waits, as it is."""
    stood = _in_force(change.body, GENERAL)
    if change.ended_at is not None:
        stood = stood.filter(ended_at__lte=change.ended_at)
    last = stood.first()
    return dict(last.after) if last is not None else {}


def why_not_confirmed(change: AccountChange, user: User) -> str:
    """Why somebody other than its proposer can only decline it: of two people, one alone would hold the role. "" for none."""
    if not may_enter_body(change.proposed_by, change.body):
        return _("Whoever proposed this does not work here any more. Decline it, and propose it anew.")
    with tenant_context(change.body):
        is_held = change.proposed_by in second_people(user)
    if is_held:
        return ""
    return _("Whoever proposed this neither does finance nor administers any more. Decline it, and propose it anew.")


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
    """Other accounts that wait for this person, since somebody else proposed them: to be confirmed, or only declined."""
    if set(CONFIRMS).isdisjoint(roles):
        return []
    return [_need(change, user) for change in waiting_accounts(current_body()).exclude(proposed_by=user)]


def _need(change: AccountChange, user: User) -> Need:
    words, why = _("Confirm another bank account"), _("%(who)s proposed it on %(day)s")
    if change.after is None:
        words = _("Confirm that the bank account of a currency goes")
    if why_not_confirmed(change, user):
        words = _("Decline another bank account")
        why = _("%(who)s proposed it on %(day)s, and may not any more")
    day = written_day(clock.day_of(change.proposed_at, change.body.time_zone))
    return Need(
        words=words,
        why=why % {"who": change.proposed_by.name, "day": day},
        url=change.get_absolute_url(),
        subject=change.currency,
    )


def _in_force(body: CertificationBody, currency: str) -> QuerySet[AccountChange]:
    """What stood for a currency, one after the other, the last first."""
    stood = changes_of_account(body).filter(currency=currency, state=AccountChange.State.STANDS)
    return stood.order_by("-number")
