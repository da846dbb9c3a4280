"""The objects of our double of Stripe, in the shape of version 2026-08-26.dahlia: all fields that Stripe's schema asks for."""

from typing import Any

type Object = dict[str, Any]
VERSION = "2026-08-26.dahlia"
ASKED_OF_SELLERS = ["business_profile.url", "external_account", "representative.first_name", "tos_acceptance.date"]
PERCENT, FIXED = 29, 30  # what a card costs here: 2.9 % and 30 of the smallest coin


def account(id_: str, asked: Object, now: int) -> Object:
    return {
        "id": id_,
        "object": "account",
        "type": "none",
        "country": asked.get("country", "DE"),
        "created": now,
        "default_currency": {"GB": "gbp", "US": "usd", "HK": "hkd", "JP": "jpy"}.get(asked.get("country", ""), "eur"),
        "charges_enabled": False,
        "payouts_enabled": False,
        "details_submitted": False,
        "controller": {
            "type": "application",
            "fees": asked["controller"]["fees"],
            "losses": asked["controller"]["losses"],
            "requirement_collection": asked["controller"]["requirement_collection"],
            "stripe_dashboard": asked["controller"]["stripe_dashboard"],
        },
        "requirements": requirements(ASKED_OF_SELLERS),
        "metadata": asked.get("metadata", {}),
    }


def requirements(due: list[str], *, disabled: str | None = None, past: list[str] | None = None) -> Object:
    return {
        "alternatives": [],
        "current_deadline": None,
        "currently_due": due,
        "disabled_reason": disabled or ("requirements.past_due" if due else None),
        "errors": [],
        "eventually_due": due,
        "past_due": past if past is not None else due,
        "pending_verification": [],
    }


def session(id_: str, asked: Object, *, url: str, now: int) -> Object:
    (line,) = asked["line_items"]
    price = line["price_data"]
    total = int(price["unit_amount"]) * int(line["quantity"])
    return {
        "id": id_,
        "object": "checkout.session",
        "amount_subtotal": total,
        "amount_total": total,
        "automatic_tax": {"enabled": False, "liability": None, "provider": None, "status": None},
        "cancel_url": asked.get("cancel_url"),
        "client_reference_id": asked.get("client_reference_id"),
        "created": now,
        "currency": price["currency"],
        "custom_fields": [],
        "custom_text": {
            "after_submit": None,
            "shipping_address": None,
            "submit": None,
            "terms_of_service_acceptance": None,
        },
        "customer": None,
        "expires_at": int(asked["expires_at"]),
        "livemode": False,
        "locale": asked.get("locale"),
        "metadata": asked.get("metadata", {}),
        "mode": "payment",
        "payment_intent": None,  # until somebody tries to pay
        "payment_method_types": ["card", "sepa_debit"],
        "payment_status": "unpaid",
        "shipping_options": [],
        "status": "open",
        "success_url": asked.get("success_url"),
        "url": url,
    }


def payment_intent(id_: str, asked: Object, *, amount: int, currency: str, now: int) -> Object:
    return {
        "id": id_,
        "object": "payment_intent",
        "amount": amount,
        "amount_received": 0,
        "capture_method": "automatic_async",
        "created": now,
        "currency": currency,
        "description": asked.get("description"),
        "last_payment_error": None,
        "latest_charge": None,
        "livemode": False,
        "metadata": asked.get("metadata", {}),
        "status": "requires_payment_method",
    }


def customer(id_: str, asked: Object, *, now: int) -> Object:
    return {
        "id": id_,
        "object": "customer",
        "created": now,
        "livemode": False,
        "metadata": asked.get("metadata", {}),
        "name": asked.get("name"),
    }


