"""The one guard of impartiality (INV-8, INV-9): asked before advice is sold, before somebody applies, is named or decides.

What a body knows of an organisation is known above: cases, certificates and enquiries declare it, and so do schemes the
months for which a conflict lasts.

@knows_clients(_("an open case"))
def cases_of(organisations: Collection[UUID]) -> int: ...      # in cases/queries.py; the whole legal group is asked about
"""

from collections.abc import Callable, Collection, Iterable
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.groups import claims_of, group_members, group_of, in_group_of
from accounts.models import Organisation, User
from lib import clock
from lib.counting import Counters
from lib.refusal import Refused
from lib.text import Bilingual, listed, localized, written_day
from oversight.impartiality import may_bodies_sell_advice
from oversight.queries import tied_bodies
from staff.models import Advice, AdviceEnd, ClientGroup, Conflict
from staff.queries import LOOKS_BACK, ties, today
from tenants.context import current_body
from tenants.models import CertificationBody
from vocabulary.terms import ServiceClass

LOCKS_MONTHS = 24  # where no scheme says how long a conflict lasts

type Period = Callable[[], int | None]

_clients = Counters[Collection[UUID]]()
knows_clients = _clients.declare
_periods: list[Period] = []


class Act(StrEnum):
    """What impartiality may forbid."""

    SELL_ADVICE = "sell_advice"  # to an organisation
    APPLY = "apply"  # of an organisation
    ASSIGN = "assign"  # a person to a case of it
    DECIDE = "decide"  # of a person, a case of it; reviewing too


def knows_period(ask: Period) -> Period:
    """Declare who knows for how many months a conflict of interest lasts here; None where nothing says so."""
    _periods.append(ask)
    return ask


def against(
    act: Act, organisation: Organisation, *, person: User | None = None, looks_back: timedelta = LOOKS_BACK
) -> list[str]:
    """The sentences that speak against an act towards an organisation; none where it is free. `person`: who would act."""
    match act:
        case Act.SELL_ADVICE:
            return _against_this_seller() or _against_this_client(organisation)
        case Act.APPLY:
            return _against_applying(organisation)
        case Act.ASSIGN | Act.DECIDE:
            if person is None:
                raise ValueError(f"Who would {act}?")
            return ties(person, organisation, looks_back=looks_back)


def refuse(act: Act, organisation: Organisation) -> None:
    """Raises Refused with everything that speaks against an act."""
    if sentences := against(act, organisation):
        raise Refused(" ".join(sentences))


def refuse_sale(organisation: Organisation, *, service_class: str) -> None:
    """Raises Refused where this house may not sell to an organisation. What is neutral, and insurance, anybody may buy."""
    if service_class == ServiceClass.ADVISORY:
        refuse(Act.SELL_ADVICE, organisation)


def refusals_of_sale(service_class: str, organisations: Iterable[Organisation]) -> list[str]:
    """Why this house may not sell so to these buyers, each sentence once; none where it may to all of them."""
    if service_class != ServiceClass.ADVISORY:
        return []
    return list(dict.fromkeys(words for each in organisations for words in against(Act.SELL_ADVICE, each)))


def warning_before_sale(organisation: Organisation, *, service_class: str) -> str:
    """What the sale will lock, and until when, to be read before one agrees. Empty where it locks nothing."""
    if service_class != ServiceClass.ADVISORY or not _is_body():
        return ""
    members = Organisation.objects.filter(pk__in=in_group_of(organisation.pk))
    return _(
        "This is advice. Once you order it, %(body)s takes no application for certification from %(group)s while the work "
        "lasts and for %(months)d months after it: until %(day)s at the earliest. "
        "Only an impartiality assessment of the body can lift this earlier. Other certification bodies are not concerned."
    ) % {
        "body": localized(current_body().name),
        "group": listed(localized(member.name) for member in members),
        "months": _months_locked(),
        "day": written_day(_locks_until(today())),
    }


@transaction.atomic
def record_advice(
    organisation: Organisation, *, order: UUID, about: Bilingual, by: User, people: Iterable[User]
) -> None:
    """Keep that advice was sold, so that the legal group applies no more and who gives the advice judges nothing for it.

    Asked for again, as when somebody else takes the work over, it adds the people; the sale is kept once.
    """
    group = lock_group(organisation.pk)
    advice = Advice.objects.filter(order=order).first()
    if advice is None:
        refuse(Act.SELL_ADVICE, organisation)  # under the lock: what was free before may not be any more
        day = today()
        advice = Advice.objects.create(
            group=group,
            organisation=organisation,
            members=group_members(organisation.pk),
            order=order,
            about_zh=about.get("zh", "")[:300],
            about_en=about.get("en", "")[:300],
            sold_on=day,
            locks_until=_locks_until(day) if _is_body() else None,
            recorded_by=by,
            recorded_at=clock.now(),
        )
    if advice.organisation_id != organisation.pk:
        raise Refused(_("This order is of another organisation."))
    known = set(advice.advisers.values_list("user", flat=True))
    for person in people:
        if person.pk not in known:
            known.add(person.pk)
            _record_adviser(advice, person, by)


