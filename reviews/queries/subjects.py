"""What an organisation may review: work that has come to its end, as its seller stated it, however it ended."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.fields.json import KT
from django.db.models.functions import NullIf
from django.http import Http404

from accounts.models import BodyMembership, Organisation
from accounts.queries import people_of
from lib import clock
from lib.text import Bilingual
from oversight.impartiality import partners_of
from oversight.queries import tied_bodies
from portfolio.models import CaseCopy, OrderCopy
from reviews.models import Review
from reviews.rules import WITHIN
from tenants.models import CertificationBody

SubjectKind = Review.SubjectKind


@dataclass(frozen=True)
class EndedWork:
    """A certification that was asked for, or an order, that has ended."""

    kind: str
    subject: UUID
    body: CertificationBody
    organisation: UUID
    about: Bilingual
    ended_at: datetime
    scheme: UUID | None = None
    service: UUID | None = None


def reviewable_by(organisations: Iterable[Organisation], *, since: datetime | None = None) -> list[EndedWork]:
    """What these may review today, the last ended first: not yet reviewed, and ended within a year, or after `since`."""
    own = list(organisations)
    after = since or clock.now() - WITHIN
    ended = [work for work in (*_cases_of(own, after), *_orders_of(own, after)) if work.ended_at >= after]
    if not ended:
        return []
    written = Review.objects.for_organisation(*own).filter(subject__in=[work.subject for work in ended])
    known = set(written.values_list("organisation", "subject"))
    left = [work for work in ended if (work.organisation, work.subject) not in known]
    return sorted(left, key=lambda work: (work.ended_at, work.subject), reverse=True)


def work_for(organisations: Iterable[Organisation], subject: UUID) -> EndedWork:
    """One piece of work that may be reviewed. Raises Http404."""
    work = next((each for each in reviewable_by(organisations) if each.subject == subject), None)
    if work is None:
        raise Http404
    return work


def _cases_of(organisations: list[Organisation], after: datetime) -> Iterator[EndedWork]:
    """The units of an application are one piece of work: it has ended when the last of them has. A draft that was thrown
    away was none, nor what was taken back before the body had begun with it."""
    application = NullIf(KT("content__application"), Value("", output_field=TextField()))
    copies = CaseCopy.objects.for_organisation(*organisations).annotate(application=application)
    beside = CaseCopy.objects.annotate(application=application).filter(
        body=OuterRef("body"), organisation=OuterRef("organisation"), application=OuterRef("application"), is_open=True
    )
    ended = copies.filter(~Exists(beside), is_open=False, since__gte=after)
    ended = ended.exclude(content__state="DRAFT").exclude(content__contains={"is_begun": False})
    last: dict[UUID, CaseCopy] = {}
    for copy in ended.order_by("since", "pk"):
        last[copy.statement.application or copy.pk] = copy
    for subject, ended_case in last.items():
        if organisation := ended_case.organisation_id:
            scheme = ended_case.statement.scheme
            about, key = (scheme.name, scheme.id) if scheme else (ended_case.statement.product, None)
            yield EndedWork(
                SubjectKind.CASE, subject, ended_case.body, organisation, about, ended_case.since, scheme=key
            )


def _orders_of(organisations: list[Organisation], after: datetime) -> Iterator[EndedWork]:
    for copy in order_copies(organisations):
        stated = copy.statement
        if stated.may_be_reviewed and stated.since >= after and (organisation := copy.organisation_id):
            yield EndedWork(
                SubjectKind.ORDER,
                copy.pk,
                copy.body,
                organisation,
                stated.about,
                stated.since,
                service=stated.service,
            )


def stands_apart(organisation: Organisation, seller: CertificationBody) -> bool:
    """Whether nobody who acts for an organisation works for a seller or its owners' group, or did within a year."""
    owners = tied_bodies(seller)
    group = {seller, *owners, *(tie.tenant for body in (seller, *owners) for tie in partners_of(body))}
    works = Q(ended_at=None) | Q(ended_at__gte=clock.now() - WITHIN)
    people = BodyMembership.objects.filter(works, body__in=group, accepted_at__isnull=False)
    return not people.filter(user__in=people_of(organisation.pk).values("pk")).exists()


def order_copies(organisations: list[Organisation]) -> QuerySet[OrderCopy]:
    """The ended orders of organisations, as their sellers stated them."""
    return OrderCopy.objects.for_organisation(*organisations).filter(content__may_be_reviewed=True)
