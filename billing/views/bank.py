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
from billing.views.desk import FINANCE, desk_tabs
from web.acting import act

ON_A_PAGE = 100


@policy(host="body", who="body_staff", roles=FINANCE)
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


@policy(host="body", who="body_staff", roles=FINANCE)
def columns(request: StaffRequest, pk: UUID) -> HttpResponse:
    statement = queries.statement_for(request.user, pk, body=request.certification_body)
    if statement.read_at:
        return redirect(statement)
    form = StatementColumnsForm(request.POST or None, statement=statement)
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


@policy(host="body", who="body_staff", roles=FINANCE)
def statement(request: StaffRequest, pk: UUID) -> HttpResponse:
    statement = queries.statement_for(request.user, pk, body=request.certification_body)
    if not statement.read_at:
        return redirect(statement)
    waiting = queries.lines_that_wait(statement)
    if request.method == "POST":
        chosen = list(waiting.filter(pk__in=_chosen(request)))
        if request.POST.get("do") == "aside":
            act(request, lambda: actions.set_lines_aside(chosen, by=request.user), _("Set aside."))
        else:
            _confirm(request, chosen)
        return redirect(statement)
    page = Paginator(waiting, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "statement": statement,
        "page": page,
        "rows": queries.proposals_for(list(page.object_list)),
        "dealt_with": statement.lines.count() - waiting.count(),
    }
    return render(request, "billing/statement.html", context)


def _chosen(request: StaffRequest) -> list[UUID]:
    chosen = []
    for value in request.POST.getlist("line"):
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
