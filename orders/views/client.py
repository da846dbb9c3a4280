"""The buyer's side: choose, gather, read and confirm; then follow the order, accept, send back, cancel."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Organisation
from accounts.queries import names_of, organisations_of
from accounts.requests import BothSidesRequest, ClientRequest, policy
from applications.forms import edition_typed
from catalog.models import ServiceVersion
from catalog.queries import offered_service
from lib import clock
from lib.money import money_of
from orders import actions, queries
from orders.actions.confirming import offer_may_be_confirmed
from orders.doors import own_cart_for, own_line_for, own_milestone_for, own_order_for
from orders.files import MOST, orders_table
from orders.forms import (
    AddForm,
    CancelOrderForm,
    CartForm,
    CartLineForm,
    ConfirmForm,
    EndReasonForm,
    OrderMessageForm,
    ParticipantsForm,
    RefuseLaboratoryForm,
    ReworkForm,
    SamplesForm,
    names_typed,
)
from orders.models import Milestone, Order, OrderLine, Report
from orders.people import contact_of
from orders.pricing import lines_of, sheet_and_faults
from orders.sheet import OrderSheet, agreed_sheet
from orders.views.showing import agreed_context, as_shown, messages_of, samples_of
from staff.impartiality import refusals_of_sale
from tenants.hosts import site_url
from web.acting import act
from web.csv_files import csv_answer
from web.policy import Limit

ADDED = Limit("order-lines", "120/h/user,600/d/user")
SENT = Limit("orders", "60/h/user,200/d/user")
SHOWN = 25


@policy(host="body", who="organisation")
@require_safe
def orders(request: ClientRequest) -> HttpResponse:
    """All one's orders here, the carts first; and carts that colleagues who have left began."""
    organisations = list(organisations_of(request.user))
    page = Paginator(queries.orders_of(organisations), SHOWN).get_page(request.GET.get("page"))
    left = queries.carts_left(organisations)
    context = {"carts": queries.carts_of(request.user, organisations), "left": left, "page": page}
    return render(request, "orders/list.html", context)


@policy(host="body", who="organisation")
@require_safe
def orders_file(request: ClientRequest) -> HttpResponseBase:
    """The same as a table, without carts."""
    rows = queries.orders_of(organisations_of(request.user)).prefetch_related("lines__version")[:MOST]
    return csv_answer(list(orders_table(rows, sees_amounts=True)), f"orders-{clock.today():%Y-%m-%d}")


@policy(host="body", who="organisation", limit=ADDED)
def add(request: ClientRequest) -> HttpResponse:
    """Choose what is ordered of a service: nothing is chosen beforehand."""
    version = offered_service(request.GET.get("service", ""))
    if version is None:
        raise Http404
    if version.service.withdrawn_at:
        messages.error(request, _("This service is not offered at present."))
        return redirect("catalog:service", version.service.slug)
    organisations = list(organisations_of(request.user))
    dates = version.service.dates.filter(cancelled_at=None).to_come(clock.now())
    form = AddForm(request.POST or None, version=version, organisations=organisations, dates=dates)
    added = act(request, lambda: _added(request, form, version, organisations), _("It lies in your cart."), form=form)
    if added:
        return redirect("orders:cart", added.result.pk)
    refused = refusals_of_sale(version.service_class, organisations)
    return render(request, "orders/add.html", {"version": version, "form": form, "refused": refused})


def _added(request: ClientRequest, form: AddForm, version: ServiceVersion, organisations: list[Organisation]) -> Order:
    chosen = next(each for each in organisations if str(each.pk) == form.cleaned_data["organisation"])
    return actions.add_line(version, form.asked(), organisation=chosen, by=request.user).order


@policy(host="body", who="organisation", limit=ADDED)
def cart(request: ClientRequest, pk: UUID) -> HttpResponse:
    """The cart: how many, who comes, whom to call. What cannot be ordered any more is said beside its line."""
    order = own_cart_for(request.user, pk)
    sheet, faults = sheet_and_faults(order)
    lines = lines_of(order)
    typed = request.POST or None
    form = CartForm(
        typed,
        instance=order,
        returns_samples=any(
            each.samples and line.version.returns_samples for each, line in zip(sheet.lines, lines, strict=True)
        ),
        may_subcontract=any(line.version.subcontracts for line in lines),
    )
    line_forms = [CartLineForm(typed, line=line) for line in lines]
    if all(each.is_valid() for each in line_forms) and act(
        request, lambda: _save_cart(request, order, form, line_forms), form=form
    ):
        if request.POST.get("go") == "check":
            return redirect("orders:check", order.pk)
        messages.success(request, _("Saved."))
        return redirect("orders:cart", order.pk)
    order = own_cart_for(request.user, pk) if request.method == "POST" else order  # not what the form wrote into it
    context = {
        "order": order,
        "sheet": sheet,
        "faults": faults if lines else [],
        "form": form,
        "rows": list(zip(sheet.lines, line_forms, strict=True)),
    }
    return render(request, "orders/cart.html", context)


