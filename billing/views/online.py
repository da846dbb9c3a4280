"""How a body gets paid by card: its account at the provider, balance, payouts, disputes. And how its client pays."""

from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_countries import countries

from accounts.requests import ClientRequest, StaffRequest, policy
from billing import queries
from billing.actions import checkouts, disputes, keeping, returns, sellers
from billing.forms_online import DisputeAnswerForm, OnboardingForm
from billing.models import (
    STILL_RUNS,
    Checkout,
    CheckoutState,
    Dispute,
    Invoice,
    SellerAccount,
    State,
)
from billing.models.online import OTHER_CURRENCY, WENT_BACK
from billing.providers import ProviderAway, ProviderRefuses, provider
from billing.subscriptions.views.differences import differences_shown
from lib.money import money_of, written
from lib.refusal import Refused
from tenants.hosts import body_url
from tenants.models import CertificationBody
from web.acting import act, answer

MONEY = ("finance",)
SHOWN = 10


@policy(host="body", who="body_staff", roles=MONEY, while_suspended=True)
def getting_paid(request: StaffRequest) -> HttpResponse:
    """What the provider said last. Nothing is asked there for a page to be shown."""
    body = request.certification_body
    account = _account_of(body)
    context = {
        "is_online": provider().is_online,
        "is_test": queries.is_test_money(),
        "test_desk": settings.STRIPE_API_BASE,
        "account": account,
        "country": countries.name(account.country) if account and account.country else "–",
        "has_bank_account": queries.bank_account_of(body) is not None,
        "form": OnboardingForm(body=body) if account is None and not is_of_mainland(body) else None,
        "missing": _missing(account) if account else [],
        "payouts": queries.payouts_of(body)[:SHOWN],
        "disputes": queries.disputes_of(body)[:SHOWN],
        "fees": queries.fees_of(body),
        "unbooked": queries.unbooked_of(body).prefetch_related("returns__proposed_by"),
        "unknown": queries.unknown_of(body),
        "outside": queries.returns_outside(body),
        "differences": differences_shown(body),
        "late_failures": queries.returns_of(body).exclude(words=""),
        "me": request.user,
        "running": queries.checkouts_of(body).filter(state=CheckoutState.PENDING)[:SHOWN],
    }
    return render(request, "billing/getting_paid.html", context)


@policy(host="body", who="body_staff", roles=MONEY, while_closing=True)
@require_POST
def onboard(request: StaffRequest) -> HttpResponse:
    """On to the provider's own questions. A link is good for some minutes and for once, so each press makes a new one."""
    body = request.certification_body
    account = _account_of(body)
    form = OnboardingForm(request.POST, body=body) if account is None else None
    page = body_url(body, reverse("billing:getting-paid"))
    done = act(
        request,
        lambda: sellers.begin_onboarding(
            body,
            country=account.country if account else cast(OnboardingForm, form).cleaned_data["country"],
            back_url=f"{page}back/",
            again_url=f"{page}again/",
            by=request.user,
        ),
        form=form,
        refused=lambda refusal: messages.error(request, str(refusal)),
    )
    if form is not None and form.errors:
        messages.error(request, _("Choose the country in which you are registered."))
    return redirect(done.result if done else "billing:getting-paid")


@policy(host="body", who="body_staff", roles=MONEY, while_suspended=True)
@require_safe
def onboarded(request: StaffRequest) -> HttpResponse:
    """Back from the provider: that somebody came back says nothing, so we ask."""
    _ask(request, queries.seller_account_of(request.certification_body))
    return redirect("billing:getting-paid")


@policy(host="body", who="body_staff", roles=MONEY, while_suspended=True)
@require_safe
def link_expired(request: StaffRequest) -> HttpResponse:
    messages.warning(
        request,
        _("That link to the payment provider had expired or was used already. Press “Go on at Stripe” for a new one."),
    )
    return redirect("billing:getting-paid")


@policy(host="body", who="body_staff", roles=MONEY, while_suspended=True)
@require_POST
def ask_again(request: StaffRequest) -> HttpResponse:
    if _ask(request, queries.seller_account_of(request.certification_body)):
        messages.success(request, _("Stripe was asked: this is how it stands now."))
    return redirect("billing:getting-paid")


def _ask(request: StaffRequest, account: SellerAccount | None) -> bool:
    if account is None:
        return False
    try:
        if not sellers.ask_standing(account).gone_at:
            sellers.ask_balance(account)
    except (ProviderAway, ProviderRefuses, Refused):  # Refused: the key was taken away meanwhile
        messages.warning(request, _("The payment provider does not answer now. What stands here is what it said last."))
        return False
    return True


