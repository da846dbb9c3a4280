"""Who may open an address, and on which host: stated on each view, enforced in one place (`marketplace.doors`)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, get_urlconf, resolve

type Host = Literal["site", "body", "both"]
type Who = Literal["anyone", "signed_in", "operator", "editor", "observer", "organisation", "both_sides", "body_staff"]


@dataclass(frozen=True)
class Limit:
    """How often something may be done (`marketplace.limits` counts).

    `rates` as django-allauth writes them, "5/h/ip,20/d/user,3/d/key": how many, in how long, and for whom: the network
    address of a stranger, a person who is signed in, or the e-mail address that was typed, whoever typed it. Views that
    name the same `what` are counted together. Counted is each form that is sent and taken; with `method` GET each page.
    `waits_as`: where the session keeps the one address that may be typed; what is typed of another counts against nobody's.
    """

    what: str
    rates: str
    method: Literal["POST", "GET"] = "POST"
    waits_as: str = ""


@dataclass(frozen=True)
class Policy:
    """On which host an address answers, for whom, and (for body staff) with which of the roles of PROCESS.md section 2.

    `speaks`: how whoever is turned away for asking too often is told, a page or a problem (`web.problems`).
    `while_closing`: it answers also where the body is about to leave, and its people fetch their data and settle what is owed.
    `while_suspended`: it answers there and also where the body is suspended: people sign in, and put right what money is open.
    `keeps_typing`: what is sent after the session has ended is kept (`web.form_draft`) until the person is back.
    """

    host: Host
    who: Who
    roles: tuple[str, ...] = ()
    keeps_typing: bool = False
    limit: Limit | None = None
    speaks: Literal["pages", "problems"] = "pages"
    while_closing: bool = False
    while_suspended: bool = False

    def answers_while(self, *, is_suspended: bool = False, is_closing: bool = False) -> bool:
        """Whether it answers at the host of a body that stands like this."""
        if is_suspended:
            return self.while_suspended
        return not is_closing or self.while_closing or self.while_suspended or self.host == "both"


def declare[View: Callable[..., Any]](view: View, stated: Policy) -> View:
    """Write a policy on its view. Views of ours say theirs by `accounts.requests.policy`."""
    view.__dict__["policy"] = stated
    return view


def policed(
    patterns: Sequence[URLPattern | URLResolver], *, host: Host, who: Who, while_suspended: bool = False
) -> Sequence[URLPattern | URLResolver]:
    """Declare one policy for all views of a library's URL patterns, where they have none of their own."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            policed(pattern.url_patterns, host=host, who=who, while_suspended=while_suspended)
        elif not hasattr(pattern.callback, "policy"):
            declare(pattern.callback, Policy(host, who, while_suspended=while_suspended))
    return patterns


def answers_now(request: HttpRequest, url: str) -> bool:
    """Whether a page of this host answers today: where the body is suspended or about to leave, few do."""
    body = getattr(request, "certification_body", None)
    if body is None or body.is_open or not url.startswith("/"):
        return True
    stated = getattr(resolve(url, get_urlconf()).func, "policy", None)
    return bool(stated and stated.answers_while(is_suspended=body.is_suspended, is_closing=body.is_closing))


def answered(request: HttpRequest) -> None:
    """This page answers what was asked, though its form stands on it again: it stays counted."""
    request.counted = None  # type: ignore[attr-defined]
