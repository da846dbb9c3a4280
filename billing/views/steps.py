"""A page for one step with a thing of the finance desk: it says what will happen, asks what it must know, and does it."""

from collections.abc import Callable
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from billing.models import CreditNote, Invoice, Refund, Transfer
from lib.text import localized
from web.acting import answer

type Thing = Invoice | CreditNote | Refund | Transfer
STEP = "billing/step.html"


def step(request: HttpRequest, thing: Thing, form: BaseForm, do: Callable[[], object], **page: Any) -> HttpResponse:
    """Its form is asked, the step taken, and the reader is back where the thing is shown."""
    return answer(request, form, do, back=thing, template=STEP, **_frame(thing), **page)


def step_page(request: HttpRequest, thing: Thing, **page: Any) -> HttpResponse:
    """The page alone, for a step that leads elsewhere or asks nothing."""
    return render(request, STEP, {**_frame(thing), **page})


def _frame(thing: Thing) -> dict[str, Any]:
    """Where the page belongs, and whose matter it is."""
    desk, up, eyebrow = _place(thing)
    name, words = desk
    return {
        "up2_url": reverse(f"billing:{name}"),
        "up2": words,
        "up_url": thing.get_absolute_url(),
        "up": up,
        "back_url": thing.get_absolute_url(),
        "summary": localized(thing.organisation.name),
        "eyebrow": eyebrow,
    }


def _place(thing: Thing) -> tuple[tuple[str, str], str, str]:
    """The list that holds it, how it is called there, and what it is about."""
    if isinstance(thing, Invoice):
        return ("invoices", _("Invoices")), thing.number or _("Draft of an invoice"), ""
    if isinstance(thing, CreditNote):
        return (
            ("credit-notes", _("Credit notes")),
            str(thing),
            _("Invoice %(number)s") % {"number": thing.invoice.number},
        )
    if isinstance(thing, Refund):
        return ("refunds", _("Refunds")), _("Refund"), thing.named
    return ("transfers", _("Transfers")), thing.bank_reference, ""
