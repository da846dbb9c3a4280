"""What a person may do for the body, who is eligible for a step and who is not and why."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.groups import in_group_of
from accounts.models import BodyMembership, Organisation, User
from billing.second_people import CONFIRMS, names_second_people
from billing.subscriptions.limits import counts_against
from lib import clock
from lib.text import listed, localized
from staff.models import (
    OUTSIDE_INSPECTOR,
    Advice,
    Authorisation,
    Competence,
    Conflict,
    ImpartialityAssessment,
    Role,
    StaffProfile,
)
from tenants.context import current_body
from vocabulary.queries import areas_over, category_names
from web.checklist import ChecklistItem, Need

LOOKS_BACK = timedelta(days=730)  # INV-8: two years where the scheme says nothing else
# whoever evaluates, judges or leads a case has no ties to its client (INV-8)
FREE_OF_TIES = {Role.EVALUATOR, Role.REVIEWER, Role.DECISION_MAKER, Role.CASE_OFFICER, Role.COMPLAINT_HANDLER}
JUDGES = {Role.REVIEWER, Role.DECISION_MAKER}  # whoever judges a case sees no fees (INV-10)
NEEDS_COMPETENCE = {Role.EVALUATOR, Role.REVIEWER, Role.DECISION_MAKER}


@dataclass(frozen=True)
class Candidate:
    """A colleague and the sentences why they may not; none means eligible. `load` is filled in by who counts it."""

    user: User
    reasons: tuple[str, ...] = ()
    load: int = 0

    @property
    def is_eligible(self) -> bool:
        return not self.reasons


@dataclass(frozen=True)
class Colleague:
    """A person as the people page shows them."""

    membership: BodyMembership
    profile: StaffProfile | None
    authorisations: tuple[Authorisation, ...]

    @property
    def user(self) -> User:
        return self.membership.user

    @property
    def name(self) -> str:
        return (
            localized(self.profile.name)
            if self.profile and (self.profile.name_zh or self.profile.name_en)
            else self.membership.name
        )


def today() -> date:
    """The day it is for the body: authorisations begin and end by its calendar."""
    return clock.today(current_body().time_zone)


def what_counts(user: User) -> list[Authorisation]:
    """What a person is authorised for today, as far as it counts, in one query; each says whether they come from outside.

    Nothing counts of somebody who no longer works here, and of people of an outsourced provider only that they evaluate.
    """
    works_here = BodyMembership.objects.active().filter(user=user, body=current_body())
    in_force = Authorisation.objects.in_force(today()).filter(Exists(works_here), user=user)
    outsourced = StaffProfile.objects.outsourced(today()).filter(user=OuterRef("user"))
    held = in_force.annotate(is_outsourced=Exists(outsourced))  # type: ignore[no-redef]
    return [
        authorisation
        for authorisation in held
        if authorisation.role == Role.EVALUATOR or not authorisation.is_outsourced
    ]


def roles_of(user: User) -> frozenset[str]:
    """The roles a person holds today, by the body's own calendar, as the doors know them."""
    return doors_know(what_counts(user))


def doors_know(held: Iterable[Authorisation]) -> frozenset[str]:
    """The roles of what counts; an evaluator from outside is another than one of the house."""
    return frozenset(OUTSIDE_INSPECTOR if authorisation.is_outsourced else authorisation.role for authorisation in held)


def holds(
    user: User, role: str, *, scheme: UUID | None = None, areas: Collection[str] = (), on: date | None = None
) -> bool:
    """Whether a person held a role on a day (today), for a scheme and its technical areas where they are given."""
    held = Authorisation.objects.in_force(on or today()).covering(scheme, areas)
    return held.filter(user=user, role=role).exists()


def people_with(*roles: str) -> QuerySet[User]:
    """Who works here today and holds one of these roles in the house, for whatever scheme."""
    in_force = Authorisation.objects.in_force(today()).filter(role__in=roles)
    people = User.objects.filter(pk__in=in_force.values("user"), is_active=True)
    return people.exclude(pk__in=StaffProfile.objects.outsourced(today()).values("user")).order_by("name", "pk")


@names_second_people
def others_with(user: User, *roles: str) -> list[User]:
    """Who besides a person works here today and holds one of these roles in the house."""
    works_here = BodyMembership.objects.active().filter(user=OuterRef("pk"), body=current_body())
    return list(people_with(*roles).filter(Exists(works_here)).exclude(pk=user.pk))


