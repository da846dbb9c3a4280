"""What bodies have to offer, for lists of them: fields, accreditation, schemes, how long they take, who looked them up."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from lib import clock
from lib.text import Bilingual
from lib.text.collation import name_rank
from register.models import Kind, RegisterEntry
from register.queries import bodies_with_counts, offered_schemes
from statements.body import ConfirmationStated, PassportAccreditation
from tenants.models import CertificationBody
from vocabulary.countries import market_name
from vocabulary.models import ProductCategory


@dataclass
class BodyOffer:
    """One body in a list. `fields`: as the public list has them where the platform looked it up, else as it states."""

    body: CertificationBody
    fields: list[Bilingual] = field(default_factory=list)
    accreditation: PassportAccreditation | None = None
    confirmation: ConfirmationStated | None = None
    scheme_count: int = 0
    weeks: list[int] = field(default_factory=list)

    @property
    def are_confirmed(self) -> bool:
        """Whether the fields are those of the public list."""
        return bool(self.confirmation and self.confirmation.categories)

    @property
    def country(self) -> dict[str, str]:
        return market_name(str(self.body.country))

    @property
    def quickest(self) -> int:
        """The weeks that its quickest scheme takes, as declared; 0 where none says."""
        return min(self.weeks, default=0)

    @property
    def slowest(self) -> int:
        return max(self.weeks, default=0)


def sorted_bodies(*, kind: str = "", standing: str = "") -> list[UUID]:
    """The keys of all bodies of a kind and standing, by name in the reader's language."""
    named = bodies_with_counts(kind=kind, standing=standing).only("name_zh", "name_en").order_by()
    return [body.pk for body in sorted(named, key=lambda body: (name_rank(body.name), body.pk))]


def offers_of(pks: Sequence[UUID]) -> list[BodyOffer]:
    """These bodies with what they offer, in that order."""
    bodies = bodies_with_counts().in_bulk(pks)
    offers = {pk: BodyOffer(bodies[pk]) for pk in pks}
    _passports(offers)
    for scheme in offered_schemes().filter(body__in=pks).order_by():
        statement = scheme.as_scheme
        offers[scheme.body_id].scheme_count += 1
        offers[scheme.body_id].weeks += [statement.weeks] if statement.weeks else []
    return list(offers.values())


def _passports(offers: dict[UUID, BodyOffer]) -> None:
    stated: dict[UUID, list[str]] = defaultdict(list)
    names = {category.code: category.name for category in ProductCategory.objects.all()}
    for entry in RegisterEntry.objects.filter(body__in=offers, kind__in=[Kind.PASSPORT, Kind.BODY]):
        offer = offers[entry.body_id]
        if entry.kind == Kind.BODY:
            offer.confirmation = entry.as_body.confirmation
            continue
        passport = entry.as_passport
        until = passport.accreditation.until
        if passport.accreditation.number and (until is None or until >= clock.today()):
            offer.accreditation = passport.accreditation
        stated[entry.body_id] = [category.code for category in passport.approval.categories]
    for pk, offer in offers.items():
        confirmed = list(offer.confirmation.categories) if offer.confirmation else []
        offer.fields = [names[code] for code in confirmed or stated[pk] if code in names]
