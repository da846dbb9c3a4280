"""What an organisation's desk shows: what needs it first, then everything, then the dates to come. And what matches a
search that is repeated.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.db.models import Case, Count, F, Min, QuerySet, TextField, Value, When, Window
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, NullIf, RowNumber
from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Organisation, User
from lib import clock
from lib.money import written
from lib.text import Bilingual, bilingual, localized
from portfolio.models import CaseCopy, CertificateCopy, InvoiceCopy, OrderCopy, SavedSearch, SurveillanceDay
from register.models import Kind, RegisterEntry
from search.engines import engine
from search.forms import asked_of
from search.understanding import find
from tenants.hosts import site_url

SOON = timedelta(days=90)  # the first renewal notice of PROCESS.md section 8
FAR_AHEAD = timedelta(days=400)
ROWS_READ = 200
MOST_MATCHES, ASKED_AT_ONCE = 1000, 200
INDEX_LAG = timedelta(hours=1)  # how late the search may hear of what the register has
STOP = "portfolio.stop-search"  # the salt of the links that end letters


@dataclass(frozen=True)
class ClientNeed:
    """Something that waits for the organisation: until when, what, why, and where to do it."""

    due: date | None
    what: str
    why: str
    url: str
    action: str

    @property
    def tone(self) -> str:
        if self.due is None:
            return ""
        left = (self.due - clock.today()).days
        return "late" if left < 0 else "soon" if left <= 7 else ""


@dataclass(frozen=True)
class CalendarDay:
    day: date
    what: str
    url: str


def cases_of(organisations: Iterable[Organisation]) -> QuerySet[CaseCopy]:
    """Open ones first, then the newest. A draft that was thrown away is none."""
    theirs = CaseCopy.objects.for_organisation(*organisations).exclude(is_open=False, content__state="DRAFT")
    return theirs.order_by("-is_open", "-since", "pk")


def facts_of(cases: QuerySet[CaseCopy]) -> QuerySet[CaseCopy]:
    """Cases as a desk shows them: the units of an application that stand at one step, with whoever holds them, are one
    with their number, `units`, and the first day of theirs, `first_due`.

    In SQL, since an application may have five hundred: one must not hide the others.
    """
    application = Coalesce(NullIf(KT("content__application"), Value("")), Cast("pk", TextField()))
    # What was found at a unit is its own, and answered for itself.
    own = Case(When(content__state="NC_OPEN", then=F("pk")))
    alike: list[Any] = [F("body"), application, KT("content__state"), F("holder"), own]
    first = [F("due_at").asc(nulls_last=True), KT("content__number").asc(), F("pk").asc()]
    counted = cases.annotate(  # type: ignore[no-redef]  # declared on the model, for whoever reads them
        row=Window(RowNumber(), partition_by=alike, order_by=first),
        units=Window(Count("pk"), partition_by=alike),
        first_due=Window(Min("due_at"), partition_by=alike),
    )
    return counted.filter(row=1)


def certificates_of(organisations: Iterable[Organisation]) -> QuerySet[CertificateCopy]:
    """Those in force first, by the day they end."""
    in_force = Case(When(status__in=["VALID", "SUSPENDED"], then=Value(0)), default=Value(1))
    held = CertificateCopy.objects.for_organisation(*organisations)
    return held.order_by(in_force, F("valid_until").asc(nulls_last=True), "pk")


def with_duties(certificates: Iterable[CertificateCopy]) -> list[CertificateCopy]:
    """Each with the day of its surveillance, and what it asks for next."""
    rows = list(certificates)
    days = dict(SurveillanceDay.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", "due_on"))
    for row in rows:
        row.surveillance_on = days.get(row.pk)
        row.duty, row.duty_by = next_duty(row)
    return rows


def invoices_of(organisations: Iterable[Organisation]) -> QuerySet[InvoiceCopy]:
    """Those to be paid first, by due date."""
    is_open = Case(When(state="issued", then=Value(0)), default=Value(1))
    return InvoiceCopy.objects.for_organisation(*organisations).order_by(is_open, "-issued_on", "pk")


def orders_of(organisations: Iterable[Organisation]) -> QuerySet[OrderCopy]:
    """Orders of services: open ones first, then the newest."""
    return OrderCopy.objects.for_organisation(*organisations).order_by("-is_open", "-since", "pk")


def needs_of_orders(orders: Iterable[OrderCopy]) -> list[ClientNeed]:
    """What orders want of the organisation: an offer to answer, samples to send, a delivery to look at."""
    return [_need_of_order(order) for order in orders if order.waits_for_client]


def days_of_orders(orders: Iterable[OrderCopy]) -> list[CalendarDay]:
    """When booked dates begin, and when the parts of orders are due."""
    days = []
    for order in orders:
        stated = order.statement
        if not order.goes_on:
            continue
        if stated.starts_at:
            days.append(CalendarDay(clock.day_of(stated.starts_at), localized(stated.about), order.url))
        days += [
            CalendarDay(part.due_on, _("%(part)s of order %(number)s is due") % {"part": localized(part.name), "number": order.number}, order.url)
            for part in stated.milestones
            if part.due_on and part.state in {"waiting", "rework"} and not stated.starts_at
        ]  # fmt: skip
    return days


def needs_of(
    cases: Iterable[CaseCopy],
    certificates: Iterable[CertificateCopy],
    invoices: Iterable[InvoiceCopy],
    others: Iterable[ClientNeed] = (),
) -> list[ClientNeed]:
    """What waits for the organisation, the nearest deadline first. `others`: what apps above have (`desk_needs`)."""
    needs = [
        *others,
        *(_need_of_case(case) for case in cases if case.waits_for_client),
        *(_need_of_invoice(invoice) for invoice in invoices if invoice.still_to_pay.amount),
        *(need for certificate in certificates if (need := _need_of_certificate(certificate))),
    ]
    return sorted(needs, key=lambda need: (need.due is None, need.due or date.max))


def next_duty(certificate: CertificateCopy) -> tuple[str, date | None]:
    """What a certificate asks for next, and by when: of its dates the first. Nothing where it has ended."""
    if certificate.is_to_be_taken_over:
        body = certificate.body
        return _("Have another body take it over"), body.closes_on if body.is_closing else None
    if certificate.body.closes_at:
        return "", None
    if certificate.status == "SUSPENDED":
        suspension = certificate.statement.suspension
        return _("Meet the conditions to lift the suspension"), suspension.until if suspension else None
    if certificate.status != "VALID":
        return "", None
    duties = [(certificate.surveillance_on, _("Surveillance")), (certificate.valid_until, _ending(certificate))]
    dated = [(day, words) for day, words in duties if day]
    return min(dated)[::-1] if dated else ("", None)


def _ending(certificate: CertificateCopy) -> str:
    is_near = certificate.valid_until is not None and certificate.valid_until - clock.today() <= SOON
    return _("Apply for recertification") if is_near else _("Expires")


def calendar_of(
    cases: Iterable[CaseCopy],
    certificates: Iterable[CertificateCopy],
    invoices: Iterable[InvoiceCopy],
    others: Iterable[CalendarDay] = (),
    *,
    needs: Iterable[ClientNeed] = (),
) -> list[CalendarDay]:
    """Every date that lies ahead, within a good year, and does not stand among the `needs` already. `others`: what apps
    above have (`desk_needs`).
    """
    today, shown = clock.today(), {(need.due, need.url) for need in needs}
    dated = [
        *others,
        *(
            CalendarDay(clock.day_of(case.first_due), f"{localized(case.needs) or _('Case')} · {case.number}", case.url)
            for case in cases
            if case.goes_on and case.first_due
        ),
        *(
            CalendarDay(invoice.due_on, _("Invoice %(number)s is due") % {"number": invoice.number}, invoice.url)
            for invoice in invoices
            if invoice.still_to_pay.amount and invoice.due_on
        ),
        *(
            CalendarDay(by, f"{duty} · {certificate.number}", _way_of(certificate)["url"])
            for certificate in certificates
            for duty, by in [next_duty(certificate)]
            if by
        ),
    ]
    return sorted(
        (each for each in dated if today <= each.day <= today + FAR_AHEAD and (each.day, each.url) not in shown),
        key=lambda calendar_day: calendar_day.day,
    )


def _need_of_case(case: CaseCopy) -> ClientNeed:
    scheme = case.statement.scheme
    product = localized(case.statement.product) or localized(scheme.name if scheme else None)
    return ClientNeed(
        due=clock.day_of(case.first_due) if case.first_due else None,
        what=localized(case.needs) or _("It is your turn"),
        why=" · ".join(part for part in (product, case.number, units_of(case), localized(case.body.name)) if part),
        url=case.url,
        action=_("Continue") if case.is_draft else _("Open case"),
    )


def units_of(case: CaseCopy) -> str:
    """How many units a line of `facts_of` is about, where it is about several."""
    return ngettext("%(count)d unit", "%(count)d units", case.units) % {"count": case.units} if case.units > 1 else ""


def _need_of_order(order: OrderCopy) -> ClientNeed:
    stated = order.statement
    return ClientNeed(
        due=clock.day_of(order.due_at) if order.due_at else None,
        what=localized(stated.needs) or _("It is your turn"),
        why=" · ".join(part for part in (localized(stated.about), order.number, localized(order.body.name)) if part),
        url=order.url,
        action=_("Open order"),
    )


def _need_of_invoice(invoice: InvoiceCopy) -> ClientNeed:
    about = localized(invoice.statement.about)
    return ClientNeed(
        due=invoice.due_on,
        what=_("Pay %(amount)s") % {"amount": written(invoice.still_to_pay)},
        why=" · ".join(part for part in (about, invoice.number, localized(invoice.body.name)) if part),
        url=invoice.url,
        action=_("Open invoice"),
    )


def _need_of_certificate(certificate: CertificateCopy) -> ClientNeed | None:
    duty, by = next_duty(certificate)
    is_stopped = certificate.status == "SUSPENDED" or certificate.is_to_be_taken_over
    is_urgent = is_stopped or (by is not None and by - clock.today() <= SOON)
    if not duty or not is_urgent:
        return None
    product = localized(certificate.statement.product)
    return ClientNeed(
        due=by,
        what=duty,
        why=" · ".join(part for part in (product, certificate.number, localized(certificate.body.name)) if part),
        **_way_of(certificate),
    )


def _way_of(certificate: CertificateCopy) -> dict[str, str]:
    """Where its next duty is done. A body that leaves says whom to ask."""
    if certificate.is_to_be_taken_over:
        return {"url": f"/bodies/{certificate.body.slug}/", "action": _("See whom to ask")}
    return {"url": certificate.url, "action": _("Open certificate")}


def searches_of(user: User) -> QuerySet[SavedSearch]:
    """A person's saved searches, the newest first."""
    return SavedSearch.objects.filter(user=user)


