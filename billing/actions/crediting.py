"""An issued invoice is taken back in whole or part by a credit note; where a fapiao was made, its red letter comes first."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from billing import credits
from billing.actions.booking import book, of_invoice
from billing.actions.fapiao import refuse_taken_number
from billing.actions.locking import locked, one_after_another, state_invoice, tell_organisation
from billing.actions.numbering import take_number
from billing.actions.payments import give_back_to_credit, state_stand
from billing.actions.printing import ask_for_credit_note
from billing.events import AskedOtherwise, InvoiceCredited
from billing.models import (
    AccountKind,
    CreditNote,
    CreditNoteLine,
    CreditNoteSeries,
    Invoice,
    LedgerAct,
    NoteState,
    RedFapiao,
    RedState,
    State,
)
from billing.models.credit_notes import WAITING
from billing.queries import charges_of, fapiao_of, is_settled
from billing.tax import HOURS_TO_CONFIRM
from lib import clock
from lib.money import written
from lib.refusal import Refused
from lib.text import Bilingual, bilingual
from outbox.actions import announce, clear_due, set_due

LAPSES = "billing.red_fapiao_lapses"


@transaction.atomic
def open_credit_note(
    invoice: Invoice, *, wanted: Mapping[int, int] | None = None, reason: Bilingual, by: User
) -> CreditNote:
    """Take `wanted` (position of a line → amount with tax) off an invoice; None: everything that is left.

    It takes effect at once, unless a fapiao was made for the invoice: then once the red-letter fapiao stands.
    """
    invoice = locked(invoice, by)
    if invoice.state not in {State.ISSUED, State.PAID}:
        raise Refused(_("Only an issued invoice is credited, and not one that is cancelled."))
    if not reason.get("zh", "").strip() and not reason.get("en", "").strip():
        raise Refused(_("Say why the invoice is credited. The client reads it."))
    charges, before = charges_of(invoice), _notes_before(invoice)
    wanted = credits.everything_left(charges, before) if wanted is None else wanted
    return _opened(invoice, wanted, reason, by)


def credit_unpaid(
    invoice: Invoice, *, reason: Bilingual, by: User | None, at_most: int | None = None
) -> CreditNote | None:
    """Take what is neither paid nor about to be credited off an invoice that is locked, by whoever may; None: nothing is."""
    unpaid = min(invoice.owed - invoice.credit_open, invoice.creditable)
    if at_most is not None:
        unpaid = min(unpaid, at_most)
    if unpaid <= 0:
        return None
    charges, before = charges_of(invoice), _notes_before(invoice)
    wanted = (
        credits.everything_left(charges, before)
        if unpaid == invoice.creditable
        else credits.part_left(charges, before, unpaid)
    )
    return _opened(invoice, wanted, reason, by, of_unpaid=True)


def _notes_before(invoice: Invoice) -> list[credits.Note]:
    return [note.as_note for note in invoice.credit_notes.standing().prefetch_related("lines__of_line")]


def _opened(
    invoice: Invoice, wanted: Mapping[int, int], reason: Bilingual, by: User | None, *, of_unpaid: bool = False
) -> CreditNote:
    zh, en = reason.get("zh", "").strip(), reason.get("en", "").strip()
    worked_out = credits.note_of(charges_of(invoice), invoice.tax_rounding, _notes_before(invoice), wanted)
    fapiao = fapiao_of(invoice)
    note = CreditNote.objects.create(
        body=invoice.body,
        organisation=invoice.organisation,
        invoice=invoice,
        currency=invoice.currency,
        net=worked_out.net,
        tax=worked_out.tax,
        rounding=worked_out.rounding,
        total=worked_out.total,
        of_unpaid=of_unpaid,
        reason_zh=zh,
        reason_en=en,
        blue_number=fapiao.number if fapiao else "",
        opened_by=by,
        opened_at=clock.now(),
    )
    lines = {line.position: line for line in invoice.lines.all()}
    CreditNoteLine.objects.bulk_create(
        CreditNoteLine(note=note, of_line=lines[line.position], net=line.net, tax=line.tax) for line in worked_out.lines
    )
    if not note.blue_number:
        return _issue(note, invoice, by)
    invoice.credit_open += note.total
    _asked_otherwise(invoice, asks_more=False)
    return note


@transaction.atomic
def request_red_fapiao(note: CreditNote, *, form_number: str, must_confirm: bool, by: User) -> RedFapiao:
    """Write down that the red-letter form was filed in the tax office's system. `must_confirm`: the client has deducted or booked
    the fapiao, so it must confirm there in time, else the form lapses.
    """
    note, invoice = _held(note, by)
    form_number = form_number.strip()
    if note.state != NoteState.OPEN:
        raise Refused(_("This credit note waits for no red-letter fapiao."))
    if note.red_fapiaos.filter(state__in=WAITING).exists():
        raise Refused(_("A red-letter form is under way already."))
    if not form_number:
        raise Refused(_("Give the number of the form."))
    now = clock.now()
    until = now + timedelta(hours=HOURS_TO_CONFIRM)
    red = RedFapiao.objects.create(
        body=note.body,
        note=note,
        state=RedState.TO_CONFIRM if must_confirm else RedState.CONFIRMED,
        form_number=form_number,
        confirm_until=until if must_confirm else None,
        requested_by=by,
        requested_at=now,
        answered_at=None if must_confirm else now,
        answered_by=None if must_confirm else by,
    )
    if must_confirm:
        set_due(LAPSES, red.pk, until, body=invoice.body)
        _ask_to_confirm(note, red, invoice)
    return red


@transaction.atomic
def answer_red_fapiao(red: RedFapiao, *, agrees: bool, refusal: str = "", by: User) -> RedFapiao:
    """Write down what the other side answered in the tax office's system; one that was confirmed may still be withdrawn there."""
    _note, invoice = _held(red.note, by)
    red = RedFapiao.objects.get(pk=red.pk)
    if red.state not in WAITING or (agrees and red.state == RedState.CONFIRMED):
        raise Refused(_("This form waits for no answer."))
    if not agrees and not refusal.strip():
        raise Refused(_("Say why the other side refused."))
    red.state = RedState.CONFIRMED if agrees else RedState.REFUSED
    red.refusal = "" if agrees else refusal.strip()
    red.answered_by, red.answered_at = by, clock.now()
    red.save(update_fields=["state", "refusal", "answered_by", "answered_at"])
    clear_due(LAPSES, red.pk, body=invoice.body)
    if not agrees:
        _tell_form_ended(red, invoice, was_refused=True)
    return red


