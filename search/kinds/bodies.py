"""Certification bodies and their neighbours: by what they are found, filtered and sorted."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lib import clock
from register.models import Kind as Stated
from register.models import RegisterEntry
from register.queries import offered_schemes
from search.kinds.kind import BEST, BEYOND, NEWEST, Facet, Indexed, Kind, Texts, facets_of, with_parents
from search.kinds.schemes import TIME_BANDS, is_accredited, time_band
from search.models import BodyDocument
from statements import BodyStatement, PassportStatement, SchemeStatement
from statements.scheme import SchemeCategory
from tenants.models import CertificationBody
from vocabulary.countries import market_name

APPROVALS = {
    "confirmed": _("Approval confirmed by the platform"),
    "own_word": _("On the body's own word, for now"),
    "overseas": _("Overseas body: does no certification work in China"),
    "unconfirmed": _("Approval not confirmed"),
}
FACETS = (
    Facet("category", _("Field of certification")),
    Facet("approval", _("Approval"), words=APPROVALS),
    Facet("accredited_by", _("Accredited by")),
    Facet("country", _("Country or region")),
    Facet("time", _("Shortest lead time"), words=TIME_BANDS),
    Facet("kind", _("Kind"), words=dict(CertificationBody.Kind.choices), is_open=False),
    Facet("standing", _("Standing"), words=dict(CertificationBody.Standing.choices), is_open=False),
)


@dataclass
class Known:
    """What the register shows of a body besides its row."""

    body: BodyStatement | None = None
    passport: PassportStatement | None = None
    schemes: list[SchemeStatement] = field(default_factory=list)

    @property
    def categories(self) -> list[SchemeCategory]:
        """The fields of its approval, and of its schemes."""
        own = self.passport.approval.categories if self.passport else ()
        return [*own, *(category for scheme in self.schemes for category in scheme.categories)]

    @property
    def codes(self) -> set[str]:
        confirmation = self.body.confirmation if self.body else None
        return {*(confirmation.categories if confirmation else ()), *(category.code for category in self.categories)}

    @property
    def accreditors(self) -> set[str]:
        """Who accredits it or a scheme of its, today."""
        own = self.passport.accreditation if self.passport else None
        stands = own and own.by and (own.until is None or own.until >= clock.today())
        others = (scheme.accreditation.by for scheme in self.schemes if scheme.accreditation and is_accredited(scheme))
        return {*others, *([own.by] if own and stands else [])}

    @property
    def days(self) -> int | None:
        """The shortest lead time among its schemes; None where none is stated."""
        return min((scheme.days for scheme in self.schemes if scheme.days), default=None)


def listed() -> QuerySet[CertificationBody]:
    """All that have opened here, closed ones too."""
    bodies: QuerySet[CertificationBody] = CertificationBody.objects.order_by("pk")
    return bodies


def documents(bodies: Sequence[CertificationBody]) -> list[Indexed]:
    known = _known([body.pk for body in bodies])
    return [document_of(body, known[body.pk]) for body in bodies]


def _known(bodies: list[UUID]) -> dict[UUID, Known]:
    known: dict[UUID, Known] = defaultdict(Known)
    stated = RegisterEntry.objects.filter(kind__in=[Stated.BODY, Stated.PASSPORT], body__in=bodies)
    for entry in stated:
        if entry.kind == Stated.BODY:
            known[entry.body_id].body = entry.as_body
        else:
            known[entry.body_id].passport = entry.as_passport
    for entry in offered_schemes().filter(body__in=bodies):
        known[entry.body_id].schemes.append(entry.as_scheme)
    return known


def document_of(body: CertificationBody, known: Known) -> Indexed:
    """What is indexed of a body."""
    return Indexed(
        id=body.pk,
        revision=body.revision,
        texts=_texts(body, known),
        facets=facets_of(_values(body, known)),
        numbers={
            "newest": -int(body.opened_at.timestamp()),
            "time": BEYOND if known.days is None else known.days,
            "schemes": len(known.schemes),
        },
    )


def _texts(body: CertificationBody, known: Known) -> Texts:
    return Texts(
        name=[*body.name.values(), body.slug],
        exact=[
            *(words for category in known.categories for words in category.name.values()),
            *known.accreditors,
            *(standard.reference for scheme in known.schemes for standard in scheme.standards),
        ],
        rest=[
            *(words for scheme in known.schemes for words in scheme.name.values()),
            *(known.passport.about.values() if known.passport else ()),
            *market_name(str(body.country)).values(),
        ],
        numbers=[body.approval_number] if body.approval_number else [],
    )


def _values(body: CertificationBody, known: Known) -> Iterator[tuple[str, str]]:
    for code in known.codes:
        yield from (("category", part) for part in with_parents(code))
    if body.kind == CertificationBody.Kind.BODY:
        yield "approval", approval_of(body, known.body)
    yield from (("accredited_by", name) for name in known.accreditors)
    yield "country", str(body.country)
    yield "time", time_band(-(-known.days // 7)) if known.days else ""
    yield "kind", body.kind
    yield "standing", body.standing


def approval_of(body: CertificationBody, stated: BodyStatement | None) -> str:
    """How far its approval is known: a key of `APPROVALS`. Whoever is established elsewhere needs none, and has none here."""
    if body.is_overseas:
        return "overseas"
    if not body.is_confirmed:
        return "unconfirmed"
    confirmation = stated.confirmation if stated else None
    return "confirmed" if confirmation and confirmation.outcome == "confirmed" else "own_word"


KIND = Kind(
    key="bodies",
    title=_("Bodies"),
    model=BodyDocument,
    facets=FACETS,
    sorts={**BEST, **NEWEST, "time": _("Shortest lead time")},
    listed=listed,
    documents=documents,
)
