"""Reads about cases: who takes part in them, what waits on desks. The doors for views are in `cases.doors`."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy

from accounts.models import Organisation, User
from cases.models import Assignment, Case, Letter
from cases.models.cases import CaseQuerySet
from cases.sides import cases_open_to
from cases.steps import step_of
from cases.transitions import TERMINAL, Holder
from catalog.affected import counts_affected
from catalog.models import SchemeVersion
from lib import clock
from lib.text import bilingual
from staff.impartiality import Act, against, knows_clients
from staff.models import Role
from staff.queries import Candidate, holds
from tenants.models import CertificationBody
from tenants.open_matters import counts_open


def is_assigned(user: User, case: Case, role: str) -> bool:
    return Assignment.objects.current().filter(case=case, role=role, user=user).exists()


def is_within(inner: dict[str, Any], outer: dict[str, Any]) -> bool:
    """Whether a scope lies within another: its models and its standards (INV-5)."""
    return all(set(inner.get(part, [])) <= set(outer.get(part, [])) for part in ("models", "standards"))


def may_act(user: User, role: str, version: SchemeVersion) -> bool:
    """Whether somebody holds a role today for a published rule: for its scheme and its technical areas (INV-3)."""
    return holds(user, role, scheme=version.scheme_id, areas=version.categories)


def sees_fees(user: User, case: Case) -> bool:
    """Whether somebody is assigned to a case for its money, or holds the role for its scheme: they do not judge it."""
    assigned = case.assignments.filter(user=user, role=Role.FINANCE).exists()
    return assigned or holds(user, Role.FINANCE, scheme=case.scheme_version.scheme_id)


def against_taking_part(user: User, case: Case, act: Act) -> list[str]:
    """Why somebody may not take part in a case: what they did for its client's group within the scheme's period (INV-8)."""
    client = Organisation.objects.get(pk=case.organisation_id)
    return against(act, client, person=user, looks_back=looks_back_of(case))


def looks_back_of(case: Case) -> timedelta:
    """How long consultancy for a client, or employment by it, keeps somebody from its cases under this scheme."""
    return timedelta(days=case.scheme_version.conflict_months * 365 // 12)


@counts_affected(gettext_lazy("running cases"))
def running_cases(version: UUID) -> int:
    """How many cases are worked under a scheme version: they keep it."""
    return Case.objects.with_the_body().open().filter(scheme_version=version).count()


@counts_open(gettext_lazy("running cases"))
def cases_at_work(body: CertificationBody) -> int:
    """How many cases the body has taken in and not ended. Drafts are their clients' own."""
    return Case.objects.with_the_body().open().count()


@knows_clients(gettext_lazy("an open case"))
def open_cases_of(organisations: Collection[UUID]) -> int:
    """How many cases of some organisations the body has taken in and not ended. Drafts are no cases yet (INV-9)."""
    return Case.objects.with_the_body().open().filter(organisation__in=organisations).count()


def clients_with_open_cases() -> dict[UUID, list[Case]]:
    """Whoever has a case here that is not ended, drafts too: by organisation."""
    found: dict[UUID, list[Case]] = {}
    for case in Case.objects.open().order_by("number"):
        found.setdefault(case.organisation_id, []).append(case)
    return found


def clients_cases(organisations: Iterable[Organisation]) -> CaseQuerySet:
    """Every case of some organisations, newest first."""
    cases: CaseQuerySet = Case.objects.filter(organisation__in=[organisation.pk for organisation in organisations])
    return cases.select_related("scheme_version")


def cases_on_desk(user: User, which: str) -> CaseQuerySet:
    """The cases open to somebody of the body: "mine", "team", "overdue" or "unassigned"."""
    return _in_list(cases_open_to(user), user, which).select_related("scheme_version")


def counts_on_desk(user: User) -> dict[str, int]:
    """How many cases stand in each list of the desk."""
    cases = cases_open_to(user)
    return {which: _in_list(cases, user, which).count() for which in ("mine", "team", "overdue", "unassigned")}


def _in_list(cases: CaseQuerySet, user: User, which: str) -> CaseQuerySet:
    if which == "mine":
        return cases.open().filter(pk__in=Assignment.objects.current().filter(user=user).values("case"))
    if which == "overdue":
        return cases.overdue(clock.now())
    if which == "unassigned":
        officers = Assignment.objects.current().filter(role=Role.CASE_OFFICER).values("case")
        return cases.open().filter(~Q(pk__in=officers))
    return cases


def needs_of(case: Case) -> dict[str, str]:
    """What the client must do now, in words; empty where it is not their turn."""
    turn = step_of(case).client if case.holder == Holder.CLIENT else None
    return dict(turn.needs) if turn else bilingual("", "")


def reminders_of(case: Case) -> int:
    """How many reminders were sent since the case came to its present step."""
    return case.letters.filter(kind=Letter.Kind.REMINDER, sent_at__gte=case.since).count()


def with_load(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates with the number of open cases each is assigned to."""
    users = [candidate.user.pk for candidate in candidates]
    current = Assignment.objects.current().filter(user__in=users).exclude(case__state__in=TERMINAL)
    loads = dict(current.values_list("user").annotate(cases=Count("case", distinct=True)).order_by())
    return [replace(candidate, load=loads.get(candidate.user.pk, 0)) for candidate in candidates]
