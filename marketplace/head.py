"""What every page says of itself to search engines and to whoever is sent its address (ADR 31).

A page is found by search engines where it describes itself, is for everybody, and answers no question: a search and a
narrowed list are for whoever asked. All others say that they are to be left out, so a page that is forgotten is hidden
rather than shown; tests/doors/test_heads.py walks all public addresses for those.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation

from tenants.hosts import body_url, site_url
from web.language import ASKED_BY, language_asked

LONGEST_DESCRIPTION = 300
LOCALES = {"zh-hans": "zh_CN", "en": "en_GB"}  # as Open Graph writes a language


@dataclass(frozen=True)
class Head:
    """`addresses`: by language, where the page speaks it; `anyones`: where it speaks its reader's (x-default)."""

    title: str
    description: str
    is_indexed: bool
    canonical: str = ""
    addresses: Mapping[str, str] | None = None
    anyones: str = ""

    @property
    def locale(self) -> str:
        return LOCALES[translation.get_language() or settings.LANGUAGE_CODE]


def head_of(request: HttpRequest | None, context: Mapping[str, Any], title: str, description: str) -> Head:
    """`context` may name the address of the same content elsewhere (`canonical`), or each language's (`translations`)."""
    title, description = _in_a_line(title), _in_a_line(description)[:LONGEST_DESCRIPTION]
    if request is None or not description or not _is_for_everybody(request) or _asks_something(request):
        return Head(title, description, is_indexed=False)
    here, spoken = context.get("canonical") or _address(request), _language_asked_and_spoken(request)
    canonical = in_language(here, spoken) if spoken else here
    if "canonical" in context:
        return Head(title, description, is_indexed=True, canonical=canonical)
    pages: Mapping[str, str] = context.get("translations") or dict.fromkeys(dict(settings.LANGUAGES), here)
    addresses = {code: in_language(address, code) for code, address in pages.items()}
    anyones = pages.get(settings.LANGUAGE_CODE) or here
    return Head(title, description, is_indexed=True, canonical=canonical, addresses=addresses, anyones=anyones)


def in_language(address: str, code: str) -> str:
    """The address at which a page speaks a language of ours."""
    return f"{address}{'&' if '?' in address else '?'}{ASKED_BY}={code}"


def _address(request: HttpRequest) -> str:
    """The page's own address: on the host by which it is known, with the number of its page and nothing else."""
    body, number = getattr(request, "certification_body", None), request.GET.get("page", "1")
    path = request.path + (f"?{urlencode({'page': number})}" if number != "1" else "")
    return body_url(body, path) if body else site_url(path)


def _language_asked_and_spoken(request: HttpRequest) -> str:
    """A page of the CMS may not have the language that was asked for."""
    asked = language_asked(request)
    return asked if asked == translation.get_language() else ""


def _is_for_everybody(request: HttpRequest) -> bool:
    match = getattr(request, "resolver_match", None)
    stated = getattr(match.func, "policy", None) if match else None
    return request.method in {"GET", "HEAD"} and stated is not None and stated.who == "anyone"


def _asks_something(request: HttpRequest) -> bool:
    number = request.GET.get("page", "1")
    return not request.GET.keys() <= {ASKED_BY, "page"} or not (number.isascii() and number.isdigit())


def _in_a_line(text: str) -> str:
    return " ".join(text.split())
