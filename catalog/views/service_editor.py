"""The editor of services: each section saves alone; then the page as readers will see it, and publishing."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.requests import StaffRequest, policy
from billing.queries import public_rate_of
from catalog import queries
from catalog.actions import service_drafts
from catalog.forms import Rows, ServiceSectionForm
from catalog.models import ServiceVersion
from catalog.service_editor import ServiceSection, service_section, service_sections
from catalog.service_statements import service_statement
from catalog.views.schemes import READERS
from lib import clock
from staff.models import Role
from statements.showing_services import service_context
from tenants.context import current_body
from web.acting import act


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
def edit_service(request: StaffRequest, pk: UUID, key: str) -> HttpResponse:
    draft = _draft_for(pk)
    section = service_section(draft, key)
    if section is None:
        raise Http404
    form = section.form(request.POST or None, instance=draft)
    rows = section.rows.of(draft, request.POST or None) if section.rows else None
    are_valid = rows is None or rows.is_valid()
    if are_valid and act(
        request, lambda: _save(draft, form, rows, by=request.user), _("Saved."), form=form, typed=rows or ()
    ):
        if "next" not in request.POST:
            return redirect("catalog:edit-service", pk, key)
        return redirect(*_after(draft, section))
    draft.refresh_from_db()
    return render(request, "catalog/desk/edit_service.html", _context(draft, section) | {"form": form, "rows": rows})


@policy(host="body", who="body_staff", roles=READERS)
@require_safe
def preview_service(request: StaffRequest, pk: UUID) -> HttpResponse:
    draft = _draft_for(pk)
    return render(request, "catalog/desk/preview_service.html", _shown(draft) | {"draft": draft})


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
def publish_service(request: StaffRequest, pk: UUID) -> HttpResponse:
    """What is missing; then the one button."""
    draft = _draft_for(pk)
    words = _("Published. It stands on your storefront and in the search within seconds.")
    if act(request, lambda: service_drafts.publish_service(draft, by=request.user), words):
        return redirect("catalog:one-service", pk)
    return render(request, "catalog/desk/publish_service.html", _context(draft, None) | _shown(draft))


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
def discard_service(request: StaffRequest, pk: UUID) -> HttpResponse:
    draft = _draft_for(pk)
    words = _("The draft is discarded.")
    if act(request, lambda: service_drafts.discard_service_draft(draft, by=request.user), words):
        return redirect("catalog:service-list")
    return render(request, "catalog/desk/discard_service.html", {"draft": draft})


def _draft_for(pk: UUID) -> ServiceVersion:
    draft: ServiceVersion | None = queries.service_for(pk).versions.drafts().select_related("service").first()
    if draft is None:
        raise Http404
    return draft


def _save(draft: ServiceVersion, form: ServiceSectionForm, rows: Rows | None, *, by: User) -> ServiceVersion:
    lines = None if rows is None else rows.given()
    edition = form.cleaned_data["edition"]
    return service_drafts.save_service(draft, values=form.values(), lines=lines, edition=edition, by=by)


def _after(draft: ServiceVersion, section: ServiceSection) -> tuple[Any, ...]:
    """The next section's address, after the last that of publishing."""
    keys = [each.key for each in service_sections(draft)]
    following = keys[keys.index(section.key) + 1 :] if section.key in keys else []
    if following:
        return "catalog:edit-service", draft.service_id, following[0]
    return "catalog:publish-service", draft.service_id


def _context(draft: ServiceVersion, section: ServiceSection | None) -> dict[str, Any]:
    missing = queries.service_gaps(draft)
    lacking = {gap.section for gap in missing}
    sections = [
        {"section": each, "is_done": each.key not in lacking, "is_here": each == section}
        for each in service_sections(draft)
    ]
    return {
        "draft": draft,
        "section": section,
        "sections": sections,
        "done": sum(1 for row in sections if row["is_done"]),
        "gaps": missing,
        "here": [gap for gap in missing if section and gap.section == section.key],
    }


def _shown(draft: ServiceVersion) -> dict[str, Any]:
    today = clock.today(current_body().time_zone)
    return service_context(
        service_statement(draft.service, draft), tax_rate=partial(public_rate_of, current_body()), on=today
    )