def saved_search_for(user: User, pk: UUID) -> SavedSearch:
    """The door by which a page gets a saved search: the person's own, or 404."""
    saved = searches_of(user).filter(pk=pk).first()
    if saved is None:
        raise Http404
    return saved


def saved_search_by(token: str) -> SavedSearch:
    """The saved search that a letter's link names, signed by us, whoever opens it. Raises Http404."""
    try:
        pk = UUID(signing.loads(token, salt=STOP))
    except (signing.BadSignature, ValueError):
        raise Http404 from None
    saved = SavedSearch.objects.filter(pk=pk).first()
    if saved is None:
        raise Http404
    return saved


def stop_url(saved: SavedSearch) -> str:
    """Where one press ends the letters of a saved search, without signing in. It works as long as the search is kept."""
    token = signing.dumps(str(saved.pk), salt=STOP)
    return site_url(reverse("portfolio:stop-search", args=[token], urlconf=settings.PUBLIC_SCHEMA_URLCONF))


def matching(query: str) -> list[UUID]:
    """The schemes that have all the words and choices of a query string today, the newest first, a thousand at most.

    What the search shows instead, where nothing has all the words, is no match.
    """
    typed = asked_of(QueryDict(query))
    asked = replace(typed.query, sort="newest", size=ASKED_AT_ONCE)
    answer = find(asked, engine())
    if answer.without or answer.broader or (typed.is_literal and answer.is_explained):
        return []
    results, hits = answer.results, list(answer.results.hits)
    while results.cursor and len(hits) < MOST_MATCHES:
        results = engine().search(replace(asked, meant=answer.words, cursor=results.cursor))
        hits += results.hits
    return hits[:MOST_MATCHES]


def has_anything_changed(since: datetime) -> bool:
    """Whether the register shows schemes or bodies otherwise than then: if not, no search finds anything else."""
    changed = RegisterEntry.objects.filter(kind__in=[Kind.SCHEME, Kind.BODY], recorded_at__gte=since - INDEX_LAG)
    return changed.exists()


def named(schemes: list[UUID]) -> list[Bilingual]:
    """What schemes and their bodies are called, in that order."""
    entries = RegisterEntry.objects.schemes().filter(pk__in=schemes).select_related("body").in_bulk()
    return [
        bilingual(
            *(
                f"{_of(entries[pk].name, language)} · {_of(entries[pk].body.name, language)}"
                for language in ("zh", "en")
            )
        )
        for pk in schemes
        if pk in entries
    ]


def _of(name: Bilingual, language: str) -> str:
    return name.get(language) or next(filter(None, name.values()), "")
