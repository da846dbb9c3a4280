"""The back office's pages of imports: bring a file, say what it holds, look at every row, answer for it, take it back."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from accounts.requests import StaffRequest, policy
from imports import actions, queries, results
from imports import forms as our_forms
from imports.actions.checking import NEEDED
from imports.heads import look_of
from imports.looking import questions_of, way_of
from imports.models import Batch, Row
from imports.showing import preview_of, progress_of, steps_of
from imports.wording import outcome_words, reading_words, sentence, sentences
from web.acting import act, answer
from web.policy import Limit

BOTH = ("registrar", "quality_manager")
REGISTRAR = ("registrar",)
ON_A_PAGE = 50
MISSING = "missing"
UPLOADING = Limit("imports", "30/h/user,100/d/user")  # each may be 300 MB, read several times over


@policy(host="body", who="body_staff", roles=BOTH, limit=UPLOADING)
def imports(request: StaffRequest) -> HttpResponse:
    """What was imported, and the door for a new file."""
    form = our_forms.UploadForm(request.POST or None, request.FILES or None)
    uploaded = act(
        request, lambda: actions.receive(form.cleaned_data["file"], by=request.user), form=form, field="file"
    )
    if uploaded:
        return redirect("imports:columns", uploaded.result.pk)
    page = Paginator(queries.batches(), 20).get_page(request.GET.get("page"))
    return render(request, "imports/list.html", {"form": form, "page": page})


@policy(host="body", who="body_staff", roles=REGISTRAR)
def columns(request: StaffRequest, pk: UUID) -> HttpResponse:
    """What each column holds; below it the first rows as they would be understood."""
    batch = queries.batch_for(pk)
    if batch.state not in (Batch.State.READING, Batch.State.DRAFT, Batch.State.CHECKED):
        return redirect(batch)
    if batch.is_working or not batch.is_read:
        return render(request, "imports/reading.html", {"batch": batch, "progress": progress_of(batch)})
    look = look_of(batch)
    said = _said_columns(request, batch)
    questions = questions_of(look, said, batch.answers, batch)
    form = our_forms.ColumnsForm(request.POST or None, batch=batch, columns=said, questions=questions)
    is_again = "again" in request.POST  # only looked at anew with these columns, not checked yet
    if act(request, lambda: _say_columns(batch, form, is_again=is_again, by=request.user), form=form):
        return redirect(request.path if is_again else batch.get_absolute_url())
    way = way_of(batch, columns=said)
    context = {
        "batch": batch,
        "form": form,
        "reading_form": our_forms.ReadingForm(batch=batch),
        **_columns(form, look.lines),
        "reading_words": reading_words(batch.way_of_reading),
        "preview": preview_of(look.lines[:12], way),
        "is_remembered": batch.columns and request.method == "GET",
        "same": queries.same_file(batch),
    }
    return render(request, "imports/columns.html", context)


@policy(host="body", who="body_staff", roles=REGISTRAR)
@require_POST
def reading(request: StaffRequest, pk: UUID) -> HttpResponse:
    batch = queries.batch_for(pk)
    if not batch.is_read:
        return redirect("imports:columns", pk)
    form = our_forms.ReadingForm(request.POST, batch=batch)
    if form.is_valid():
        act(request, lambda: actions.read_again(batch, form.said(), by=request.user))
    else:
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    return redirect("imports:columns", pk)


@policy(host="body", who="body_staff", roles=BOTH)
@require_safe
def batch(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Where an import stands, what was found, and every row with its verdict."""
    shown = queries.batch_for(pk)
    if shown.state == Batch.State.DISCARDED:
        raise Http404
    asked = {key: request.GET.get(key, "").strip() for key in ("verdict", "code", "field", "text")}
    found = queries.rows_of(shown, **asked) if not shown.is_working else Row.objects.none()
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    reasons = [] if shown.is_working else [_worded(one) for one in queries.reasons_of(shown)]
    remarks = [] if shown.is_working else [_worded(one) for one in queries.reasons_of(shown, "remarks")]
    context = {
        "batch": shown,
        "steps": steps_of(shown),
        "progress": progress_of(shown),
        "reasons": reasons,
        "remarks": [one for one in remarks if one["code"] != "repeats"],
        "is_whole": bool(shown.answers.get("is_whole") and shown.checked_at and not shown.is_working),
        "missing": list(queries.missing_from(shown)[:ON_A_PAGE]),
        "missing_count": queries.missing_from(shown).count(),
        "alike": [] if shown.is_working else queries.look_alikes(shown),
        "rows": [_row(row, shown) for row in page],
        "page": page,
        "asked": asked,
        "query": urlencode({key: value for key, value in asked.items() if value}),
        "verdicts": Row.Verdict.choices[1:],
        "may": _may(shown, request),
        "workbook": shown.counts.get("total", 0) <= results.MOST_IN_WORKBOOK,
    }
    return render(request, "imports/batch.html", context)