def _save_cart(request: ClientRequest, order: Order, form: CartForm, line_forms: list[CartLineForm]) -> None:
    actions.change_cart(
        order,
        values=dict(form.cleaned_data),
        lines={each.line.pk: each.values() for each in line_forms},
        edition=edition_typed(request.POST.get("edition", "")),
        by=request.user,
    )


@policy(host="body", who="organisation")
@require_POST
def remove_line(request: ClientRequest, pk: UUID) -> HttpResponse:
    line = own_line_for(request.user, pk)
    act(request, lambda: actions.remove_line(line, by=request.user), _("It is taken out."))
    return redirect(line.order)


@policy(host="body", who="organisation")
@require_POST
def drop_cart(request: ClientRequest, pk: UUID) -> HttpResponse:
    order = own_order_for(request.user, pk)
    act(request, lambda: actions.drop_cart(order, by=request.user), _("The cart is gone."))
    return redirect("orders:list")


@policy(host="body", who="organisation")
@require_POST
def take_over_cart(request: ClientRequest, pk: UUID) -> HttpResponse:
    order = own_order_for(request.user, pk)
    taken = act(request, lambda: actions.take_over_cart(order, by=request.user), _("The cart is yours now."))
    return redirect("orders:cart", taken.result.pk) if taken else redirect("orders:list")


@policy(host="body", who="organisation", limit=SENT)
def check(request: ClientRequest, pk: UUID) -> HttpResponse:
    """One page, as it will be read: a cart before it is sent, or an offer before it is taken. The form carries its hash."""
    order = own_order_for(request.user, pk)
    if not order.is_cart and order.state != Order.State.OFFERED:
        return redirect(order)
    if order.is_cart:
        order = own_cart_for(request.user, pk)
    asks = order.is_cart and sheet_and_faults(order)[0].needs_offer
    form = ConfirmForm(request.POST or None, is_request=asks)
    words = (
        _("The seller has your request. You are told when there is an offer.")
        if asks
        else _("Ordered. The seller is told; what happens next stands on this page.")
    )
    if act(request, lambda: _send(request, order, form, is_request=asks), words, form=form):
        return redirect(order)
    order = own_order_for(request.user, pk)
    sheet, faults = sheet_and_faults(order)
    if form.errors and form.data.get("sheet") != sheet.sha256:  # what was ticked was another page
        form = _asked_again(form, sheet, is_request=asks)
    context = {
        "order": order,
        "sheet": sheet,
        "faults": faults,
        "form": form,
        "asks": asks,
        "has_ended": order.state == Order.State.OFFERED and not offer_may_be_confirmed(order),
        "contact": contact_of(order),
    }
    return render(request, "orders/check.html", context)


def _send(request: ClientRequest, order: Order, form: ConfirmForm, *, is_request: bool) -> Order:
    send = actions.request_offer if is_request else actions.confirm_order
    return send(order, sheet=form.cleaned_data["sheet"], by=request.user)


def _asked_again(form: ConfirmForm, sheet: OrderSheet, *, is_request: bool) -> ConfirmForm:
    """The same form about the page as it is now, with what was refused said above it."""
    again = ConfirmForm({"sheet": sheet.sha256}, is_request=is_request)
    again.full_clean()
    again.errors.clear()
    for error in form.non_field_errors():
        again.add_error(None, error)
    return again


@policy(host="body", who="organisation")
@require_safe
def order(request: ClientRequest, pk: UUID) -> HttpResponse:
    """The order: how it stands, what is next, its parts with their files, samples, messages, invoices."""
    order = own_order_for(request.user, pk)
    if order.is_cart and order.begun_by_id == request.user.pk:
        return redirect("orders:cart", order.pk)
    if order.is_cart:
        return redirect("orders:list")
    return order_page(request, order, OrderMessageForm())