def setup_session(id_: str, asked: Object, *, url: str, now: int) -> Object:
    return {
        "id": id_,
        "object": "checkout.session",
        "automatic_tax": {"enabled": False, "liability": None, "provider": None, "status": None},
        "cancel_url": asked.get("cancel_url"),
        "client_reference_id": asked.get("client_reference_id"),
        "created": now,
        "custom_fields": [],
        "custom_text": {
            "after_submit": None,
            "shipping_address": None,
            "submit": None,
            "terms_of_service_acceptance": None,
        },
        "customer": asked["customer"],
        "expires_at": now + 86_400,
        "livemode": False,
        "locale": asked.get("locale"),
        "metadata": asked.get("metadata", {}),
        "mode": "setup",
        "payment_intent": None,
        "payment_method_types": ["card"],
        "payment_status": "no_payment_required",
        "setup_intent": None,  # until a card is saved
        "shipping_options": [],
        "status": "open",
        "success_url": asked.get("success_url"),
        "url": url,
    }


def payment_method(id_: str, customer_: str, *, last4: str, now: int) -> Object:
    return {
        "id": id_,
        "object": "payment_method",
        "billing_details": {"address": None, "email": None, "name": None, "phone": None, "tax_id": None},
        "card": {
            **dict.fromkeys(("checks", "fingerprint", "generated_from", "networks", "three_d_secure_usage"), None),
            "brand": "visa",
            "country": "DE",
            "exp_month": 12,
            "exp_year": 2034,
            "funding": "credit",
            "last4": last4,
            "wallet": None,
        },
        "created": now,
        "customer": customer_,
        "livemode": False,
        "metadata": {},
        "type": "card",
    }


def setup_intent(id_: str, customer_: str, method: str, *, now: int) -> Object:
    return {
        "id": id_,
        "object": "setup_intent",
        "created": now,
        "customer": customer_,
        "livemode": False,
        "metadata": {},
        "payment_method": method,
        "payment_method_types": ["card"],
        "status": "succeeded",
        "usage": "off_session",
    }


def charge(id_: str, intent: Object, *, method: str, status: str, now: int) -> Object:
    is_card = method == "card"
    details: Object = {"type": method, method: {"last4": "4242", "country": "DE"} if is_card else {}}
    return {
        "id": id_,
        "object": "charge",
        "amount": intent["amount"],
        "amount_captured": intent["amount"] if status == "succeeded" else 0,
        "amount_refunded": 0,
        "balance_transaction": None,
        "billing_details": {"address": None, "email": None, "name": None, "phone": None, "tax_id": None},
        "captured": status == "succeeded",
        "created": now,
        "currency": intent["currency"],
        "disputed": False,
        "livemode": False,
        "metadata": intent["metadata"],
        "paid": status == "succeeded",
        "payment_intent": intent["id"],
        "payment_method_details": details
        if not is_card
        else {
            "type": "card",
            "card": {
                **dict.fromkeys(
                    ("amount_authorized", "brand", "exp_month", "exp_year", "fingerprint", "funding"), None
                ),
                **dict.fromkeys(("network", "three_d_secure", "wallet", "checks", "mandate", "installments"), None),
                "brand": "visa",
                "country": "DE",
                "exp_month": 12,
                "exp_year": 2034,
                "last4": "4242",
            },
        },
        "refunded": False,
        "status": status,
    }


def balance_transaction(id_: str, source: Object, *, amount: int, fee: int, kind: str, now: int) -> Object:
    fees = [] if not fee else [_fee(fee, source["currency"])]
    return {
        "id": id_,
        "object": "balance_transaction",
        "amount": amount,
        "available_on": now,
        "balance_type": "payments",
        "created": now,
        "currency": source["currency"],
        "description": None,
        "exchange_rate": None,
        "fee": fee,
        "fee_details": fees,
        "net": amount - fee,
        "reporting_category": kind,
        "source": source["id"],
        "status": "available",
        "type": "adjustment" if kind.startswith("dispute") else kind,
    }


def _fee(amount: int, currency: str) -> Object:
    words = "Processing fee (test)"
    return {"amount": amount, "application": None, "currency": currency, "description": words, "type": "stripe_fee"}


