"""The journal, as finance staff take it to their accounting: by booking number, or by days; and under which numbers."""

from collections.abc import Iterator
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from accounts.requests import StaffRequest, policy
from billing import actions, queries
from billing.forms import PeriodForm
from billing.forms_journal import ChartForm
from billing.models import LedgerEntry
from billing.queries import JournalRow
from billing.views.desk import FINANCE, desk_tabs
from billing.views.list_files import code_of, file_name, plain
from lib import clock
from lib.money import money_of
from lib.text import localized
from tenants.models import CertificationBody
from web.acting import act
from web.csv_files import Row, csv_answer

ON_A_PAGE = 20  # downloads


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def journal(request: StaffRequest) -> HttpResponseBase:
    """What waits is taken by a press; what was taken, and any days, are fetched as often as one likes."""
    body = request.certification_body
    if request.method == "POST":
        act(request, lambda: actions.take_bookings(body, by=request.user), _("The file is made: download it below."))
        return redirect("billing:journal")
    form = PeriodForm(request.GET or None)
    since, until = form.period
    if request.GET.get("as") == "csv" and not form.errors:
        entries = queries.journal_of(body, since=since, until=until)
        return csv_answer(_table(body, queries.journal_rows(entries)), file_name("journal", body.slug, since, until))
    context = {
        "form": form,
        "waiting": queries.bookings_to_take(body),
        "downloads": Paginator(queries.downloads_of(body), ON_A_PAGE).get_page(request.GET.get("page")),
        "balances": _balances(body),
        "tabs": desk_tabs(request, "journal"),
    }
    return render(request, "billing/journal.html", context)


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
@require_safe
def download(request: StaffRequest, pk: UUID) -> HttpResponseBase:
    """Some bookings that were taken, once more."""
    body = request.certification_body
    taken = queries.download_for(request.user, pk, body=body)
    rows = queries.journal_rows(queries.journal_of(body, taken=taken))
    return csv_answer(_table(body, rows), file_name("journal", body.slug, taken.first, taken.last))


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def chart(request: StaffRequest) -> HttpResponse:
    body = request.certification_body
    chart = queries.chart_of(body)
    form = ChartForm(request.POST or None, chart=chart, is_chinese=str(body.country) == "CN")
    words = _("Saved. Every file of the journal names these numbers from now on.")
    if act(request, lambda: actions.set_chart(body, form.cleaned_data, by=request.user), words, form=form):
        return redirect("billing:journal")
    return render(request, "billing/chart.html", {"form": form, "tabs": desk_tabs(request, "journal")})


def _balances(body: CertificationBody) -> list[dict[str, object]]:
    chart = queries.chart_of(body)
    return [
        {
            "words": kind.label,
            "number": chart.get(kind, ""),
            "debit": money_of(amount, currency) if amount >= 0 else None,
            "credit": money_of(-amount, currency) if amount < 0 else None,
        }
        for (kind, currency), amount in queries.balances_of(body).items()
    ]


def _table(body: CertificationBody, rows: Iterator[JournalRow]) -> Iterator[Row]:
    """The codes never change, in whatever language it is read: an accounting program goes by them."""
    chart = queries.chart_of(body)
    yield [
        _("Number"),
        _("Day"),
        pgettext("ledger", "What happened"),
        pgettext("ledger", "Reference"),
        pgettext("ledger", "Account"),
        pgettext("who pays", "Client"),
        _("Debit"),
        _("Credit"),
        _("Currency"),
        _("Code of what happened"),
        _("Code of the account"),
        _("Invoice"),
        _("Client's code"),
        _("Your account number"),
        pgettext("ledger", "Summary"),
        _("Fapiao number"),
        _("Tax rate in %"),
        _("Booked on"),
    ]
    for row in rows:
        yield [*_of_entry(row.entry), chart.get(row.entry.account.kind, ""), *_for_a_program(row, body.time_zone)]


def _of_entry(entry: LedgerEntry) -> Row:
    booked, account = entry.transaction, entry.account
    return [
        str(booked.number),
        f"{booked.day:%Y-%m-%d}",
        str(booked.get_act_display()),
        booked.reference,
        str(account.get_kind_display()),
        localized(account.organisation.name) if account.organisation else "",
        plain(entry.amount, account.currency) if entry.amount > 0 else "",
        plain(-entry.amount, account.currency) if entry.amount < 0 else "",
        account.currency,
        booked.act,
        account.kind,
        booked.invoice.number if booked.invoice else "",
        code_of(account.organisation) if account.organisation else "",
    ]


def _for_a_program(row: JournalRow, zone: str) -> Row:
    booked = row.entry.transaction
    client = booked.invoice.organisation if booked.invoice else row.entry.account.organisation
    said = [str(booked.get_act_display()), localized(client.name) if client else "", booked.reference]
    return [
        " ".join(part for part in said if part),
        row.fapiao,
        row.rates,
        f"{clock.day_of(booked.booked_at, zone):%Y-%m-%d}",
    ]
