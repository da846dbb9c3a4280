"""Reads that span models. The doors by which views get applications and cases are in `applications.doors`."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy

from accounts.models import Organisation, OrganisationMembership, User
from accounts.queries import acts_for
from applications.models import Application, Assignment, Case, FeeAnnex
from applications.models.cases import CaseQuerySet
from applications.sides import cases_open_to
from applications.transitions import TERMINAL, State
from catalog.affected import counts_affected
from catalog.models import SchemeVersion
from lib import clock
from lib.text import bilingual
from staff.models import Role
from staff.queries import Candidate, holds, ties

JUDGES = {Role.REVIEWER, Role.DECISION_MAKER}


def people_of(organisation: UUID) -> QuerySet[User]:
    """Who acts for an organisation."""
    members = OrganisationMembership.objects.active().filter(organisation=organisation)
    return User.objects.filter(pk__in=members.values("user"), is_active=True)


def is_assigned(user: User, case: Case, role: str) -> bool:
    return Assignment.objects.current().filter(case=case, role=role, user=user).exists()


def assigned_to(case: Case, role: str) -> list[User]:
    """Who is named for a step."""
    return list(
        User.objects.filter(pk__in=case.assignments.current().filter(role=role).values("user")).order_by("name")
    )


def fee_annex_for(user: User, application: Application) -> FeeAnnex | None:
    """What the work costs, for the client and for those of the body who judge no case of it (INV-10). Else None."""
    annex = FeeAnnex.objects.filter(agreement__application=application).first()
    if annex is None or acts_for(user, application.organisation_id):
        return annex
    judges = Assignment.objects.filter(case__application=application, role__in=JUDGES, user=user).exists()
    may_judge = any(holds(user, role, scheme=application.scheme_version.scheme_id) for role in JUDGES)
    return None if judges or may_judge else annex


def open_cases(application: Application) -> QuerySet[Case]:
    """The cases of an application that have not ended."""
    return application.cases.open().order_by("unit__position")


def scope_of(case: Case) -> dict[str, Any]:
    """What a case asks for, whole: frozen into the case at acceptance."""
    application, unit = case.application, case.unit
    return {
        "product": application.product,
        "trademark": application.trademark,
        "models": unit.models_asked,
        "main_model": unit.main_model,
        "key_components": unit.key_components,
        "standards": application.standards,
        "client": application.client_as_stated(),
        "manufacturer": unit.manufacturer.as_stated() if unit.manufacturer else application.manufacturer_as_stated(),
        "factory": unit.factory.as_stated() if unit.factory else application.factory_as_stated(),
    }


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


def ties_of(user: User, case: Case) -> list[str]:
    """Why somebody may not take part in a case: what they did for its client within the scheme's period (INV-8)."""
    client = Organisation.objects.get(pk=case.organisation_id)
    return ties(user, client, looks_back=looks_back_of(case))


def looks_back_of(case: Case) -> timedelta:
    """How long consultancy for a client, or employment by it, keeps somebody from its cases under this scheme."""
    return timedelta(days=case.scheme_version.conflict_months * 365 // 12)


def clients_drafts(organisations: Iterable[Organisation]) -> QuerySet[Application]:
    """Applications that have not been sent."""
    drafts = Application.objects.filter(organisation__in=[one.pk for one in organisations], submitted_at=None)
    return drafts.select_related("scheme_version__scheme")


def may_edit(application: Application) -> bool:
    """Whether the client may change what it asks for at this step."""
    states = set(open_cases(application).values_list("state", flat=True))
    return bool(states) and states <= {State.DRAFT, State.INFO_REQUESTED}


@counts_affected(gettext_lazy("running cases"))
def running_cases(version: UUID) -> int:
    """How many cases are worked under a scheme version: they keep it."""
    return Case.objects.with_the_body().open().filter(scheme_version=version).count()


@counts_affected(gettext_lazy("drafts of applications"))
def drafts_under(version: UUID) -> int:
    """How many applications are being written under a scheme version: they keep it too."""
    return Application.objects.filter(scheme_version=version, submitted_at=None).count()


def clients_cases(organisations: Iterable[Organisation]) -> QuerySet[Case]:
    """Every case of some organisations, newest first."""
    ids = [one.pk for one in organisations]
    return Case.objects.filter(organisation__in=ids).select_related("application", "unit", "scheme_version")


def cases_on_desk(user: User, which: str) -> QuerySet[Case]:
    """The cases open to somebody of the body: "mine", "team", "overdue" or "unassigned"."""
    return _in_list(cases_open_to(user), user, which).select_related("application", "unit", "scheme_version")


def _in_list(cases: CaseQuerySet, user: User, which: str) -> CaseQuerySet:
    if which == "mine":
        return cases.open().filter(pk__in=Assignment.objects.current().filter(user=user).values("case"))
    if which == "overdue":
        return cases.overdue(clock.now())
    if which == "unassigned":
        officers = Assignment.objects.current().filter(role=Role.CASE_OFFICER).values("case")
        return cases.open().filter(~Q(pk__in=officers))
    return cases


NEEDS = {
    State.DRAFT: bilingual("请完成并提交申请", "Finish and send the application"),
    State.INFO_REQUESTED: bilingual("请回答机构提出的问题", "Answer the questions of the certification body"),
    State.ACCEPTED: bilingual("请签署认证协议", "Sign the certification agreement"),
    State.EVALUATION_PLANNED: bilingual("请确认评价人员或提出异议", "Agree to the evaluators, or object to one"),
    State.NC_OPEN: bilingual("请对不符合项提交纠正措施", "Submit corrective action for the nonconformities"),
}


def needs_of(case: Case) -> dict[str, str]:
    """What the client must do now, in words; empty where it is not their turn."""
    nothing = bilingual("", "")
    return NEEDS.get(State(case.state), nothing) if case.holder == Case.Holder.CLIENT else nothing


def scope_models(cell: str) -> list[str]:
    """The models or components in one cell: separated by semicolons, 、 or line breaks, each once."""
    parts = cell.replace("；", ";").replace("、", ";").replace("\n", ";").split(";")
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def place_parts(cell: str) -> tuple[str, str]:
    """Name and address of a manufacturer or factory in one cell: the name up to the first semicolon, the address after."""
    name, _mark, address = cell.replace("；", ";").partition(";")
    return name.strip(), address.strip()


def counts_on_desk(user: User) -> dict[str, int]:
    """How many cases stand in each list of the desk."""
    cases = cases_open_to(user)
    return {which: _in_list(cases, user, which).count() for which in ("mine", "team", "overdue", "unassigned")}


def with_load(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates with the number of open cases each is assigned to."""
    users = [one.user.pk for one in candidates]
    current = Assignment.objects.current().filter(user__in=users).exclude(case__state__in=TERMINAL)
    loads = dict(current.values_list("user").annotate(cases=Count("case", distinct=True)).order_by())
    return [replace(one, load=loads.get(one.user.pk, 0)) for one in candidates]
