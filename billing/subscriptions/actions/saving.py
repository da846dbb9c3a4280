"""A body saves a card on a page of the provider's, or has it forgotten. We keep brand, last digits and expiry, and no number."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from billing.models import CardSetup, CardSetupState, SavedCard, Subscription
from billing.providers import AskedCard, ProviderAway, ProviderRefuses, TakenCard, own_till
from billing.providers.stripe_client import is_live
from billing.subscriptions.actions.charging import begin_charge, call_off
from billing.subscriptions.actions.holding import held, tell_body
from billing.subscriptions.queries.subscriptions import card_of, open_invoices_of_subscription, subscription_path
from lib import clock
from lib.queue import later
from lib.refusal import Refused
from lib.text import bilingual
from tenants.hosts import body_url


def begin_setup(subscription: Subscription, *, by: User) -> CardSetup:
    """A page of the provider's on which a card is saved."""
    if not own_till().is_online:
        raise Refused(_("Here invoices are paid by bank transfer only."))
    setup = _begin(subscription, by)
    subscription = setup.subscription
    try:
        if not subscription.customer:
            _open_customer(subscription)
        try:
            taken = own_till().ask_card(_asked(setup))
        except ProviderRefuses as no:
            if no.code != "resource_missing":
                raise
            _open_customer(subscription)  # deleted there, or of another key's account
            setup = _begin(subscription, by)  # what was asked under the other's key is answered by its no
            taken = own_till().ask_card(_asked(setup))
    except (ProviderAway, ProviderRefuses) as away:
        raise Refused(_("The page on which a card is saved does not answer now. Try again in a minute.")) from away
    CardSetup.objects.filter(pk=setup.pk, session="").update(session=taken.session, url=taken.url)
    return CardSetup.objects.select_related("subscription__body").get(pk=setup.pk)


def _open_customer(subscription: Subscription) -> None:
    """Open the body's own place at the provider, or another where that one is gone."""
    gone = subscription.customer
    name = subscription.body.name_en or subscription.body.name_zh
    subscription.customer = own_till().open_customer(subscription=subscription.pk, name=name, instead_of=gone)
    Subscription.objects.filter(pk=subscription.pk, customer=gone).update(customer=subscription.customer)


@transaction.atomic
def _begin(subscription: Subscription, by: User) -> CardSetup:
    subscription = held(subscription, by)
    return CardSetup.objects.create(subscription=subscription, begun_by=by, begun_at=clock.now())


def _asked(setup: CardSetup) -> AskedCard:
    return AskedCard(
        setup=setup.pk,
        customer=setup.subscription.customer,
        back_url=body_url(setup.subscription.body, f"{subscription_path()}card/back/"),
        locale="zh" if (get_language() or "").startswith("zh") else "en",
    )


def settle_setup(setup: CardSetup) -> CardSetup:
    """Ask the provider what came of the visit, and write it down. Safe any number of times."""
    if not setup.session or setup.state != CardSetupState.OPEN:
        return setup
    return note_card(setup, own_till().card_of(setup.session))


@transaction.atomic
def note_card(setup: CardSetup, taken: TakenCard) -> CardSetup:
    """A card that was saved takes the place of the one before, and pays what is open."""
    subscription = held(setup.subscription, None)
    setup = CardSetup.objects.select_related("begun_by").get(pk=setup.pk)
    if setup.state != CardSetupState.OPEN or not taken.is_over:
        return setup
    is_ours = taken.setup == str(setup.pk) and taken.is_live == is_live()
    if not taken.payment_method or not is_ours:
        setup.state = CardSetupState.EXPIRED
        setup.save(update_fields=["state"])
        return setup
    _forget(subscription)
    setup.card = SavedCard.objects.create(
        subscription=subscription,
        payment_method=taken.payment_method,
        brand=taken.brand[:20],
        last4=taken.last4[:4],
        expires_month=taken.expires_month,
        expires_year=taken.expires_year,
        saved_by=setup.begun_by,
        saved_at=clock.now(),
    )
    setup.state = CardSetupState.DONE
    setup.save(update_fields=["card", "state"])
    tell_body(
        subscription,
        bilingual("银行卡已保存", "A card is saved"),
        bilingual(
            f"尾号 {taken.last4}，有效期至 {setup.card.expiry}。今后的账单自动扣款，未付账单现在扣款。",
            f"It ends in {taken.last4} and is good until {setup.card.expiry}. Invoices are charged to it from now on, and those open now at once.",
        ),
        by=setup.begun_by,
    )
    for invoice in open_invoices_of_subscription(subscription):
        invoice.subscription = subscription
        begin_charge(invoice, by=setup.begun_by)
    return setup


@transaction.atomic
def remove_card(subscription: Subscription, *, by: User) -> None:
    """The card is charged no more, here at once and at the provider as soon as it answers."""
    subscription = held(subscription, by)
    if card_of(subscription) is None:
        raise Refused(_("No card is saved."))
    _forget(subscription)
    tell_body(
        subscription,
        bilingual("银行卡已移除", "The card is removed"),
        bilingual("今后的账单请转账支付。", "Invoices are paid by bank transfer from now on."),
        by=by,
    )


def _forget(subscription: Subscription) -> None:
    for card in subscription.cards.filter(removed_at=None):
        card.removed_at = clock.now()
        card.save(update_fields=["removed_at"])
        for charge in card.charges.running().filter(tries=0):  # the provider has not heard of it
            call_off(charge, "card_removed")
        later("billing.forget_card", str(card.pk))


def forget_at_provider(pk: UUID) -> None:
    """What is removed here is forgotten there. Safe to do twice: what is gone already is gone."""
    card = SavedCard.objects.filter(pk=pk).exclude(removed_at=None).first()
    if card is not None:
        try:
            own_till().forget_card(card.payment_method)
        except ProviderRefuses:
            return


def setups_to_settle() -> list[CardSetup]:
    rows = CardSetup.objects.filter(state=CardSetupState.OPEN).exclude(session="").select_related("subscription")
    return list(rows.order_by("begun_at")[:200])
