"""Enquiries on a body's desk, its quotes, and what their asker finds on the body's host."""

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import ClientRequest, StaffRequest, policy
from applications import actions
from applications.doors import (
    awarded_enquiry_for,
    enquiry_for,
    office_quote_for,
    own_quote_for,
    quotable_enquiry_for,
)
from applications.forms import LabelledTextForm, edition_typed
from applications.models import Quote
from applications.papers import QUOTE
from applications.queries import may_quote, quote_taken, received_by, won_and_lost
from applications.quote_form import QuoteForm
from applications.quoting import partners_for
from catalog.queries import offer_gap, scheme_choices
from lib import clock
from lib.cost import Estimate
from lib.refusal import Refused
from papers.queries import newest_of
from papers.views.files import paper_response
from statements.revising import changes
from statements.showing import Cost
from web.acting import act, answer
from web.lists import Filter, ListOf, Order, any_of, ask
from web.policy import Limit
from web.private_files import handed_out
from web.uploads import private_storage

READERS = ("finance", "case_officer")
QUOTERS = ("finance",)  # quotes are money: whoever judges cases sees none (INV-10)
TABS = ("to_answer", "answered", "all")


@policy(host="body", who="body_staff", roles=READERS)
def enquiries(request: StaffRequest) -> HttpResponse:
    tab = request.GET.get("tab", "to_answer")
    tab = tab if tab in TABS else "to_answer"
    words = {"to_answer": _("To answer"), "answered": _("Answered"), "all": _("All")}
    asked = ask(received_by(request.user, tab), enquiry_list(tab), request.GET, fixed={"tab": tab}, on_a_page=25)
    context = {
        "asked": asked,
        "page": asked.page,
        "tabs": [{"words": words[key], "url": asked.at(tab=key), "is_current": key == tab} for key in TABS],
        "tab": tab,
        "figures": won_and_lost() if "finance" in request.roles else None,
    }
    return render(request, "applications/enquiries.html", context)


def enquiry_list(tab: str) -> ListOf:
    """What can be asked of the list: of those to answer the nearest deadline stands first."""
    orders = {
        "newest": Order(_("newest first"), ("-received_at", "pk")),
        "deadline": Order(_("nearest deadline first"), ("deadline", "pk")),
    }
    if tab == "to_answer":
        orders = {"deadline": orders.pop("deadline"), **orders}
    return ListOf(
        search=lambda text: any_of(text, "number", "content__brief__product"),
        search_words=_("Number or product"),
        orders=orders,
        filters=(Filter("scheme", _("Scheme"), scheme_choices(), lambda value: Q(scheme=value)),),
    )


@policy(host="body", who="body_staff", roles=READERS)
def enquiry(request: StaffRequest, pk: UUID) -> HttpResponse:
    """What is asked, until when; the quotes only for those who make them."""
    received = enquiry_for(request.user, pk)
    quotes = list(received.quotes.select_related("scheme_version")) if may_quote(request.user, received.scheme) else []
    context = {
        "received": received,
        "stated": received.statement,
        "takes_answers": received.takes_answers(clock.now()) and not received.declined_at and not received.is_awarded,
        "may_quote": may_quote(request.user, received.scheme),
        "quotes": quotes,
        "draft": next((quote for quote in quotes if quote.is_draft), None),
        "sent": [(quote, Cost(quote.stated.charged)) for quote in quotes if not quote.is_draft],
        "asked": list(received.asked.all()),
    }
    return render(request, "applications/enquiry.html", context)


@policy(host="body", who="body_staff", roles=READERS)
def decline_enquiry(request: StaffRequest, pk: UUID) -> HttpResponse:
    received = enquiry_for(request.user, pk)
    form = LabelledTextForm(request.POST or None, label=_("Why you make no quote; the enterprise reads it"))
    return answer(
        request,
        form,
        lambda: actions.decline_enquiry(received, reason=form.cleaned_data["words"], by=request.user),
        back=f"/desk/enquiries/{received.pk}/",
        template="applications/ask_enquiry.html",
        done=_("The enterprise is told that you make no quote, and why."),
        received=received,
        title=_("Decline the enquiry"),
        action=_("Decline the enquiry"),
        is_grave=True,
    )


@policy(host="body", who="body_staff", roles=READERS, limit=Limit("enquiry-questions", "20/h/user,60/d/user"))
def ask_about_enquiry(request: StaffRequest, pk: UUID) -> HttpResponse:
    received = enquiry_for(request.user, pk)
    form = LabelledTextForm(
        request.POST or None, label=_("Your question; all who were asked read it, and not who asks")
    )
    return answer(
        request,
        form,
        lambda: actions.ask_about_enquiry(received, text=form.cleaned_data["words"], by=request.user),
        back=f"/desk/enquiries/{received.pk}/",
        template="applications/ask_enquiry.html",
        done=_("Your question is sent. The answer will stand on this page, for all who were asked."),
        received=received,
        title=_("Ask the enterprise"),
        action=_("Send the question"),
    )


@policy(host="body", who="body_staff", roles=READERS)
@require_safe
def enquiry_file(request: StaffRequest, pk: UUID, file: UUID) -> FileResponse:
    """A file of the brief. Always as a download, never shown in our own name."""
    received = enquiry_for(request.user, pk)
    stated = next((each for each in received.statement.files if each.id == file), None)
    if stated is None:
        raise Http404
    return handed_out(private_storage().open(stated.file), name=stated.name, content_type=stated.content_type)


