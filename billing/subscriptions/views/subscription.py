"""A body's own subscription: what it has, what of it is used, what is to be paid, and how it changes."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import StaffRequest, policy
from billing.models import CardCharge, ChargeState, Subscription, SubscriptionState, SubscriptionTax
from billing.providers import ProviderAway, ProviderRefuses, provider
from billing.queries import is_test_money
from billing.subscriptions import actions as subscriptions
from billing.subscriptions.actions import charging, saving
from billing.subscriptions.actions.months import difference_now
from billing.subscriptions.forms import BilledToForm, ChangePlanForm
from billing.subscriptions.limits import counted
from billing.subscriptions.queries import subscriptions as queries
from billing.subscriptions.queries.own_money import own_refunds_shown
from billing.subscriptions.views.own_money import fapiao_context
from lib.money import half_up, money_of, written
from lib.text import localized, written_day, written_percent
from web.acting import act, answer

MANAGES = ("body_admin", "finance")
SHOWN = 24


@policy(host="body", who="body_staff", roles=MANAGES, while_closing=True)
@require_safe
def subscription(request: StaffRequest) -> HttpResponse:
    body = request.certification_body
    found = queries.subscription_of(body)
    currency = found.currency if found else queries.currency_for(body)
    rules = queries.subscription_rules()
    context: dict[str, Any] = {
        "rules": rules,
        "tax_said": tax_said(rules.tax_for(body)) if rules else "",
        "subscription": found,
        "plans": queries.plans_in(currency),
        "is_online": provider().is_online,
        "is_test": is_test_money(),
    }
    if found is not None:
        terms = queries.terms_of(found.next_plan or found.plan, found.until)
        price = terms.price(found.currency) if terms else None
        context |= {
            "status": queries.shown_subscription_status(found),
            "used": queries.used_of(found, counted()),
            "card": queries.card_of(found),
            "credit": queries.credit_of(found),
            "open": list(queries.open_invoices_of_subscription(found)),
            "trouble": queries.last_trouble(found),
            "invoices": found.invoices.all()[:SHOWN],
            "refunds": list(own_refunds_shown(found)[:SHOWN]),
            "changes": [_event(change) for change in found.changes.select_related("by")[:SHOWN]],
            "next_price": None if price is None else money_of(price, found.currency),
        }
    return render(request, "billing/subscription.html", context)


def tax_said(tax: SubscriptionTax) -> str:
    """What comes on top of a price, for this subscriber, said before it presses."""
    rate = written_percent(tax.rate)
    said = _("Tax of %(rate)s is added.") % {"rate": rate} if tax.rate else _("No tax is added.")
    return " ".join(part for part in (said, localized(tax.words)) if part)


def _event(change: Any) -> dict[str, Any]:
    return {"when": change.at, "what": localized(change.subject), "why": localized(change.text), "who": change.by or ""}


@policy(host="body", who="body_staff", roles=MANAGES)
def choose_plan(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Says what choosing this plan costs and from when, and does it."""
    body, plan = request.certification_body, queries.plan_for(pk)
    found, rules = queries.subscription_of(body), queries.subscription_rules()
    if rules is None:
        raise Http404
    currency = found.currency if found else queries.currency_for(body)
    offer = next((one for one in queries.plans_in(currency) if one.plan == plan), None)
    if offer is None:
        raise Http404
    if found is not None and found.state == SubscriptionState.SUSPENDED:
        raise Http404  # its page says what to do, and offers no plan
    form, points = (
        None,
        [
            *_prices_to_come(offer, currency),
            _("Everything you have stays, also what is beyond the plan: you could then only not add more."),
        ],
    )
    if found is not None and found.state == SubscriptionState.ACTIVE:
        form = _change_form(request, found, offer)
    elif found is not None and found.state == SubscriptionState.TRIAL:
        points = [_("It is free until %(day)s.") % {"day": written_day(found.last_day)}, *points]
    else:
        points = [_("The first month begins today and is invoiced at once."), *points]
    points = [*_charged_in_all(offer, rules.tax_for(body)), *points]
    done = act(request, lambda: _chosen(request, found, plan, form), form=form, refused=None)
    if done:
        messages.success(request, _("Your plan is “%(plan)s”.") % {"plan": localized(plan.name)})
        return redirect("billing:subscription")
    context = {
        "form": form,
        "offer": offer,
        "points": points,
        "title": _("Plan “%(plan)s”") % {"plan": localized(plan.name)},
    }
    return render(request, "billing/choose_plan.html", context)


