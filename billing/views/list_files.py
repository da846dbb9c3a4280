"""What stands in the files of the finance desk's lists. Amounts as accounting programs read them, the currency beside."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.models import Organisation
from billing.models import NoteState, RefundState
from lib import clock
from lib.money import in_figures, money_of
from lib.text import localized
from look.statuses import DESK_INVOICE
from web.lists import Column

NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9-]")


def invoice_columns(zone: str) -> list[Column]:
    return [
        Column(_("Invoice"), lambda row: row.number),
        *_client(),
        Column(_("What it is for"), lambda row: localized(row.about)),
        Column(_("Status"), lambda row: str(DESK_INVOICE[row.shown_status.upper()].word)),
        Column(pgettext("an invoice", "Issued"), lambda row: _day_of(row.issued_at, zone)),
        Column(_("Pay by"), lambda row: _written(row.due_on)),
        Column(_("Total"), _amount("total_money")),
        Column(_("Amount received"), _amount("paid_money")),
        Column(_("Credited"), _amount("credited_money")),
        Column(pgettext("desk", "Still to be paid"), _amount("asked_money")),
        _currency(),
        Column(_("Reference"), lambda row: row.reference),
        Column(_("Fapiao number"), lambda row: row.fapiao.number if hasattr(row, "fapiao") else ""),
    ]


def client_columns() -> list[Column]:
    """Of the receivable accounts that `clients_of` gives."""
    return [
        *_client(),
        Column(_("Owed"), lambda row: plain(row.balance, row.currency)),
        Column(_("of it overdue"), lambda row: plain(row.overdue, row.currency)),
        Column(_("Overdue since"), lambda row: _written(row.overdue_since)),
        Column(_("Credit left"), lambda row: plain(row.credit, row.currency)),
        _currency(),
    ]


def transfer_columns() -> list[Column]:
    return [
        Column(_("Bank's reference"), lambda row: row.bank_reference),
        *_client(),
        Column(_("Payer"), lambda row: row.payer_name),
        Column(_("Payer's account"), lambda row: row.payer_account),
        Column(_("Received on"), lambda row: _written(row.received_on)),
        Column(_("Amount"), _amount("money")),
        Column(_("Credit left"), lambda row: plain(row.left if row.stands else 0, row.currency)),
        _currency(),
        Column(pgettext("money", "Taken back"), lambda row: "" if row.stands else row.why_taken_back),
    ]


def refund_columns(zone: str) -> list[Column]:
    return [
        Column(_("Invoice or transfer"), lambda row: row.named),
        *_client(),
        Column(_("Reason"), lambda row: localized(row.reason)),
        Column(_("Status"), lambda row: str(RefundState(row.state).label)),
        Column(pgettext("a refund", "Opened"), lambda row: _day_of(row.opened_at, zone)),
        Column(_("Sent on"), lambda row: _written(row.settled_on)),
        Column(_("Bank's reference"), lambda row: row.bank_reference),
        Column(_("Amount"), _amount("money")),
        _currency(),
    ]


def credit_note_columns(zone: str) -> list[Column]:
    return [
        Column(_("Credit note"), lambda row: row.number),
        *_client(),
        Column(_("Invoice"), lambda row: row.invoice.number),
        Column(_("Reason"), lambda row: localized(row.reason)),
        Column(_("Status"), lambda row: str(NoteState(row.state).label)),
        Column(pgettext("an invoice", "Issued"), lambda row: _day_of(row.issued_at, zone)),
        Column(_("Net"), _amount("net_money")),
        Column(_("Tax"), _amount("tax_money")),
        Column(_("Total"), _amount("total_money")),
        _currency(),
        Column(_("Fapiao number"), lambda row: row.blue_number),
    ]


def code_of(client: Organisation) -> str:
    """By which it is known beyond its name."""
    return client.credit_code or client.registration_number


def file_name(*parts: object) -> str:
    """By which one knows the file again: what, whose, of which days."""
    return "-".join(NOT_IN_NAMES.sub("", str(part)) for part in parts if part)


def plain(amount: int, currency: str) -> str:
    return in_figures(money_of(amount, currency))


def _client() -> list[Column]:
    return [
        Column(pgettext("who pays", "Client"), lambda row: localized(row.organisation.name)),
        Column(_("Client's code"), lambda row: code_of(row.organisation)),
    ]


def _currency() -> Column:
    return Column(_("Currency"), lambda row: str(row.currency))


def _amount(name: str) -> Callable[[Any], str]:
    return lambda row: in_figures(getattr(row, name))


def _written(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day_of(moment: datetime | None, zone: str) -> str:
    return _written(clock.day_of(moment, zone)) if moment else ""
