"""Credit notes on a body's finance desk: what is taken off an issued invoice, and the red-letter fapiao that it waits for."""

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_safe

from accounts.requests import ClientRequest, StaffRequest, policy
from billing import actions, queries
from billing.credits import left_of, part_left
from billing.forms import AnswerRedForm, CreditNoteForm, InvoiceReasonForm, RedFapiaoForm, RedFormForm
from billing.models import CreditNote, NoteState, RedFapiao, RedState
from billing.models.credit_notes import WAITING
from billing.papers import CREDIT_NOTE_KIND
from billing.views.desk import FINANCE, desk_tabs
from billing.views.list_files import credit_note_columns
from billing.views.steps import step
from lib.money import CURRENCIES, minor_units, money_of, written
from papers.queries import newest_of
from papers.views.files import paper_response
from web.acting import act
from web.lists import Days, Filter, ListOf, Order, ask, file_of

STEPS_OF_RED = {
    RedState.TO_CONFIRM: gettext_lazy("The other side has to confirm the form in the tax office's system."),
    RedState.CONFIRMED: gettext_lazy("The form is confirmed. Make the red-letter fapiao and record its number."),
    RedState.REFUSED: gettext_lazy("The other side refused the form. Speak with the client, then ask for another."),
    RedState.LAPSED: gettext_lazy(
        "Nobody recorded in time that the form was confirmed, so it counts as void. If it was confirmed, record its number "
        "again, as one that needs no answer; else ask for another."
    ),
}


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def credit_notes(request: StaffRequest) -> HttpResponseBase:
    body = request.certification_body
    asked = ask(queries.credit_notes_of(body), credit_note_list(body.time_zone), request.GET)
    if file := file_of(asked, request.GET, "credit-notes"):
        return file
    context = {"asked": asked, "page": asked.page, "tabs": desk_tabs(request, "credit-notes")}
    return render(request, "billing/credit_notes.html", context)


def credit_note_list(zone: str) -> ListOf:
    """What can be asked of the list."""
    currencies = [(code, code) for code in sorted(CURRENCIES)]
    return ListOf(
        search=queries.credit_notes_matching,
        search_words=_("Client, reason, number, amount"),
        orders={
            "newest": Order(_("newest first"), ("-opened_at", "pk")),
            "amount": Order(_("highest amount first"), ("-total", "pk")),
        },
        filters=(
            Filter("state", _("Status"), NoteState.choices, lambda value: Q(state=value)),
            Filter("currency", _("Currency"), currencies, lambda value: Q(currency=value)),
        ),
        days=(Days("issued", pgettext("an invoice", "Issued"), "issued_at", zone),),
        columns=credit_note_columns(zone),
    )


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def credit(request: StaffRequest, pk: UUID) -> HttpResponse:
    invoice = queries.invoice_for(request.user, pk, body=request.certification_body)
    before = [note.as_note for note in invoice.credit_notes.standing().prefetch_related("lines__of_line")]
    charges = queries.charges_of(invoice)
    left = {charge.position: sum(left_of(charge, before)) for charge in charges}
    beyond = invoice.back_without_note if request.GET.get("of") == "refunds" else None
    wanted = part_left(charges, before, minor_units(beyond.amount, invoice.currency)) if beyond else {}
    initial = {
        f"line_{position}": money_of(amount, invoice.currency).amount for position, amount in wanted.items() if amount
    }
    form = CreditNoteForm(request.POST or None, invoice=invoice, left=left, initial=initial)
    opened = act(
        request,
        lambda: actions.open_credit_note(invoice, wanted=form.wanted, reason=form.reason, by=request.user),
        form=form,
    )
    if opened:
        return redirect(opened.result)
    context = {"invoice": invoice, "form": form, "fapiao": queries.fapiao_of(invoice)}
    return render(request, "billing/credit.html", context)


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def credit_note(request: StaffRequest, pk: UUID) -> HttpResponse:
    note = _found(request, pk)
    reds = list(note.red_fapiaos.select_related("requested_by", "answered_by", "made_by"))
    now = reds[-1] if reds else None
    is_open = note.state == NoteState.OPEN
    context = {
        "note": note,
        "lines": list(note.lines.select_related("of_line", "note")),
        "reds": reds,
        "red": now,
        "step": STEPS_OF_RED.get(RedState(now.state), "") if now and is_open else "",
        "may_ask": is_open and (now is None or now.state not in WAITING),
        "may_make": is_open and now is not None and now.state == RedState.CONFIRMED,
        "next_step": _next_step(note, now) if is_open else None,
        "paper": newest_of(CREDIT_NOTE_KIND, note.pk),
        "events": _history(note, reds),
    }
    return render(request, "billing/credit_note.html", context)


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
@require_safe
def file(request: StaffRequest, pk: UUID) -> HttpResponseBase:
    note = _found(request, pk)
    return paper_response(request, newest_of(CREDIT_NOTE_KIND, note.pk), door="staff", back=note.get_absolute_url())


@policy(host="body", who="organisation", while_suspended=True)
@require_safe
def own_file(request: ClientRequest, pk: UUID) -> HttpResponseBase:
    note = queries.own_credit_note_for(request.user, pk, body=request.certification_body)
    back = queries.client_path(note.invoice)
    return paper_response(request, newest_of(CREDIT_NOTE_KIND, note.pk), door="holder", back=back)


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def red_file(request: StaffRequest, pk: UUID) -> FileResponse:
    return _red_response(_found(request, pk))


