"""Reads that span models. The doors by which views get applications are in `applications.doors`."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Organisation, User
from accounts.queries import acts_for
from applications.models import Application, FeeAnnex, Quote, ReceivedEnquiry
from cases.models import Assignment, Case
from cases.models.cases import CaseQuerySet
from cases.transitions import State
from catalog.affected import counts_affected
from exchange.askers import is_asker
from exchange.quoters import says_who_quotes
from lib import clock
from lib.refusal import Refused
from staff.impartiality import knows_clients
from staff.models import Role
from staff.queries import JUDGES, holds
from tenants.models import CertificationBody
from tenants.open_matters import counts_open
from web.checklist import Need

MAY_EDIT = frozenset({State.DRAFT, State.INFO_REQUESTED})


def fee_annex_for(user: User, application: Application) -> FeeAnnex | None:
    """What the work costs, for the client and for those of the body who judge no case of it (INV-10). Else None."""
    annex = FeeAnnex.objects.filter(agreement__application=application).first()
    if annex is None or acts_for(user, application.organisation_id):
        return annex
    named = Assignment.objects.filter(case__in=application.cases, role__in=JUDGES)
    return None if sees_no_money(user, application.scheme_version.scheme_id, named) else annex


@says_who_quotes
def may_quote(user: User, scheme: UUID) -> bool:
    """Whether a person keeps the books for a scheme and has no part in what comes of its open cases: quotes are money.

    Of which client an enquiry is, the body is not told: so any open case under the scheme counts.
    """
    if not holds(user, Role.FINANCE, scheme=scheme):
        return False
    open_cases = Case.objects.open().filter(scheme_version__scheme=scheme)
    named = Assignment.objects.current().filter(case__in=open_cases, role__in=JUDGES | {Role.EVALUATOR})
    return not sees_no_money(user, scheme, named)


def sees_no_money(user: User, scheme: UUID, named: QuerySet[Assignment]) -> bool:
    """Whether somebody may judge cases of a scheme, or is one of those `named` for what comes of one (INV-10)."""
    if any(holds(user, role, scheme=scheme) for role in JUDGES):
        return True
    return named.filter(user=user).exists()


def may_read_enquiry(user: User, scheme: UUID) -> bool:
    """Whether a person may read what was asked, and ask back: of the brief, which names no money."""
    return may_quote(user, scheme) or holds(user, Role.CASE_OFFICER, scheme=scheme)


def awarded_quote(application: Application) -> Quote | None:
    """The quote with which the client came, as it was sent; None where it applied without one."""
    received = ReceivedEnquiry.objects.filter(application=application).first()
    return quote_taken(received) if received else None


def quote_taken(received: ReceivedEnquiry) -> Quote | None:
    """The quote of this body that the enterprise took, with its scheme; None before that."""
    award = received.statement.award
    sent = received.quotes.select_related("scheme_version__scheme").exclude(sent_at=None)
    return sent.filter(pk=award.quote).first() if award else None


def received_by(user: User, tab: str = "all") -> QuerySet[ReceivedEnquiry]:
    """Enquiries under the schemes for which a person reads them: to answer the nearest deadline first, else the newest."""
    schemes = set(ReceivedEnquiry.objects.values_list("scheme", flat=True).distinct().order_by())
    theirs = ReceivedEnquiry.objects.filter(scheme__in=[each for each in schemes if may_read_enquiry(user, each)])
    waiting = theirs.to_answer(clock.now())
    if tab == "to_answer":
        return waiting
    theirs = theirs.with_answers()
    if tab == "answered":
        answered = Q(was_quoted=True) | Q(declined_at__isnull=False)
        return theirs.filter(answered).exclude(pk__in=waiting.values("pk"))
    return theirs


def won_and_lost() -> dict[str, int]:
    """How many of this body's own quotes were taken, of those whose enquiry has ended. Nobody else is told."""
    ended = ReceivedEnquiry.objects.filter(is_open=False, quotes__sent_at__isnull=False).distinct()
    return {"ended": ended.count(), "won": ended.exclude(content__award=None).count()}


def needs_you(user: User, *, roles: Iterable[str]) -> list[Need]:
    """Enquiries that wait for a quote of this body or for its being confirmed, for those who quote."""
    if Role.FINANCE not in roles:
        return []
    waiting = ReceivedEnquiry.objects.to_answer(clock.now())
    schemes = set(waiting.order_by().values_list("scheme", flat=True))
    theirs = waiting.filter(scheme__in=[each for each in schemes if may_quote(user, each)])
    return [_need(received) for received in theirs[:20]]


def _need(received: ReceivedEnquiry) -> Need:
    again = _("Confirm your quote for enquiry %(number)s: its brief has changed")
    words = again if received.must_confirm else _("Quote for enquiry %(number)s")
    return Need(
        words=words % {"number": received.number},
        url=reverse("applications:enquiry", args=[received.pk]),
        why=received.statement.brief.product,
        due=received.deadline,
        subject=received.number,
    )


def agreement_path(case: Case) -> str:
    """Where both sides read the agreement of a case, on the body's host."""
    return reverse("applications:agreement", urlconf=settings.ROOT_URLCONF, args=[case.pk])


def application_of(case: Case) -> Application:
    """The application a case is about. Refused where it is about something else: such kinds are not built yet."""
    if case.subject_kind != Case.Subject.APPLICATION:
        raise Refused(_("This case is about no application."))
    return case.unit.application


def open_cases(application: Application) -> CaseQuerySet:
    """The cases of an application that have not ended."""
    return application.cases.open().order_by("number")


def scope_of(case: Case) -> dict[str, Any]:
    """What a case asks for, whole: frozen into the case at acceptance."""
    unit = case.unit
    application = unit.application
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


def clients_drafts(organisations: Iterable[Organisation]) -> QuerySet[Application]:
    """Applications that have not been sent."""
    drafts = Application.objects.filter(
        organisation__in=[organisation.pk for organisation in organisations], submitted_at=None
    )
    return drafts.select_related("scheme_version__scheme")


def may_edit(application: Application) -> bool:
    """Whether the client may change what it asks for at this step."""
    states = set(open_cases(application).values_list("state", flat=True))
    return bool(states) and states <= MAY_EDIT


@counts_open(gettext_lazy("enquiries open, with their quotes"))
def enquiries_open(body: CertificationBody) -> int:
    """How many enquiries of the square wait for the body, or for whoever asked to choose."""
    return ReceivedEnquiry.objects.filter(is_open=True).count()


@knows_clients(gettext_lazy("an open enquiry"))
def open_enquiries_of(organisations: Collection[UUID]) -> int:
    """How many open enquiries of some organisations the body has not declined. It is not told who asks; its host can tell."""
    asked = ReceivedEnquiry.objects.filter(is_open=True, declined_at=None).values_list("pk", "content__asker_digest")
    return sum(
        any(is_asker(digest or "", invitation, member) for member in organisations) for invitation, digest in asked
    )


@counts_affected(gettext_lazy("drafts of applications"))
def drafts_under(version: UUID) -> int:
    """How many applications are being written under a scheme version: they keep it too."""
    return Application.objects.filter(scheme_version=version, submitted_at=None).count()


def scope_models(cell: str) -> list[str]:
    """The models or components in one cell: separated by semicolons, 、 or line breaks, each once."""
    parts = cell.replace("；", ";").replace("、", ";").replace("\n", ";").split(";")
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def party_parts(cell: str) -> tuple[str, str]:
    """Name and address of a manufacturer or factory in one cell: the name up to the first semicolon, the address after."""
    name, _mark, address = cell.replace("；", ";").partition(";")
    return name.strip(), address.strip()
