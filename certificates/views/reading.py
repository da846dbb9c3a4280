"""The back office's list of certificates, and one certificate with its history and what may be done with it."""

from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.requests import StaffRequest, policy
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
    asked = {key: request.GET.get(key, "").strip() for key in ("text", "status", "sort")}
    rows = queries.certificates(text=asked["text"], status=asked["status"], sort=asked["sort"] or "newest")
    context = {
        "page": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page")),
        "asked": asked,
        "is_filtered": bool(asked["text"] or asked["status"]),
        "query": urlencode({key: value for key, value in asked.items() if value}),
        "statuses": Status.choices,
        "sorts": sorts(),
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


def sorts() -> list[tuple[str, str]]:
    return [
        ("newest", _("newest first")),
        ("number", _("by number")),
        ("holder", _("by holder")),
        ("until", _("by last day of validity")),
        ("status", _("by status")),
    ]


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
