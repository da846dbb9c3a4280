"""Customers of the platform's own account, the cards they save, and what becomes of charging one while nobody is there."""

import copy
from typing import TYPE_CHECKING

from marketplace.embedded.stripe_double import objects
from marketplace.embedded.stripe_double.answers import Refusal, error, new_id
from marketplace.embedded.stripe_double.objects import Object

if TYPE_CHECKING:
    from marketplace.embedded.stripe_double.world import StripeDouble

NUMBERS = {"pays": "4242", "declines": "0341", "asks": "3184"}  # as Stripe's own test cards end
REFUSES = {
    "declines": ("card_declined", "Your card has insufficient funds."),
    "asks": ("authentication_required", "Your card was declined. This transaction requires authentication."),
}


def create_customer(world: "StripeDouble", account: str, asked: Object) -> Object:
    id_ = new_id("cus")
    world.things[id_] = objects.customer(id_, asked, now=world.moment())
    world.owners[id_] = account
    return world.things[id_]


def create_setup(world: "StripeDouble", account: str, asked: Object) -> Object:
    """A page on which a card is saved."""
    world.find(account, {}, asked["customer"])
    id_ = new_id("cs_test")
    session = objects.setup_session(id_, asked, url=f"{world.pages}/save/{id_}", now=world.moment())
    world.things[id_], world.owners[id_] = session, account
    return session


def save_card(world: "StripeDouble", session_id: str, behaves: str = "pays") -> Object:
    """Somebody saves a card: one that `pays`, one that `declines` when it is charged, one that `asks` for its owner."""
    session = world.things[session_id]
    account = world.owners[session_id]
    if session["status"] != "open" or session["mode"] != "setup":
        raise Refusal(400, "", "This session is not open.")
    method_id, setup_id = new_id("pm"), new_id("seti")
    method = objects.payment_method(method_id, session["customer"], last4=NUMBERS[behaves], now=world.moment())
    world.things[method_id], world.cards[method_id] = method, behaves
    world.things[setup_id] = objects.setup_intent(setup_id, session["customer"], method_id, now=world.moment())
    world.owners[method_id] = world.owners[setup_id] = account
    session["status"], session["url"], session["setup_intent"] = "complete", None, setup_id
    world.tell("setup_intent.succeeded", world.things[setup_id], account)
    world.tell("checkout.session.completed", session, account)
    return session


def detach_card(world: "StripeDouble", account: str, _asked: Object, id_: str) -> Object:
    method = world.find(account, {}, id_)
    if method["customer"] is None:
        raise Refusal(400, "", "The payment method you provided is not attached to a customer.")
    method["customer"] = None
    world.tell("payment_method.detached", method, account)
    return method


def create_intent(world: "StripeDouble", account: str, asked: Object) -> Object:
    """A saved card is charged, now and without its owner."""
    method = world.find(account, {}, asked["payment_method"])
    if method["customer"] != asked["customer"]:
        raise Refusal(400, "payment_method_unexpected_state", "The card does not belong to this customer.")
    id_, amount, now = new_id("pi"), int(asked["amount"]), world.moment()
    intent = objects.payment_intent(id_, asked, amount=amount, currency=asked["currency"], now=now)
    intent |= {"customer": asked["customer"], "payment_method": method["id"], "payment_method_types": ["card"]}
    world.things[id_], world.owners[id_] = intent, account
    behaves = world.cards[method["id"]]
    charge_id = new_id("ch")
    status = "succeeded" if behaves == "pays" else "failed"
    charge = objects.charge(charge_id, intent, method="card", status=status, now=now)
    world.things[charge_id], world.owners[charge_id] = charge, account
    intent["latest_charge"] = charge_id
    if behaves == "pays":
        world.take(intent, charge, account)
        return intent
    code, words = REFUSES[behaves]
    more = {"decline_code": "insufficient_funds"} if behaves == "declines" else {}
    intent["last_payment_error"] = error(code, words, kind="card_error", **more)
    world.tell("payment_intent.payment_failed", intent, account)
    raise Refusal(402, code, words, kind="card_error", more={**more, "payment_intent": copy.deepcopy(intent)})


def list_intents(world: "StripeDouble", account: str, asked: Object) -> Object:
    created = asked.get("created", {})
    since, until = int(created.get("gte", 0)), int(created.get("lt", 1 << 62))
    rows = [
        row
        for row in world.of_kind("payment_intent")
        if world.owners[row["id"]] == account
        and since <= row["created"] < until
        and asked.get("customer") in {None, row.get("customer")}
    ]
    return {"object": "list", "data": rows, "has_more": False, "url": "/v1/payment_intents"}