def order_page(request: ClientRequest | BothSidesRequest, order: Order, form: OrderMessageForm) -> HttpResponse:
    """`form`: what is written to the seller, with what was refused of it."""
    sheet, milestones, written = as_shown(order), queries.milestones_of(order), messages_of(order)
    invoices = list(queries.invoices_to_buyer(order))
    names = names_of([each.by_id for each in written] + [order.responsible_id, order.ended_by_id])
    context = {
        "order": order,
        "sheet": sheet,
        "milestones": milestones,
        "delivered": queries.silent_soon(milestones),
        "samples": samples_of(order),
        "awaits_samples": queries.awaits_samples(order),
        "written": [(each, names.get(each.by_id, "")) for each in written],
        "responsible": names.get(order.responsible_id) if order.responsible_id else "",
        "ended_by": names.get(order.ended_by_id) if order.ended_by_id else "",
        "fee": _money(order, order.cancel_fee),
        "invoices": invoices,
        "awaits_invoice": order.state == Order.State.CONFIRMED and sheet.has_prepaid and not invoices,
        "participants": _participants(order, sheet),
        "form": form,
        "reports": _handed_over_at(order),
        "review_url": site_url(f"/my/reviews/new/{order.pk}/") if order.state == Order.State.CLOSED else "",
        "may_confirm": offer_may_be_confirmed(order),
        "sees_amounts": True,
        "is_buyer": True,
    }
    return render(request, "orders/order.html", context)


def _handed_over_at(order: Order) -> list[tuple[str, str]]:
    """The number of each report that stands, and where its buyer hands it to an application: on the site."""
    standing = order.reports.filter(state=Report.State.ISSUED).order_by("recorded_at", "pk")
    return [(report.number, site_url(f"/my/reports/{report.pk}/hand-over/")) for report in standing]


def _money(order: Order, amount: int | None) -> Any:
    return None if amount is None else money_of(amount, order.currency)


def _participants(order: Order, sheet: OrderSheet) -> list[ParticipantsForm]:
    """A form for each date to come: who comes may be said until it begins."""
    if not order.is_open or not any(line.date for line in sheet.lines):
        return []
    return [ParticipantsForm(line=line) for line in _lines_to_come(order)]


def _lines_to_come(order: Order) -> list[OrderLine]:
    return [line for line in lines_of(order) if line.date and line.date.starts_at > clock.now()]


@policy(host="body", who="organisation")
@require_POST
def participants(request: ClientRequest, pk: UUID) -> HttpResponse:
    """Who comes to the dates of an order."""
    order = own_order_for(request.user, pk)
    forms = [ParticipantsForm(request.POST, line=line) for line in _lines_to_come(order)]
    if all(form.is_valid() for form in forms):
        typed = {form.line.pk: names_typed(form.cleaned_data["participants"]) for form in forms}
        act(request, lambda: actions.change_participants(order, lines=typed, by=request.user), _("Noted who comes."))
    else:
        messages.error(request, _("Nothing was saved: these are too many words."))
    return redirect(order)


@policy(host="body", who="organisation")
@require_POST
def accept(request: ClientRequest, pk: UUID) -> HttpResponse:
    milestone = own_milestone_for(request.user, pk)
    act(request, lambda: actions.accept(milestone, by=request.user), _("Accepted. The seller is told."))
    return redirect(milestone.order)


@policy(host="body", who="organisation")
def rework(request: ClientRequest, pk: UUID) -> HttpResponse:
    milestone = own_milestone_for(request.user, pk)
    form = ReworkForm(request.POST or None)
    words = _("Sent back. The seller is told what is to be different.")
    if act(
        request,
        lambda: actions.send_back(milestone, reason=form.cleaned_data["reason"], by=request.user),
        words,
        form=form,
    ):
        return redirect(milestone.order)
    return render(request, "orders/rework.html", {"milestone": milestone, "order": milestone.order, "form": form})


@policy(host="body", who="organisation")
@require_POST
def answer_proposal(request: ClientRequest, pk: UUID) -> HttpResponse:
    """Agree to a part that was added, or do without it."""
    milestone = own_milestone_for(request.user, pk)
    is_agreed = request.POST.get("answer") == "agree"
    act(
        request,
        lambda: actions.answer_proposal(
            milestone,
            is_agreed=is_agreed,
            amount=edition_typed(request.POST.get("amount", "")) or 0,
            by=request.user,
        ),
        _("Agreed. It is a part of the order now.") if is_agreed else _("Declined. The order goes on without it."),
    )
    return redirect(milestone.order)


