"""On which side of a case a person stands, and in which part: the one rule behind every door, list, count and notice.

A role is not an assignment (PROCESS.md section 2). The client's people read their own. Of the body's people those read a
case who are named for one of its steps and authorised for it today, those whose role answers for all cases of a scheme,
and those who may take on a step that waits for nobody in particular. Nobody else knows that it exists. The table is in
docs/doors.md, the reasons in docs/adr/0021.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from accounts.models import OrganisationMembership, User
from cases.models import Assignment, Case
from cases.models.cases import CaseQuerySet
from cases.steps import STEPS, TAKEN_ON
from cases.transitions import State
from staff.models import Authorisation, Role
from staff.queries import doors_know, what_counts
from vocabulary.queries import areas_under

# Who answers for the cases of a scheme without being named for each: they name people, keep the records, audit.
READS_ALL = frozenset({Role.CASE_OFFICER, Role.REGISTRAR, Role.QUALITY_MANAGER, Role.BODY_ADMIN})
# Who writes to the client and into the file without being named: letters and calendar, documents (section 2).
WRITES_ALL = frozenset({Role.CASE_OFFICER, Role.REGISTRAR})
# By which steps one takes part in a case. Finance is none of them: whoever sees fees reads no file (INV-10).
TAKES_PART = (
    Role.CASE_OFFICER,
    Role.APPLICATION_REVIEWER,
    Role.EVALUATOR,
    Role.REVIEWER,
    Role.DECISION_MAKER,
    Role.SIGNATORY,
    Role.REGISTRAR,
    Role.QUALITY_MANAGER,
    Role.COMPLAINT_HANDLER,
)
# Whoever holds such a role may take its step on while the case stands there and nobody is named. The others read all anyway.
MAY_TAKE_ON: dict[str, tuple[State, ...]] = {
    role: tuple(step.state for step in STEPS.values() if step.body and step.body.role == role)
    for role in TAKEN_ON - READS_ALL
}
# and those that are any holder's, whoever did an earlier step: a certificate is signed by whichever signatory is there.
ANY_HOLDERS: dict[str, tuple[State, ...]] = {Role.SIGNATORY: (State.DECIDED,)}


class Part(StrEnum):
    NAMED = "named"  # assigned to a step, and authorised for it today
    READS_ALL = "reads_all"  # by a role that answers for all cases of the scheme
    MAY_TAKE_ON = "may_take_on"  # the case stands at a step that waits for whoever holds the role


@dataclass(frozen=True)
class Standing:
    """Where a person stands on one case: as its client, or for the body in some roles, each with the part it gives."""

    is_client: bool = False
    parts: frozenset[tuple[Part, str]] = frozenset()
    is_outsourced: bool = False
    roles: frozenset[str] = frozenset()  # all that they hold at this body, for the frame of the back office

    @property
    def is_nothing(self) -> bool:
        return not self.is_client and not self.parts

    @property
    def is_staff(self) -> bool:
        """Whoever acts for the client stands on that side only, whatever they are at the body."""
        return not self.is_client and bool(self.parts)

    @property
    def reads_file(self) -> bool:
        """The whole file: letters, messages, agreement, history. People from outside see their own work (6.2.2)."""
        return self.is_client or (self.is_staff and not self.is_outsourced)

    @property
    def may_add_documents(self) -> bool:
        return self.is_client or (self.is_staff and any(self._writes(*part) for part in self.parts))

    @property
    def may_write_messages(self) -> bool:
        return self.reads_file and self.may_add_documents

    @staticmethod
    def _writes(part: Part, role: str) -> bool:
        return part == Part.NAMED or (part == Part.READS_ALL and role in WRITES_ALL)


def standing_of(user: User, case: Case) -> Standing:
    """Where a person stands on a case today, as it is in the database."""
    asked = Asked(user)
    annotated = asked.annotated(Case.objects.filter(pk=case.pk)).first()
    return asked.standing_in(annotated) if annotated else Standing()


def cases_open_to(user: User) -> CaseQuerySet:
    """The cases a person may read for the body: every list, search and count of the back office begins with it."""
    return Asked(user).readable()


class Asked:
    """A person's question to the body's cases: each part that they may have, with the condition it has in SQL."""

    def __init__(self, user: User) -> None:
        held = what_counts(user)
        self.is_outsourced = any(authorisation.is_outsourced for authorisation in held)
        self.roles = doors_know(held)
        self.own = OrganisationMembership.objects.active().filter(user=user)
        self.parts = _parts_of(user, held)

    def readable(self) -> CaseQuerySet:
        met = Q(pk=None)
        for condition in self.parts.values():
            met |= condition
        cases: CaseQuerySet = Case.objects.with_the_body()
        # Their own company's case is none of theirs as staff, not even as a number in a count.
        return cases.filter(met).exclude(organisation__in=self.own.values("organisation"))

    def annotated(self, cases: QuerySet[Case]) -> QuerySet[Case]:
        """Each case with what `standing_in` reads off it: one query tells both sides."""
        is_clients = Exists(self.own.filter(organisation=OuterRef("organisation")))
        met = {_column(part): ExpressionWrapper(condition, BooleanField()) for part, condition in self.parts.items()}
        return cases.annotate(is_clients=is_clients, **met)  # type: ignore[no-redef]

    def standing_in(self, case: Case) -> Standing:
        """Where they stand on a case of `annotated`. Whoever acts for the client stands on that side only."""
        if case.is_clients:
            return Standing(is_client=True, roles=self.roles)
        if case.state == State.DRAFT:  # the client's own business until it is sent
            return Standing(roles=self.roles)
        met = frozenset(part for part in self.parts if getattr(case, _column(part)))
        return Standing(parts=met, is_outsourced=self.is_outsourced, roles=self.roles)


def _parts_of(user: User, held: Iterable[Authorisation]) -> dict[tuple[Part, str], Q]:
    covered: dict[str, Q] = {}
    for authorisation in held:
        covered[authorisation.role] = (
            covered[authorisation.role] | _covers(authorisation)
            if authorisation.role in covered
            else _covers(authorisation)
        )
    parts: dict[tuple[Part, str], Q] = {}
    for role, within in covered.items():
        if role in TAKES_PART:
            parts[Part.NAMED, role] = within & Q(Exists(_named_for(role).filter(user=user)))
        if role in READS_ALL:
            parts[Part.READS_ALL, role] = within
        if role in MAY_TAKE_ON:
            waits = Q(state__in=MAY_TAKE_ON[role]) & ~Q(Exists(_named_for(role)))
            parts[Part.MAY_TAKE_ON, role] = within & (waits | Q(state__in=ANY_HOLDERS.get(role, ())))
    return parts


def _covers(held: Authorisation) -> Q:
    """The cases an authorisation is for: all, those of a scheme, those whose categories lie in its technical area."""
    met = Q(pk__isnull=False)
    if held.scheme:
        met &= Q(scheme_version__scheme=held.scheme)
    if held.technical_area:
        met &= Q(scheme_version__categories__contained_by=areas_under(held.technical_area))
    return met


def _named_for(role: str) -> QuerySet[Assignment]:
    return Assignment.objects.current().filter(case=OuterRef("pk"), role=role)


def _column(part: tuple[Part, str]) -> str:
    return f"is_{part[0]}_as_{part[1]}"