def is_second_person(email: str, roles: Collection[str], *, besides: User) -> bool:
    """Whether somebody invited in these roles is the one without whom nobody may confirm another account to be paid to.

    Who is invited already, or begins later, counts as there: by this one person comes, and no more.
    """
    held = Authorisation.objects.not_over(today()).filter(role__in=CONFIRMS, user=OuterRef("user"))
    outsourced = StaffProfile.objects.outsourced(today()).values("user")
    others = members_of_body().filter(Exists(held), user__is_active=True).exclude(user__in=[besides])
    is_alone = not others.exclude(user__in=outsourced).exclude(user__email__iexact=email).exists()
    return is_alone and not set(CONFIRMS).isdisjoint(roles)


def eligible(
    role: str,
    *,
    scheme: UUID | None = None,
    areas: Collection[str] = (),
    client: Organisation | None = None,
    on: date | None = None,
    looks_back: timedelta = LOOKS_BACK,
) -> list[Candidate]:
    """All who work for the body, those who may act in `role` first, the others with the reasons why not.

    `client` is whose product it is: consultancy for it and employment by it within `looks_back` exclude (INV-8).
    """
    day = on or today()
    members = list(members_of_body().filter(accepted_at__isnull=False))
    users = [membership.user for membership in members]
    checks = _Checks(role, users, scheme=scheme, areas=areas, client=client, on=day, looks_back=looks_back)
    candidates = [Candidate(user, tuple(checks.reasons(user))) for user in users]
    return sorted(candidates, key=lambda candidate: (len(candidate.reasons) > 0, str(candidate.user)))


def why_not(
    user: User,
    role: str,
    *,
    scheme: UUID | None = None,
    areas: Collection[str] = (),
    client: Organisation | None = None,
    looks_back: timedelta = LOOKS_BACK,
) -> tuple[str, ...]:
    """The sentences why a person may not act in a role today; none where they may."""
    candidates = eligible(role, scheme=scheme, areas=areas, client=client, looks_back=looks_back)
    matching = [candidate for candidate in candidates if candidate.user == user]
    return matching[0].reasons if matching else (_("Does not work for this body."),)


def ties(user: User, client: Organisation, *, looks_back: timedelta = LOOKS_BACK) -> list[str]:
    """The sentences about consultancy for a client or its legal group, or employment there: they keep somebody from its
    cases (INV-8). Asked through `staff.impartiality`.
    """
    day = today()
    checks = _Checks(Role.EVALUATOR, [user], scheme=None, areas=(), client=client, on=day, looks_back=looks_back)
    return checks.ties(user)


def may_decide(user: User, *, on: date | None = None) -> bool:
    """Whether a person is employed by the body or under contract with it: outsourced people never decide (INV-3)."""
    return not is_outsourced(user, on=on)


def is_outsourced(user: User, *, on: date | None = None) -> bool:
    """Whether a person comes from an outsourced provider on a day (today): they evaluate, and do nothing else."""
    return StaffProfile.objects.outsourced(on or today()).filter(user=user).exists()


def members_of_body() -> QuerySet[BodyMembership]:
    """The door-holders of the current body, invited ones included."""
    memberships = BodyMembership.objects.filter(body=current_body(), ended_at=None)
    return memberships.select_related("user").order_by("user__name")


@counts_against("seats")
def count_seats(besides: str = "") -> int:
    """How many people work here or are invited to; `besides`: an address that may be invited once more."""
    return members_of_body().exclude(user__email__iexact=besides).count()


def colleagues() -> list[Colleague]:
    """Everybody who works for the body or is invited to, with profile and authorisations that hold or will."""
    members = list(members_of_body())
    ids = [membership.user_id for membership in members]
    profiles = {profile.user_id: profile for profile in StaffProfile.objects.filter(user__in=ids)}
    held: dict[UUID, list[Authorisation]] = {}
    for authorisation in Authorisation.objects.not_over(today()).filter(user__in=ids):
        held.setdefault(authorisation.user_id, []).append(authorisation)
    return [Colleague(each, profiles.get(each.user_id), tuple(held.get(each.user_id, ()))) for each in members]


def membership_for(user_id: UUID) -> BodyMembership:
    """A colleague's membership of this body. Raises Http404 for anybody else's."""
    member = members_of_body().filter(user=user_id).first()
    if member is None:
        raise Http404
    return member


def authorisation_for(pk: UUID) -> Authorisation:
    """An authorisation of this body. Raises Http404."""
    authorisation = Authorisation.objects.filter(pk=pk).first()
    if authorisation is None:
        raise Http404
    return authorisation