def fee_of(amount: int) -> int:
    return amount * PERCENT // 1000 + FIXED


def refund(id_: str, asked: Object, paid: Object, *, amount: int, now: int) -> Object:
    return {
        "id": id_,
        "object": "refund",
        "amount": amount,
        "balance_transaction": None,
        "charge": paid["id"],
        "created": now,
        "currency": paid["currency"],
        "metadata": asked.get("metadata", {}),
        "payment_intent": paid["payment_intent"],
        "reason": asked.get("reason"),
        "receipt_number": None,
        "source_transfer_reversal": None,
        "status": "succeeded",
        "transfer_reversal": None,
    }


def dispute(id_: str, paid: Object, *, amount: int, due: int, now: int) -> Object:
    return {
        "id": id_,
        "object": "dispute",
        "amount": amount,
        "balance_transactions": [],
        "charge": paid["id"],
        "created": now,
        "currency": paid["currency"],
        "enhanced_eligibility_types": [],
        "evidence": {**dict.fromkeys(EVIDENCE, None), "enhanced_evidence": {}},
        "evidence_details": {
            "due_by": due,
            "enhanced_eligibility": {},
            "has_evidence": False,
            "past_due": False,
            "submission_count": 0,
        },
        "is_charge_refundable": False,
        "livemode": False,
        "metadata": {},
        "payment_intent": paid["payment_intent"],
        "reason": "product_not_received",
        "status": "needs_response",
    }


EVIDENCE = [
    "access_activity_log",
    "billing_address",
    "cancellation_policy",
    "cancellation_policy_disclosure",
    "cancellation_rebuttal",
    "customer_communication",
    "customer_email_address",
    "customer_name",
    "customer_purchase_ip",
    "customer_signature",
    "duplicate_charge_documentation",
    "duplicate_charge_explanation",
    "duplicate_charge_id",
    "product_description",
    "receipt",
    "refund_policy",
    "refund_policy_disclosure",
    "refund_refusal_explanation",
    "service_date",
    "service_documentation",
    "shipping_address",
    "shipping_carrier",
    "shipping_date",
    "shipping_documentation",
    "shipping_tracking_number",
    "uncategorized_file",
    "uncategorized_text",
]


def file(id_: str, *, name: str, size: int, purpose: str, now: int) -> Object:
    return {
        "id": id_,
        "object": "file",
        "created": now,
        "expires_at": None,
        "filename": name,
        "purpose": purpose,
        "size": size,
        "title": None,
        "type": name.rpartition(".")[2] or None,
        "url": None,
    }


def payout(id_: str, *, amount: int, currency: str, now: int) -> Object:
    return {
        "id": id_,
        "object": "payout",
        "amount": amount,
        "application_fee": None,
        "application_fee_amount": None,
        "arrival_date": now + 2 * 86_400,
        "automatic": True,
        "balance_transaction": None,
        "created": now,
        "currency": currency,
        "description": None,
        "destination": None,
        "failure_balance_transaction": None,
        "failure_code": None,
        "failure_message": None,
        "livemode": False,
        "metadata": {},
        "method": "standard",
        "original_payout": None,
        "payout_method": None,
        "reconciliation_status": "completed",
        "reversed_by": None,
        "source_type": "card",
        "statement_descriptor": None,
        "status": "in_transit",
        "trace_id": None,
        "type": "bank_account",
    }


def event(id_: str, kind: str, thing: Object, *, account_: str, now: int) -> Object:
    return {
        "id": id_,
        "object": "event",
        **({"account": account_} if account_ else {}),  # none is named where it is the platform's own
        "api_version": VERSION,
        "created": now,
        "data": {"object": thing},
        "livemode": False,
        "pending_webhooks": 1,
        "request": {"id": None, "idempotency_key": None},
        "type": kind,
    }
