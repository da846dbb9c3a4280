"""What finance staff take away: a client's account; and how overdue invoices are asked for."""

from collections.abc import Iterator
from typing import Any, Literal
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from accounts.models import Organisation
from accounts.queries import organisations_of
from accounts.requests import ClientRequest, StaffRequest, policy
from billing import actions, queries
from billing.forms import PeriodForm, RemindersForm
from billing.models import ReminderStep
from billing.papers import ACCOUNT_KIND
from billing.queries import AccountRow, ClientAccount
from billing.views.desk import FINANCE, desk_tabs
from billing.views.list_files import client_columns, code_of, file_name, plain
from lib import clock
from lib.money import CURRENCIES, money_of
from lib.text import localized
from papers.queries import newest_of
from papers.views.files import paper_response
from tenants.models import CertificationBody
from web.acting import act
from web.csv_files import Row, csv_answer
from web.lists import Filter, ListOf, Order, ask, file_of
from web.policy import answers_now

ON_A_PAGE = 100  # bookings
SHOWN = 20  # open invoices


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def clients(request: StaffRequest) -> HttpResponseBase:
    """Who owes what and who has credit, each with the way to its account."""
    asked = ask(queries.clients_of(request.certification_body), client_list(), request.GET)
    if file := file_of(asked, request.GET, "clients"):
        return file
    rows = [
        {
            "account": account,
            "balance": money_of(account.balance, account.currency),
            "overdue": money_of(getattr(account, "overdue", 0), account.currency),
            "credit": money_of(getattr(account, "credit", 0), account.currency),
        }
        for account in asked.page
    ]
    return render(
        request, "billing/clients.html", {"asked": asked, "rows": rows, "tabs": desk_tabs(request, "clients")}
    )


def client_list() -> ListOf:
    """What can be asked of the list."""
    states = [("overdue", _("with something overdue")), ("credit", _("with credit left"))]
    currencies = [(code, code) for code in sorted(CURRENCIES)]
    name = ("organisation__name_zh", "organisation__name_en", "currency", "pk")
    return ListOf(
        search=queries.clients_matching,
        search_words=_("Client, by name or code; or the amount"),
        orders={
            "owed": Order(_("owes most first"), ("-balance", "pk")),
            "overdue": Order(_("most overdue first"), ("-overdue", "-balance", "pk")),
            "client": Order(pgettext("who pays", "by client"), name),
        },
        filters=(
            Filter("state", _("Status"), states, lambda value: Q(**{f"{value}__gt": 0})),
            Filter("currency", _("Currency"), currencies, lambda value: Q(currency=value)),
        ),
        columns=client_columns(),
    )


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
@require_safe
def account(request: StaffRequest, pk: UUID) -> HttpResponseBase:
    body = request.certification_body
    return _account(request, queries.client_for(request.user, pk, body=body), body, for_staff=True)


@policy(host="body", who="organisation", while_suspended=True)
@require_safe
def own_account(request: ClientRequest, pk: UUID) -> HttpResponseBase:
    client = organisations_of(request.user).filter(pk=pk).first()
    if client is None:
        raise Http404
    return _account(request, client, request.certification_body, for_staff=False)


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def account_paper(request: StaffRequest, pk: UUID) -> HttpResponseBase:
    body = request.certification_body
    return _paper(
        request, queries.client_for(request.user, pk, body=body), body, "billing:client-account", door="staff"
    )


@policy(host="body", who="organisation", while_suspended=True)
def own_account_paper(request: ClientRequest, pk: UUID) -> HttpResponseBase:
    client = organisations_of(request.user).filter(pk=pk).first()
    if client is None:
        raise Http404
    return _paper(request, client, request.certification_body, "billing:own-account", door="holder")


def _paper(
    request: Any, client: Organisation, body: CertificationBody, page: str, *, door: Literal["staff", "holder"]
) -> HttpResponseBase:
    """Made where it is asked for by a press; fetched from the same address."""
    told, _form = _told(request, client, body)
    there = f"{reverse(page, args=[client.pk])}?{request.GET.urlencode()}"
    if request.method == "POST":
        made = act(request, lambda: actions.ask_for_account(client, body, told))
        return redirect(request.get_full_path() if made else there)
    paper = newest_of(ACCOUNT_KIND, actions.account_subject(client, body, told))
    return paper_response(request, paper, door=door, back=there)


