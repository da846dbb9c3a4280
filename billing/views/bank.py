"""Bank statements on a body's finance desk: a file is taken in, its lines are proposed, a person confirms."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.requests import StaffRequest, policy
from billing import actions, queries
from billing.forms import BankStatementForm, StatementColumnsForm
from billing.matching import SURE
from billing.models import BankStatement, FileOfRows
from billing.views.desk import FINANCE, desk_tabs
from look.templatetags.words import thousands
from web.acting import act

ON_A_PAGE = 100


@policy(host="body", who="body_staff", roles=FINANCE, while_closing=True)
def statements(request: StaffRequest) -> HttpResponse:
    body = request.certification_body
    form = BankStatementForm(request.POST or None, request.FILES or None)
    received = act(
        request,
        lambda: actions.receive_statement(form.cleaned_data["file"], body=body, by=request.user),
        form=form,
    )
    if received:
        return redirect(received.result)
    page = Paginator(queries.statements_of(body), 50).get_page(request.GET.get("page"))
    return render(request, "billing/statements.html", {"form": form, "page": page, "tabs": desk_tabs("statements")})


@policy(host="body", who="body_staff", roles=FINANCE, while_closing=True)
def columns(request: StaffRequest, pk: UUID) -> HttpResponse:
    statement = queries.statement_for(request.user, pk, body=request.certification_body)
    if statement.read_at or statement.reading_since:
        return redirect(statement)
    form = StatementColumnsForm(request.POST or None, file=statement)
    said = act(
        request,
        lambda: actions.say_statement_columns(
            statement, columns=form.columns, currency=form.cleaned_data["currency_usual"], by=request.user
        ),
        form=form,
    )
    if said:
        return redirect(said.result)
    return render(request, "billing/statement_columns.html", {"form": form, "statement": statement})


@policy(host="body", who="body_staff", roles=FINANCE, while_closing=True)
def statement(request: StaffRequest, pk: UUID) -> HttpResponse:
    statement = queries.statement_for(request.user, pk, body=request.certification_body)
    if not statement.reading_since and not statement.read_at:
        return redirect(statement)
    if statement.is_being_read or statement.trouble:
        return render(
            request, "billing/statement_reading.html", {"file": statement, "progress": progress_of(statement)}
        )
    waiting = queries.lines_that_wait(statement)
    if request.method == "POST":
        chosen = list(waiting.filter(pk__in=chosen_in(request, "line")))
        if request.POST.get("do") == "aside":
            act(request, lambda: actions.set_lines_aside(chosen, by=request.user), _("Set aside."))
        elif request.POST.get("do") == "sure":
            act(request, lambda: actions.record_sure_lines(statement, by=request.user))
        else:
            _confirm(request, chosen)
        return redirect(statement)
    page = Paginator(waiting, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "statement": statement,
        "page": page,
        "rows": queries.proposals_for(list(page.object_list)),
        "dealt_with": statement.lines.count() - waiting.count(),
        "sure": waiting.filter(score__gte=SURE).count(),
        "progress": progress_of(statement),
    }
    return render(request, "billing/statement.html", context)


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
