"""The scheme editor: each section saves alone; the page as readers will see it stands beside it; then publish."""

from collections.abc import Iterable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import User
from accounts.requests import StaffRequest, policy
from billing.queries import public_rate_of
from catalog import actions, queries
from catalog.affected import affected_by
from catalog.changes import changes_between
from catalog.editor import SECTIONS, EditorSection, section_of
from catalog.forms import EditionForm, Rows, TransitionForm
from catalog.models import SchemeVersion, VersionPart
from catalog.statements import scheme_statement
from catalog.views.schemes import READERS
from lib import clock
from lib.refusal import Refused
from staff.models import Role
from statements.showing import scheme_context
from tenants.context import current_body
from web.acting import act


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
def edit_section(request: StaffRequest, pk: UUID, key: str) -> HttpResponse:
    draft, section = _draft_for(pk), _section_for(key)
    form, rows = _bound(section, draft, request.POST or None)
    are_valid = rows is None or rows.is_valid()
    save = partial(_save, draft, form, rows, by=request.user)
    if are_valid and act(request, save, _("Saved."), form=form, typed=rows or ()):
        return redirect("catalog:edit-section", pk, _next(section).key if "next" in request.POST else key)
    draft.refresh_from_db()  # what the form could not save is in the form, not in the preview
    context = _editor_context(draft, section) | {"form": form, "rows": rows}
    return render(request, "catalog/desk/edit_section.html", context)


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
@require_POST
def live_preview(request: StaffRequest, pk: UUID, key: str) -> HttpResponse:
    """The preview as it would be if this section were saved now. Nothing is."""
    draft, section = _draft_for(pk), _section_for(key)
    form, rows = _bound(section, draft, request.POST)
    with transaction.atomic():
        if form.is_valid() and (rows is None or rows.is_valid()):
            try:
                draft = _save(draft, form, rows, by=request.user)
            except Refused:
                draft.refresh_from_db()
        answer = render(request, "catalog/desk/_preview.html", _preview_context(draft))
        transaction.set_rollback(True)
    return answer


@policy(host="body", who="body_staff", roles=READERS)
def preview(request: StaffRequest, pk: UUID) -> HttpResponse:
    draft = _draft_for(pk)
    return render(request, "catalog/desk/preview.html", _preview_context(draft, request.GET) | {"draft": draft})


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
def publish(request: StaffRequest, pk: UUID) -> HttpResponse:
    """What is missing, what changes, who is affected; then the one button."""
    draft = _draft_for(pk)
    current = queries.version_in_force(draft.scheme)
    form = (TransitionForm if current else EditionForm)(request.POST or None, instance=draft)
    if published := act(request, lambda: _publish(draft, form, by=request.user), form=form):
        words = _("Version %(number)d is published. It stands on your storefront and in the search within seconds.")
        messages.success(request, words % {"number": published.result.number})
        return redirect("catalog:one-scheme", draft.scheme_id)
    draft.refresh_from_db()
    context = _editor_context(draft, None) | {
        "form": form,
        "current": current,
        "affected": affected_by(current.pk) if current else [],
        "changes": changes_between(current, draft) if current else [],
    }
    return render(request, "catalog/desk/publish.html", context)


@transaction.atomic
def _publish(draft: SchemeVersion, form: Any, *, by: User) -> SchemeVersion:
    return actions.publish(_save(draft, form, None, by=by), by=by)


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
def discard(request: StaffRequest, pk: UUID) -> HttpResponse:
    draft = _draft_for(pk)
    if request.method == "POST":
        actions.discard_draft(draft, by=request.user)
        messages.success(request, _("The draft is discarded."))
        return redirect("catalog:scheme-list")
    return render(request, "catalog/desk/discard.html", {"draft": draft})


def _draft_for(pk: UUID) -> SchemeVersion:
    draft: SchemeVersion | None = queries.scheme_for(pk).versions.drafts().select_related("scheme").first()
    if draft is None:
        raise Http404
    return draft


def _section_for(key: str) -> EditorSection:
    section = section_of(key)
    if section is None:
        raise Http404
    return section


def _next(section: EditorSection) -> EditorSection:
    position = SECTIONS.index(section)
    return SECTIONS[min(position + 1, len(SECTIONS) - 1)]


def _bound(section: EditorSection, draft: SchemeVersion, data: Any) -> tuple[Any, Rows | None]:
    form = (section.form or EditionForm)(data, instance=draft)
    return form, section.rows.of(draft, data) if section.rows else None


def _save(draft: SchemeVersion, form: Any, rows: Rows | None, *, by: User) -> SchemeVersion:
    values = form.values()
    parts: dict[type[VersionPart], Iterable[VersionPart]] = {}
    if rows is not None and rows.part:
        parts = {rows.part: rows.given()}
    elif rows is not None:
        values[rows.json_field] = rows.given()
    return actions.save_section(draft, values=values, rows=parts, edition=form.cleaned_data["edition"], by=by)


def _editor_context(draft: SchemeVersion, section: EditorSection | None) -> dict[str, Any]:
    missing = queries.gaps(draft)
    lacking = {gap.section for gap in missing}
    sections = [{"section": step, "is_done": step.key not in lacking, "is_here": step == section} for step in SECTIONS]
    return _preview_context(draft) | {
        "draft": draft,
        "section": section,
        "sections": sections,
        "gaps": missing,
        "here": [gap for gap in missing if section and gap.section == section.key],
        "done": sum(1 for row in sections if row["is_done"]),
    }


def _preview_context(draft: SchemeVersion, asked: Any = None) -> dict[str, Any]:
    today = clock.today(current_body().time_zone)
    return scheme_context(
        scheme_statement(draft.scheme, draft), asked or {}, tax_rate=partial(public_rate_of, current_body()), on=today
    )
