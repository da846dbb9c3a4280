"""The seller's desk: orders by step; one order from the request to its end."""

from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.queries import names_of
from accounts.requests import BothSidesRequest, StaffRequest, policy
from lib import clock
from lib.money import money_of
from lib.refusal import Refused
from orders import actions, queries
from orders.actions import ReportData
from orders.doors import desk_milestone_for, desk_order_for, desk_sample_for
from orders.files import MOST, orders_table
from orders.forms import (
    DeliverForm,
    EndReasonForm,
    EndSamplesForm,
    NameLaboratoryForm,
    OfferForm,
    OrderMessageForm,
    PartForm,
    ReceiveForm,
    ResponsibleForm,
)
from orders.models import Milestone, Order
from orders.people import contact_of, shown_names
from orders.pricing import lines_of
from orders.queries import CANCELLERS, HANDLERS, READERS, WITH_MONEY
from orders.report_forms import DeliveredReportForm, may_be_reports
from orders.views.showing import agreed_context, as_shown, messages_of, samples_of, uploads
from staff.queries import people_with
from web.acting import act, answer
from web.csv_files import csv_answer
from web.lists import Filter, ListOf, any_of, ask
from web.lists import Order as Sorting
from web.uploads import BIGGEST, Upload, checked

ON_ORDERS = tuple(sorted(HANDLERS))
PRICERS = tuple(sorted(WITH_MONEY))
TABS = ("todo", "mine", "open", "ended", "all")
REPORTS = 3  # files of one delivery that may be reports


@policy(host="body", who="body_staff", roles=READERS)
@require_safe
def orders(request: StaffRequest) -> HttpResponse:
    tab = request.GET.get("tab", "todo")
    tab = tab if tab in TABS else "todo"
    words = {"todo": _("To do"), "mine": _("Mine"), "open": _("Open"), "ended": _("Ended"), "all": _("All")}
    asked = ask(queries.with_the_seller(tab, request.user), order_list(), request.GET, fixed={"tab": tab})
    counts = queries.counts_at_seller(request.user)
    names = names_of(each.responsible_id for each in asked.page)
    context = {
        "asked": asked,
        "page": asked.page,
        "rows": [(each, names.get(each.responsible_id)) for each in asked.page],
        "sees_amounts": queries.sees_amounts(request.roles),
        "tabs": [
            {"words": words[key], "url": asked.at(tab=key), "is_current": key == tab, "count": counts[key]}
            for key in TABS
        ],
    }
    return render(request, "orders/desk/list.html", context)


@policy(host="body", who="body_staff", roles=READERS)
@require_safe
def orders_file(request: StaffRequest) -> HttpResponseBase:
    """All orders as a table; with amounts for those who see them."""
    rows = Order.objects.with_the_seller().order_by("-since", "pk").prefetch_related("lines__version")[:MOST]
    return csv_answer(
        list(orders_table(rows, sees_amounts=queries.sees_amounts(request.roles))), f"orders-{clock.today():%Y-%m-%d}"
    )


def order_list() -> ListOf:
    """What can be asked of the seller's orders."""
    states = [(each.value, str(each.label)) for each in Order.State if each != Order.State.CART]
    return ListOf(
        search=lambda text: any_of(
            text, "number", "buyer_zh", "buyer_en", "lines__version__name_zh", "lines__version__name_en"
        ),
        search_words=_("Number, buyer or service"),
        orders={
            "newest": Sorting(_("newest first"), ("-since", "pk")),
            "waiting": Sorting(_("longest at its step"), ("since", "pk")),
            "buyer": Sorting(_("by buyer"), ("buyer_zh", "buyer_en", "pk")),
            "number": Sorting(_("by number"), ("number", "pk")),
        },
        filters=(
            Filter("step", _("Step"), states, lambda value: Q(state=value)),
            Filter("service", _("Service"), queries.service_choices(), _of_service),
            Filter(
                "responsible",
                _("Responsible"),
                [("none", _("nobody yet")), *((str(each.pk), each.name) for each in people_with(*HANDLERS))],
                lambda value: Q(responsible=None if value == "none" else UUID(value)),
            ),
        ),
    )


def _of_service(value: str) -> Q:
    """By key, so that an order with two lines of it stands once."""
    return Q(pk__in=Order.objects.filter(lines__version__service=UUID(value)).values("pk"))