@policy(host="body", who="body_staff", roles=REGISTRAR)
def state(request: StaffRequest, pk: UUID) -> HttpResponse:
    shown = queries.batch_for(pk)
    form = our_forms.StatementForm(request.POST or None)
    return _answer(
        request,
        shown,
        form,
        lambda: actions.state(shown, by=request.user, **form.cleaned_data),
        done=_("Signed. A quality manager who is another person confirms it; then it is entered."),
        title=_("Answer for the import"),
        action=_("Sign the statement"),
    )


@policy(host="body", who="body_staff", roles=("quality_manager",))
def confirm(request: StaffRequest, pk: UUID) -> HttpResponse:
    shown = queries.batch_for(pk)
    form = our_forms.StatementForm(request.POST or None)
    return _answer(
        request,
        shown,
        form,
        lambda: actions.confirm(shown, by=request.user, **form.cleaned_data),
        done=_("Confirmed. The certificates are being entered."),
        title=_("Confirm the import"),
        action=_("Confirm and enter the certificates"),
    )


@policy(host="body", who="body_staff", roles=REGISTRAR)
def discard(request: StaffRequest, pk: UUID) -> HttpResponse:
    shown = queries.batch_for(pk)
    form = forms.Form(request.POST if request.method == "POST" else None)
    return answer(
        request,
        form,
        lambda: actions.discard(shown, by=request.user),
        done=_("Discarded. Nothing of it was ever in the register."),
        back=reverse("imports:list"),
        template="imports/act.html",
        batch=shown,
        title=_("Discard this import?"),
        text=_("The file and what was found in it are deleted. The register is not touched."),
        action=_("Discard import"),
        is_final=True,
        shows_counts=False,
    )


@policy(host="body", who="body_staff", roles=REGISTRAR)
def ask_to_take_back(request: StaffRequest, pk: UUID) -> HttpResponse:
    shown = queries.batch_for(pk)
    form = our_forms.TakeBackForm(request.POST or None)
    return _answer(
        request,
        shown,
        form,
        lambda: actions.ask_to_take_back(shown, by=request.user, **form.cleaned_data),
        done=_("Asked. A quality manager, who is another person, takes it back."),
        title=_("Ask to take the whole import back?"),
        text=_taken_back_words(),
        action=_("Ask to take import back"),
    )


@policy(host="body", who="body_staff", roles=("quality_manager",))
def take_back(request: StaffRequest, pk: UUID) -> HttpResponse:
    shown = queries.batch_for(pk)
    return _answer(
        request,
        shown,
        forms.Form(request.POST if request.method == "POST" else None),
        lambda: actions.take_back(shown, by=request.user),
        done=_("It is being taken back."),
        title=_("Take the whole import back?"),
        text=_taken_back_words(),
        points=[
            _("%(person)s asks for it: %(why)s")
            % {"person": shown.taken_back_asked_by or "–", "why": shown.taken_back_why}
        ],
        action=_("Take import back"),
        is_final=True,
    )


def _taken_back_words() -> str:
    return _(
        "Certificates that it entered are cancelled as entered by mistake; their pages stay and say so, their numbers "
        "are free again. What it changed is as it was before. The register remembers both."
    )