@transaction.atomic
def lapse_red_fapiao(pk: UUID) -> None:
    """Nobody confirmed in time: the form is void. Does nothing where it was answered."""
    red = RedFapiao.objects.select_related("note__invoice").filter(pk=pk).first()
    if red is None:
        return
    locked(red.note.invoice, None, waits=False)
    red = RedFapiao.objects.get(pk=pk)
    if red.has_lapsed(clock.now()):
        red.state, red.answered_at = RedState.LAPSED, clock.now()
        red.save(update_fields=["state", "answered_at"])
        _tell_form_ended(red, red.note.invoice, was_refused=False)


@transaction.atomic
def record_red_fapiao(red: RedFapiao, *, number: str, by: User, file: "File[Any] | None" = None) -> CreditNote:
    """Write down the red-letter fapiao that was made: with it the credit note is issued."""
    note, invoice = _held(red.note, by)
    red = RedFapiao.objects.get(pk=red.pk)
    number = number.strip()
    if red.state != RedState.CONFIRMED:
        raise Refused(_("The form has to be confirmed before the red-letter fapiao is made."))
    if number == note.blue_number:
        raise Refused(_("This is the number of the fapiao that is taken back. The red-letter one has its own."))
    refuse_taken_number(number, note.body)
    red.state, red.number, red.made_by, red.made_at = RedState.MADE, number, by, clock.now()
    if file is not None:
        red.file = file
    red.save(update_fields=["state", "number", "made_by", "made_at", "file"])
    invoice.credit_open -= note.total
    invoice.save(update_fields=["credit_open"])
    return _issue(note, invoice, by)


