"""Which plan a body has, what is used of its limits, what it owes us; and the one question that others ask of a limit."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from moneyed import Money

from billing.models import (
    HOLDS,
    AccountKind,
    CardCharge,
    ChargeState,
    Comparison,
    Difference,
    LedgerAct,
    LedgerEntry,
    OwnInvoiceState,
    OwnReceipt,
    Plan,
    PlanTerms,
    SavedCard,
    Subscription,
    SubscriptionChange,
    SubscriptionInvoice,
    SubscriptionRules,
    SubscriptionState,
    Waiver,
)
from billing.subscriptions.limits import LIMITS, Limit
from lib import clock
from lib.money import CURRENCIES, money_of
from lib.refusal import Refused
from lib.text import localized, written_day
from tenants.models import CertificationBody
from web.checklist import Need

SEES_SUBSCRIPTION = ("body_admin", "finance")


def subscription_rules() -> SubscriptionRules | None:
    """How we ask for subscriptions; None where nobody subscribes here, and so nothing is limited."""
    newest = SubscriptionRules.objects.order_by("-written_at").first()
    return newest if newest and newest.is_on else None


def newest_subscription_rules() -> SubscriptionRules | None:
    """The same, also where it says that nobody subscribes: for the operators' form."""
    return SubscriptionRules.objects.order_by("-written_at").first()


def terms_of(plan: Plan, on: date | None = None) -> PlanTerms | None:
    """Price and limits of a plan for months that begin on a day (today)."""
    return plan.terms.filter(starts_on__lte=on or clock.today()).order_by("-starts_on", "-written_at").first()


def terms_to_come(plan: Plan) -> list[PlanTerms]:
    """Those that hold from a later day on, of each day the newest."""
    rows = plan.terms.filter(starts_on__gt=clock.today()).order_by("starts_on", "-written_at")
    return list(rows.distinct("starts_on"))


@dataclass(frozen=True)
class PlanOffer:
    """A plan as it can be chosen today, in one currency."""

    plan: Plan
    terms: PlanTerms
    price: Money


def plans_in(currency: str) -> list[PlanOffer]:
    """The plans that are offered and have a price in this currency, the smallest first."""
    offers = []
    for plan in Plan.objects.filter(is_offered=True):
        terms = terms_of(plan)
        price = terms.price(currency) if terms else None
        if terms is not None and price is not None:
            offers.append(PlanOffer(plan, terms, money_of(price, currency)))
    return offers


def plan_for(pk: UUID) -> Plan:
    """A plan by its key. Raises Http404."""
    plan = Plan.objects.filter(pk=pk).first()
    if plan is None:
        raise Http404
    return plan


def currency_for(body: CertificationBody) -> str:
    """In which currency a body is asked: its country's where a plan has a price in it, else the first there is."""
    priced = [code for code in CURRENCIES if plans_in(code)]
    wanted = "CNY" if str(body.country) == "CN" else "EUR"
    return wanted if wanted in priced or not priced else priced[0]


def subscription_of(body: CertificationBody) -> Subscription | None:
    return Subscription.objects.select_related("plan", "next_plan", "body").filter(body=body).first()


def month_began(subscription: Subscription) -> date:
    """The first day of the running month, or of the trial."""
    return clock.months_later(subscription.anchor, max(subscription.months - 1, 0))


def limits_of(subscription: Subscription) -> dict[Limit, int | None]:
    """What its plan allows in the running month, as it stood when that began; None: as many as they like."""
    terms = terms_of(subscription.plan, month_began(subscription)) or terms_of(subscription.plan)
    return {"seats": terms.seats if terms else None, "offers": terms.offers if terms else None}


