"""Who accepts what: of schemes, for their pages, the search and the filter; and for the platform's editors."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404

from lib import clock
from lib.clock import months_later
from oversight.models import Acceptance
from oversight.models.acceptance import GOOD_FOR_MONTHS
from tenants.models import CertificationBody


@dataclass(frozen=True)
class SchemeAsked:
    """A scheme of which is asked who accepts it."""

    pk: UUID
    body: UUID
    categories: Collection[str]
    properties: Collection[str] = field(default=())


@dataclass(frozen=True)
class ShownAcceptance:
    """An acceptance with what holds of it on the day of its page."""

    acceptance: Acceptance
    is_fresh: bool
    is_to_come: bool


def accepted_by(schemes: Iterable[SchemeAsked], *, on: date) -> dict[UUID, list[Acceptance]]:
    """Of each scheme the acceptances that filters and order know that day; one SQL for all."""
    schemes = list(schemes)
    rows = [row for row in _standing(schemes) if row.counts(on)]
    return {asked.pk: _of(rows, asked) for asked in schemes}


def shown_of(asked: SchemeAsked, *, on: date) -> list[ShownAcceptance]:
    """What a scheme's page shows: also what nobody has looked at for long, which says so, and what is to come."""
    rows = [row for row in _of(_standing([asked]), asked) if row.valid_until is None or on <= row.valid_until]
    shown = [ShownAcceptance(row, row.is_fresh(on), is_to_come=on < row.valid_from) for row in rows]
    return sorted(shown, key=lambda each: (not each.acceptance.is_checked, not each.is_fresh, each.acceptance.key))


def behind(keys: Collection[str], *, on: date) -> list[Acceptance]:
    """The acceptances for which a filter by these acceptors stands: with their sources, and who looked when."""
    named = Q(acceptor_zh__in=keys) | Q(acceptor_zh="", acceptor_en__in=keys)
    rows = Acceptance.objects.standing().filter(named).select_related("body", "region")
    return [row for row in rows if row.counts(on)]


def acceptor_names() -> dict[str, dict[str, str]]:
    """What acceptors are called, by the key of the filter."""
    rows = Acceptance.objects.standing().only("acceptor_zh", "acceptor_en")
    return {row.key: row.acceptor for row in rows}


def acceptance_for(pk: UUID) -> Acceptance:
    """An acceptance for the platform's editors. Raises Http404."""
    row = Acceptance.objects.select_related("body", "region", "checked_by").filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def own_acceptance_for(body: CertificationBody, scheme: UUID, pk: UUID) -> Acceptance:
    """What a body states of its scheme, where it still does. Raises Http404, for another body's too."""
    row = Acceptance.objects.of_body(body, scheme).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def acceptances_listed(which: str, text: str = "") -> QuerySet[Acceptance]:
    """The editors' lists: what waits for a look (the oldest word first), was checked, was looked at too long ago, is over, all."""
    today = clock.today()
    rows = Acceptance.objects.select_related("body", "checked_by").annotate(looked=Coalesce("checked_on", "stated_on"))
    here, over = Q(ended_at=None), Q(ended_at__isnull=False) | Q(finding="not_found") | Q(valid_until__lt=today)
    long_ago = Q(looked__lt=months_later(today, -GOOD_FOR_MONTHS))
    narrowed = {
        "waiting": here & Q(finding__in=["", "restated"]),
        "checked": here & Q(finding="checked") & ~long_ago,
        "old": ~over & long_ago,
        "over": over,
    }
    rows = rows.filter(narrowed.get(which, Q()))
    for word in text.split()[:8]:
        rows = rows.filter(
            Q(acceptor_zh__icontains=word)
            | Q(acceptor_en__icontains=word)
            | Q(document_zh__icontains=word)
            | Q(document_en__icontains=word)
            | Q(document_number__icontains=word)
        )
    return rows.order_by(F("looked").asc(), "pk")


def waiting_acceptances() -> int:
    """How many words of bodies no editor has looked up."""
    return acceptances_listed("waiting").count()


def _standing(schemes: Collection[SchemeAsked]) -> list[Acceptance]:
    theirs = Q(scheme__in=[asked.pk for asked in schemes]) | Q(scheme=None)
    return list(Acceptance.objects.standing().filter(theirs).select_related("body", "region"))


def _of(rows: Iterable[Acceptance], asked: SchemeAsked) -> list[Acceptance]:
    return [row for row in rows if row.concerns(asked.pk, asked.body, asked.categories, asked.properties)]
