"""Where the provider and our books say different things about a seller's money: for that seller, who alone sees how much."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.queries import may_enter_body
from billing.models import OF_OPERATORS, Difference
from billing.subscriptions.queries.subscriptions import differences_that_wait
from tenants.context import current_body
from tenants.models import CertificationBody
from web.checklist import Need


def differences_of_seller(body: CertificationBody) -> QuerySet[Difference]:
    """What waits for a seller to see to it."""
    return differences_that_wait().filter(body=body).exclude(kind__in=OF_OPERATORS)


def difference_of_seller_for(user: User, pk: UUID, *, body: CertificationBody) -> Difference:
    """One of this body's own, for its own staff (that they do finance, the page's policy asks). Else Http404."""
    rows = Difference.objects.filter(body=body).exclude(kind__in=OF_OPERATORS).select_related("comparison", "body")
    found = rows.filter(pk=pk).first() if may_enter_body(user, body) else None
    if found is None:
        raise Http404
    return found


def differences_of_operators() -> QuerySet[Difference]:
    """What waits for an operator to see to it."""
    return differences_that_wait().filter(Q(body=None) | Q(kind__in=OF_OPERATORS))


def differences_left_to_sellers() -> QuerySet[Difference]:
    """What operators see waiting, and only its seller can see to."""
    return differences_that_wait().exclude(Q(body=None) | Q(kind__in=OF_OPERATORS))


def seen_to_by_sellers() -> QuerySet[Difference]:
    """For operators: that it is seen to, and when; nothing of what."""
    rows = Difference.objects.exclude(body=None).exclude(seen_at=None).exclude(kind__in=OF_OPERATORS)
    return rows.select_related("comparison", "body").order_by("-seen_at", "pk")


def needs_of_differences(roles: frozenset[str]) -> list[Need]:
    """What waits for finance staff where Stripe and our books differ."""
    count = differences_of_seller(current_body()).count() if "finance" in roles else 0
    if not count:
        return []
    there = f"{reverse('billing:getting-paid')}#differences"
    return [Need(words=_("Differences with Stripe"), url=there, why=_("%(count)d waiting") % {"count": count})]
