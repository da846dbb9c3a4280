"""Reads that span models, and the doors by which views get applications and cases."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy

from accounts.models import BodyMembership, Organisation, OrganisationMembership, User
from accounts.queries import may_enter_body
from applications.models import Application, Assignment, Case, Document, FeeAnnex
from applications.transitions import TERMINAL, State
from catalog.affected import counts_affected
from catalog.models import SchemeVersion
from lib import clock
from lib.text import bilingual
from staff.models import Role
from staff.queries import Candidate, holds, ties
from tenants.context import current_body

JUDGES = {Role.REVIEWER, Role.DECISION_MAKER}


def acts_for(user: User, organisation: UUID) -> bool:
    """Whether a person acts for an organisation today."""
    return OrganisationMembership.objects.active().filter(user=user, organisation=organisation).exists()


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


def application_for(user: User, pk: UUID) -> Application:
    """An application its own people may open; once it is sent the body's people too. Raises Http404."""
    found = (
        Application.objects.select_related("scheme_version__scheme", "manufacturer", "factory").filter(pk=pk).first()
    )
    if found is None:
        raise Http404
    is_seen_by_the_body = not found.is_draft and may_enter_body(user, current_body())
    if not is_seen_by_the_body and not acts_for(user, found.organisation_id):
        raise Http404
    return found


def own_application_for(user: User, pk: UUID) -> Application:
    """An application as its client: only people who act for the organisation. Raises Http404."""
    found = application_for(user, pk)
    if not acts_for(user, found.organisation_id):
        raise Http404
    return found


def case_for(user: User, pk: UUID, *related: str) -> Case:
    """A case its client or the body's people may open. Raises Http404 for everybody else.

    One query tells both: `is_clients` and `is_staffs` on the case say on which side this person stands.
    """
    acts = OrganisationMembership.objects.active().filter(user=user, organisation=OuterRef("organisation"))
    works = BodyMembership.objects.active().filter(user=user, body=current_body())
    fetched = ("application__manufacturer", "application__factory", "unit__manufacturer", "unit__factory", *related)
    cases = Case.objects.select_related(*fetched, "scheme_version__scheme")
    found = cases.annotate(is_clients=Exists(acts), is_staffs=Exists(works)).filter(pk=pk).first()  # type: ignore[no-redef]
    if found is None or not (found.is_clients or (found.is_staffs and found.state != State.DRAFT)):
        raise Http404
    return found


def document_for(user: User, pk: UUID) -> Document:
    """A document of an application the person may open; internal ones are for the body's people. Raises Http404."""
    found = Document.objects.select_related("application").filter(pk=pk).first()
    if found is None:
        raise Http404
    application_for(user, found.application_id)
    if found.is_internal and not may_enter_body(user, current_body()):
        raise Http404
    return found


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


def latest_documents(documents: Iterable[Document]) -> list[Document]:
    """The newest version of each document, in the order given."""
    newest: dict[str, Document] = {}
    for document in documents:
        if document.slot not in newest or newest[document.slot].version < document.version:
            newest[document.slot] = document
    return list(newest.values())


def organisations_of(user: User) -> list[Organisation]:
    """The organisations a person acts for."""
    ids = OrganisationMembership.objects.active().filter(user=user).values("organisation")
    return list(Organisation.objects.filter(pk__in=ids))


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
    """The body's cases: "mine", "team", "overdue" or "unassigned"."""
    cases = Case.objects.with_the_body().select_related("application", "unit", "scheme_version")
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
    return {which: cases_on_desk(user, which).count() for which in ("mine", "team", "overdue", "unassigned")}


def with_load(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates with the number of open cases each is assigned to."""
    users = [one.user.pk for one in candidates]
    current = Assignment.objects.current().filter(user__in=users).exclude(case__state__in=TERMINAL)
    loads = dict(current.values_list("user").annotate(cases=Count("case", distinct=True)).order_by())
    return [replace(one, load=loads.get(one.user.pk, 0)) for one in candidates]