def refuse_beyond(body: CertificationBody, limit: Limit, count: Callable[[], int]) -> None:
    """Raises Refused where a body that has so many may have no more by its plan. Nothing that is there is ever touched.

    The one place where a subscription is felt: certificates, the register and running cases never ask. The row stays locked
    until the transaction ends and is counted under it, so that two at once do not both take the last place.
    """
    if subscription_rules() is None:
        return
    if not Subscription.objects.select_for_update().filter(body=body).exists():
        return  # older than our subscriptions: nobody asked it to pay
    subscription = Subscription.objects.select_related("plan").get(body=body)
    plan = localized(subscription.plan.name)
    if subscription.state == SubscriptionState.SUSPENDED:
        raise Refused(
            _("Your subscription is suspended: an invoice of ours is unpaid. Pay it, and this goes on at once.")
        )
    if subscription.state == SubscriptionState.ENDED:
        raise Refused(_("Your subscription has ended. Choose a plan under “Subscription”, and this goes on at once."))
    most, have = limits_of(subscription)[limit], count()
    if most is not None and have >= most:
        raise Refused(_beyond(limit, most) % {"plan": plan, "most": most, "have": have})


def _beyond(limit: Limit, most: int) -> str:
    if limit == "seats":
        return ngettext(
            "Your plan “%(plan)s” is for %(most)d person, and you have %(have)d. Nobody loses access. "
            "A bigger plan is under “Subscription”.",
            "Your plan “%(plan)s” is for %(most)d people, and you have %(have)d. Nobody loses access. "
            "A bigger plan is under “Subscription”.",
            most,
        )
    return ngettext(
        "Your plan “%(plan)s” is for %(most)d scheme or service on offer, and you have %(have)d. "
        "All of them stay. A bigger plan is under “Subscription”.",
        "Your plan “%(plan)s” is for %(most)d schemes and services on offer, and you have %(have)d. "
        "All of them stay. A bigger plan is under “Subscription”.",
        most,
    )


@dataclass(frozen=True)
class UsedOfLimit:
    """How much of a limit is used."""

    words: str
    used: int
    most: int | None

    @property
    def is_over(self) -> bool:
        return self.most is not None and self.used > self.most


def used_of(subscription: Subscription, used: Mapping[Limit, int]) -> list[UsedOfLimit]:
    words = {"seats": _("People who work here"), "offers": _("Schemes and services on offer")}
    most = limits_of(subscription)
    return [UsedOfLimit(words[limit], used[limit], most[limit]) for limit in LIMITS if limit in used]


def card_of(subscription: Subscription) -> SavedCard | None:
    return subscription.cards.filter(removed_at=None).first()


def open_invoices_of_subscription(subscription: Subscription) -> QuerySet[SubscriptionInvoice]:
    """What is to be paid, the oldest first."""
    return subscription.invoices.to_be_paid().order_by("due_on", "year", "sequence")


def subscription_invoice_for(pk: UUID, *, body: CertificationBody) -> SubscriptionInvoice:
    """An invoice of ours to a body. Raises Http404 for anybody else's."""
    invoice = SubscriptionInvoice.objects.for_body(body).select_related(*_WITH).filter(pk=pk).first()
    if invoice is None:
        raise Http404
    return invoice


def subscription_invoice_for_operator(pk: UUID) -> SubscriptionInvoice:
    invoice = SubscriptionInvoice.objects.select_related(*_WITH).filter(pk=pk).first()
    if invoice is None:
        raise Http404
    return invoice


_WITH = ("subscription__body", "subscription__plan", "plan")


def credit_left(receipt: OwnReceipt) -> int:
    """What of money that came pays no invoice yet, and neither goes back nor went."""
    if receipt.taken_back_at:
        return 0
    used = receipt.payments.aggregate(sum=Coalesce(Sum("amount"), Value(0)))["sum"]
    goes_back = receipt.refunds.filter(state__in=HOLDS).aggregate(sum=Coalesce(Sum("amount"), Value(0)))["sum"]
    return receipt.amount - int(used) - int(goes_back) - sent_back_of(receipt)