def _charged_in_all(offer: queries.PlanOffer, tax: SubscriptionTax) -> list[str]:
    """What a month comes to with this subscriber's tax."""
    net = offer.terms.price(offer.price.currency.code) or 0
    total = money_of(net + half_up(net * tax.rate / 100), offer.price.currency.code)
    return [tax_said(tax), _("A month comes to %(amount)s.") % {"amount": written(total)}]


def _prices_to_come(offer: queries.PlanOffer, currency: str) -> list[str]:
    """What a month of this plan will cost by terms that are written already."""
    words = _("For months that begin on %(day)s or later: %(price)s before tax.")
    return [
        words % {"day": written_day(terms.starts_on), "price": written(money_of(terms.price(currency) or 0, currency))}
        for terms in queries.terms_to_come(offer.plan)
    ]


def _change_form(request: StaffRequest, current: Subscription, offer: queries.PlanOffer) -> ChangePlanForm:
    difference = difference_now(current, offer.plan, offer.terms.price(current.currency) or 0)
    return ChangePlanForm(
        request.POST or None,
        may_at_once=difference > 0 and current.plan != offer.plan,
        difference=written(money_of(max(difference, 0), current.currency)),
        next_month=written_day(current.until),
    )


def _chosen(
    request: StaffRequest, current: Subscription | None, plan: Any, form: ChangePlanForm | None
) -> Subscription:
    if current is not None and form is not None:
        at_once = form.cleaned_data["when"] == "now"
        return subscriptions.change_plan(current, plan, at_once=at_once, by=request.user)
    return subscriptions.subscribe(request.certification_body, plan, by=request.user)


@policy(host="body", who="body_staff", roles=MANAGES)
def cancel(request: StaffRequest) -> HttpResponse:
    found = _own(request)
    day = written_day(found.last_day)
    words = _("The subscription is cancelled.")
    if act(request, lambda: subscriptions.cancel_subscription(found, by=request.user), words):
        return redirect("billing:subscription")
    until = _("Everything goes on until %(day)s; until then you can take it back.") % {"day": day}
    if found.state == SubscriptionState.SUSPENDED:
        until = _("It ends at once. What is invoiced stays to be paid.")
    points = [
        until,
        _("Afterwards nothing is charged, and nothing new can be published and nobody invited."),
        _("Your certificates, the register, running cases and the export of your data stay as they are."),
    ]
    return render(request, "billing/cancel_subscription.html", {"points": points, "subscription": found})


@policy(host="body", who="body_staff", roles=MANAGES)
@require_POST
def go_on(request: StaffRequest) -> HttpResponse:
    found = _own(request)
    act(request, lambda: subscriptions.go_on_after_all(found, by=request.user), _("The subscription goes on."))
    return redirect("billing:subscription")


@policy(host="body", who="body_staff", roles=MANAGES)
def billed_to(request: StaffRequest) -> HttpResponse:
    found = _own(request)
    form = BilledToForm(request.POST or None, instance=found)
    return answer(
        request,
        form,
        lambda: subscriptions.say_billed_to(found, by=request.user, **form.cleaned_data),
        back=reverse("billing:subscription"),
        template="billing/billed_to.html",
        done=_("Saved. Invoices issued from now on name it."),
    )


