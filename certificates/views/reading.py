"""The back office's list of certificates, and one certificate with its history and what may be done with it."""

from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.requests import StaffRequest, policy
from catalog.queries import scheme_choices
from certificates import queries
from certificates.actions.measures import MAY_PROPOSE
from certificates.addresses import permanent_address
from certificates.models import Certificate
from certificates.papers import CERTIFICATE_KIND, NOTICE
from certificates.terms import needs_surveillance
from certificates.transitions import Status
from lib.text import localized
from look.statuses import look_of
from papers.queries import papers_of
from web.lists import Filter, ListOf, Order, ask

ON_A_PAGE = 25
# Who works on certificates: issues, signs, confirms, proposes and decides measures, answers for the body (docs/doors.md).
READERS = (
    "registrar",
    "signatory",
    "quality_manager",
    "case_officer",
    "evaluator",
    "reviewer",
    "decision_maker",
    "complaint_handler",
    "body_admin",
)


@policy(host="body", who="body_staff", roles=READERS)
@require_safe
def certificates(request: StaffRequest) -> HttpResponse:
    asked = ask(queries.certificates(), certificate_list(), request.GET, on_a_page=ON_A_PAGE)
    context = {
        "asked": asked,
        "page": asked.page,
        "tasks": queries.open_tasks()[:20],
        "measures": queries.open_measures()[:20],
    }
    return render(request, "certificates/list.html", context)


@policy(host="body", who="body_staff", roles=READERS)
@require_safe
def certificate(request: StaffRequest, pk: UUID) -> HttpResponse:
    shown = queries.certificate_for(request.user, pk)
    context = {
        "certificate": shown,
        "public_url": permanent_address(shown),
        "may": possible_actions(shown, request.roles),
        "history": history_lines(shown),
        "measures": shown.measures.select_related("proposed_by", "decided_by", "verified_by", "paper", "successor"),
        "asked": shown.requests.select_related("asked_by", "answered_by", "paper"),
        "surveillance": shown.surveillance_plans.active().first(),
        "tasks": shown.tasks.filter(done_at=None),
        "files": papers_of(CERTIFICATE_KIND, shown.pk).with_downloads(),
        "notices": papers_of(NOTICE, shown.pk),
        "is_preparer": shown.prepared_by_id == request.user.pk,
    }
    return render(request, "certificates/certificate.html", context)


def certificate_list() -> ListOf:
    """What can be asked of the list."""
    return ListOf(
        search=queries.by_words,
        search_words=_("Number, holder or product"),
        orders={
            "newest": Order(_("newest first"), ("-prepared_at", "id")),
            "number": Order(_("by number"), ("folded_number", "printed_number")),
            "holder": Order(_("by holder"), ("holder_name_zh", "holder_name_en", "id")),
            "until": Order(_("by last day of validity"), ("valid_until", "id")),
            "status": Order(_("by status"), ("status", "-status_since", "id")),
        },
        filters=(
            Filter("status", _("Status"), Status.choices, lambda value: Q(status=value)),
            Filter("scheme", _("Scheme"), scheme_choices(), lambda value: Q(scheme=value)),
        ),
    )


def possible_actions(shown: Certificate, roles: frozenset[str]) -> list[tuple[str, str]]:
    """(address, words) of what this status and these roles allow."""
    registrar, proposes = (
        "registrar" in roles,
        bool(roles & MAY_PROPOSE),
    )
    is_valid, is_suspended = shown.status == Status.VALID, shown.status == Status.SUSPENDED
    listed = [
        (registrar and is_valid, "suspend", [], _("Suspend on the holder's request")),
        (registrar and shown.is_in_force, "cancel", [], _("Cancel on the holder's request")),
        (proposes and wants_plan(shown), "plan", [], _("Plan the surveillance")),
        (proposes and is_valid, "propose", ["suspend"], _("Propose to suspend")),
        (proposes and is_suspended, "propose", ["restore"], _("Propose to restore")),
        (proposes and shown.is_in_force, "propose", ["withdraw"], _("Propose to withdraw")),
        (proposes and shown.is_in_force, "propose", ["cancel"], _("Propose to cancel")),
        (proposes and is_valid, "propose", ["supersede"], _("Propose its successor")),
        (registrar and takes_own_files(shown), "register-own-file", [], _("Register your own PDF by its hash")),
    ]
    return [
        (reverse(f"certificates:{name}", args=[shown.pk, *args]), words) for holds, name, args, words in listed if holds
    ]


def wants_plan(shown: Certificate) -> bool:
    return shown.is_in_force and needs_surveillance(shown) and not shown.surveillance_plans.active().exists()


def takes_own_files(shown: Certificate) -> bool:
    """Whether the body's own papers of it exist, and not ours."""
    return shown.origin == "imported" and shown.status != Status.PENDING


def history_lines(shown: Certificate) -> list[dict[str, object]]:
    """Lines for components/timeline.html, newest first, with names: this page is internal."""
    events = list(shown.events.order_by("-revision"))
    names = dict(User.objects.filter(pk__in=[event.by_id for event in events]).values_list("pk", "name"))
    return [
        {
            "when": event.effective_at,
            "what": event.get_what_display(),
            "why": " · ".join(filter(None, [localized(event.reason_words), localized(event.words)])),
            "who": (names.get(event.by_id) if event.by_id else "") or _("the clock"),
            "tone": look_of(event.what, "certificate-event").tone,
        }
        for event in events
    ]