@policy(host="body", who="organisation", while_suspended=True)
def own_red_file(request: ClientRequest, pk: UUID) -> FileResponse:
    return _red_response(queries.own_credit_note_for(request.user, pk, body=request.certification_body))


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def request_red(request: StaffRequest, pk: UUID) -> HttpResponse:
    note = _found(request, pk)
    form = RedFormForm(request.POST or None)
    return step(
        request,
        note,
        form,
        lambda: actions.request_red_fapiao(note, by=request.user, **form.cleaned_data),
        title=_("Record the red-letter form"),
        text=_("File the form in the tax office's system first, then write down its number here."),
        facts=_taken_off(note),
        action=_("Record form"),
    )


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def answer_red(request: StaffRequest, pk: UUID) -> HttpResponse:
    note = _found(request, pk)
    red = _red(note, *WAITING)
    form = AnswerRedForm(request.POST or None)
    return step(
        request,
        note,
        form,
        lambda: actions.answer_red_fapiao(red, by=request.user, **form.cleaned_data),
        title=_("What did the other side answer?"),
        text=_("As the tax office's system shows it."),
        facts=[(_("Red-letter form"), red.form_number), *_taken_off(note)],
        action=_("Record answer"),
    )


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def record_red(request: StaffRequest, pk: UUID) -> HttpResponse:
    note = _found(request, pk)
    red = _red(note, RedState.CONFIRMED)
    form = RedFapiaoForm(request.POST or None, request.FILES or None)
    return step(
        request,
        note,
        form,
        lambda: actions.record_red_fapiao(red, by=request.user, **form.cleaned_data),
        title=_("Record the red-letter fapiao"),
        text=_("With it the credit note is issued and the client is told. This cannot be undone."),
        facts=[(_("Red-letter form"), red.form_number), *_taken_off(note)],
        action=_("Issue credit note"),
    )


@policy(host="body", who="body_staff", roles=FINANCE, while_suspended=True)
def drop(request: StaffRequest, pk: UUID) -> HttpResponse:
    note = _found(request, pk)
    form = InvoiceReasonForm(request.POST or None)
    return step(
        request,
        note,
        form,
        lambda: actions.drop_credit_note(note, by=request.user, **form.cleaned_data),
        title=_("Drop this credit note"),
        text=_("Nothing is taken off the invoice. It stays on record, with your reason."),
        points=[written(note.total_money)],
        action=_("Drop credit note"),
        is_grave=True,
    )


def _next_step(note: CreditNote, red: RedFapiao | None) -> dict[str, str]:
    """What can be done about the red-letter fapiao now, and where."""
    words, name = _("Record the red-letter form"), "request-red"
    if red is not None and red.state == RedState.TO_CONFIRM:
        words, name = _("Record the answer"), "answer-red"
    elif red is not None and red.state == RedState.CONFIRMED:
        words, name = _("Record the red-letter fapiao"), "record-red"
    return {"words": words, "url": reverse(f"billing:{name}", args=[note.pk])}


def _taken_off(note: CreditNote) -> list[tuple[str, str]]:
    """Which fapiao a red-letter one takes back, and how much of it: what the tax office's system asks."""
    return [(_("Fapiao taken back"), note.blue_number), (_("Amount, tax included"), written(note.total_money))]


def _found(request: StaffRequest, pk: UUID) -> CreditNote:
    return queries.credit_note_for(request.user, pk, body=request.certification_body)


def _red(note: CreditNote, *states: RedState) -> RedFapiao:
    return get_object_or_404(note.red_fapiaos.select_related("note__invoice"), state__in=states)


def _red_response(note: CreditNote) -> FileResponse:
    red = note.red_fapiaos.filter(state=RedState.MADE).first()
    if red is None or not red.file:
        raise Http404
    ending = (red.file.name or "").rpartition(".")[2]
    return FileResponse(red.file.open(), as_attachment=True, filename=f"fapiao-{red.number}.{ending}")


def _history(note: CreditNote, reds: list[RedFapiao]) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = [
        {"when": note.opened_at, "what": _("Credit note opened"), "who": note.opened_by or _("the system")}
    ]
    for red in reds:
        form = red.form_number
        asked = {"when": red.requested_at, "what": _("Red-letter form filed"), "who": red.requested_by, "why": form}
        events.append(asked)
        if red.answered_at and red.confirm_until:
            answered = red.get_state_display() if red.state != RedState.MADE else RedState.CONFIRMED.label
            why = red.refusal or form
            events.append({"when": red.answered_at, "what": answered, "who": red.answered_by, "why": why})
        if red.made_at:
            made = _("Red-letter fapiao made")
            events.append({"when": red.made_at, "what": made, "who": red.made_by, "why": red.number, "tone": "good"})
    events += [
        {"when": note.issued_at, "what": _("Credit note issued"), "who": note.issued_by, "tone": "good"},
        {
            "when": note.dropped_at,
            "what": _("Credit note dropped"),
            "who": note.dropped_by,
            "why": note.drop_reason,
            "tone": "stop",
        },
    ]
    return sorted((event for event in events if event["when"]), key=lambda event: event["when"])
