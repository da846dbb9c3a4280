"""The one place where a client of Stripe is made: where it speaks, in which version, how long it waits, how often it tries."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

import stripe
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from billing.providers.protocol import ProviderAway, ProviderRefuses, SellerGone

API_VERSION = "2026-08-26.dahlia"  # of stripe 15.6 and of stripe-mock v0.203.0: they move together
WAITS = (3.05, 20.0)  # seconds to connect, and for an answer; Stripe's own default is 80
TRIES_AGAIN = 2
GONE = "account_invalid"  # closed, or its owner took our access away


def is_live() -> bool:
    """Whether real money moves."""
    return _is_live(settings.STRIPE_SECRET_KEY)


def stripe_client() -> stripe.StripeClient:
    return _client(settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE)


@lru_cache(maxsize=4)
def _client(key: str, base: str) -> stripe.StripeClient:
    if not key:
        raise ImproperlyConfigured("STRIPE_SECRET_KEY is not set.")
    if base and _is_live(key):
        raise ImproperlyConfigured("A live key of Stripe goes to Stripe alone: STRIPE_API_BASE must be empty.")
    addresses = {"api": base, "connect": base, "files": base, "meter_events": base} if base else None
    return stripe.StripeClient(
        key,
        stripe_version=API_VERSION,
        base_addresses=addresses,  # type: ignore[arg-type]
        max_network_retries=TRIES_AGAIN,
        http_client=http_client(),
    )


def http_client() -> stripe.HTTPClient:
    return stripe.RequestsClient(timeout=WAITS)


def _is_live(key: str) -> bool:
    return "_live_" in key  # sk_live_, rk_live_, sk_org_live_


@contextmanager
def asking() -> Iterator[None]:
    """Turn what the library raises into what a provider may raise. A key of ours that is wrong is nobody's no: ask again."""
    try:
        yield
    except (stripe.APIConnectionError, stripe.RateLimitError, stripe.APIError, stripe.AuthenticationError) as trouble:
        raise ProviderAway(_code(trouble), was_answered=(trouble.http_status or 0) >= 500) from trouble
    except stripe.StripeError as trouble:
        code = _code(trouble)
        if code == "idempotency_key_in_use" or (trouble.http_status or 0) >= 500:
            raise ProviderAway(code) from trouble
        kind = SellerGone if code == GONE else ProviderRefuses
        raise kind(code, str(trouble.user_message or "")) from trouble


def _code(trouble: stripe.StripeError) -> str:
    """Stripe's own word for it. The library hands it on for some kinds of error only, and has it inside for all."""
    said = trouble.error
    return str(trouble.code or (said and (getattr(said, "code", None) or said.type)) or type(trouble).__name__)
