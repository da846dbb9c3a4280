"""Schemes put aside for comparing, from page to page: in a cookie that ends with the browser's session, and nowhere here.

The list names what it holds; whoever shares a comparison shares its address, never this list.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from lib.cost import Inputs
from register.models import RegisterEntry
from search.comparing.asked import MOST, Comparison, keys_in
from search.forms import ONE
from vocabulary.forms import CostForm

COOKIE = "compare"
APART = "."


def schemes_of(request: HttpRequest) -> tuple[UUID, ...]:
    """The keys that a browser brings, the earliest first; what is none is passed over."""
    return keys_in(request.COOKIES.get(COOKIE, "")[: MOST * 37].split(APART))[:MOST]


def changed(request: HttpRequest) -> tuple[UUID, ...]:
    """The list after what was pressed: schemes added or removed, or all. Whoever adds one too many keeps the first."""
    if "empty" in request.POST:
        return ()
    removed = keys_in(request.POST.getlist("remove"))
    left = [pk for pk in schemes_of(request) if pk not in removed]
    return tuple(dict.fromkeys([*left, *keys_in(request.POST.getlist("add"))]))[:MOST]


def remember(answer: HttpResponse, schemes: Iterable[UUID], *, is_secure: bool) -> None:
    """Have the browser bring this list from now on."""
    value = APART.join(pk.hex for pk in schemes)
    if value:
        answer.set_cookie(COOKIE, value, samesite="Lax", httponly=True, secure=is_secure)
    else:
        answer.delete_cookie(COOKIE, samesite="Lax")


def listed(schemes: Sequence[UUID], sizes: Mapping[str, Any]) -> dict[str, Any]:
    """The list as it is shown: each scheme by name, and the comparison's address with the sizes of the page it is shown on."""
    entries = RegisterEntry.objects.schemes().only("name_zh", "name_en").in_bulk(schemes) if schemes else {}
    known = [entries[pk] for pk in schemes if pk in entries]
    comparison = Comparison(tuple(entry.pk for entry in known), _inputs(sizes) if known else ONE)
    return {
        "put_aside": known,
        "keys": " ".join(str(entry.pk) for entry in known),
        "address": comparison.address(),
        "most": MOST,
    }


def _inputs(sizes: Mapping[str, Any]) -> Inputs:
    return CostForm(sizes, takes_reports=True).inputs(ONE)