@transaction.atomic
def sell_more_advice(organisation: Organisation, *, order: UUID, by: User, people: Iterable[User] = ()) -> None:
    """Have more agreed of advice that runs: asked like a sale, under the group's lock. The bar holds until the work is over."""
    lock_group(organisation.pk)
    refuse(Act.SELL_ADVICE, organisation)
    advice = Advice.objects.running().get(order=order)
    record_advice(organisation, order=order, about=advice.about, by=by, people=people)


def end_advice(order: UUID, *, on: date) -> None:
    """The work of an order is over: from now on its advisers' conflict counts down, and so does what it keeps from applying."""
    Conflict.objects.filter(advice__order=order, ends_on=None, starts_on__lte=on).update(ends_on=on)
    advice = Advice.objects.filter(order=order).first()
    if advice is not None:
        until = advice.locks_until and max(advice.locks_until, _locks_until(on))
        AdviceEnd.objects.get_or_create(advice=advice, defaults={"ended_on": on, "locks_until": until})


def lock_group(organisation: UUID) -> ClientGroup:
    """The row of an organisation's legal group, locked: sale and application wait here for each other.

    A group that another joined while one waited is locked by its new root, too.
    """
    locked = _locked_row(group_of(organisation))
    while (root := group_of(organisation)) != locked.group:
        locked = _locked_row(root)
    return locked


def _locked_row(group: UUID) -> ClientGroup:
    ClientGroup.objects.bulk_create([ClientGroup(group=group)], ignore_conflicts=True)
    return ClientGroup.objects.select_for_update().get(group=group)


def lock_on(organisation: Organisation) -> Advice | None:
    """The advice that keeps an organisation from applying here today; of several, the one that does so longest."""
    locking = Advice.objects.concerning(organisation.pk).locking(today()).select_related("end")
    return locking.order_by(F("end__locks_until").desc(nulls_first=True), "-locks_until").first()


def _against_this_seller() -> list[str]:
    """Why this house sells no advice to anybody."""
    body = current_body()
    if not _is_body():
        owners = tied_bodies(body)
        if not owners:
            return []
        return [
            _("%(seller)s belongs to %(bodies)s by ownership, and who belongs to a certification body sells no advice.")
            % {"seller": localized(body.name), "bodies": listed(localized(owner.name) for owner in owners)}
        ]
    if may_bodies_sell_advice(str(body.country), today()):
        return []
    return [_("Certification bodies sell no advice here. Ask a partner, such as an adviser or a training provider.")]


def _against_this_client(organisation: Organisation) -> list[str]:
    """Why a certification body sells no advice to this organisation."""
    if not _is_body():
        return []
    members = group_members(organisation.pk)
    if claims_of(members).exists():
        return [
            _(
                "It is stated that this organisation belongs to a group, and the platform has not looked that up yet. "
                "Advice can be sold once it has."
            )
        ]
    known = [count.words for count in _clients.of(members) if count.count]
    if not known:
        return []
    return [
        _(
            "%(body)s certifies or is asked to certify in the legal group of %(client)s (%(what)s), and so sells it no "
            "advice. Ask an independent partner."
        )
        % {"body": localized(current_body().name), "client": localized(organisation.name), "what": listed(known)}
    ]


def _against_applying(organisation: Organisation) -> list[str]:
    advice = lock_on(organisation)
    if advice is None:
        return []
    words = {"body": localized(current_body().name), "day": written_day(advice.sold_on)}
    if advice.bars_until is None:
        return [
            _(
                "%(body)s advises your organisation or its legal group (sold on %(day)s) and takes no application of it while "
                "this work lasts, nor for %(months)d months after it. Other certification bodies are not concerned."
            )
            % (words | {"months": _months_locked()})
        ]
    return [
        _(
            "%(body)s advised your organisation or its legal group (sold on %(day)s) and takes no application of it until "
            "%(until)s. An impartiality assessment of the body can lift this earlier: write to it. Other certification "
            "bodies are not concerned."
        )
        % (words | {"until": written_day(advice.bars_until)})
    ]


def _record_adviser(advice: Advice, person: User, by: User) -> None:
    Conflict.objects.create(
        user=person,
        organisation_id=advice.organisation_id,
        kind=Conflict.Kind.CONSULTANCY,
        starts_on=today(),
        note=str(advice)[:500],
        advice=advice,
        recorded_by=by,
        recorded_at=clock.now(),
    )


def _locks_until(day: date) -> date:
    return clock.months_later(day, _months_locked())


def _months_locked() -> int:
    """By the longest period of the schemes on offer."""
    months = [period for ask in _periods if (period := ask()) is not None]
    return max(months, default=LOCKS_MONTHS)


def _is_body() -> bool:
    return current_body().kind == CertificationBody.Kind.BODY


def advice_gap() -> str:
    """Why this seller may not offer advice at all; empty where it may."""
    return " ".join(_against_this_seller())