def sent_back_of(receipt: OwnReceipt) -> int:
    """What of money that came by card somebody else sent back, or a bank took: the ledger's booking names the receipt."""
    if receipt.how != OwnReceipt.How.CARD:
        return 0
    moved = LedgerEntry.objects.filter(
        transaction__act=LedgerAct.OWN_TAKEN_BACK,
        transaction__reference__endswith=f" {receipt.pk}",
        account__kind__in=(AccountKind.OWN_AT_PROVIDER, AccountKind.OWN_RECEIVED),  # there it was booked at first
    )
    return -int(moved.aggregate(sum=Coalesce(Sum("amount"), Value(0)))["sum"])


def credit_of(subscription: Subscription) -> Money:
    """What a body has paid ahead: the next invoice takes it."""
    rows = subscription.receipts.filter(taken_back_at=None, currency=subscription.currency)
    return money_of(sum(credit_left(receipt) for receipt in rows), subscription.currency)


def shown_subscription_status(subscription: Subscription) -> str:
    """As `look.statuses` draws it: one that goes on and is behind is another than one that ends."""
    if subscription.state == SubscriptionState.ACTIVE:
        if not subscription.goes_on:
            return "ending"
        return "due" if subscription.invoices.overdue(clock.today()).exists() else "active"
    return subscription.state


def last_trouble(subscription: Subscription) -> CardCharge | None:
    """The charge of an invoice still open that failed last, where none is under way."""
    charges = CardCharge.objects.filter(invoice__subscription=subscription, invoice__state=OwnInvoiceState.ISSUED)
    newest = charges.select_related("invoice", "card").first()
    return newest if newest and newest.state in {ChargeState.FAILED, ChargeState.ASKS} else None


def change_of(pk: UUID) -> SubscriptionChange | None:
    """What happened to a subscription, for whoever tells its body's people."""
    return SubscriptionChange.objects.filter(pk=pk).first()


def needs_of_subscription(body: CertificationBody, roles: Collection[str]) -> list[Need]:
    """What waits on the desk of a body's administrators and finance staff about its subscription."""
    if set(SEES_SUBSCRIPTION).isdisjoint(roles) or subscription_rules() is None:
        return []
    subscription = subscription_of(body)
    if subscription is None:
        return []
    there = reverse("billing:subscription")
    if subscription.state == SubscriptionState.TRIAL and not subscription.goes_on:
        ends = _("The trial ends %(day)s") % {"day": written_day(subscription.last_day)}
        return [Need(words=_("Choose a plan"), url=there, why=ends)]
    late = subscription.invoices.overdue(clock.today()).first()
    if late is not None:
        return [Need(words=_("Pay the platform's invoice"), url=there, why=late.number)]
    if last_trouble(subscription) is not None:
        return [Need(words=_("The saved card was declined"), url=there, why="")]
    return []


# --- for operators ----------------------------------------------------------------------------------------------------


def bodies_with_subscriptions() -> QuerySet[CertificationBody]:
    """All bodies and partners that have not left; each with its subscription, where it has one, is `subscriptions_by_body`."""
    return CertificationBody.objects.exclude(standing=CertificationBody.Standing.CLOSED).order_by("slug")


def all_subscriptions() -> QuerySet[Subscription]:
    """For the operators' list: each with what is owed and what of it is late."""
    owed = F("invoices__total") - F("invoices__paid")
    is_open = Q(invoices__state=OwnInvoiceState.ISSUED)
    return Subscription.objects.select_related("body", "plan", "next_plan").annotate(
        owed=Coalesce(Sum(owed, filter=is_open), Value(0)),
        late=Coalesce(Sum(owed, filter=is_open & Q(invoices__due_on__lt=clock.today())), Value(0)),
        open_invoices=Count("invoices", filter=is_open),
    )


def subscription_for_operator(pk: UUID) -> Subscription:
    subscription = Subscription.objects.select_related("body", "plan", "next_plan").filter(pk=pk).first()
    if subscription is None:
        raise Http404
    return subscription


