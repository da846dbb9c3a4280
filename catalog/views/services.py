"""The seller's desk: its services, one of them with its versions, and what is done with it as a whole."""

from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import StaffRequest, policy
from catalog import queries
from catalog.actions import service_drafts
from catalog.forms import NewServiceForm
from catalog.models import ServiceVersion
from catalog.sellers import TESTED, types_for
from catalog.views.schemes import READERS
from lib import clock
from staff.models import Role
from tenants.context import current_body
from tenants.hosts import body_url, site_url
from vocabulary.terms import ServiceType
from web import lists
from web.acting import act


def _list() -> lists.ListOf:
    kinds: list[tuple[str, str | Promise]] = [(kind.value, kind.label) for kind in types_for(current_body().kind)]
    return lists.ListOf(
        search=lambda text: lists.any_of(text, "name_zh", "name_en", "service__slug", "standards__0"),
        search_words=_("Name or address"),
        orders={
            "name": lists.Order(_("By name"), ["name_zh", "pk"]),
            "edited": lists.Order(_("Edited last"), ["-edited_at", "pk"]),
        },
        filters=[
            lists.Filter("type", _("Kind of service"), kinds, lambda value: Q(type=value)),
            lists.Filter("is", _("Status"), _statuses(), _of_status),
        ],
    )


def _statuses() -> list[tuple[str, str | Promise]]:
    return [("offered", _("On offer")), ("draft", _("Draft")), ("withdrawn", _("No longer offered"))]


def _of_status(value: str) -> Q:
    if value == "draft":
        return Q(published_at=None)
    if value == "withdrawn":
        return Q(service__withdrawn_at__isnull=False)
    return Q(service__withdrawn_at=None, service__versions__published_at__isnull=False)


@policy(host="body", who="body_staff", roles=READERS)
@require_safe
def service_list(request: StaffRequest) -> HttpResponse:
    asked = lists.ask(queries.services_for_desk(), _list(), request.GET)
    context = {
        "asked": asked,
        "rows": queries.desk_rows(asked.page.object_list),
        "has_scope": any(kind in TESTED for kind in types_for(request.certification_body.kind)),
        "may_write": _may_sell(request),
    }
    return render(request, "catalog/desk/service_list.html", context)


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
def new_service(request: StaffRequest) -> HttpResponse:
    form = NewServiceForm(request.POST or None)
    if written := act(request, lambda: service_drafts.write_service(by=request.user, **form.cleaned_data), form=form):
        return redirect("catalog:edit-service", written.result.service_id, "what")
    return render(request, "catalog/desk/new_service.html", {"form": form})


@policy(host="body", who="body_staff", roles=READERS)
@require_safe
def one_service(request: StaffRequest, pk: UUID) -> HttpResponse:
    service = queries.service_for(pk)
    current, draft = queries.version_on_offer(service), service.versions.drafts().first()
    context = {
        "service": service,
        "current": current,
        "draft": draft,
        "shown": current or draft,
        "gaps": queries.service_gaps(draft) if draft else [],
        "lapsed": queries.lapsed_tests(current) if current and not service.withdrawn_at else [],
        "versions": service.versions.published().select_related("published_by").order_by("-number"),
        "dates": service.dates.to_come(clock.now()),
        "has_dates": _has_dates(current or draft),
        "may_write": _may_sell(request),
        "storefront_url": body_url(request.certification_body, f"/services/{service.slug}/"),
        "register_url": site_url(f"/services/{service.pk}/"),
    }
    return render(request, "catalog/desk/service.html", context)


def _has_dates(version: ServiceVersion | None) -> bool:
    return version is not None and version.type == ServiceType.TRAINING


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
@require_POST
def service_draft(request: StaffRequest, pk: UUID) -> HttpResponse:
    service = queries.service_for(pk)
    if act(request, lambda: service_drafts.start_service_draft(service, by=request.user)):
        return redirect("catalog:edit-service", pk, "what")
    return redirect("catalog:one-service", pk)


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
def withdraw_service(request: StaffRequest, pk: UUID) -> HttpResponse:
    service = queries.service_for(pk)
    words = _("The service is no longer offered. What is ordered goes on.")
    if act(request, lambda: service_drafts.withdraw_service(service, by=request.user), words):
        return redirect("catalog:one-service", pk)
    context = {"service": service, "shown": queries.version_on_offer(service)}
    return render(request, "catalog/desk/withdraw_service.html", context)


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
@require_POST
def offer_service_again(request: StaffRequest, pk: UUID) -> HttpResponse:
    service = queries.service_for(pk)
    words = _("The service is offered again.")
    act(request, lambda: service_drafts.offer_service_again(service, by=request.user), words)
    return redirect("catalog:one-service", pk)


def _may_sell(request: StaffRequest) -> bool:
    return Role.SCHEME_MANAGER in request.roles