def advice_sold(*, is_locking: bool) -> QuerySet[Advice]:
    """The advice that keeps groups from applying today; or the rest: over, lifted, or a partner's, which locks nothing."""
    locking = Advice.objects.locking(today())
    rows = locking if is_locking else Advice.objects.exclude(pk__in=locking.values("pk"))
    waiting = ImpartialityAssessment.objects.filter(advice=OuterRef("pk"), answered_at=None)
    lifted = ImpartialityAssessment.objects.filter(advice=OuterRef("pk"), outcome="lifted")
    return rows.select_related("organisation", "end").annotate(has_waiting=Exists(waiting), was_lifted=Exists(lifted))


def advice_for(pk: UUID) -> Advice:
    """Advice that this house sold. Raises Http404."""
    advice = Advice.objects.select_related("organisation", "recorded_by", "end").filter(pk=pk).first()
    if advice is None:
        raise Http404
    return advice


def upheld_until(advice: Advice) -> datetime | None:
    """Until when an assessment that was not confirmed stands, and no other can be written; None where none does."""
    upheld = advice.assessments.filter(outcome=ImpartialityAssessment.Outcome.UPHELD)
    last: datetime | None = upheld.aggregate(last=Max("answered_at"))["last"]
    until = last + ImpartialityAssessment.STANDS if last else None
    return until if until and until > clock.now() else None


def needs_you(user: User, *, roles: Collection[str]) -> list[Need]:
    """Assessments that wait for somebody else's word than their writer's."""
    if not {Role.BODY_ADMIN, Role.QUALITY_MANAGER} & set(roles):
        return []
    waiting = ImpartialityAssessment.objects.filter(answered_at=None).exclude(written_by=user)
    advised = Conflict.objects.filter(advice=OuterRef("advice"), user=user)
    return [
        Need(
            words=_("Answer an impartiality assessment"),
            why=localized(assessment.advice.about),
            url=reverse("staff:advice", args=[assessment.advice_id]),
            subject=localized(assessment.advice.organisation.name),
        )
        for assessment in waiting.exclude(Exists(advised)).select_related("advice__organisation")
    ]


def checklist() -> list[ChecklistItem]:
    """What a new body still has to do about its people: at least two, and the roles without which nothing is lawful."""
    people = members_of_body().filter(accepted_at__isnull=False).count()
    invited = members_of_body().filter(accepted_at=None).count()
    waiting = _(" %(count)d invited, not yet here.") % {"count": invited} if invited else ""
    return [
        ChecklistItem(
            words=_("Bring a second person"),
            why=_(
                "Who evaluates may neither review nor decide: the smallest lawful team is two people. "
                "You are %(count)d."
            )
            % {"count": people}
            + waiting,
            is_done=people >= 2,
            url=reverse("staff:people"),
            roles=(Role.BODY_ADMIN,),
            only_bodies=True,
            order=20,
        ),
        ChecklistItem(
            words=_("Authorise somebody to evaluate and somebody else to decide"),
            why=_missing_words(),
            is_done=_is_staffed(),
            url=reverse("staff:people"),
            roles=(Role.BODY_ADMIN,),
            only_bodies=True,
            order=21,
        ),
    ]


def _people_with(role: str) -> set[UUID]:
    return set(Authorisation.objects.in_force(today()).filter(role=role).values_list("user", flat=True))


def _is_staffed() -> bool:
    """Whether for some evaluator there is another who reviews and another who decides."""
    evaluators, reviewers, deciders = map(_people_with, (Role.EVALUATOR, Role.REVIEWER, Role.DECISION_MAKER))
    finance = _people_with(Role.FINANCE)
    return any(reviewers - finance - {evaluator} and deciders - finance - {evaluator} for evaluator in evaluators)


def staffing_gap() -> str:
    """Why the body could work no case to its end: nobody may evaluate, review and decide apart. Empty where it could."""
    if _is_staffed():
        return ""
    return _(
        "Publishing needs people who can evaluate, review and decide. %(missing)s The administrator authorises them under "
        "“People”."
    ) % {"missing": _missing_words()}


def held_roles() -> set[str]:
    """The roles that somebody holds today."""
    return set(Authorisation.objects.in_force(today()).values_list("role", flat=True).distinct().order_by())


