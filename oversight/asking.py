"""Who may be asked for what: the one place that says it, for suggestions, enquiries, quotes and the demand board."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from oversight.models import Confirmation
from tenants.models import CertificationBody
from vocabulary.models import is_of_any_product
from vocabulary.queries import covering

MAINLAND = "CN"


class Asking(TextChoices):
    """How a body may be asked for some work."""

    ALL = "all", _("May be asked for all of it")
    OVERSEAS = "overseas", _("Overseas: only work outside mainland China, or by a named approved partner")
    NOT = "not", _("May not be asked")


class Why(TextChoices):
    """Why not, or not for all of it."""

    NONE = "", ""
    NO_SCHEMES = "no_schemes", _("It is no certification body and publishes no scheme.")
    RESTS = "rests", _("It is suspended or closed, or its approval is not confirmed.")
    UNCHECKED = "unchecked", _("The platform has not looked its approval up on the public list.")
    OUTSIDE = "outside", _("The public list has it for other fields than these products.")
    FOREIGN = "foreign", _("It is established outside mainland China and certifies under another law.")


@dataclass(frozen=True)
class MayAsk:
    """How a body may be asked, and why not otherwise."""

    asking: Asking
    why: Why = Why.NONE

    @property
    def is_possible(self) -> bool:
        """Whether it may be asked at all."""
        return self.asking != Asking.NOT


def touches_mainland(*, factories: Collection[str], markets: Collection[str]) -> bool:
    """Whether work is done at a factory in mainland China, or a certificate is for its market (codes of countries, markets)."""
    return MAINLAND in factories or MAINLAND in markets


def needs_partner(body: CertificationBody, *, factories: Collection[str], markets: Collection[str]) -> bool:
    """Whether work must be an approved body's instead: one from elsewhere visits no factory in mainland China, and does not
    certify for its market, by itself."""
    return body.is_overseas and touches_mainland(factories=factories, markets=markets)


def approved_partners(categories: Collection[str]) -> list[CertificationBody]:
    """Whom a body from elsewhere may name as its partner for these products; three SQL."""
    bodies = [body for body in CertificationBody.objects.certifying().order_by("slug") if not body.is_overseas]
    asked = who_may_be_asked(bodies, categories=categories, markets=[MAINLAND])
    return [body for body in bodies if asked[body.pk].asking == Asking.ALL]


class KnownApprovals:
    """What operators have found of some bodies, read once: each may then be asked about for any products."""

    def __init__(self, bodies: Iterable[CertificationBody]) -> None:
        self.bodies = list(bodies)
        rows = Confirmation.objects.filter(body__in=self.bodies)
        latest = rows.order_by("body_id", "-made_at", "-id").distinct("body_id")
        confirmed = [row for row in latest if row.outcome == Confirmation.Outcome.CONFIRMED]
        self._fields = {row.body_id: set(row.categories) for row in confirmed}

    @cached_property
    def covering(self) -> dict[str, set[str]]:
        """Of each category what covers it, read once like the approvals."""
        return covering()

    def may_ask(self, body: CertificationBody, needed: Iterable[set[str]], *, in_mainland: bool) -> MayAsk:
        """How a body may be asked. `needed`: of each product the categories that cover it (`vocabulary.queries.covering`)."""
        at_all = _at_all(body)
        if not (at_all.is_possible and in_mainland):
            return at_all
        if body.is_overseas:
            return MayAsk(Asking.OVERSEAS, Why.FOREIGN)
        fields = self._fields.get(body.pk)
        if fields is None:
            return MayAsk(Asking.NOT, Why.UNCHECKED)
        is_within = all(codes & fields for codes in needed)
        return MayAsk(Asking.ALL) if is_within else MayAsk(Asking.NOT, Why.OUTSIDE)


def who_may_be_asked(
    bodies: Iterable[CertificationBody],
    *,
    categories: Collection[str],
    factories: Collection[str] = (),
    markets: Collection[str] = (),
) -> dict[UUID, MayAsk]:
    """Of each body, how it may be asked to certify these products; two SQL for all.

    Work at a factory in mainland China, or a certificate for its market, needs a body whose approval an operator has found on
    the public list, for these very products (Regulations on Certification and Accreditation, articles 9 and 12). A body
    from elsewhere is no such body, whatever list confirms it at home: it appears as overseas. Where nothing touches the
    mainland, every body that certifies today may be asked.
    """
    known, needed = KnownApprovals(bodies), covering(categories).values()
    in_mainland = touches_mainland(factories=factories, markets=markets)
    return {body.pk: known.may_ask(body, needed, in_mainland=in_mainland) for body in known.bodies}


def schemes_that_may_be_asked_for[Key](
    schemes: Mapping[Key, tuple[CertificationBody, Sequence[str]]],
    *,
    category: str,
    factories: Collection[str] = (),
    markets: Collection[str] = (),
    known: KnownApprovals | None = None,
) -> dict[Key, MayAsk]:
    """Of each scheme (its body, its products), how that body may be asked for it; two SQL for all, none where all is `known`.

    In the field of the product `category`; in the scheme's own where none is named, and where the scheme is for whatever
    product (a carbon footprint).
    """
    fields = {
        key: own if not category or is_of_any_product(own) else (category,) for key, (_body, own) in schemes.items()
    }
    known = known or KnownApprovals(body for body, _own in schemes.values())
    in_mainland = touches_mainland(factories=factories, markets=markets)
    return {
        key: known.may_ask(body, [known.covering.get(code, {code}) for code in fields[key]], in_mainland=in_mainland)
        for key, (body, _own) in schemes.items()
    }


def _at_all(body: CertificationBody) -> MayAsk:
    if body.kind != CertificationBody.Kind.BODY:
        return MayAsk(Asking.NOT, Why.NO_SCHEMES)
    return MayAsk(Asking.ALL) if body.certifies else MayAsk(Asking.NOT, Why.RESTS)
