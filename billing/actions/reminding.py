"""Overdue invoices are asked for by the body's own steps. The last may tell the case desk; finance can neither suspend nor
ask for it (INV-10).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.locking import locked, refuse_strangers, tell_organisation
from billing.events import InvoiceStaysUnpaid
from billing.models import Invoice, Reminder, ReminderStep, State
from billing.queries import on_its_way
from lib import clock
from lib.money import money_of, written
from lib.refusal import Refused
from lib.text import bilingual, spelled_day
from outbox.actions import announce, clear_due, set_due, set_many_due
from tenants.models import CertificationBody

REMINDS = "billing.invoice_reminds"
MOST_STEPS = 5
AT = time(9)
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class StepData:
    """A step as it was typed."""

    days: int
    tells_case_desk: bool = False


@transaction.atomic
def set_reminders(body: CertificationBody, steps: Sequence[StepData], *, by: User) -> list[ReminderStep]:
    """Say after how many days overdue invoices are asked for; none: nobody is reminded. Holds for open invoices as well."""
    refuse_strangers(by, body)
    if len(steps) > MOST_STEPS:
        raise Refused(_("At most %(most)d steps.") % {"most": MOST_STEPS})
    if any(one.days < 1 for one in steps):
        raise Refused(_("A reminder goes out a day after the due date at the earliest."))
    ordered = sorted(steps, key=lambda one: one.days)
    if len({one.days for one in ordered}) < len(ordered):
        raise Refused(_("Two steps fall on the same day."))
    if any(one.tells_case_desk for one in ordered[:-1]):
        raise Refused(_("Only the last step tells the case desk."))
    ReminderStep.objects.for_body(body).delete()
    made = ReminderStep.objects.bulk_create(
        ReminderStep(body=body, position=position, days=one.days, tells_case_desk=one.tells_case_desk)
        for position, one in enumerate(ordered, 1)
    )
    moments = {}
    for invoice in Invoice.objects.for_body(body).to_be_paid().select_related("body"):
        if moment := next_reminder(invoice):
            moments[invoice.pk] = moment
    set_many_due(REMINDS, moments, body=body)
    return made


def plan_reminder(invoice: Invoice) -> None:
    """Have an invoice asked for when its next step has come; forget it where none is left."""
    if moment := next_reminder(invoice):
        set_due(REMINDS, invoice.pk, moment, body=invoice.body)
    else:
        clear_due(REMINDS, invoice.pk, body=invoice.body)


def plan_reminder_again(invoice: Invoice) -> None:
    """The same for one that is open again: a step that came meanwhile waits a day, since its client hears of it only now."""
    if moment := next_reminder(invoice):
        set_due(REMINDS, invoice.pk, max(moment, clock.now() + A_DAY), body=invoice.body)


@transaction.atomic
def remind(pk: UUID) -> Reminder | None:
    """Ask for an invoice, where it is still owed and a step has come. Safe to do twice."""
    found = Invoice.objects.select_related("body").filter(pk=pk).first()
    if found is None:
        return None
    invoice = locked(found, None, waits=False)
    step = _step_that_came(invoice)
    if invoice.state != State.ISSUED:
        return None
    if step is None:  # the steps were changed since this day was set
        plan_reminder(invoice)
        return None
    asked = invoice.asked - on_its_way(invoice)
    if asked <= 0:  # a red letter is waited for, or money that takes some days
        set_due(REMINDS, invoice.pk, clock.now() + A_DAY, body=invoice.body)
        return None
    made = Reminder.objects.create(
        invoice=invoice,
        terms=_put_off(invoice),
        days=step.days,
        owed=asked,
        told_case_desk=step.tells_case_desk,
        sent_at=clock.now(),
    )
    _tell(invoice, asked)
    if step.tells_case_desk:
        fact = InvoiceStaysUnpaid(
            invoice=invoice.pk,
            organisation=invoice.organisation_id,
            subject_kind=invoice.subject_kind,
            subject=invoice.subject,
        )
        announce(fact, body=invoice.body)
    plan_reminder(invoice)
    return made


def next_reminder(invoice: Invoice) -> datetime | None:
    """When an invoice is asked for next; None where never."""
    if invoice.state != State.ISSUED or invoice.due_on is None:
        return None
    last = _last_step(invoice)
    step = ReminderStep.objects.for_body(invoice.body).filter(days__gt=last).order_by("days").first()
    if step is None:
        return None
    day = invoice.due_on + timedelta(days=step.days)
    return datetime.combine(day, AT, ZoneInfo(invoice.body.time_zone))


def told_case_desk(invoice: Invoice) -> bool:
    """Whether the case desk heard that it is late, by the due date it has now."""
    return invoice.reminders.filter(terms=_put_off(invoice), told_case_desk=True).exists()


def _put_off(invoice: Invoice) -> int:
    """The number of the change that gave it the due date of now; 0: as it was issued."""
    later = invoice.terms_changes.filter(due_on__gt=F("due_before")) if invoice.terms else invoice.terms_changes.none()
    return later.aggregate(last=Max("number"))["last"] or 0


def _last_step(invoice: Invoice) -> int:
    """After how many days its latest reminder went out, of this due date."""
    sent = invoice.reminders.filter(terms=_put_off(invoice))
    return sent.aggregate(last=Max("days"))["last"] or 0


def _step_that_came(invoice: Invoice) -> ReminderStep | None:
    """The latest step whose day has come and that was not taken, nor a later one: who is late is not reminded twice a day."""
    if invoice.due_on is None:
        return None
    late = (clock.today(invoice.body.time_zone) - invoice.due_on).days
    last = _last_step(invoice)
    steps = ReminderStep.objects.for_body(invoice.body).filter(days__gt=last, days__lte=late)
    return steps.order_by("-days").first()


def _tell(invoice: Invoice, asked: int) -> None:
    assert invoice.due_on is not None  # noqa: S101  # it was issued
    owed, due = written(money_of(asked, invoice.currency)), spelled_day(invoice.due_on)
    tell_organisation(
        invoice,
        bilingual(f"账单 {invoice.number} 已逾期", f"Invoice {invoice.number} is overdue"),
        bilingual(
            f"应付 {owed}，付款期限{due['zh']}已过。请转账并在附言填写 {invoice.typed_reference}；如已付款，请忽略。",
            f"{owed} was due on {due['en']}. Please transfer it with the reference {invoice.typed_reference}; "
            "if you have paid already, nothing is left to do.",
        ),
    )