def _missing_words() -> str:
    missing = [role.label for role in (Role.EVALUATOR, Role.REVIEWER, Role.DECISION_MAKER) if not _people_with(role)]
    if missing:
        return _("Nobody holds yet: %(roles)s.") % {"roles": listed(missing)}
    return _("Review and decision may lie with one person, who then must not be the one who evaluated.")


class _Checks:
    """The questions asked of each candidate, with all their data read at once."""

    def __init__(
        self,
        role: str,
        users: Iterable[User],
        *,
        scheme: UUID | None,
        areas: Collection[str],
        client: Organisation | None,
        on: date,
        looks_back: timedelta,
    ) -> None:
        self.role, self.areas, self.client, self.on = role, areas, client, on
        self.ids = [user.pk for user in users]
        in_force = Authorisation.objects.in_force(on).filter(role=role, user__in=self.ids)
        self.holders = set(in_force.values_list("user", flat=True))
        self.covered = set(in_force.covering(scheme, areas).values_list("user", flat=True))
        self.sees_fees = self._sees_fees(scheme) if role in JUDGES else set()
        self.profiles = {profile.user_id: profile for profile in StaffProfile.objects.filter(user__in=self.ids)}
        self.conflicts = self._conflicts(on - looks_back) if client and role in FREE_OF_TIES else {}
        self.competent = self._competent(scheme) if role in NEEDS_COMPETENCE else set(self.ids)

    def reasons(self, user: User) -> list[str]:
        open_roles = []
        role = Role(self.role).label
        if user.pk not in self.holders:
            open_roles.append(_("Is not authorised as %(role)s.") % {"role": role})
        elif user.pk not in self.covered:
            open_roles.append(
                _("Is authorised as %(role)s, but not for this scheme or technical area.") % {"role": role}
            )
        profile = self.profiles.get(user.pk)
        if profile and profile.until and profile.until < self.on:
            open_roles.append(_("Worked here until %(day)s.") % {"day": profile.until})
        is_outsourced = profile is not None and profile.is_outsourced(self.on)
        if is_outsourced and self.role == Role.DECISION_MAKER:
            open_roles.append(_("Comes from an outsourced provider, and those never decide."))
        elif is_outsourced and self.role != Role.EVALUATOR:
            open_roles.append(_("Comes from an outsourced provider, and those evaluate and do nothing else."))
        if user.pk in self.sees_fees:
            open_roles.append(_("Holds the role Finance, and whoever sees the fees of a case does not judge it."))
        if user.pk not in self.competent:
            open_roles.append(
                _("Has no competence on record for %(area)s.") % {"area": listed(category_names(self.areas))}
            )
        return open_roles + self.ties(user)

    def ties(self, user: User) -> list[str]:
        return [self._sentence(conflict) for conflict in self.conflicts.get(user.pk, [])]

    def _sees_fees(self, scheme: UUID | None) -> set[UUID]:
        finance = Authorisation.objects.in_force(self.on).covering(scheme, ()).filter(role=Role.FINANCE)
        return set(finance.filter(user__in=self.ids).values_list("user", flat=True))

    def _conflicts(self, since: date) -> dict[UUID, list[Conflict]]:
        recent = Q(ends_on=None) | Q(ends_on__gte=since)
        conflicts: dict[UUID, list[Conflict]] = {}
        near = Conflict.objects.filter(recent, user__in=self.ids, starts_on__lte=self.on)
        if self.client:
            near = near.filter(organisation__in=in_group_of(self.client.pk))
        for conflict in near.select_related("organisation"):
            conflicts.setdefault(conflict.user_id, []).append(conflict)
        return conflicts

    def _competent(self, scheme: UUID | None) -> set[UUID]:
        """Who has competence on record for the area. Where no area is asked, or nobody's is kept for it, all pass."""
        over = areas_over(self.areas)
        if not Competence.objects.filter(role=self.role, technical_area__in=over).exists():
            return set(self.ids)
        current = Competence.objects.filter(Q(ends_on=None) | Q(ends_on__gte=self.on), starts_on__lte=self.on)
        for_it = current.filter(Q(scheme=None) | Q(scheme=scheme), role=self.role, technical_area__in={"", *over})
        return set(for_it.values_list("user", flat=True))

    def _sentence(self, conflict: Conflict) -> str:
        facts = {"client": localized(conflict.organisation.name), "day": conflict.ends_on or self.on}
        if conflict.kind == Conflict.Kind.CONSULTANCY:
            return _("Gave consultancy to %(client)s until %(day)s.") % facts
        return _("Was employed by %(client)s until %(day)s.") % facts