@policy(host="body", who="body_staff", roles=MANAGES)
@require_POST
def save_card(request: StaffRequest) -> HttpResponse:
    found = _own(request)
    done = act(request, lambda: saving.begin_setup(found, by=request.user))
    return redirect(done.result.url if done else "billing:subscription")


@policy(host="body", who="body_staff", roles=MANAGES)
@require_safe
def card_saved(request: StaffRequest) -> HttpResponse:
    """Back from the provider: that somebody came back says nothing, so we ask."""
    found = _own(request)
    setup = found.setups.exclude(session="").select_related("subscription").first()
    if setup is not None:
        try:
            setup = saving.settle_setup(setup)
        except (ProviderAway, ProviderRefuses):
            messages.info(request, _("The answer is not here yet. It will show on this page."))
        else:
            if setup.card_id:
                messages.success(request, _("The card is saved. Invoices are charged to it from now on."))
            else:
                messages.warning(request, _("No card was saved."))
    return redirect("billing:subscription")


@policy(host="body", who="body_staff", roles=MANAGES)
@require_POST
def remove_card(request: StaffRequest) -> HttpResponse:
    found = _own(request)
    act(request, lambda: saving.remove_card(found, by=request.user), _("The card is removed."))
    return redirect("billing:subscription")


@policy(host="body", who="body_staff", roles=MANAGES, while_closing=True)
@require_safe
def own_invoice(request: StaffRequest, pk: UUID) -> HttpResponse:
    invoice = queries.subscription_invoice_for(pk, body=request.certification_body)
    return render(request, "billing/subscription_invoice.html", {"invoice": invoice, **fapiao_context(invoice)})


@policy(host="body", who="body_staff", roles=MANAGES, while_closing=True)
@require_POST
def charge(request: StaffRequest, pk: UUID) -> HttpResponse:
    """The saved card is tried at once."""
    invoice = queries.subscription_invoice_for(pk, body=request.certification_body)
    words = _("The card is being charged. This page will show when it has paid.")
    act(request, lambda: charging.charge_now(invoice, by=request.user), words)
    return redirect("billing:subscription")


@policy(host="body", who="body_staff", roles=MANAGES, while_closing=True)
@require_POST
def pay(request: StaffRequest, pk: UUID) -> HttpResponse:
    invoice = queries.subscription_invoice_for(pk, body=request.certification_body)
    done = act(request, lambda: charging.begin_page(invoice, by=request.user))
    return redirect(done.result.url if done and done.result.url else "billing:subscription")


@policy(host="body", who="body_staff", roles=MANAGES, while_closing=True)
@require_safe
def paid(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Back from the payment page. That somebody came back says nothing: the provider is asked, and what it says is booked."""
    invoice = queries.subscription_invoice_for(pk, body=request.certification_body)
    rows = invoice.charges.exclude(session="").select_related("card", "invoice__subscription__body")
    last = rows.first()
    if last is not None:
        try:
            _say_paid(request, charging.settle_charge(last))
        except (ProviderAway, ProviderRefuses):
            messages.info(request, _("Your bank's answer is not here yet. It will show on this page."))
    return redirect("billing:subscription")


def _say_paid(request: StaffRequest, charge: CardCharge) -> None:
    amount = {"amount": written(charge.money)}
    if charge.state == ChargeState.PAID:
        messages.success(request, _("%(amount)s is paid. Thank you.") % amount)
    elif charge.state == ChargeState.PENDING:
        messages.info(
            request,
            _(
                "%(amount)s is on its way. Such a payment takes some days; you will hear of it. Please do not pay it again."
            )
            % amount,
        )
    elif charge.state == ChargeState.UNBOOKED:
        messages.warning(request, _("%(amount)s has arrived and fits nothing. We look into it.") % amount)
    else:
        messages.warning(request, _("Nothing was paid. You may try again, or pay by bank transfer."))


def _own(request: StaffRequest) -> Subscription:
    """The body's subscription. Raises Http404 where it has none."""
    found = queries.subscription_of(request.certification_body)
    if found is None:
        raise Http404
    return found
