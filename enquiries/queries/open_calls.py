"""Open enquiries as bodies find them that were not asked: by the product, under a scheme of theirs, without who asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404

from enquiries.models import Enquiry, InvitedBody
from enquiries.queries.asking import may_ask
from lib import clock
from oversight.asking import KnownApprovals, MayAsk
from register.models import RegisterEntry
from register.queries import offered_schemes, read_entries
from tenants.models import CertificationBody
from vocabulary.models import is_of_any_product, lies_along


@dataclass(frozen=True)
class OpenCall:
    """An open enquiry to one body that was not asked, with the schemes it may answer under."""

    enquiry: Enquiry
    schemes: Sequence[RegisterEntry]
    may_ask: MayAsk | None = None
    """Why none of its fitting schemes may be answered under, where the law does not let it."""

    @property
    def remaining(self) -> int:
        """How many more bodies it takes."""
        return Enquiry.MOST_WITH_OTHERS - getattr(self.enquiry, "invited_count", 0)


def open_calls_for(body: CertificationBody) -> list[OpenCall]:
    """The open enquiries that fit a scheme of the body's and still have a place for it, the nearest deadline first."""
    schemes, known = _schemes_of(body), KnownApprovals([body])
    if not schemes:
        return []
    fitting = [code for code in known.covering if any(_fits(entry, code) for entry in schemes)]
    calls = (_call(enquiry, schemes, known) for enquiry in _waiting(body).filter(brief_content__category__in=fitting))
    return [call for call in calls if call.schemes]


def open_call_for(body: CertificationBody, pk: UUID) -> OpenCall:
    """One of them, also where the law lets the body not answer it: then it says why. Raises Http404 for what does not fit."""
    enquiry = _waiting(body).filter(pk=pk).first()
    call = _call(enquiry, _schemes_of(body), KnownApprovals([body])) if enquiry else None
    if call is None or not (call.schemes or call.may_ask):
        raise Http404
    return call


def _waiting(body: CertificationBody) -> QuerySet[Enquiry]:
    invited = InvitedBody.objects.filter(enquiry=OuterRef("pk"), body=body)
    calls = Enquiry.objects.filter(invites_others=True, state=Enquiry.State.OPEN, deadline__gt=clock.now())
    taken = Count(
        "invited", filter=~Q(invited__answer=InvitedBody.Answer.DECLINED)
    )  # who declines leaves its place to another
    with_room = calls.annotate(invited_count=taken).filter(invited_count__lt=Enquiry.MOST_WITH_OTHERS)
    return with_room.exclude(Exists(invited)).order_by("deadline", "pk")


def _schemes_of(body: CertificationBody) -> list[RegisterEntry]:
    offered = offered_schemes().filter(body=body).order_by().values_list("pk", flat=True)
    return list(read_entries(list(offered)).values())


def _call(enquiry: Enquiry, schemes: Sequence[RegisterEntry], known: KnownApprovals) -> OpenCall:
    brief = enquiry.brief
    fitting = [entry for entry in schemes if _fits(entry, brief.category)]
    asked = may_ask(fitting, brief, known=known)
    able = [entry for entry in fitting if asked[entry.pk].is_possible]
    why_not = next((asked[entry.pk] for entry in fitting), None) if not able else None
    return OpenCall(enquiry, able, why_not)


def _fits(entry: RegisterEntry, category: str) -> bool:
    codes = [each.code for each in entry.as_scheme.categories]
    return is_of_any_product(codes) or any(lies_along(code, category) for code in codes)