def _told(request: Any, client: Organisation, body: CertificationBody) -> tuple[ClientAccount, PeriodForm]:
    """The account over the days and in the currency of the address: of this year, unless days are asked for."""
    currencies = queries.currencies_of(client, body)
    sent = request.GET.copy()
    if "since" not in sent and "until" not in sent:
        sent["since"] = clock.today(body.time_zone).replace(month=1, day=1).isoformat()
    form = PeriodForm(sent, currencies=currencies)
    since, until = form.period
    wanted = request.GET.get("currency", "")
    currency = wanted if wanted in currencies else (currencies or ["CNY"])[0]
    return queries.account_of(client, body, currency=currency, since=since, until=until), form


def _account(request: Any, client: Organisation, body: CertificationBody, *, for_staff: bool) -> HttpResponseBase:
    told, form = _told(request, client, body)
    if request.GET.get("as") == "csv":
        code = code_of(client) or client.pk.hex[:8]
        return csv_answer(
            _account_rows(told, for_staff=for_staff), file_name("account", code, told.currency, told.since, told.until)
        )
    invoices = queries.to_be_paid_by(client, body).filter(currency=told.currency)
    page = Paginator(told.rows, ON_A_PAGE).get_page(request.GET.get("page"))
    behind = queries.pages_behind([row.source for row in page if row.source], body) if for_staff else {}
    sent, new = request.GET.copy(), reverse("billing:new")
    sent.pop("page", None)
    context = {
        "client": client,
        "account": told,
        "form": form,
        "for_staff": for_staff,
        "page": page,
        "rows": [(row, _url_of(row, behind, for_staff=for_staff)) for row in page],
        "invoices": invoices[:SHOWN],
        "more_invoices": max(invoices.count() - SHOWN, 0),
        "credit": money_of(queries.credit_with(client, body, told.currency), told.currency),
        "code": code_of(client) or localized(client.name),
        "draft_url": f"{new}?organisation={client.pk}" if answers_now(request, new) else "",
        "query": sent.urlencode(),
    }
    context["paper_url"] = reverse(
        "billing:account-paper" if for_staff else "billing:own-account-paper", args=[client.pk]
    )
    return render(request, "billing/client_account.html", context)


def _url_of(row: AccountRow, behind: dict[UUID, str], *, for_staff: bool) -> str:
    """Where what a row tells of is read, by whoever reads the account."""
    if row.source in behind:
        return behind[row.source]
    if row.invoice is None:
        return ""
    return reverse("billing:invoice" if for_staff else "billing:own-invoice", args=[row.invoice])


def _account_rows(account: ClientAccount, *, for_staff: bool) -> Iterator[Row]:
    yield [
        _("Day"),
        pgettext("ledger", "What happened"),
        pgettext("ledger", "Reference"),
        _("Charged") if for_staff else pgettext("client", "Charged"),
        _("Paid or credited") if for_staff else pgettext("client", "Paid or credited"),
        _("Balance"),
        _("Currency"),
    ]
    if account.since:
        yield [
            f"{account.since:%Y-%m-%d}",
            _("Brought forward"),
            "",
            "",
            "",
            plain(account.opening, account.currency),
            account.currency,
        ]
    for row in account.rows:
        yield [
            f"{row.day:%Y-%m-%d}",
            row.words,
            row.reference,
            plain(row.change, row.currency) if row.change > 0 else "",
            plain(-row.change, row.currency) if row.change < 0 else "",
            plain(row.balance, row.currency),
            row.currency,
        ]


@policy(host="body", who="body_staff", roles=FINANCE, while_closing=True)
def reminders(request: StaffRequest) -> HttpResponse:
    body = request.certification_body
    form = RemindersForm(request.POST or None, steps=list(ReminderStep.objects.for_body(body)))
    words = _("Saved. It holds for open invoices as well.")
    if act(request, lambda: actions.set_reminders(body, form.steps, by=request.user), words, form=form):
        return redirect("billing:invoices")
    return render(request, "billing/reminders.html", {"form": form, "tabs": desk_tabs(request, "reminders")})