@transaction.atomic
def drop_credit_note(note: CreditNote, *, reason: str, by: User) -> CreditNote:
    """Give up a credit note that waits. A form that is under way has to end first, in the tax office's system too."""
    note, invoice = _held(note, by)
    if note.state != NoteState.OPEN:
        raise Refused(_("Only a credit note that waits can be dropped."))
    if note.of_unpaid:
        raise Refused(
            _("What this credit note takes off was given up and is not asked any more. File another red-letter form.")
        )
    if note.red_fapiaos.filter(state__in=WAITING).exists():
        raise Refused(
            _("Withdraw the red-letter form in the tax office's system first, and record here that it was refused.")
        )
    if not reason.strip():
        raise Refused(_("Say why the credit note is dropped."))
    note.state, note.dropped_by, note.dropped_at = NoteState.DROPPED, by, clock.now()
    note.drop_reason = reason.strip()
    note.save(update_fields=["state", "dropped_by", "dropped_at", "drop_reason"])
    invoice.credit_open -= note.total
    _asked_otherwise(invoice, asks_more=True)
    _tell_dropped(note, invoice)
    return note


def _asked_otherwise(invoice: Invoice, *, asks_more: bool) -> None:
    """More or less waits for its red letter, which is not asked for meanwhile. The invoice is locked."""
    state_invoice(invoice, changed=["credit_open"])
    fact = AskedOtherwise(
        invoice=invoice.pk,
        organisation=invoice.organisation_id,
        subject_kind=invoice.subject_kind,
        subject=invoice.subject,
        asks_more=asks_more,
        is_settled=not invoice.subject or is_settled(invoice.subject_kind, invoice.subject),
    )
    announce(fact, body=invoice.body)


def _held(note: CreditNote, by: User) -> tuple[CreditNote, Invoice]:
    invoice = locked(note.invoice, by)
    return CreditNote.objects.select_related("body", "organisation").get(pk=note.pk), invoice


def _issue(note: CreditNote, invoice: Invoice, by: User | None) -> CreditNote:
    """Number it and let it take effect: it stands for refunds that no note covers, lowers what is owed, and what had been paid
    of that becomes the client's credit. The invoice is locked.
    """
    one_after_another(invoice.body)
    stand = credits.Stand(
        invoice.total, invoice.paid, invoice.credited, invoice.covered, invoice.refunded + invoice.refund_open
    )
    effect = credits.effect_of(note.total, stand, of_unpaid=note.of_unpaid)
    note.covers, note.frees = effect.covers, effect.frees
    if note.frees:
        give_back_to_credit(invoice, note, by)
    today = clock.today(invoice.body.time_zone)
    note.state, note.year = NoteState.ISSUED, today.year
    note.sequence = take_number(CreditNoteSeries, body=note.body, year=today.year)
    note.issued_by, note.issued_at = by, clock.now()
    note.save(update_fields=["state", "year", "sequence", "issued_by", "issued_at", "covers", "frees"])
    moves = {
        AccountKind.REVENUE: note.net,
        AccountKind.TAX: note.tax,
        AccountKind.RECEIVABLE: -effect.lowers,
        AccountKind.GIVEN_BACK: -note.covers,
    }
    book(of_invoice(LedgerAct.CREDIT_NOTE, note.pk, invoice, moves, reference=note.number), by=by)
    invoice.credited += note.total
    invoice.covered += note.covers
    state_stand(invoice)
    settled = not invoice.subject or is_settled(invoice.subject_kind, invoice.subject)
    fact = InvoiceCredited(
        invoice=invoice.pk,
        organisation=invoice.organisation_id,
        subject_kind=invoice.subject_kind,
        subject=invoice.subject,
        is_settled=settled,
    )
    announce(fact, body=invoice.body)
    _tell(note, invoice)
    return note


