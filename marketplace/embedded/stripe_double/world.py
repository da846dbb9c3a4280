"""The state of our double of Stripe: who has an account, what was paid, what was sent back, and what it tells of it."""

import copy
import hashlib
import json
import re
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from marketplace.embedded.stripe_double import cards, objects
from marketplace.embedded.stripe_double.answers import NoAnswer, Refusal, error, new_id
from marketplace.embedded.stripe_double.objects import Object

type Kind = Literal["500", "timeout", "lost answer", "in use", "rate"]
DAY = 86_400
ANSWER_WITHIN = 9 * DAY


@dataclass
class Trouble:
    """What goes wrong at the next call of a kind, so many times."""

    kind: Kind
    at: str  # "POST /v1/refunds"; a part is enough
    times: int = 1


@dataclass
class StripeDouble:
    """One Stripe of our own. Everything it keeps is in `things` and `events`, plain enough to be written to a file."""

    pages: str = "http://127.0.0.1"  # where its own pages are: checkout, onboarding
    now: Callable[[], float] = time.time
    heard: Callable[[Object], object] | None = None  # told of each event
    things: dict[str, Object] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)  # object → account
    booked: dict[str, list[str]] = field(default_factory=dict)  # account → balance transactions
    intents: dict[str, str] = field(default_factory=dict)  # checkout session → what its money moves under
    cards: dict[str, str] = field(default_factory=dict)  # saved card → "pays", "declines" or "asks" when it is charged
    gone: list[str] = field(default_factory=list)
    answers: dict[str, Any] = field(default_factory=dict)  # idempotency key → what was asked, what was answered
    events: list[Object] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    calls: list[tuple[str, str, Object]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lock = threading.RLock()

    # --- the API ---------------------------------------------------------------------------------------------------

    def call(self, method: str, path: str, asked: Object, *, account: str = "", key: str = "") -> tuple[int, Object]:
        """One request, answered as Stripe answers. Raises NoAnswer where the line is to be dead."""
        with self.lock:
            self.calls.append((method, path, copy.deepcopy(asked)))
            trouble = self._trouble(f"{method} {path}")
            if trouble == "timeout":
                raise NoAnswer
            name = f"{account}:{key}" if key and method == "POST" else ""
            asked_hash = hashlib.sha256(json.dumps([path, asked], sort_keys=True, default=str).encode()).hexdigest()
            status, answer = self._replayed(name, asked_hash) or self._answered(
                method, path, asked, account=account, trouble=trouble
            )
            if name and trouble not in {"in use", "rate"}:
                self.answers.setdefault(name, [asked_hash, status, copy.deepcopy(answer)])
            if trouble == "lost answer":
                raise NoAnswer
            return status, copy.deepcopy(answer)

    def _replayed(self, name: str, asked_hash: str) -> tuple[int, Object] | None:
        if name not in self.answers:
            return None
        known_hash, status, answer = self.answers[name]
        if known_hash != asked_hash:
            words = "Keys for idempotent requests can only be used with the same parameters."
            return 400, {"error": {"type": "idempotency_error", "message": words}}
        return status, answer

    def _answered(
        self, method: str, path: str, asked: Object, *, account: str, trouble: Kind | None
    ) -> tuple[int, Object]:
        try:
            if trouble == "500":
                raise Refusal(500, "api_error", "Something went wrong.", kind="api_error")
            if trouble == "in use":
                raise Refusal(409, "idempotency_key_in_use", "Another request with this key is in progress.")
            if trouble == "rate":
                raise Refusal(429, "rate_limit", "Too many requests.")
            if account and (account in self.gone or account not in self.things):
                raise Refusal(403, "account_invalid", "The key does not have access to this account.")
            for route_method, pattern, act in ROUTES:
                if route_method == method and (found := re.fullmatch(pattern, path)):
                    answer = act(self, account, asked, *found.groups())
                    return 200, self._expanded(answer, asked.get("expand", []))
            raise Refusal(404, "", f"Unrecognized request URL ({method}: {path}).")
        except Refusal as refusal:
            return refusal.status, refusal.body

    def _trouble(self, call: str) -> Kind | None:
        for trouble in self.troubles:
            if trouble.times and trouble.at in call:
                trouble.times -= 1
                return trouble.kind
        return None

    def _expanded(self, answer: Object, wanted: list[str]) -> Object:
        answer = copy.deepcopy(answer)
        for way in wanted:
            self._expand(answer, way.split("."))
        return answer

    def _expand(self, part: Any, steps: list[str]) -> None:
        """Objects instead of their ids, along a way; through a list to each of it."""
        if isinstance(part, list):
            for each in part:
                self._expand(each, steps)
        elif isinstance(part, dict) and steps:
            if isinstance(part.get(steps[0]), str):
                part[steps[0]] = copy.deepcopy(self.things[part[steps[0]]])
            self._expand(part.get(steps[0]), steps[1:])

    def create_account(self, _account: str, asked: Object) -> Object:
        id_ = new_id("acct")
        self.things[id_] = objects.account(id_, asked, self.moment())
        self.tell("account.updated", self.things[id_], id_)
        return self.things[id_]

    def link_account(self, _account: str, asked: Object) -> Object:
        id_ = asked["account"]
        if id_ in self.gone or id_ not in self.things:
            raise Refusal(403, "account_invalid", "The key does not have access to this account.")
        token = secrets.token_hex(8)
        link = {
            "object": "account_link",
            "created": self.moment(),
            "expires_at": self.moment() + 300,
            "url": f"{self.pages}/setup/{id_}/{token}",
        }
        self.things[f"link_{token}"] = {**link, "return_url": asked["return_url"], "refresh_url": asked["refresh_url"]}
        return link

    def find_account(self, _account: str, _asked: Object, id_: str) -> Object:
        if id_ in self.gone or id_ not in self.things:
            raise Refusal(403, "account_invalid", "The key does not have access to this account.")
        return self.things[id_]

    def create_session(self, account: str, asked: Object) -> Object:
        if asked["mode"] == "setup":
            return cards.create_setup(self, account, asked)
        if account and not self.things[account]["charges_enabled"]:
            raise Refusal(400, "account_cannot_charge", "Your account cannot currently make live charges.")
        id_, intent_id = new_id("cs_test"), new_id("pi")
        session = objects.session(id_, asked, url=f"{self.pages}/pay/{id_}", now=self.moment())
        if session["amount_total"] < 50:
            raise Refusal(400, "amount_too_small", "The amount is too small.")
        self.things[id_], self.intents[id_] = session, intent_id
        self.things[intent_id] = objects.payment_intent(
            intent_id,
            asked.get("payment_intent_data", {}),
            amount=session["amount_total"],
            currency=session["currency"],
            now=self.moment(),
        )
        self.owners[id_] = self.owners[intent_id] = account
        return session

    def find(self, account: str, _asked: Object, id_: str) -> Object:
        if id_ not in self.things or self.owners.get(id_) != account:
            raise Refusal(404, "resource_missing", f"No such object: {id_}")
        return self.things[id_]

    def expire_session(self, account: str, _asked: Object, id_: str) -> Object:
        session = self.find(account, {}, id_)
        if session["status"] != "open":
            raise Refusal(400, "", "Only Checkout Sessions with a status of open can be expired.")
        session["status"], session["url"] = "expired", None
        self.tell("checkout.session.expired", session, account)
        return session

    def create_refund(self, account: str, asked: Object) -> Object:
        intent = self.find(account, {}, asked["payment_intent"])
        charge = self.things.get(intent["latest_charge"] or "")
        if charge is None or charge["status"] != "succeeded":
            raise Refusal(400, "charge_not_captured", "Nothing was paid.")
        if asked.get("reverse_transfer") or asked.get("refund_application_fee"):
            raise Refusal(400, "", "There is no transfer to reverse and no application fee to refund.")
        if charge["disputed"]:
            raise Refusal(400, "charge_disputed", "This charge has been charged back.")
        amount = int(asked.get("amount") or charge["amount"])
        if amount > charge["amount"] - charge["amount_refunded"]:
            raise Refusal(400, "charge_already_refunded", "The refund is greater than what is left of the charge.")
        id_ = new_id("re")
        refund = self.things[id_] = objects.refund(id_, asked, charge, amount=amount, now=self.moment())
        self.owners[id_] = account
        charge["amount_refunded"] += amount
        charge["refunded"] = charge["amount_refunded"] == charge["amount"]
        if self.available(account, refund["currency"]) < amount:
            refund["status"], refund["pending_reason"] = "pending", "insufficient_funds"
        else:
            self._book(refund, -amount, 0, "refund", account)
        self.tell("refund.created", refund, account)
        self.tell("charge.refunded", charge, account)
        return refund

    def answer_dispute(self, account: str, asked: Object, id_: str) -> Object:
        dispute = self.find(account, {}, id_)
        details = dispute["evidence_details"]
        if details["submission_count"] or dispute["status"] not in {"needs_response", "warning_needs_response"}:
            raise Refusal(400, "", "This dispute can no longer be answered.")
        dispute["evidence"] |= asked.get("evidence", {})
        details["has_evidence"] = True
        if str(asked.get("submit")).lower() == "true":
            details["submission_count"], dispute["status"] = 1, "under_review"
        self.tell("charge.dispute.updated", dispute, account)
        return dispute

    def create_file(self, account: str, asked: Object) -> Object:
        id_, (name, size) = new_id("file"), asked["file"]
        self.things[id_] = objects.file(id_, name=name, size=size, purpose=asked["purpose"], now=self.moment())
        self.owners[id_] = account
        return self.things[id_]

    def balance(self, account: str, _asked: Object) -> Object:
        own = self.things[account]["default_currency"]
        currencies = sorted({self.things[id_]["currency"] for id_ in self.booked.get(account, [])} | {own})
        funds = [{"amount": self.available(account, each), "currency": each} for each in currencies]
        nothing = [{"amount": 0, "currency": each} for each in currencies]
        return {"object": "balance", "available": funds, "livemode": False, "pending": nothing}

    def listed(self, account: str, asked: Object, kind: str) -> Object:
        single = {"refunds": "refund", "disputes": "dispute", "payouts": "payout"}[kind]
        wanted = asked.get("payment_intent")
        since = int(asked.get("created", {}).get("gte", 0))
        rows = [
            row
            for id_, row in self.things.items()
            if row["object"] == single
            and self.owners.get(id_) == account
            and row["created"] >= since
            and wanted in {None, row.get("payment_intent")}
        ]
        return {"object": "list", "data": rows[::-1], "has_more": False, "url": f"/v1/{kind}"}

    # --- what happens in the world ------------------------------------------------------------------------------------

    def finish_setup(self, account: str, *, lacks: list[str] | None = None) -> None:
        """Its owner answered Stripe's questions; all of them, unless something is lacking."""
        row = self.things[account]
        row["details_submitted"] = True
        row["charges_enabled"] = row["payouts_enabled"] = not lacks
        row["requirements"] = objects.requirements(lacks or [])
        self.tell("account.updated", row, account)

    def disable(self, account: str, *, because: str = "requirements.past_due", lacks: str = "company.tax_id") -> None:
        row = self.things[account]
        row["charges_enabled"] = row["payouts_enabled"] = False
        row["requirements"] = objects.requirements([lacks], disabled=because)
        self.tell("account.updated", row, account)

    def deauthorise(self, account: str) -> None:
        self.gone.append(account)
        thing = {"id": "ca_double", "object": "application", "name": "Guildmark"}
        self.tell("account.application.deauthorized", thing, account)

    def pay(self, session_id: str, method: str = "card") -> Object:
        """The payer pays: `card` at once, `sepa_debit` in some days, `declined` not at all (and may try again)."""
        session = self.things[session_id]
        account, intent = self.owners[session_id], self.things[self.intents[session_id]]
        if session["status"] != "open":
            raise Refusal(400, "", "This session is not open.")
        session["payment_intent"] = intent["id"]
        if method == "declined":
            intent["last_payment_error"] = error("card_declined", "Your card was declined.", kind="card_error")
            self.tell("payment_intent.payment_failed", intent, account)
            return session
        session["status"], session["url"] = "complete", None
        charge_id = new_id("py" if method == "sepa_debit" else "ch")
        status = "pending" if method == "sepa_debit" else "succeeded"
        charge = self.things[charge_id] = objects.charge(
            charge_id, intent, method=method, status=status, now=self.moment()
        )
        self.owners[charge_id], intent["latest_charge"] = account, charge_id
        if status == "pending":
            intent["status"] = "processing"
            self.tell("payment_intent.processing", intent, account)
            self.tell("checkout.session.completed", session, account)
        else:
            self._arrive(session, intent, charge, "checkout.session.completed")
        return session

    def end_delayed(self, session_id: str, *, well: bool = True) -> None:
        """A delayed method comes to its end: its money is there, or it never comes."""
        session = self.things[session_id]
        account, intent = self.owners[session_id], self.things[session["payment_intent"]]
        charge = self.things[intent["latest_charge"]]
        if intent["status"] != "processing":
            raise Refusal(400, "", "Nothing is on its way.")
        if well:
            charge |= {"status": "succeeded", "paid": True, "captured": True, "amount_captured": charge["amount"]}
            self._arrive(session, intent, charge, "checkout.session.async_payment_succeeded")
            return
        charge["status"], intent["status"] = "failed", "requires_payment_method"
        intent["last_payment_error"] = error("debit_not_authorized", "The debit was sent back.", kind="card_error")
        self.tell("payment_intent.payment_failed", intent, account)
        self.tell("checkout.session.async_payment_failed", session, account)

    def _arrive(self, session: Object, intent: Object, charge: Object, kind: str) -> None:
        account = self.owners[session["id"]]
        session["payment_status"] = "paid"
        self.take(intent, charge, account)
        self.tell(kind, session, account)
        for id_, row in list(self.things.items()):  # what waited for money to send back
            if row["object"] == "refund" and row["status"] == "pending" and self.owners[id_] == account:
                self.end_refund(id_)

    def take(self, intent: Object, charge: Object, account: str) -> None:
        """The money of a payment is there."""
        intent["status"], intent["amount_received"] = "succeeded", intent["amount"]
        fee = objects.fee_of(charge["amount"])
        charge["balance_transaction"] = self._book(charge, charge["amount"], fee, "charge", account)
        self.tell("charge.succeeded", charge, account)
        self.tell("payment_intent.succeeded", intent, account)

    def end_refund(self, id_: str, *, well: bool = True) -> None:
        refund, account = self.things[id_], self.owners[id_]
        if well and self.available(account, refund["currency"]) < refund["amount"]:
            return
        refund.pop("pending_reason", None)
        refund["status"] = "succeeded" if well else "failed"
        if well:
            self._book(refund, -refund["amount"], 0, "refund", account)
        else:
            refund["failure_reason"] = "lost_or_stolen_card"
            self.things[refund["charge"]]["amount_refunded"] -= refund["amount"]
            if refund["balance_transaction"]:
                self._book(refund, refund["amount"], 0, "refund_failure", account)
        self.tell("refund.updated" if well else "refund.failed", refund, account)

    def open_dispute(self, payment_intent: str, *, amount: int | None = None) -> Object:
        charge = self.things[self.things[payment_intent]["latest_charge"]]
        account, id_ = self.owners[payment_intent], new_id("dp")
        charge["disputed"] = True
        dispute = self.things[id_] = objects.dispute(
            id_, charge, amount=amount or charge["amount"], due=self.moment() + ANSWER_WITHIN, now=self.moment()
        )
        self.owners[id_] = account
        taken = self._book(dispute, -dispute["amount"], 1500, "dispute", account)
        dispute["balance_transactions"].append(copy.deepcopy(self.things[taken]))
        self.tell("charge.dispute.created", dispute, account)
        self.tell("charge.dispute.funds_withdrawn", dispute, account)
        return dispute

    def end_dispute(self, id_: str, *, won: bool) -> None:
        """The bank decides. One that was lost may still be won: money comes back late."""
        dispute, account = self.things[id_], self.owners[id_]
        dispute["status"] = "won" if won else "lost"
        self.tell("charge.dispute.closed", dispute, account)
        if won:
            back = self._book(dispute, dispute["amount"], 0, "dispute_reversal", account)
            dispute["balance_transactions"].append(copy.deepcopy(self.things[back]))
            self.tell("charge.dispute.funds_reinstated", dispute, account)

    def pay_out(self, account: str, currency: str = "eur") -> Object | None:
        amount = self.available(account, currency)
        if amount <= 0:
            return None
        id_ = new_id("po")
        payout = self.things[id_] = objects.payout(id_, amount=amount, currency=currency, now=self.moment())
        self.owners[id_] = account
        payout["balance_transaction"] = self._book(payout, -amount, 0, "payout", account)
        self.tell("payout.created", payout, account)
        return payout

    def end_payout(self, id_: str, *, well: bool = True) -> None:
        payout, account = self.things[id_], self.owners[id_]
        payout["status"] = "paid" if well else "failed"
        if not well:
            payout["failure_code"], payout["failure_message"] = "account_closed", "The bank account has been closed."
            back = self._book(payout, payout["amount"], 0, "payout_failure", account)
            payout["failure_balance_transaction"] = back
        self.tell("payout.paid" if well else "payout.failed", payout, account)

    def available(self, account: str, currency: str) -> int:
        booked = (self.things[id_] for id_ in self.booked.get(account, []))
        return sum(row["net"] for row in booked if row["currency"] == currency)

    def of_kind(self, kind: str, account: str = "") -> list[Object]:
        """Its objects of a kind, the newest first."""
        rows = [
            row for id_, row in self.things.items() if row["object"] == kind and account in {"", self.owners.get(id_)}
        ]
        return rows[::-1]

    def _book(self, source: Object, amount: int, fee: int, kind: str, account: str) -> str:
        id_ = new_id("txn")
        self.things[id_] = objects.balance_transaction(
            id_, source, amount=amount, fee=fee, kind=kind, now=self.moment()
        )
        self.owners[id_] = account
        self.booked.setdefault(account, []).append(id_)
        if "balance_transaction" in source and source["balance_transaction"] is None:
            source["balance_transaction"] = id_
        return id_

    def tell(self, kind: str, thing: Object, account: str) -> None:
        event = objects.event(new_id("evt"), kind, copy.deepcopy(thing), account_=account, now=self.moment())
        self.events.append(event)
        if self.heard is not None:
            self.heard(event)

    def moment(self) -> int:
        return int(self.now())


ROUTES: list[tuple[str, str, Callable[..., Object]]] = [
    ("POST", "/v1/accounts", StripeDouble.create_account),
    ("GET", "/v1/accounts/([^/]+)", StripeDouble.find_account),
    ("POST", "/v1/account_links", StripeDouble.link_account),
    ("POST", "/v1/checkout/sessions", StripeDouble.create_session),
    ("GET", "/v1/checkout/sessions/([^/]+)", StripeDouble.find),
    ("POST", "/v1/checkout/sessions/([^/]+)/expire", StripeDouble.expire_session),
    ("POST", "/v1/refunds", StripeDouble.create_refund),
    ("GET", "/v1/refunds/([^/]+)", StripeDouble.find),
    ("GET", "/v1/disputes/([^/]+)", StripeDouble.find),
    ("POST", "/v1/disputes/([^/]+)", StripeDouble.answer_dispute),
    ("POST", "/v1/files", StripeDouble.create_file),
    ("GET", "/v1/balance", StripeDouble.balance),
    ("GET", "/v1/(refunds|disputes|payouts)", StripeDouble.listed),
    ("POST", "/v1/customers", cards.create_customer),
    ("POST", "/v1/payment_intents", cards.create_intent),
    ("GET", "/v1/payment_intents", cards.list_intents),
    ("GET", "/v1/payment_intents/([^/]+)", StripeDouble.find),
    ("POST", "/v1/payment_methods/([^/]+)/detach", cards.detach_card),
]
