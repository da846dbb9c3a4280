"""A bank's statement comes in as a file: kept, read once, its lines matched with open invoices and confirmed by a person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import batched
from typing import Any
from uuid import UUID

from django.core.files import File
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from billing.actions.locking import one_after_another, refuse_strangers
from billing.actions.transfers import Allotment, record_transfer
from billing.bank.camt import looks_like_xml, read_camt
from billing.bank.files import FIELDS, NEEDED, DaysUnclear, StatementRead, fingerprints, read_table
from billing.bank.matching import Matcher, PaymentMatch
from billing.bank.queries import accounts_that_paid, open_invoices_of, proposals_for, sure_lines, transfers_like
from billing.models import BankStatement, Invoice, StatementLine, Transfer, TransferBatch
from billing.row_files import actions as row_files
from billing.row_files.rows import MOST_NAMED
from lib import clock, crash_points
from lib.money import written
from lib.queue import later
from lib.reading import Reading
from lib.reading.values import Order
from lib.refusal import Refused
from lib.text import written_day
from tenants.models import CertificationBody

TASK, RECORD = "billing.read_statement", "billing.record_sure_lines"
LINES_AT_ONCE = 500
NO_COLUMNS = ("currency_usual", "day_order")
RECORDED_AT_ONCE = 50


@transaction.atomic
def receive_statement(file: "File[Any]", *, body: CertificationBody, by: User) -> BankStatement:
    """Take a file in. One that was read before is given back as it is; one whose headings are known is read."""
    statement, is_new = row_files.taken_in(BankStatement, file, body=body, by=by)
    if not is_new:
        return row_files.brought_again(statement, TASK, read_statement)
    statement.is_xml = looks_like_xml(row_files.head_of(file))
    is_known = statement.is_xml or row_files.look_at(statement, file, FIELDS, kind="")
    row_files.keep(statement, file)
    # Two accounts of one bank have the same headings: in which currency a file is, each has to say.
    if not is_known or (not statement.is_xml and "currency" not in statement.columns):
        return statement
    try:
        return row_files.begin(statement, TASK, read_statement)
    except DaysUnclear:
        statement.reading_since = None
        statement.save(update_fields=["reading_since"])
        return statement


@transaction.atomic
def say_statement_columns(
    statement: BankStatement, *, columns: Mapping[str, int], currency: str = "", order: Order = "", by: User
) -> BankStatement:
    """Say which column holds what, and read the file, or read it anew while nothing of it was recorded. Remembered for files
    with the same headings; but `currency` counts for this file, where no column says it. `order`: of day and month, where the
    rows do not show it.
    """
    refuse_strangers(by, statement.body)
    if any(name not in columns for name in NEEDED):
        raise Refused(_("Say which columns hold the day and the amount."))
    if "currency" not in columns and not currency:
        raise Refused(_("Say in which currency the amounts are."))
    if statement.recording_since:
        raise Refused(_("The lines of this statement are being recorded already."))
    remembered = {name: at for name, at in columns.items() if name not in NO_COLUMNS}
    row_files.say_columns(statement, {**remembered, "day_order": order}, kind="")
    statement.columns["currency_usual"] = currency
    statement.recorded, statement.refused = 0, []
    return row_files.begin(statement, TASK, read_statement)


def read_statement(statement: BankStatement) -> BankStatement:
    """Keep what the file says came in, and how surely each line fits. Raises Refused.

    Safe to run twice, even at once: a line is kept once, whoever keeps it. Begun anew it passes over what is kept.
    """
    read = _what_it_says(statement)
    told = list(fingerprints(read.came_in))
    matcher = Matcher(open_invoices_of(statement.body), accounts_that_paid(statement.body))
    row_files.tell(statement, total=len(told))
    done = 0
    for piece in batched(told, LINES_AT_ONCE):
        done += len(piece)
        if done <= statement.position:
            continue
        lines = [_line(statement, one, key) for one, key in piece]
        for line in lines:
            proposal = matcher.propose(line)
            line.score, line.fits = proposal.score, proposal.fits
        with transaction.atomic():
            StatementLine.objects.bulk_create(lines, ignore_conflicts=True)
            row_files.tell(statement, position=done)
        crash_points.reached("billing.lines_kept")
    statement.outgoing, statement.unread, statement.unread_count = read.outgoing, read.unread, read.unread_count
    statement.known = len(told) - statement.lines.count()
    row_files.finish(statement, ["outgoing", "unread", "unread_count", "known"])
    return statement


def _line(statement: BankStatement, one: Any, key: str) -> StatementLine:
    return StatementLine(
        body=statement.body,
        statement=statement,
        row=one.row,
        booked_on=one.booked_on,
        amount=one.amount,
        currency=one.currency,
        payer_name=one.payer_name,
        payer_account=one.payer_account,
        words=one.words,
        bank_reference=one.bank_reference,
        fingerprint=key,
    )


def _what_it_says(statement: BankStatement) -> StatementRead:
    with statement.file.open("rb") as kept, row_files.unreadable_as_refusal():
        if statement.is_xml:
            return read_camt(kept)
        columns = {name: at for name, at in statement.columns.items() if name not in NO_COLUMNS}
        return read_table(
            kept,
            Reading(**statement.reading),
            columns,
            currency=statement.columns.get("currency_usual", ""),
            order=statement.columns.get("day_order", ""),
            zone=statement.body.time_zone,
        )


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
def _confirm(line: StatementLine, proposal: PaymentMatch, by: User, batch: TransferBatch | None = None) -> Transfer:
    if not proposal.invoices:
        raise Refused(_("No open invoice fits this line. Record it for its client."))
    invoices = Invoice.objects.for_body(line.body).select_related("body", "organisation")
    found = invoices.in_bulk([one.id for one in proposal.invoices])
    left, allotments = line.amount, []
    for one in proposal.invoices:
        invoice = found[one.id]
        if invoice.asked != one.asked:
            raise Refused(_("An invoice it fits was paid or credited meanwhile. Look at it again."))
        if (taken := min(left, invoice.asked)) > 0:
            allotments.append(Allotment(invoice, taken))
            left -= taken
    client = found[proposal.invoices[0].id].organisation
    if known := transfers_like(line).filter(organisation=client).first():
        raise Refused(
            _("The transfer %(reference)s over %(amount)s was recorded on %(day)s. Say whether this line is that one.")
            % {"reference": known.bank_reference, "amount": written(known.money), "day": written_day(known.received_on)}
        )
    return _recorded(line, client, allotments, line.bank_reference, by=by, batch=batch)


def _recorded(
    line: StatementLine,
    client: Organisation,
    allotments: list[Allotment],
    reference: str,
    *,
    by: User,
    batch: TransferBatch | None = None,
) -> Transfer:
    transfer = record_transfer(
        client,
        body=line.body,
        amount=line.amount,
        currency=line.currency,
        received_on=line.booked_on,
        bank_reference=reference,
        payer_name=line.payer_name,
        payer_account=line.payer_account,
        allotments=allotments,
        batch=batch,
        by=by,
    )
    tie_line(line, transfer)
    return transfer


@transaction.atomic
def record_line(
    line: StatementLine,
    client: Organisation,
    *,
    allotments: Iterable[Allotment] = (),
    bank_reference: str = "",
    by: User,
) -> Transfer:
    """Record a line for a client that a person knows, with what its invoices take of it, whatever was proposed.

    `bank_reference`: where what the file says belongs to another transfer.
    """
    return _recorded(line, client, list(allotments), bank_reference or line.bank_reference, by=by)


@transaction.atomic
def say_line_is(line: StatementLine, transfer: Transfer, *, by: User) -> StatementLine:
    """This line is a transfer that was recorded by hand already: nothing is recorded again."""
    refuse_strangers(by, line.body)
    one_after_another(line.body)
    if not transfers_like(line).filter(pk=transfer.pk).exists():
        raise Refused(_("This line cannot be that transfer."))
    tie_line(line, transfer)
    return line


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


@transaction.atomic
def take_lines_up(lines: Iterable[StatementLine], *, by: User) -> int:
    """Lines that were set aside wait again. Gives how many."""
    count = 0
    for line in lines:
        refuse_strangers(by, line.body)
        count += StatementLine.objects.set_aside().filter(pk=line.pk).update(set_aside_by=None, set_aside_at=None)
    return count


# --- All that surely fit, in the background ---------------------------------------------------------------------------


@transaction.atomic
def record_sure_lines(statement: BankStatement, *, by: User) -> BankStatement:
    """Have a transfer recorded for each line that surely fits and that no other line competes with, in this person's name, as
    one batch. The page may be left meanwhile.
    """
    refuse_strangers(by, statement.body)
    asked = BankStatement.objects.filter(pk=statement.pk, recording_since=None, read_at__isnull=False)
    now, total = clock.now(), sure_lines(statement).count()
    if not total:
        raise Refused(_("No line surely fits any more. Look at those that wait."))
    batch = TransferBatch.objects.create(body=statement.body, recorded_by=by, recorded_at=now)
    begun = asked.update(
        recording_by=by, recording_since=now, worked_at=now, position=0, tries=0, recorded=0, refused=[], total=total,
        batch=batch,
    )  # fmt: skip
    if not begun:
        raise Refused(_("The lines of this statement are being recorded already."))
    later(RECORD, str(statement.pk))
    statement.refresh_from_db()
    return statement


def go_on_recording(pk: UUID) -> None:
    """The task's door. A line that was tied is passed over, so that whoever takes it up again records nothing twice."""
    statement = BankStatement.objects.select_related("body", "recording_by", "batch").filter(pk=pk).first()
    if statement is None or statement.recording_since is None or statement.recording_by is None:
        return
    for piece in batched(sure_lines(statement).select_related("body", "statement"), RECORDED_AT_ONCE):
        for line, proposal in proposals_for(list(piece)):
            why = _recorded_surely(line, proposal, statement.recording_by, statement.batch)
            here = BankStatement.objects.filter(pk=pk)
            if why and all(row != line.row for row, _why in statement.refused):
                statement.refused = [*statement.refused, [line.row, why]][:MOST_NAMED]
                here.update(refused=statement.refused, position=F("position") + 1, worked_at=clock.now())
            crash_points.reached("billing.line_recorded")
    BankStatement.objects.filter(pk=pk).update(recording_since=None)


def left_unrecorded() -> list[UUID]:
    """Statements whose lines were being recorded by a worker that says nothing any more."""
    left = BankStatement.objects.filter(recording_since__isnull=False, worked_at__lt=clock.now() - row_files.LEFT)
    return list(left.values_list("pk", flat=True))


def _recorded_surely(line: StatementLine, proposal: PaymentMatch, by: User, batch: TransferBatch | None) -> str:
    """ "" where it became a transfer; else why not."""
    if not proposal.is_sure:
        return _("It fits no longer: the invoice was paid meanwhile. Look at it.")
    if proposal.rivals:
        return _("Another line is proposed for it too: tick the right one.")
    if not StatementLine.objects.waiting().filter(pk=line.pk).exists():
        return ""  # another worker was quicker
    try:
        with transaction.atomic():
            _confirm(line, proposal, by, batch)
            told = BankStatement.objects.filter(pk=line.statement_id)
            told.update(recorded=F("recorded") + 1, position=F("position") + 1, worked_at=clock.now())
    except Refused as refusal:
        return str(refusal)
    return ""
