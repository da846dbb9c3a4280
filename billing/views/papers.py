"""What both sides of an invoice show alike: its history, its fapiao."""

from pathlib import PurePath
from typing import Any

from django.http import FileResponse, Http404
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from billing.forms import FapiaoRequestForm
from billing.models import Invoice, State
from billing.queries import fapiao_files_of, fapiao_of, makes_after_payment, waits_for_payment
from lib.money import written
from lib.text import localized, written_day
from look.statuses import INVOICE


def history_of(invoice: Invoice, *, with_names: bool = True) -> list[dict[str, Any]]:
    """What happened, oldest first, for the timeline. Clients do not read which of the body's people did it."""
    events: list[dict[str, Any]] = [
        {"when": invoice.drafted_at, "what": _("Drafted"), "who": invoice.drafted_by},
        {"when": invoice.issued_at, "what": pgettext("invoice status", "Issued"), "who": invoice.issued_by},
        *(
            _payment_event(payment, for_staff=with_names)
            for payment in invoice.payments.select_related("invoice", "note", "recorded_by")
        ),
        *(event for refund in invoice.refunds.select_related(*_REFUND_PEOPLE) for event in _refund_events(refund)),
        *(_note_event(note) for note in invoice.credit_notes.select_related("issued_by")),
        *({"when": one.sent_at, "what": _("Reminder sent"), "tone": "careful"} for one in invoice.reminders.all()),
        *(_change_event(one) for one in invoice.terms_changes.select_related("changed_by")),
        *_fapiao_events(invoice),
        {
            "when": invoice.cancelled_at,
            "what": INVOICE["CANCELLED"].word,
            "who": invoice.cancelled_by or _("automatically"),
            "why": localized(invoice.why_cancelled),
            "tone": "stop",
        },
    ]
    happened = sorted((event for event in events if event["when"]), key=lambda event: event["when"])
    return [event if with_names else event | {"who": ""} for event in happened]


def fapiao_form(typed: Any, invoice: Invoice) -> FapiaoRequestForm:
    """What a fapiao is asked for with: as it was asked, or as the client's register says."""
    asked, client = fapiao_of(invoice), invoice.organisation
    initial = {} if asked else {"title": client.name_zh or client.name_en, "tax_number": client.credit_code}
    return FapiaoRequestForm(typed, instance=asked, initial=initial)


def fapiao_context(invoice: Invoice) -> dict[str, Any]:
    """What both sides read of an invoice's fapiao: it, and what lies under its number and those of red ones."""
    fapiao = fapiao_of(invoice)
    stands = invoice.state in {State.ISSUED, State.PAID} and invoice.creditable > 0
    is_due = bool(fapiao and not fapiao.recorded_at and stands)
    return {
        "fapiao": fapiao,
        "fapiao_files": fapiao_files_of(invoice) if fapiao and fapiao.number else [],
        "fapiao_is_due": is_due,
        "fapiao_waits": is_due and waits_for_payment(invoice),
        "may_ask_for_fapiao": stands and invoice.body.country == "CN",
    }


def after_payment(invoice: Invoice) -> dict[str, bool]:
    """What whoever asks for a fapiao is told: that it is made once the invoice is paid."""
    return {"after_payment": invoice.state != State.PAID and makes_after_payment(invoice.body)}


def fapiao_response(invoice: Invoice) -> FileResponse:
    """The fapiao's file, to be kept and not shown: it came from outside."""
    fapiao = fapiao_of(invoice)
    if fapiao is None or not fapiao.file:
        raise Http404
    ending = PurePath(fapiao.file.name or "").suffix
    return FileResponse(fapiao.file.open(), as_attachment=True, filename=f"fapiao-{fapiao.number}{ending}")


def _payment_event(payment: Any, *, for_staff: bool) -> dict[str, Any]:
    if payment.note_id is not None:
        why = f"{written(-payment.money)} · {payment.bank_reference}"
        what = _("Became credit") if for_staff else pgettext("client", "Became credit")
        return {"when": payment.recorded_at, "what": what, "why": why, "who": payment.recorded_by}
    is_reversal = payment.amount < 0
    return {
        "when": payment.recorded_at,
        "what": _("Payment taken back") if is_reversal else _("Payment received"),
        "why": payment.why or f"{written(payment.money)} · {payment.bank_reference}",
        "who": payment.recorded_by or _("automatically"),
        "tone": "careful" if is_reversal else "good",
    }


_REFUND_PEOPLE = ("opened_by", "settled_by", "dropped_by")


def _refund_events(refund: Any) -> list[dict[str, Any]]:
    reason, amount = localized(refund.reason), written(refund.money)
    return [
        {
            "when": refund.opened_at,
            "what": _("Refund opened"),
            "who": refund.opened_by or _("automatically"),
            "why": f"{amount} · {reason}",
        },
        {
            "when": refund.settled_at,
            "what": _("Paid back"),
            "who": refund.settled_by,
            "why": f"{amount} · {refund.bank_reference}",
            "tone": "good",
        },
        {
            "when": refund.dropped_at,
            "what": _("Refund dropped"),
            "who": refund.dropped_by or _("automatically"),
            "why": refund.why_dropped,
            "tone": "careful",
        },
    ]


def _note_event(note: Any) -> dict[str, Any]:
    why = f"{note.number} · {written(note.total_money)} · {localized(note.reason)}"
    return {
        "when": note.issued_at,
        "what": _("Credit note issued"),
        "who": note.issued_by or _("automatically"),
        "why": why,
        "tone": "careful",
    }


def _change_event(change: Any) -> dict[str, Any]:
    event = {"when": change.changed_at, "who": change.changed_by, "tone": "careful"}
    if change.gives_time:
        days = f"{written_day(change.due_before)} → {written_day(change.due_on)}"
        return event | {"what": _("More time given"), "why": f"{days} · {localized(change.reason)}"}
    account = f"{change.payee['bank']} {change.payee['number']}"
    return event | {"what": _("New payment details given"), "why": account}


def _fapiao_events(invoice: Invoice) -> list[dict[str, Any]]:
    fapiao = fapiao_of(invoice)
    if fapiao is None:
        return []
    asked = {
        "when": fapiao.requested_at,
        "what": _("Fapiao asked for"),
        "who": fapiao.requested_by,
        "why": fapiao.title,
    }
    early = {
        "when": fapiao.early_at,
        "what": _("Fapiao to be made before payment"),
        "who": fapiao.early_by,
    }
    made = [
        {
            "when": version.recorded_at,
            "what": _("Fapiao corrected") if is_correction else _("Fapiao made"),
            "who": version.recorded_by,
            "why": version.number,
            "tone": "careful" if is_correction else "",
        }
        for is_correction, version in enumerate(fapiao.versions.select_related("recorded_by"))
    ]
    return [asked, early, *made]