@policy(host="body", who="body_staff", roles=MONEY, while_suspended=True)
@require_POST
def book(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Money that arrived and fitted nothing is tried once more, after its invoice was put right."""
    checkout = queries.checkout_for(request.user, pk, body=request.certification_body)
    done = act(request, lambda: checkouts.book_after_all(checkout, by=request.user))
    if done and done.result.state == CheckoutState.PAID:
        messages.success(request, _("Booked."))
    elif done:
        messages.warning(request, done.result.get_why_display())
    return redirect("billing:getting-paid")


@policy(host="body", who="body_staff", roles=MONEY, while_suspended=True)
@require_POST
def propose_return(request: StaffRequest, pk: UUID) -> HttpResponse:
    checkout = queries.checkout_for(request.user, pk, body=request.certification_body)
    words = _("Proposed. A second person of finance has to agree.")
    act(request, lambda: returns.propose_return(checkout, by=request.user), words)
    return redirect("billing:getting-paid")


@policy(host="body", who="body_staff", roles=MONEY, while_suspended=True)
@require_POST
def propose_keeping(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Money that fitted nothing is to stay as the client's credit."""
    checkout = queries.checkout_for(request.user, pk, body=request.certification_body)
    words = _("Proposed. A second person of finance has to agree.")
    act(request, lambda: keeping.propose_keeping(checkout, by=request.user), words)
    return redirect("billing:getting-paid")


@policy(host="body", who="body_staff", roles=MONEY, while_suspended=True)
@require_POST
def agree_to_return(request: StaffRequest, pk: UUID) -> HttpResponse:
    proposed = queries.return_for(request.user, pk, body=request.certification_body)
    words = (
        _("It is the client's credit now, and the client is told.") if proposed.keeps else _("It is being sent back.")
    )
    done = act(request, lambda: returns.agree_to_return(proposed, by=request.user), words)
    credit = Checkout.objects.get(pk=proposed.checkout_id).kept_as if done and proposed.keeps else None
    return redirect(credit or "billing:getting-paid")


@policy(host="body", who="body_staff", roles=MONEY, while_suspended=True)
@require_POST
def drop_return(request: StaffRequest, pk: UUID) -> HttpResponse:
    proposed = queries.return_for(request.user, pk, body=request.certification_body)
    words = _("It is not kept as credit.") if proposed.keeps else _("It is not sent back.")
    act(request, lambda: returns.drop_return(proposed, by=request.user), words)
    return redirect("billing:getting-paid")


@policy(host="body", who="body_staff", roles=MONEY, while_suspended=True)
@require_POST
def adopt_return(request: StaffRequest, pk: UUID) -> HttpResponse:
    made = queries.return_for(request.user, pk, body=request.certification_body)
    words = _("It is written down as a refund: a second person approves it.")
    done = act(request, lambda: returns.adopt_return(made, by=request.user), words)
    return redirect(done.result if done else "billing:getting-paid")


@policy(host="body", who="body_staff", roles=MONEY, while_suspended=True)
@require_POST
def send_refund(request: StaffRequest, pk: UUID) -> HttpResponse:
    """An approved refund goes back to the card that paid."""
    refund = queries.refund_for(request.user, pk, body=request.certification_body)
    words = _("Stripe is asked to send it back. This page will show when it has.")
    act(request, lambda: returns.send_refund(refund, by=request.user), words)
    return redirect(refund)


@policy(host="body", who="body_staff", roles=MONEY, while_suspended=True)
def dispute(request: StaffRequest, pk: UUID) -> HttpResponse:
    dispute = queries.dispute_for(request.user, pk, body=request.certification_body)
    if not dispute.may_be_answered:
        return render(
            request, "billing/dispute.html", {"dispute": dispute, "sent": _sent(dispute), **_unbooked(dispute)}
        )
    form = DisputeAnswerForm(request.POST or None, request.FILES or None)
    return answer(
        request,
        form,
        lambda: disputes.answer_dispute(dispute, words=form.words, files=form.files_sent, by=request.user),
        back=reverse("billing:dispute", args=[dispute.pk]),
        template="billing/dispute.html",
        done=_("Sent. The payer's bank reads it now; its decision takes weeks."),
        dispute=dispute,
    )


@policy(host="body", who="body_staff", roles=MONEY, while_suspended=True)
@require_POST
def book_dispute(request: StaffRequest, pk: UUID) -> HttpResponse:
    """The end of a dispute is booked once more, after what stood in its way was put right."""
    dispute = queries.dispute_for(request.user, pk, body=request.certification_body)
    done = act(request, lambda: disputes.book_dispute(dispute, by=request.user))
    if done and not done.result.words:
        messages.success(request, _("Booked."))
    return redirect("billing:dispute", dispute.pk)


@policy(host="body", who="organisation", while_closing=True)
@require_POST
def pay(request: ClientRequest, pk: UUID) -> HttpResponse:
    invoice = queries.own_invoice_for(request.user, pk, body=request.certification_body)
    done = act(request, lambda: checkouts.begin_checkout(invoice, by=request.user))
    return redirect(done.result.url if done else queries.client_path(invoice))


@policy(host="body", who="organisation", while_suspended=True)
@require_safe
def paid(request: ClientRequest, pk: UUID) -> HttpResponse:
    """Back from the payment page. That somebody came back says nothing: the provider is asked, and what it says is booked."""
    invoice = queries.own_invoice_for(request.user, pk, body=request.certification_body)
    checkout = invoice.checkouts.exclude(session="").select_related("account", "invoice").first()
    if checkout is not None:
        try:
            if checkout.state in STILL_RUNS:  # what has ended is not asked for again, whoever reads this page
                checkout = checkouts.settle(checkout)
        except (ProviderAway, ProviderRefuses, Refused):
            messages.info(
                request,
                _(
                    "Whether you have paid is not known here yet: the payment provider does not answer now. "
                    "It will show on this page; please do not pay a second time before."
                ),
            )
        else:
            _say(request, checkout)
    return redirect(queries.client_path(invoice))


def _say(request: ClientRequest, checkout: Checkout) -> None:
    """What the invoice's page does not say by itself: it says when all is paid, and what is on its way."""
    amount = written(checkout.came)
    if checkout.state == CheckoutState.PAID:
        if Invoice.objects.get(pk=checkout.invoice_id).state != State.PAID:
            messages.success(request, _("%(amount)s is paid. Thank you.") % {"amount": amount})
    elif checkout.state == CheckoutState.PENDING:
        return
    elif checkout.state == CheckoutState.KEPT:
        messages.info(request, _("%(amount)s has arrived and is kept as your credit.") % {"amount": amount})
    elif checkout.state == CheckoutState.UNBOOKED:
        messages.warning(
            request, _("%(amount)s has arrived and fits no open amount. The seller sees to it.") % {"amount": amount}
        )
    else:
        messages.warning(request, _("Nothing was paid. You may try again, or pay by bank transfer."))


def _account_of(body: CertificationBody) -> SellerAccount | None:
    """The body's account. One that the provider never made, since it was away or said no, is none yet: it is asked anew."""
    account = queries.seller_account_of(body)
    return account if account and account.account else None


def is_of_mainland(body: CertificationBody) -> bool:
    """Stripe opens no accounts for companies of mainland China (docs/payments.md)."""
    return str(body.country) == "CN"


def _unbooked(dispute: Dispute) -> dict[str, str]:
    """What of the end of a dispute is not booked, and what to do about it."""
    left = written(money_of(max(0, queries.unbooked_of_dispute(dispute)), dispute.currency))
    words = {
        "": "",
        WENT_BACK: _(
            "%(amount)s of it went back to the client as a refund too, or is about to. Do not send a refund that is still open: "
            "record it as paid back, with %(name)s as the bank's reference. What was sent already the client has twice: claim it."
        ),
        OTHER_CURRENCY: _("The bank names another currency than the invoice has. Ask Stripe what it took."),
    }[dispute.words]
    return {"unbooked": words % {"amount": left, "name": dispute.dispute}}


def _sent(dispute: Dispute) -> list[dict[str, Any]]:
    if dispute.answered_at is None:
        return []
    labels = DisputeAnswerForm.labels()
    return [{"what": labels.get(name, name), "words": text} for name, text in dispute.answer.items() if text]


def _missing(account: SellerAccount) -> list[dict[str, Any]]:
    return [
        {"title": title, "names": [_in_words(name) for name in names]}
        for title, names in (
            (_("Overdue"), account.overdue),
            (_("Still wanted"), [name for name in account.missing if name not in account.overdue]),
            (_("Being checked by the provider"), account.checking),
        )
        if names
    ]


def _in_words(name: str) -> str:
    """What Stripe asks, as a person would say it; its own word where we know none."""
    known = {
        "external_account": _("bank account for payouts"),
        "business_profile.url": _("address of your website"),
        "business_profile.mcc": _("what you sell"),
        "tos_acceptance.date": _("consent to the provider's terms"),
        "tos_acceptance.ip": _("consent to the provider's terms"),
        "company.tax_id": _("tax number"),
        "company.name": _("name of the company"),
    }
    if name in known:
        return known[name]
    if name.endswith("verification.document"):
        return _("a document that proves who somebody is")
    if name.startswith(("representative", "person_", "owners", "directors", "individual")):
        return _("details of a person who represents or owns the company (%(name)s)") % {"name": name}
    return name
