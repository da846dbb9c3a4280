"""The platform's finance page: who has which plan, what is due and late, what came, what differs; plans and rules as data."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import SignedInAtSiteRequest, policy
from billing.models import (
    Comparison,
    DifferenceKind,
    OwnInvoiceState,
    OwnReceipt,
    Plan,
    Subscription,
    SubscriptionInvoice,
    SubscriptionState,
)
from billing.subscriptions import actions as subscriptions
from billing.subscriptions.actions import comparing, returning
from billing.subscriptions.forms import (
    ExtendTrialForm,
    FindReferenceForm,
    OwnReasonForm,
    OwnTransferForm,
    PlanForm,
    SeenToForm,
    SubscriptionRulesForm,
    TermsForm,
)
from billing.subscriptions.queries import differences_left_to_sellers, differences_of_operators, seen_to_by_sellers
from billing.subscriptions.queries import subscriptions as queries
from billing.subscriptions.queries.own_money import (
    own_fapiao_of,
    own_fapiao_that_wait,
    own_refunds_of,
    own_refunds_that_wait,
    receipts_with_credit,
)
from billing.subscriptions.views.own_money import fapiao_context
from lib import clock
from lib.money import in_figures, money_of
from lib.text import localized
from look.statuses import SUBSCRIPTION
from tenants.models import CertificationBody
from web.acting import act, answer
from web.csv_files import csv_answer
from web.lists import Filter, ListOf, Order, ask

SHOWN = 50
OF_A_SELLER = gettext_lazy("The seller finds it under Getting paid, with amounts and what to do, and sees to it there.")
DO: dict[str, Any] = {  # lazy: each reader their own language
    DifferenceKind.NOT_BOOKED: gettext_lazy(
        "Look it up at the provider. Book it by hand as a transfer, or send it back there."
    ),
    DifferenceKind.NOT_THERE: gettext_lazy(
        "Look it up at the provider. If the money never came, the payment is to be taken back."
    ),
    DifferenceKind.AMOUNT: gettext_lazy("Compare both. What differs is booked or sent back by hand."),
    DifferenceKind.REFUND: gettext_lazy("Somebody refunded it at the provider. Ask who and why."),
    DifferenceKind.DISPUTE: gettext_lazy("Answer it in the provider's dashboard before its day."),
    DifferenceKind.FEE: gettext_lazy("A fee that was not known is asked for each night. Look it up at the provider."),
    DifferenceKind.LEDGER: gettext_lazy("Run the command “ledger” and have it looked at by who keeps the program."),
    DifferenceKind.AWAY: gettext_lazy("It is compared again tomorrow by itself."),
}


def subscriber_list() -> ListOf:
    states = [(state, SUBSCRIPTION[state.upper()].word) for state in SubscriptionState.values]
    plans = [(str(plan.pk), localized(plan.name)) for plan in Plan.objects.all()]
    return ListOf(
        search=lambda words: (
            Q(body__name_zh__icontains=words) | Q(body__name_en__icontains=words) | Q(body__slug=words)
        ),
        search_words=_("Body"),
        orders={
            "late": Order(_("most overdue first"), ("-late", "body__slug")),
            "name": Order(_("by address"), ("body__slug",)),
            "until": Order(_("next month first"), ("until", "body__slug")),
        },
        filters=(
            Filter("state", _("Status"), states, lambda value: Q(state=value)),
            Filter("plan", _("Plan"), plans, lambda value: Q(plan=value)),
        ),
    )


@policy(host="site", who="operator")
@require_safe
def subscribers(request: SignedInAtSiteRequest) -> HttpResponseBase:
    asked = ask(queries.all_subscriptions(), subscriber_list(), request.GET)
    if request.GET.get("as") == "csv":
        return csv_answer(_rows(asked.rows), "subscriptions")
    context = {
        "rules": queries.subscription_rules(),
        "plans": Plan.objects.exists(),
        "asked": asked,
        "page": asked.page,
        "rows": [_shown(one) for one in asked.page],
        "without": queries.bodies_without_subscription()[:SHOWN],
        "revenue": queries.revenue_by_month(),
        "waivers": queries.waivers_that_wait(),
        "refunds": own_refunds_that_wait()[:SHOWN],
        "fapiaos": own_fapiao_that_wait()[:SHOWN],
        "unbooked": queries.unbooked_charges()[:SHOWN],
        "differences": differences_of_operators().count(),
        "sellers_differences": differences_left_to_sellers().count(),
        "me": request.user,
    }
    return render(request, "billing/subscribers.html", context)


def _shown(subscription: Any) -> dict[str, Any]:
    return {
        "subscription": subscription,
        "status": queries.shown_subscription_status(subscription),
        "owed": money_of(subscription.owed, subscription.currency),
        "late": money_of(subscription.late, subscription.currency) if subscription.late else None,
    }


def _rows(rows: Any) -> Iterator[list[str]]:
    yield [
        _("Address"),
        _("Body"),
        _("Kind"),
        _("Plan"),
        _("Status"),
        _("Until"),
        _("Currency"),
        _("Price of a month"),
        pgettext("desk", "To be paid"),
        _("of it overdue"),
    ]
    for one in rows:
        terms = queries.terms_of(one.plan)
        price = terms.price(one.currency) if terms else None
        yield [
            one.body.slug,
            localized(one.body.name),
            str(one.body.get_kind_display()),
            localized(one.plan.name),
            str(SUBSCRIPTION[queries.shown_subscription_status(one).upper()].word),
            f"{one.until:%Y-%m-%d}",
            one.currency,
            "" if price is None else in_figures(money_of(price, one.currency)),
            in_figures(money_of(one.owed, one.currency)),
            in_figures(money_of(one.late, one.currency)),
        ]


@policy(host="site", who="operator")
@require_safe
def own_invoices(request: SignedInAtSiteRequest) -> HttpResponseBase:
    """All invoices of ours with what was paid of each, for the accountant."""
    return csv_answer(_invoice_rows(), "own-invoices")


def _invoice_rows() -> Iterator[list[str]]:
    yield [
        _("Invoice"),
        _("Body"),
        _("Day"),
        _("Pay by"),
        _("Reference"),
        _("Net"),
        _("Tax"),
        _("Total"),
        _("Received"),
        _("Currency"),
        _("Status"),
    ]
    rows = SubscriptionInvoice.objects.select_related("subscription__body").order_by("year", "sequence")
    for one in rows.iterator(2000):
        sums = [in_figures(each) for each in (one.net_money, one.tax_money, one.total_money, one.paid_money)]
        issued_on = f"{clock.day_of(one.issued_at):%Y-%m-%d}"
        yield [
            one.number,
            localized(one.billed_to["name"]),
            issued_on,
            f"{one.due_on:%Y-%m-%d}",
            one.reference,
            *sums,
            one.currency,
            str(SUBSCRIPTION[one.shown_status.upper()].word),
        ]


@policy(host="site", who="operator")
@require_safe
def subscriber(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    found = queries.subscription_for_operator(pk)
    context = {
        "subscription": found,
        "status": queries.shown_subscription_status(found),
        "card": queries.card_of(found),
        "credit": queries.credit_of(found),
        "invoices": found.invoices.all()[:SHOWN],
        "receipts": [
            (one, money_of(left, one.currency) if left > 0 else None)
            for one, left in receipts_with_credit(found.receipts.select_related("recorded_by")[:SHOWN])
        ],
        "refunds": list(own_refunds_of(found)[:SHOWN]),
        "me": request.user,
        "changes": [
            {"when": one.at, "what": localized(one.subject), "why": localized(one.text), "who": one.by or ""}
            for one in found.changes.select_related("by")[:SHOWN]
        ],
        "may_extend": found.state == SubscriptionState.TRIAL
        or (found.state == SubscriptionState.ENDED and not found.invoices.exists()),
    }
    return render(request, "billing/subscriber.html", context)


@policy(host="site", who="operator")
@require_POST
def begin_trial(request: SignedInAtSiteRequest, slug: str) -> HttpResponse:
    """For a body that is older than our subscriptions."""
    body = get_object_or_404(CertificationBody, slug=slug)
    done = act(request, lambda: subscriptions.begin_trial(body, by=request.user))
    if done and done.result:
        messages.success(request, _("The trial has begun."))
        return redirect("billing:subscriber", done.result.pk)
    messages.error(
        request, _("No trial can begin: there is one already, no plan is for trials, or nobody subscribes here.")
    )
    return redirect("billing:subscribers")


@policy(host="site", who="operator")
def find_reference(request: SignedInAtSiteRequest) -> HttpResponse:
    """From the reference on a transfer to the body that is to be credited."""
    form = FindReferenceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        invoice = queries.own_invoice_of_reference(form.cleaned_data["reference"])
        if invoice is not None:
            return redirect("billing:record-own-transfer", invoice.subscription_id)
        form.add_error(
            "reference", _("No invoice of ours has this reference. It may be one of a body's: send the money back.")
        )
    page = {
        "title": _("Record a transfer"),
        "text": _("The reference names the invoice, and by it the body."),
        "action": _("Find the invoice"),
    }
    return render(
        request, "billing/operator_step.html", {"form": form, "back_url": reverse("billing:subscribers"), **page}
    )


@policy(host="site", who="operator")
def record_transfer(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    found = queries.subscription_for_operator(pk)
    owed = [
        f"{one.number} · {one.typed_reference} · {in_figures(one.owed_money)} {one.currency}" for one in _open(found)
    ]
    form = OwnTransferForm(request.POST or None, currency=found.currency, initial={"received_on": clock.today()})
    page = {
        "title": _("Record a transfer"),
        "eyebrow": localized(found.body.name),
        "text": _("It pays the oldest invoice first; what is left pays the next one."),
        "points": owed or [_("Nothing is open: all of it pays ahead.")],
        "action": _("Record the transfer"),
    }
    return answer(
        request,
        form,
        lambda: subscriptions.record_own_transfer(found, by=request.user, **form.cleaned_data),
        back=reverse("billing:subscriber", args=[found.pk]),
        template="billing/operator_step.html",
        done=_("Recorded."),
        **page,
    )


def _open(subscription: Subscription) -> list[SubscriptionInvoice]:
    return list(queries.open_invoices_of_subscription(subscription))


@policy(host="site", who="operator")
def take_back(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    receipt = queries.receipt_for_operator(pk)
    back = reverse("billing:subscriber", args=[receipt.subscription_id])
    if receipt.how == OwnReceipt.How.CARD:
        words = _("It went back")
        if act(request, lambda: returning.ask_sent_back(receipt, by=request.user), _("Booked.")):
            return redirect(back)
        text = _("Refund it at the provider first. We ask there what went back, and what it had paid is open again.")
        context = {"title": words, "eyebrow": receipt.bank_reference, "text": text, "action": _("Ask the provider")}
        return render(request, "billing/operator_step.html", {"back_url": back, **context})
    page = {
        "title": _("Take the record back"),
        "eyebrow": receipt.bank_reference,
        "text": _("It was recorded by mistake: what it paid is open again. The body is told."),
        "action": _("Take the record back"),
        "is_grave": True,
    }
    form = OwnReasonForm(request.POST or None)
    return answer(
        request,
        form,
        lambda: subscriptions.take_back_own_transfer(receipt, by=request.user, **form.cleaned_data),
        back=back,
        template="billing/operator_step.html",
        done=_("Taken back."),
        **page,
    )


@policy(host="site", who="operator")
def extend_trial(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    found = queries.subscription_for_operator(pk)
    form = ExtendTrialForm(request.POST or None)
    return answer(
        request,
        form,
        lambda: subscriptions.extend_trial(found, by=request.user, **form.cleaned_data),
        back=reverse("billing:subscriber", args=[found.pk]),
        template="billing/operator_step.html",
        done=_("The trial is extended."),
        title=_("Extend the trial"),
        eyebrow=localized(found.body.name),
        text=_("The body is told, with your reason."),
        action=_("Extend the trial"),
    )


@policy(host="site", who="operator")
@require_safe
def invoice(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    found = queries.subscription_invoice_for_operator(pk)
    context = {
        "invoice": found,
        "may_waive": found.state == OwnInvoiceState.ISSUED,
        "for_operator": True,
        **fapiao_context(found),
    }
    return render(request, "billing/subscription_invoice_at_site.html", context)


@policy(host="site", who="operator")
def waive(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    found = queries.subscription_invoice_for_operator(pk)
    fapiao, form = own_fapiao_of(found), OwnReasonForm(request.POST or None)
    red = _("Fapiao %(number)s was made of it: afterwards it needs a red-letter fapiao over what is given up.")
    return answer(
        request,
        form,
        lambda: subscriptions.propose_waiver(found, by=request.user, **form.cleaned_data),
        back=reverse("billing:subscribers"),
        template="billing/operator_step.html",
        done=_("Proposed. A second operator has to agree."),
        title=_("Give up what is left of it"),
        eyebrow=found.number,
        text=_("Money is given up by two: you propose, a second operator agrees. The body reads the reason."),
        points=[red % {"number": fapiao.number}] if fapiao and fapiao.number else [],
        action=_("Propose"),
        is_grave=True,
    )


@policy(host="site", who="operator")
@require_POST
def answer_waiver(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    waiver = queries.waiver_for_operator(pk)
    agrees = request.POST.get("answer") == "agree"
    words = _("Given up.") if agrees else _("It stays open.")
    act(request, lambda: subscriptions.answer_waiver(waiver, agrees=agrees, by=request.user), words)
    return redirect("billing:subscribers")


@policy(host="site", who="operator")
@require_safe
def plans(request: SignedInAtSiteRequest) -> HttpResponse:
    listed = [
        {"plan": plan, "terms": queries.terms_of(plan), "to_come": queries.terms_to_come(plan)}
        for plan in Plan.objects.all()
    ]
    return render(request, "billing/plans.html", {"plans": listed, "rules": queries.newest_subscription_rules()})


@policy(host="site", who="operator")
def new_plan(request: SignedInAtSiteRequest) -> HttpResponse:
    form = PlanForm(request.POST or None)
    done = act(request, lambda: subscriptions.write_plan(form.typed_plan, by=request.user), _("Saved."), form=form)
    if done:
        return redirect("billing:plan-terms", done.result.pk)
    page = {"title": _("Write a plan"), "text": _("Its price and limits follow."), "action": _("Save and go on")}
    return render(request, "billing/operator_step.html", {"form": form, "back_url": reverse("billing:plans"), **page})


@policy(host="site", who="operator")
def edit_plan(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    plan = queries.plan_for(pk)
    form = PlanForm(request.POST or None, instance=queries.plan_for(pk))
    return answer(
        request,
        form,
        lambda: subscriptions.write_plan(form.typed_plan, by=request.user, plan=plan),
        back=reverse("billing:plans"),
        template="billing/operator_step.html",
        done=_("Saved."),
        title=_("Names of a plan"),
        text=_("Who has a plan that is no longer offered keeps it."),
        action=_("Save"),
    )


@policy(host="site", who="operator")
def plan_terms(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    plan = queries.plan_for(pk)
    form = TermsForm(request.POST or None, terms=queries.terms_of(plan), today=clock.today())
    return answer(
        request,
        form,
        lambda: subscriptions.write_terms(plan, form.typed_terms, by=request.user),
        back=reverse("billing:plans"),
        template="billing/operator_step.html",
        done=_("Saved. What holds until then stays beneath."),
        title=_("Price and limits of “%(plan)s”") % {"plan": localized(plan.name)},
        text=_(
            "For months that begin on the day or later. Who would pay more, or get less, is told thirty days before."
        ),
        action=_("Save"),
    )


@policy(host="site", who="operator")
def rules(request: SignedInAtSiteRequest) -> HttpResponse:
    newest = queries.newest_subscription_rules()
    form = SubscriptionRulesForm(request.POST or None, instance=newest)
    return answer(
        request,
        form,
        lambda: subscriptions.keep_subscription_rules(by=request.user, **form.cleaned_data),
        back=reverse("billing:plans"),
        template="billing/operator_step.html",
        done=_("Saved. Invoices issued from now on go by it."),
        title=_("Rules of subscriptions"),
        text=_("Before they are written once, nobody subscribes and nothing is limited."),
        action=_("Save"),
    )


@policy(host="site", who="operator")
@require_safe
def comparisons(request: SignedInAtSiteRequest) -> HttpResponse:
    waiting = [
        {"difference": one, "do": OF_A_SELLER if one.is_sellers else DO[one.kind]}
        for one in queries.differences_that_wait()[:200]
    ]
    context = {
        "waiting": waiting,
        "seen_to": seen_to_by_sellers()[:SHOWN],
        "made": Comparison.objects.order_by("-month", "-made_at")[:24],
    }
    return render(request, "billing/comparisons.html", context)


@policy(host="site", who="operator")
@require_POST
def compare(request: SignedInAtSiteRequest) -> HttpResponse:
    """The last month, now."""
    last = clock.months_later(clock.today().replace(day=1), -1)
    act(request, lambda: comparing.compare_month(last), _("Compared."))
    return redirect("billing:comparisons")


@policy(host="site", who="operator")
def see_to(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    difference = queries.difference_for_operator(pk)
    if difference.is_sellers:
        raise Http404
    form = SeenToForm(request.POST or None)
    return answer(
        request,
        form,
        lambda: comparing.see_to_difference(difference, by=request.user, **form.cleaned_data),
        back=reverse("billing:comparisons"),
        template="billing/operator_step.html",
        done=_("Kept."),
        title=difference.get_kind_display(),
        eyebrow=difference.thing,
        text=DO[difference.kind],
        action=_("It is seen to"),
    )