@policy(host="body", who="body_staff", roles=QUOTERS)
@require_POST
def draft_quote(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One press: a draft from the published fees and the brief."""
    received = quotable_enquiry_for(request.user, pk)
    drafted = act(request, lambda: actions.draft_quote(received, by=request.user))
    if drafted is None:
        return redirect("applications:enquiry", received.pk)
    return redirect("applications:quote", drafted.result.pk)


@policy(host="body", who="body_staff", roles=QUOTERS)
def quote(request: StaffRequest, pk: UUID) -> HttpResponse:
    """A draft to work on, or a revision as it was sent."""
    quote = office_quote_for(request.user, pk)
    received = quote.received
    context = {"quote": quote, "received": received, "stated": received.statement}
    if not quote.is_draft:
        return render(request, "applications/quote.html", context | _sent(quote))
    partners = partners_for(request.certification_body, quote.scheme_version, received.statement.brief)
    form = QuoteForm(request.POST or None, quote=quote, partners=partners)
    wanted = request.POST.get("act", "")
    if act(request, lambda: _work_on(request, quote, form), _done(wanted), form=form):
        is_sent = wanted == "send"
        return redirect("applications:enquiry", received.pk) if is_sent else redirect("applications:quote", quote.pk)
    gaps = actions.why_not_send(received, quote)
    context |= {"form": form, "gaps": gaps, "cost": _cost(quote)}
    return render(request, "applications/edit_quote.html", context)


def _sent(quote: Quote) -> dict[str, Any]:
    """A revision as it was sent, and what it changed."""
    before = quote.received.quotes.filter(sent_at__isnull=False, number__lt=quote.number).first()
    return {
        "cost": Cost(quote.stated.charged),
        "paper": newest_of(QUOTE, quote.pk),
        "is_expired": quote.stated.has_ended(clock.now()),
        "revisions": [(quote.stated, changes(before.stated, quote.stated))] if before else [],
    }


def _done(wanted: str) -> str:
    return {
        "fill": _("The kept texts stand in the draft."),
        "keep": _("The texts are kept for the next quote."),
        "delete": _("The kept texts are deleted."),
    }.get(wanted, "")


def _cost(quote: Quote) -> Cost:
    return Cost(Estimate([line.charged for line in quote.quoted_lines]))


def _work_on(request: StaffRequest, quote: Quote, form: QuoteForm) -> None:
    """Save what was typed; then what was pressed: send it, fill in kept texts, keep these. What is refused then is saved all the same."""
    typed = request.POST.get("edition", "")
    names = ("assumptions", "left_out", "note", "valid_until")
    saved = actions.save_quote(
        quote,
        typed=form.typed(),
        edition=edition_typed(typed),
        reported=form.cleaned_data["reported"],
        by=request.user,
        **{name: form.cleaned_data[name] for name in names},
    )
    quote.lines, quote.edition = (
        saved.lines,
        saved.edition,
    )  # the page goes on from what is saved, whatever is refused now
    wanted, texts = request.POST.get("act"), form.cleaned_data["texts"]
    if wanted == "send":
        actions.send_quote(saved, by=request.user)
    elif wanted == "keep":
        actions.keep_texts(saved, name=form.cleaned_data["texts_name"], by=request.user)
    elif wanted in ("fill", "delete"):
        if texts is None:
            raise Refused(_("Choose which texts."))
        change = actions.fill_quote if wanted == "fill" else actions.delete_texts
        change(saved, texts, by=request.user)


@policy(host="body", who="body_staff", roles=QUOTERS)
@require_POST
def redraft_quote(request: StaffRequest, pk: UUID) -> HttpResponse:
    quote = office_quote_for(request.user, pk)
    words = _("The lines are drawn anew from the brief and the published fees of today.")
    act(request, lambda: actions.redraft_quote(quote, by=request.user), words)
    return redirect("applications:quote", quote.pk)


@policy(host="body", who="body_staff", roles=QUOTERS)
@require_safe
def quote_file(request: StaffRequest, pk: UUID) -> HttpResponseBase:
    quote = office_quote_for(request.user, pk)
    return paper_response(request, newest_of(QUOTE, quote.pk), door="staff", back=f"/desk/quotes/{quote.pk}/")


@policy(host="body", who="organisation")
@require_safe
def own_quote_file(request: ClientRequest, pk: UUID) -> HttpResponseBase:
    """The paper of a quote, for whoever asked for it."""
    quote = own_quote_for(request.user, pk)
    return paper_response(request, newest_of(QUOTE, quote.pk), door="holder", back="/applications/")


@policy(host="body", who="organisation")
def awarded(request: ClientRequest, pk: UUID) -> HttpResponse:
    """Where a quote that was taken leads: the application; or why it could not be begun yet, and one press to try."""
    received = awarded_enquiry_for(request.user, pk)
    if received.application_id:
        return redirect("applications:section", received.application_id, "parties")
    begun = act(request, lambda: actions.begin_application(received, by=request.user))
    if begun:
        return redirect("applications:section", begun.result.pk, "parties")
    quote = quote_taken(received)
    context = {"received": received, "gap": offer_gap(quote.scheme_version) if quote else ""}
    return render(request, "applications/awarded.html", context)
