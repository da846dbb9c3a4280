"""A bank's statement comes in as a file: kept, read once, its lines matched with open invoices and confirmed by a person."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from billing.actions.locking import refuse_strangers
from billing.actions.transfers import Allotment, record_transfer
from billing.bank_files import FIELDS, NEEDED, StatementRead, fingerprints, looks_like_camt, read_camt, read_table
from billing.matching import PaymentMatch
from billing.models import BankStatement, Invoice, StatementLayout, StatementLine, Transfer
from billing.queries import key_of, layout_for, proposals_for
from lib import clock
from lib.reading import Reading, Unreadable
from lib.reading.headings import best_reading, guessed
from lib.reading.tables import headings_of
from lib.reading.wording import unreadable
from lib.refusal import Refused
from tenants.models import CertificationBody
from web.uploads import safe_name

BIGGEST = 20 * 1024 * 1024
ENDINGS = {".csv", ".txt", ".xlsx", ".xls", ".ods", ".xml", ".html", ".htm"}


@transaction.atomic
def receive_statement(file: "File[Any]", *, body: CertificationBody, by: User) -> BankStatement:
    """Take a file in. One that was read before is given back as it is; one whose headings are known is read at once."""
    refuse_strangers(by, body)
    if (file.size or 0) > BIGGEST:
        raise Refused(_("This file is larger than 20 MB."))
    content = file.read()
    sha256 = hashlib.sha256(content).hexdigest()
    known = BankStatement.objects.filter(body=body, sha256=sha256).first()
    if known is not None:
        return known
    statement = BankStatement(
        body=body,
        name=safe_name(file.name or "statement")[:200],
        sha256=sha256,
        uploaded_by=by,
        uploaded_at=clock.now(),
    )
    statement.is_xml = looks_like_camt(content[:4096])
    if not statement.is_xml:
        _look_at(statement, file)
    file.seek(0)
    ending = PurePath(statement.name).suffix.lower()
    statement.file.save(f"{statement.pk}{ending if ending in ENDINGS else '.txt'}", File(file), save=False)
    statement.save(force_insert=True)
    if statement.is_xml:
        return _read(statement)
    if columns := layout_for(body, statement.headings):
        statement.columns = columns
        return _read(statement)
    return statement


@transaction.atomic
def say_statement_columns(
    statement: BankStatement, *, columns: Mapping[str, int], currency: str, by: User
) -> BankStatement:
    """Say which column holds what, and read the file. Remembered for files with the same headings."""
    refuse_strangers(by, statement.body)
    if statement.read_at:
        raise Refused(_("This statement has been read already."))
    if any(name not in columns for name in NEEDED):
        raise Refused(_("Say which columns hold the day and the amount."))
    statement.columns = dict(columns) | {"currency_usual": currency}
    read = _read(statement)
    key = key_of(statement.headings)
    StatementLayout.objects.update_or_create(body=statement.body, key=key, defaults={"columns": statement.columns})
    return read


@dataclass
class Confirmed:
    """What became of the lines that were confirmed together."""

    recorded: list[Transfer] = field(default_factory=list)
    refused: list[tuple[StatementLine, str]] = field(default_factory=list)


def confirm_lines(lines: Iterable[StatementLine], *, by: User) -> Confirmed:
    """Record a transfer for each line as it is proposed. One that is refused does not hold the others back."""
    done = Confirmed()
    for line, proposal in proposals_for(list(lines)):
        try:
            done.recorded.append(_confirm(line, proposal, by))
        except Refused as refusal:
            done.refused.append((line, str(refusal)))
    return done


@transaction.atomic
def _confirm(line: StatementLine, proposal: PaymentMatch, by: User) -> Transfer:
    if not proposal.invoices:
        raise Refused(_("No open invoice fits this line. Record it for its client."))
    invoices = Invoice.objects.for_body(line.body).select_related("body", "organisation")
    found = invoices.in_bulk([one.id for one in proposal.invoices])
    left, allotments = line.amount, []
    for one in proposal.invoices:
        invoice = found[one.id]
        if (taken := min(left, invoice.owed)) > 0:
            allotments.append(Allotment(invoice, taken))
            left -= taken
    return _recorded(line, found[proposal.invoices[0].id].organisation, allotments, by)


def _recorded(line: StatementLine, client: Organisation, allotments: list[Allotment], by: User) -> Transfer:
    transfer = record_transfer(
        client,
        body=line.body,
        amount=line.amount,
        currency=line.currency,
        received_on=line.booked_on,
        bank_reference=line.bank_reference,
        payer_name=line.payer_name,
        payer_account=line.payer_account,
        allotments=allotments,
        by=by,
    )
    tie_line(line, transfer)
    return transfer


@transaction.atomic
def record_line(
    line: StatementLine, client: Organisation, *, allotments: Iterable[Allotment] = (), by: User
) -> Transfer:
    """Record a line for a client that a person knows, with what its invoices take of it."""
    return _recorded(line, client, list(allotments), by)


def tie_line(line: StatementLine, transfer: Transfer) -> None:
    """The line became this transfer. Whoever records it holds the body's payments already."""
    tied = StatementLine.objects.filter(pk=line.pk, transfer=None, set_aside_at=None).update(transfer=transfer)
    if not tied:
        raise Refused(_("This line has been dealt with already."))


