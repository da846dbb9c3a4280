"""Bank statements on a body's finance desk: a file is taken in, its lines are proposed, a person confirms."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import StaffRequest, policy
from billing import actions, queries
from billing.forms import BankStatementForm, StatementColumnsForm
from billing.matching import SURE
from billing.models import BankStatement, FileOfRows
from billing.views.desk import FINANCE, desk_tabs
from lib import clock
from look.templatetags.words import moment, thousands
from web.acting import act

ON_A_PAGE = 100


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def statements(request: StaffRequest) -> HttpResponse:
    body = request.certification_body
    form, began = BankStatementForm(request.POST or None, request.FILES or None), clock.now()
    received = act(
        request,
        lambda: actions.receive_statement(form.cleaned_data["file"], body=body, by=request.user),
        form=form,
    )
    if received:
        anew = received.result.reading_since  # one that could not be read is tried once more
        if received.result.uploaded_at < began and not (anew and anew >= began):
            day = moment(received.result.uploaded_at)
            messages.info(request, _("This file came on %(day)s already: nothing of it is read twice.") % {"day": day})
        return redirect(received.result)
    page = Paginator(queries.statements_of(body), 50).get_page(request.GET.get("page"))
    return render(request, "billing/statements.html", {"form": form, "page": page, "tabs": desk_tabs("statements")})


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def columns(request: StaffRequest, pk: UUID) -> HttpResponse:
    statement = queries.statement_for(request.user, pk, body=request.certification_body)
    if (statement.read_at or statement.reading_since) and not statement.columns_are_open:
        return redirect(statement)
    form = StatementColumnsForm(request.POST or None, file=statement)
    said = act(request, lambda: actions.say_statement_columns(statement, by=request.user, **form.told), form=form)
    if said:
        return redirect(said.result)
    return render(request, "billing/statement_columns.html", {"form": form, "statement": statement})


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def statement(request: StaffRequest, pk: UUID) -> HttpResponse:
    statement = queries.statement_for(request.user, pk, body=request.certification_body)
    if not statement.reading_since and not statement.read_at:
        return redirect(statement)
    if statement.is_being_read or statement.trouble:
        return render(
            request, "billing/statement_reading.html", {"file": statement, "progress": progress_of(statement)}
        )
    waiting, dealt_with = queries.lines_that_wait(statement), queries.lines_dealt_with(statement)
    if request.method == "POST":
        ticked = chosen_in(request, "line")
        chosen = list(waiting.filter(pk__in=ticked))
        if request.POST.get("do") == "up":
            chosen = list(dealt_with.select_related("body").filter(pk__in=ticked))
            act(request, lambda: actions.take_lines_up(chosen, by=request.user), _("They wait again."))
        elif request.POST.get("do") == "aside":
            act(request, lambda: actions.set_lines_aside(chosen, by=request.user), _("Set aside."))
        elif request.POST.get("do") == "sure":
            act(request, lambda: actions.record_sure_lines(statement, by=request.user))
        else:
            _confirm(request, chosen)
        return redirect(statement)
    if request.GET.get("show") == "done":
        page = Paginator(dealt_with, ON_A_PAGE).get_page(request.GET.get("page"))
        return render(request, "billing/statement_done.html", {"statement": statement, "page": page})
    page = Paginator(waiting, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "statement": statement,
        "page": page,
        "rows": queries.proposals_for(list(page.object_list)),
        "dealt_with": dealt_with.count(),
        "lines": statement.lines.count(),
        "sure": waiting.filter(score__gte=SURE).count(),
        "progress": progress_of(statement),
    }
    return render(request, "billing/statement.html", context)


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
@require_safe
def file(request: StaffRequest, pk: UUID) -> FileResponse:
    """As it was sent: to be kept and not shown, since it came from outside."""
    statement = queries.statement_for(request.user, pk, body=request.certification_body)
    return FileResponse(statement.file.open(), as_attachment=True, filename=statement.name)


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
@require_POST
def line_is(request: StaffRequest, pk: UUID, transfer_pk: UUID) -> HttpResponse:
    """A line is a transfer that was recorded by hand."""
    body = request.certification_body
    line = queries.line_for(request.user, pk, body=body)
    transfer = queries.transfer_for(request.user, transfer_pk, body=body)
    words = _("This line is that transfer: nothing was recorded again.")
    act(request, lambda: actions.say_line_is(line, transfer, by=request.user), words)
    return redirect(line.statement)


def progress_of(file: FileOfRows) -> dict[str, Any] | None:
    """How far the background has come, in words; None where it has nothing to do."""
    done = {"done": thousands(file.position), "total": thousands(file.total)}
    if file.is_being_read:
        return {
            "percent": file.percent,
            "words": _("The file is read"),
            "detail": _("%(done)s of %(total)s rows") % done,
        }
    if isinstance(file, BankStatement) and file.is_working:
        words = _("Transfers are recorded")
        return {"percent": file.percent, "words": words, "detail": _("%(done)s of %(total)s lines") % done}
    return None


def chosen_in(request: StaffRequest, name: str) -> list[UUID]:
    """The rows that were ticked."""
    chosen = []
    for value in request.POST.getlist(name):
        try:
            chosen.append(UUID(value))
        except ValueError:
            continue
    return chosen


def _confirm(request: StaffRequest, chosen: list[Any]) -> None:
    done = actions.confirm_lines(chosen, by=request.user)
    if done.recorded:
        count = len(done.recorded)
        words = ngettext("%(count)d transfer recorded.", "%(count)d transfers recorded.", count)
        messages.success(request, words % {"count": count})
    for line, why in done.refused[:20]:
        messages.error(request, f"{line.row}: {why}")
    if not chosen:
        messages.warning(request, _("Tick the lines first."))