@policy(host="body", who="organisation")
def cancel(request: ClientRequest, pk: UUID) -> HttpResponse:
    """Cancel by the terms. What it costs stands on the page, and is what is charged, or nothing happens."""
    order = own_order_for(request.user, pk)
    if order.state != Order.State.CONFIRMED:
        return redirect(order)
    owed = queries.owed_for_cancelling(order)
    costs = sum(each.amount for each in owed)
    form = CancelOrderForm(request.POST or None, initial={"fee": costs})
    if act(
        request,
        lambda: actions.cancel_order(order, **form.cleaned_data, by=request.user),
        _("The order is cancelled."),
        form=form,
    ):
        return redirect(order)
    if form.is_bound:
        form.data = _with_fee(form.data, costs)
    context = {
        "order": order,
        "sheet": agreed_sheet(order),
        "form": form,
        "fee": money_of(costs, order.currency) if costs else None,
        "owed": owed,
        "accepted": order.milestones.filter(state=Milestone.State.ACCEPTED).count(),
    }
    return render(request, "orders/cancel.html", context)


def _with_fee(data: Any, costs: int) -> Any:
    """What was typed, about what it costs by now."""
    again = data.copy()
    again["fee"] = str(costs)
    return again


@policy(host="body", who="organisation")
def decline(request: ClientRequest, pk: UUID) -> HttpResponse:
    """Decline an offer, or take a request back, with a reason."""
    order = own_order_for(request.user, pk)
    if order.state not in {Order.State.REQUESTED, Order.State.OFFERED}:
        return redirect(order)
    form = EndReasonForm(request.POST or None)
    if act(
        request,
        lambda: actions.decline_offer(order, reason=form.cleaned_data["reason"], by=request.user),
        _("The seller is told, with your reason."),
        form=form,
    ):
        return redirect(order)
    return render(request, "orders/decline.html", {"order": order, "form": form})


@policy(host="body", who="organisation")
def samples(request: ClientRequest, pk: UUID) -> HttpResponse:
    """Say that samples are on their way."""
    order = own_order_for(request.user, pk)
    if order.state != Order.State.CONFIRMED:
        return redirect(order)
    needing = {str(line.id): line for line in agreed_sheet(order).lines if line.samples}
    if not needing:
        raise Http404
    form = SamplesForm(request.POST or None, lines=needing)
    if act(request, lambda: _send_samples(request, form), _("Noted. The seller is told."), form=form):
        return redirect(order)
    return render(request, "orders/samples.html", {"order": order, "sheet": agreed_sheet(order), "form": form})


@policy(host="body", who="organisation")
def refuse_laboratory(request: ClientRequest, pk: UUID) -> HttpResponse:
    """Say no to the other laboratory that the seller has named."""
    order = own_order_for(request.user, pk)
    if not order.subcontractor:
        raise Http404
    form = RefuseLaboratoryForm(request.POST or None)
    if act(
        request,
        lambda: actions.refuse_subcontractor(order, **form.cleaned_data, by=request.user),
        _("The seller is told, with your reason."),
        form=form,
    ):
        return redirect(order)
    return render(request, "orders/refuse_laboratory.html", {"order": order, "form": form})


def _send_samples(request: ClientRequest, form: SamplesForm) -> None:
    typed = dict(form.cleaned_data)
    line = own_line_for(request.user, UUID(typed.pop("line")))
    actions.send_samples(line, **typed, by=request.user)


@policy(host="body", who="organisation")
@require_safe
def sheet(request: ClientRequest, pk: UUID) -> HttpResponse:
    """What was agreed, to print: word for word, with its hash."""
    order = own_order_for(request.user, pk)
    if not order.sha256:
        raise Http404
    return render(
        request, "orders/sheet.html", agreed_context(order) | {"up_url": order.get_absolute_url(), "sees_amounts": True}
    )


@policy(host="body", who="organisation")
@require_safe
def sheet_file(request: ClientRequest, pk: UUID) -> HttpResponse:
    """The same for machines: the content whose hash was frozen (RFC 8785, SHA-256)."""
    order = own_order_for(request.user, pk)
    if not order.sha256:
        raise Http404
    answer = JsonResponse({"number": order.number, "sha256": order.sha256, "content": order.content})
    answer["Content-Disposition"] = f'attachment; filename="{order.number}.json"'
    return answer