@transaction.atomic
def set_lines_aside(lines: Iterable[StatementLine], *, by: User) -> int:
    """Say that these lines are none of clients': interest, money of one's own. Gives how many."""
    count = 0
    for line in lines:
        refuse_strangers(by, line.body)
        waiting = StatementLine.objects.waiting().filter(pk=line.pk)
        count += waiting.update(set_aside_by=by, set_aside_at=clock.now())
    return count


def _look_at(statement: BankStatement, file: "File[Any]") -> None:
    """How it is read, and which columns it has."""
    file.seek(0)
    try:
        reading = best_reading(file.file or file, FIELDS)
        statement.headings = headings_of(file.file or file, reading)
    except Unreadable as failure:
        raise Refused(unreadable(failure)) from failure
    statement.reading = reading.as_json()
    statement.columns = {key: column for column, key in guessed(statement.headings, FIELDS).items()}


def _read(statement: BankStatement) -> BankStatement:
    read = _what_it_says(statement)
    lines = [
        StatementLine(
            body=statement.body,
            statement=statement,
            row=one.row,
            booked_on=one.booked_on,
            amount=one.amount,
            currency=one.currency,
            payer_name=one.payer_name,
            payer_account=one.payer_account,
            words=one.words,
            bank_reference=one.bank_reference or f"{one.booked_on:%Y%m%d}-{key[:10]}",
            fingerprint=key,
        )
        for one, key in fingerprints(read.came_in)
    ]
    known = set(
        StatementLine.objects.for_body(statement.body)
        .filter(fingerprint__in=[line.fingerprint for line in lines])
        .values_list("fingerprint", flat=True)
    )
    StatementLine.objects.bulk_create([line for line in lines if line.fingerprint not in known], batch_size=1000)
    statement.known, statement.outgoing = len(known), read.outgoing
    statement.unread, statement.unread_count = read.unread, read.unread_count
    statement.read_at = clock.now()
    statement.save()
    return statement


def _what_it_says(statement: BankStatement) -> StatementRead:
    with statement.file.open("rb") as kept:
        if statement.is_xml:
            return read_camt(kept)
        columns = {name: at for name, at in statement.columns.items() if name != "currency_usual"}
        usual = statement.columns.get("currency_usual", "CNY")
        try:
            return read_table(kept, Reading(**statement.reading), columns, currency=usual)
        except Unreadable as failure:
            raise Refused(unreadable(failure)) from failure
