"""Bank statements on a body's finance desk: a file is taken in, its lines are proposed, a person confirms."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet, Sum
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import StaffRequest, policy
from billing.bank import actions, queries
from billing.bank.forms import BankStatementForm, StatementColumnsForm
from billing.bank.matching import SURE
from billing.models import BankStatement, StatementLine
from billing.queries import transfer_for
from billing.row_files.queries import first_lines
from billing.row_files.views import ON_A_PAGE, chosen_in, progress_of, said_aside, same_page
from billing.views.desk import FINANCE, desk_tabs
from lib import clock
from lib.money import money_of
from look.templatetags.words import moment
from web.acting import act


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
    return render(
        request, "billing/statements.html", {"form": form, "page": page, "tabs": desk_tabs(request, "statements")}
    )


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def columns(request: StaffRequest, pk: UUID) -> HttpResponse:
    statement = queries.statement_for(request.user, pk, body=request.certification_body)
    if (statement.read_at or statement.reading_since) and not statement.columns_are_open:
        return redirect(statement)
    form = StatementColumnsForm(request.POST or None, file=statement)
    said = act(request, lambda: actions.say_statement_columns(statement, by=request.user, **form.told), form=form)
    if said:
        return redirect(said.result)
    return render(
        request,
        "billing/statement_columns.html",
        {"form": form, "statement": statement, "first_lines": first_lines(statement)},
    )


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
        ticked, do = chosen_in(request, "line"), request.POST.get("do")
        if do in {"aside", "surely"} or "aside" in request.POST:
            return _set_aside(request, statement, waiting)
        if do == "up":
            chosen = list(dealt_with.select_related("body").filter(pk__in=ticked))
            act(request, lambda: actions.take_lines_up(chosen, by=request.user), _("They wait again."))
        else:
            _confirm(request, list(waiting.filter(pk__in=ticked)))
        return redirect(same_page(request, statement))
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
        "sure": queries.sure_lines(statement).count(),
        "batch": statement.batch,
        "progress": progress_of(statement),
    }
    return render(request, "billing/statement.html", context)


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def record_sure(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Says what one press would book, and books it in the background."""
    statement = queries.statement_for(request.user, pk, body=request.certification_body)
    if act(request, lambda: actions.record_sure_lines(statement, by=request.user)):
        return redirect(statement)
    lines = queries.sure_lines(statement)
    sums = lines.order_by("currency").values_list("currency").annotate(Sum("amount"), Count("pk"))
    context = {
        "statement": statement,
        "count": lines.count(),
        "sums": [(money_of(sum, currency), count) for currency, sum, count in sums],
        "contested": queries.lines_that_wait(statement).filter(score__gte=SURE).count() - lines.count(),
    }
    return render(request, "billing/record_sure.html", context)


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
    transfer = transfer_for(request.user, transfer_pk, body=body)
    if answer := dealt_with(request, line):
        return answer
    words, back = _("This line is that transfer: nothing was recorded again."), after(line)
    act(request, lambda: actions.say_line_is(line, transfer, by=request.user), words)
    return redirect(back)


def dealt_with(request: StaffRequest, line: StatementLine) -> HttpResponse | None:
    """What became of a line that somebody was quicker with; None where it waits."""
    if line.transfer is not None:
        words = _("This line of the bank statement is the transfer %(reference)s already.")
        messages.info(request, words % {"reference": line.transfer.bank_reference})
        return redirect(line.transfer)
    if line.set_aside_at is not None:
        words = _("This line was set aside by %(who)s. Take it up again to record it.")
        messages.info(request, words % {"who": line.set_aside_by})
        return redirect(f"{line.statement.get_absolute_url()}?show=done")
    return None


def after(line: StatementLine) -> str:
    """Where its statement goes on once this line does not wait any more: the page, at the line that follows."""
    waiting = queries.lines_that_wait(line.statement)
    ahead = Q(score__gt=line.score) | Q(score=line.score, row__lt=line.row)
    follows = waiting.exclude(ahead).exclude(pk=line.pk).first()
    page = waiting.filter(ahead).count() // ON_A_PAGE + 1
    there = f"{line.statement.get_absolute_url()}?page={page}"
    return f"{there}#line-{follows.pk}" if follows else there


def _set_aside(request: StaffRequest, statement: BankStatement, waiting: QuerySet[StatementLine]) -> HttpResponse:
    """One line by its own button; several that are ticked once it is clear that none of them is a client's money."""
    alone = chosen_in(request, "aside")
    chosen = list(waiting.filter(pk__in=alone or chosen_in(request, "line")))
    if not chosen:
        messages.warning(request, _("Tick the lines first."))
        return redirect(same_page(request, statement))
    proposed = [
        (line, ", ".join(one.number for one in match.invoices))
        for line, match in queries.proposals_for(chosen)
        if match.invoices
    ]
    if proposed and not alone and request.POST.get("do") != "surely":
        context = {"file": statement, "name": "line", "chosen": chosen, "proposed": proposed}
        return render(request, "billing/set_aside.html", context)
    act(request, lambda: actions.set_lines_aside(chosen, by=request.user), said_aside(len(chosen)))
    return redirect(same_page(request, statement))


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