def bodies_without_subscription() -> QuerySet[CertificationBody]:
    return bodies_with_subscriptions().exclude(pk__in=Subscription.objects.values("body"))


def own_invoice_of_reference(reference: str) -> SubscriptionInvoice | None:
    """The invoice that a transfer names."""
    return SubscriptionInvoice.objects.select_related(*_WITH).filter(reference=reference).exclude(reference="").first()


def receipt_for_operator(pk: UUID) -> OwnReceipt:
    receipt = OwnReceipt.objects.select_related("subscription__body").filter(pk=pk).first()
    if receipt is None:
        raise Http404
    return receipt


def waivers_that_wait() -> QuerySet[Waiver]:
    rows = Waiver.objects.filter(answered_at=None, invoice__state=OwnInvoiceState.ISSUED)
    return rows.select_related("invoice__subscription__body", "proposed_by")


def waiver_for_operator(pk: UUID) -> Waiver:
    waiver = Waiver.objects.select_related("invoice__subscription__body", "proposed_by").filter(pk=pk).first()
    if waiver is None:
        raise Http404
    return waiver


@dataclass(frozen=True)
class MonthOfRevenue:
    """What a month's invoices came to, without tax, in one currency."""

    month: date
    currency: str
    net: Money
    received: Money
    invoices: int


def revenue_by_month(months: int = 12) -> list[MonthOfRevenue]:
    """The last months, the newest first: what was invoiced, without what was given up, and what of it was paid."""
    since = clock.months_later(clock.today().replace(day=1), -months + 1)
    invoices = SubscriptionInvoice.objects.filter(starts_on__gte=since).exclude(state=OwnInvoiceState.WAIVED)
    sums: dict[tuple[date, str], list[int]] = {}
    for starts_on, currency, net, paid in invoices.values_list("starts_on", "currency", "net", "paid"):
        row = sums.setdefault((starts_on.replace(day=1), currency), [0, 0, 0])
        row[0], row[1], row[2] = row[0] + net, row[1] + paid, row[2] + 1
    return [
        MonthOfRevenue(month, currency, money_of(net, currency), money_of(paid, currency), count)
        for (month, currency), (net, paid, count) in sorted(sums.items(), reverse=True)
    ]


def unbooked_charges() -> QuerySet[CardCharge]:
    """Money that came by card, fits nothing, and was neither booked by hand nor seen to by an operator."""
    rows = CardCharge.objects.filter(state=ChargeState.UNBOOKED).select_related("invoice__subscription__body")
    by_hand = OwnReceipt.objects.filter(bank_reference=OuterRef("payment_intent"), taken_back_at=None)
    seen_to = Difference.objects.filter(thing=OuterRef("payment_intent"), seen_at__isnull=False)
    settled = ~Q(payment_intent="") & (Exists(by_hand) | Exists(seen_to))
    return rows.exclude(settled)


def differences_that_wait() -> QuerySet[Difference]:
    """Of the newest comparison of each month, what nobody has seen to yet."""
    newest: Iterable[UUID] = (
        Comparison.objects.order_by("month", "-made_at").distinct("month").values_list("pk", flat=True)
    )
    rows = Difference.objects.filter(comparison__in=list(newest), seen_at=None)
    return rows.select_related("comparison", "body").order_by("-comparison__month", "kind", "thing")


def difference_for_operator(pk: UUID) -> Difference:
    difference = Difference.objects.select_related("comparison", "body").filter(pk=pk).first()
    if difference is None:
        raise Http404
    return difference


def accounts_path() -> str:
    """Where a body says to which accounts its clients pay, on its host."""
    return reverse("billing:account", urlconf=settings.ROOT_URLCONF)


def subscription_path() -> str:
    """The subscription's page, on the body's host."""
    return reverse("billing:subscription", urlconf=settings.ROOT_URLCONF)