def _tell(note: CreditNote, invoice: Invoice) -> None:
    zh = f"冲减 {written(note.total_money)}，原因：{note.reason_zh or note.reason_en}。"
    en = f"{written(note.total_money)} is taken off. Reason: {note.reason_en or note.reason_zh}."
    if invoice.asked:
        asked = written(invoice.asked_money)
        zh, en = f"{zh}现应付 {asked}。", f"{en} {asked} is owed now."
    if note.frees:
        zh += f"已付的 {written(note.frees_money)} 转为贵单位的预付余额。"
        en += f" {written(note.frees_money)} that you paid is your credit now."
    red = note.red_fapiaos.filter(state=RedState.MADE).first()
    if red is not None:
        zh += f"红字发票号码 {red.number}，对应蓝字发票 {note.blue_number}。"
        en += f" The red-letter fapiao is {red.number}, for fapiao {note.blue_number}."
    tell_organisation(
        invoice,
        bilingual(
            f"账单 {invoice.number} 的贷项通知单 {note.number}",
            f"Credit note {note.number} for invoice {invoice.number}",
        ),
        bilingual(zh, en),
        papers=[ask_for_credit_note(note)],
    )


def _ask_to_confirm(note: CreditNote, red: RedFapiao, invoice: Invoice) -> None:
    tell_organisation(
        invoice,
        bilingual(
            f"请确认账单 {invoice.number} 的红字发票信息确认单",
            f"Please confirm the red-letter form for invoice {invoice.number}",
        ),
        bilingual(
            f"发票 {note.blue_number} 拟冲红 {written(note.total_money)}，红字发票信息确认单编号 {red.form_number}。"
            f"请于 {HOURS_TO_CONFIRM} 小时内在电子税务局确认或拒绝，逾期确认单作废。",
            f"{written(note.total_money)} of fapiao {note.blue_number} is to be taken back, by form {red.form_number}. "
            f"Please confirm or refuse it in the tax office's system within {HOURS_TO_CONFIRM} hours: "
            "after that it is void.",
        ),
    )


def _tell_form_ended(red: RedFapiao, invoice: Invoice, *, was_refused: bool) -> None:
    """Whoever was asked to confirm hears that there is nothing more to confirm. What the house noted of it stays its own."""
    if red.confirm_until is None:
        return  # nobody was asked
    zh_end, en_end = (
        ("已登记为拒绝", "is recorded as refused")
        if was_refused
        else ("逾期未确认，已作废", "was not confirmed in time and is void")
    )
    money = written(red.note.total_money)
    tell_organisation(
        invoice,
        bilingual(
            f"账单 {invoice.number} 的红字发票信息确认单已终止",
            f"The red-letter form for invoice {invoice.number} has ended",
        ),
        bilingual(
            f"红字发票信息确认单 {red.form_number}（{money}）{zh_end}，无需再在电子税务局处理。如另行提交，将另行通知贵单位。",
            f"Red-letter form {red.form_number} over {money} {en_end}: nothing is left to do with it in the tax office's system. "
            "You will hear of another.",
        ),
    )


def _tell_dropped(note: CreditNote, invoice: Invoice) -> None:
    """Where it said that a credit is being made. Why it is not, the house noted for itself."""
    money, fapiao = written(note.total_money), note.blue_number
    zh = f"原拟冲减的 {money} 不再冲减，发票 {fapiao} 继续有效。"
    en = f"The {money} that was to be taken off is not taken off: fapiao {fapiao} stays valid."
    if invoice.state == State.ISSUED:
        asked = written(invoice.asked_money)
        zh, en = f"{zh}现应付 {asked}。", f"{en} {asked} is asked now."
    tell_organisation(
        invoice,
        bilingual(f"账单 {invoice.number} 不再冲减", f"No credit is made for invoice {invoice.number}"),
        bilingual(zh, en),
    )