@policy(host="body", who="body_staff", roles=READERS)
@require_safe
def order(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One order: what is next, its parts, samples, who is responsible, messages; amounts for those who see them."""
    return order_page(request, desk_order_for(pk), OrderMessageForm(), roles=request.roles)


def order_page(
    request: StaffRequest | BothSidesRequest, order: Order, form: OrderMessageForm, *, roles: Collection[str]
) -> HttpResponse:
    """`form`: what is written to the buyer, with what was refused of it."""
    sees_amounts = queries.sees_amounts(roles)
    milestones = queries.milestones_of(order)
    written = messages_of(order)
    lines = lines_of(order)
    names = names_of(
        [each.by_id for each in written] + [order.responsible_id, order.ended_by_id, order.confirmed_by_id]
    )
    context = {
        "order": order,
        "sheet": as_shown(order),
        "milestones": milestones,
        "next_part": next((each for each in milestones if each.state in queries.ON_THE_WAY), None),
        "samples": samples_of(order),
        "awaits_samples": queries.awaits_samples(order),
        "written": [(each, names.get(each.by_id, "")) for each in written],
        "responsible": names.get(order.responsible_id) if order.responsible_id else "",
        "ended_by": names.get(order.ended_by_id) if order.ended_by_id else "",
        "contact": contact_of(order),
        "participants": [(line, shown_names(line.participants)) for line in lines if line.date_id],
        "invoices": list(queries.invoices_for(order)) if sees_amounts else [],
        "fee": money_of(order.cancel_fee, order.currency) if order.cancel_fee else None,
        "form": form if queries.may_write(request.user) else None,
        "handles": queries.may_handle(request.user),
        "may_cancel": bool((request.roles or frozenset()) & CANCELLERS),
        "sees_amounts": sees_amounts,
        "is_mine": order.responsible_id == request.user.pk,
    }
    return render(request, "orders/desk/order.html", context)


@policy(host="body", who="body_staff", roles=READERS)
@require_safe
def sheet(request: StaffRequest, pk: UUID) -> HttpResponse:
    """What was agreed, to print: without amounts for those who see none."""
    order = desk_order_for(pk)
    if not order.sha256:
        raise Http404
    context = {"up_url": queries.desk_path(order), "sees_amounts": queries.sees_amounts(request.roles)}
    return render(request, "orders/sheet.html", agreed_context(order) | context)


@policy(host="body", who="body_staff", roles=ON_ORDERS)
def responsible(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Take responsibility by a press, or name a colleague."""
    order = desk_order_for(pk)
    people = people_with(*HANDLERS)
    typed = request.POST.copy() if request.method == "POST" else None
    if typed is not None and typed.get("act") == "mine":
        typed["person"] = str(request.user.pk)
    form = ResponsibleForm(typed, people=people)
    return _page(
        request,
        order,
        form,
        lambda: actions.name_responsible(order, form.cleaned_data["person"], by=request.user),
        done=_("Noted who is responsible."),
        title=_("Who is responsible"),
        action=_("Name the responsible"),
    )


@policy(host="body", who="body_staff", roles=PRICERS)
def offer(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Price a request. Nobody who judges cases does (INV-10)."""
    order = _priceable(request, pk)
    lines = lines_of(order)
    form = OfferForm(request.POST or None, order=order, lines=lines)
    if act(
        request,
        lambda: actions.offer(order, **form.values(), by=request.user),
        _("The buyer has your offer."),
        form=form,
    ):
        return redirect("orders:desk-order", order.pk)
    return render(request, "orders/desk/offer.html", {"order": order, "sheet": as_shown(order), "form": form})


@policy(host="body", who="body_staff", roles=PRICERS)
def decline(request: StaffRequest, pk: UUID) -> HttpResponse:
    order = _priceable(request, pk)
    form = EndReasonForm(request.POST or None)
    return _page(
        request,
        order,
        form,
        lambda: actions.decline_request(order, reason=form.cleaned_data["reason"], by=request.user),
        done=_("The buyer is told, with your reason."),
        title=_("Make no offer"),
        action=_("Decline the request"),
        is_grave=True,
    )


def _priceable(request: StaffRequest, pk: UUID) -> Order:
    order = desk_order_for(pk)
    if not queries.sees_amounts(request.roles):
        raise PermissionDenied
    return order


@policy(host="body", who="body_staff", roles=tuple(sorted(CANCELLERS)))
def cancel(request: StaffRequest, pk: UUID) -> HttpResponse:
    order = desk_order_for(pk)
    form = EndReasonForm(request.POST or None)
    return _page(
        request,
        order,
        form,
        lambda: actions.cancel_as_seller(order, reason=form.cleaned_data["reason"], by=request.user),
        done=_("The order is cancelled, and the buyer is told."),
        title=_("Cancel the order"),
        action=_("Cancel the order"),
        words=_(
            "Nothing is charged for what the buyer has not accepted; what was paid for it goes back by a refund that finance settles."
        ),
        is_grave=True,
    )


@policy(host="body", who="body_staff", roles=ON_ORDERS)
def receive(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Samples came: in which condition."""
    sample = desk_sample_for(pk)
    form = ReceiveForm(request.POST or None)
    return _page(
        request,
        sample.line.order,
        form,
        lambda: actions.receive_samples(sample, condition=form.cleaned_data["condition"], by=request.user),
        done=_("Noted, and the buyer is told. Days are counted once all samples of a test have come."),
        title=_("Samples have come"),
        action=_("Record the samples"),
    )


@policy(host="body", who="body_staff", roles=ON_ORDERS)
def end_samples(request: StaffRequest, pk: UUID) -> HttpResponse:
    sample = desk_sample_for(pk)
    form = EndSamplesForm(request.POST or None)
    words = _("The buyer does not want them back.")
    if sample.line.order.samples_back:
        address = sample.line.order.samples_back_to
        words = (
            _("The buyer wants them back, to: %(address)s") % {"address": address}
            if address
            else _("The buyer wants them back.")
        )
    return _page(
        request,
        sample.line.order,
        form,
        lambda: actions.end_samples(sample, **form.cleaned_data, by=request.user),
        done=_("Noted. The buyer is told."),
        title=_("Samples back or disposed of"),
        action=_("Record it"),
        words=words,
    )


@policy(host="body", who="body_staff", roles=ON_ORDERS)
def name_laboratory(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Name the other laboratory, before a part goes there."""
    order = desk_order_for(pk)
    form = NameLaboratoryForm(request.POST or None)
    return _page(
        request,
        order,
        form,
        lambda: actions.name_subcontractor(order, **form.cleaned_data, by=request.user),
        done=_("The buyer is told, and may say no."),
        title=_("Name another laboratory"),
        action=_("Name it to the buyer"),
        words=_("Before anything goes there. Only reports of your own scope bear your CMA or CNAS mark."),
    )


@policy(host="body", who="body_staff", roles=ON_ORDERS)
def propose(request: StaffRequest, pk: UUID) -> HttpResponse:
    """A part besides, as a retest: the buyer agrees first."""
    order = desk_order_for(pk)
    form = PartForm(request.POST or None, order=order, sees_amounts=queries.sees_amounts(request.roles))
    return _page(
        request,
        order,
        form,
        lambda: actions.propose_part(order, **form.values(), by=request.user),
        done=_("The buyer is asked."),
        title=_("Add a part"),
        action=_("Propose it to the buyer"),
        words=_("A retest, or more of the work. It is a part of the order once the buyer agrees."),
    )


@policy(host="body", who="body_staff", roles=ON_ORDERS)
def deliver(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Deliver a part: words, files; files of a laboratory may be its reports."""
    milestone = desk_milestone_for(pk)
    order = milestone.order
    form = DeliverForm(request.POST or None)
    slots = _report_slots(request, order)
    is_whole = all(slot.is_valid() for slot, _file in slots if slot.is_bound)
    if is_whole and act(
        request,
        lambda: _deliver(request, milestone, form, slots),
        _("Delivered. The buyer is told, and has the days agreed to accept it or send it back."),
        form=form,
    ):
        return redirect("orders:desk-order", order.pk)
    context = {"milestone": milestone, "order": order, "form": form, "slots": slots, "biggest": BIGGEST}
    return render(request, "orders/desk/deliver.html", context)


type Slot = tuple[DeliveredReportForm, Any]


def _report_slots(request: StaffRequest, order: Order) -> list[Slot]:
    """Places for files that may be reports, each with the file that was sent for it. Filled in only where there is one."""
    if not may_be_reports(order):
        return []
    slots = []
    for number in range(REPORTS):
        prefix = f"report-{number}"
        file = request.FILES.get(f"{prefix}-file")
        typed = request.POST if file or request.POST.get(f"{prefix}-number") else None
        slots.append((DeliveredReportForm(typed, order=order, prefix=prefix), file))
    return slots


def _deliver(request: StaffRequest, milestone: Milestone, form: DeliverForm, slots: list[Slot]) -> None:
    files: list[Upload] = []
    reports: dict[int, ReportData] = {}
    for slot, file in slots:
        data = slot.report() if slot.is_bound else None
        if data and file is None:
            raise Refused(_("Choose the file of report %(number)s.") % {"number": data.number})
        if file is not None:
            if data:
                reports[len(files)] = data
            files.append(checked(file))
    files += uploads(request)
    actions.deliver(milestone, words=form.cleaned_data["words"], files=files, reports=reports, by=request.user)


def _page(
    request: StaffRequest, order: Order, form: Any, do: Callable[[], object], /, *, done: str, **context: Any
) -> HttpResponse:
    """A page of one form about an order."""
    back = f"/desk/orders/{order.pk}/"
    return answer(request, form, do, back=back, template="orders/desk/act.html", done=done, order=order, **context)