@policy(host="body", who="body_staff", roles=BOTH)
@require_safe
def result(request: StaffRequest, pk: UUID, kind: str) -> HttpResponse | FileResponse:
    """Every row with its verdict, as a file to work with; `?only=refused` gives what is left to do."""
    shown = queries.batch_for(pk)
    if shown.is_working or not shown.checked_at or kind not in ("csv", "xlsx"):
        raise Http404
    only = request.GET.get("only", "")
    if only == MISSING and kind == "csv":
        name = f"{stem_of(shown)} – {_('not in the file')}.csv"
        return FileResponse(results.missing_as_csv(shown), as_attachment=True, filename=name)
    write = results.as_csv if kind == "csv" else results.as_workbook
    file = write(shown, only=only if only in Row.Verdict.values else "")
    return FileResponse(file, as_attachment=True, filename=f"{stem_of(shown)} – {_('result')}.{kind}")


def stem_of(shown: Batch) -> str:
    return shown.name.rpartition(".")[0] or shown.name


def _answer(
    request: StaffRequest, shown: Batch, form: forms.Form, action: Callable[[], object], /, *, done: str, **words: Any
) -> HttpResponse:
    context = {"batch": shown, "shows_counts": bool(shown.counts), **words}
    return answer(request, form, action, done=done, back=shown, template="imports/act.html", **context)


def _say_columns(batch: Batch, form: our_forms.ColumnsForm, *, is_again: bool, by: User) -> None:
    batch = actions.say_columns(batch, columns=form.columns(), answers=form.answers(), by=by)
    if not is_again:
        actions.check(batch, by=by)


def _said_columns(request: StaffRequest, batch: Batch) -> dict[str, str]:
    """The columns as they stand on the page: what questions there are follows from them."""
    if request.method != "POST":
        return dict(batch.columns)
    places = range(len(batch.headings))
    return {str(place): request.POST.get(f"column_{place}", "") for place in places}


def _columns(form: our_forms.ColumnsForm, lines: list[Any]) -> dict[str, Any]:
    """The columns that hold something, and the others, which are only looked into where something is amiss."""
    rows = _samples(form, lines)
    used = [row for row in rows if row["is_chosen"] or row["field"].errors]
    unused = [row for row in rows if row not in used]
    return {"used": used, "unused": unused, "is_open": len(used) < len(NEEDED) + 2 or bool(form.errors)}


def _samples(form: our_forms.ColumnsForm, lines: list[Any]) -> list[dict[str, Any]]:
    rows = []
    for place, field in enumerate(form.column_rows):
        cells = [line.cells[place].strip() for line in lines if place < len(line.cells)]
        shown = list(dict.fromkeys(" ".join(cell.split())[:80] for cell in cells if cell))[:3]
        rows.append({"field": field, "samples": shown, "is_chosen": bool(field.value())})
    return rows


def _worded(reason: dict[str, Any]) -> dict[str, Any]:
    words = sentence(reason["example"])
    # Of rows that say different things one sentence is true of its own row only, and says so.
    return reason | {"words": _("For example: %(words)s") % {"words": words} if reason["differs"] else words}


def _row(row: Row, shown: Batch) -> dict[str, Any]:
    said = row.content
    return {
        "row": row,
        "outcome": outcome_words(row, shown),
        "problems": sentences(row.problems),
        "remarks": sentences(row.remarks),
        "holder": {"zh": said.get("holder_name_zh", ""), "en": said.get("holder_name_en", "")},
        "product": {"zh": said.get("product_zh", ""), "en": said.get("product_en", "")},
    }


def _may(shown: Batch, request: StaffRequest) -> dict[str, bool]:
    is_registrar, is_manager = "registrar" in request.roles, "quality_manager" in request.roles
    state = shown.state
    has_entered = state == Batch.State.DONE and bool(shown.counts.get("entered") or shown.counts.get("updated"))
    return {
        "change": is_registrar and state in (Batch.State.DRAFT, Batch.State.CHECKED),
        "state": is_registrar and state == Batch.State.CHECKED and bool(shown.counts.get("new") or shown.counts.get("changed")),
        "confirm": is_manager and state == Batch.State.STATED and shown.stated_by_id != request.user.pk,
        "discard": is_registrar and state in (Batch.State.DRAFT, Batch.State.CHECKED, Batch.State.STATED),
        "ask_to_take_back": is_registrar and has_entered and shown.taken_back_asked_by_id is None,
        "take_back": is_manager and has_entered and shown.taken_back_asked_by_id not in (None, request.user.pk),
    }  # fmt: skip
