"""Requests as views get them, and `policy`: it says who may open an address, and so which request its view is given.

The classes are for the type checker alone: the middleware sets these attributes on Django's own request, each where its
policy says so, and a view that asks for more than its policy gives does not pass `make check`.
"""

from collections.abc import Callable, Iterable
from typing import Any, Concatenate, Literal, Protocol, overload

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from accounts.models import Session, User
from lib.here import is_here
from tenants.requests import AtBodyRequest, HostRequest, SiteRequest
from web.policy import Host, Limit, Policy, Who, declare


class KnownRequest(HostRequest):
    """Past all middleware, whoever asks."""

    signed_in_session: Session | None
    had_session: bool  # set where it had one that has ended
    counted: Any  # what a limit counted of it; see `marketplace.limits`
    roles: frozenset[str] | None  # with which the reader stands in a back office; None outside of it


class SignedInRequest(HostRequest):
    user: User
    signed_in_session: Session


class SignedInAtSiteRequest(SiteRequest, SignedInRequest):
    """On the site host: a person, who for their policy acts for an organisation, or holds a post on the platform."""


class SignedInAtBodyRequest(AtBodyRequest, SignedInRequest):
    """On a body's host, whoever they are to it."""


class ClientRequest(SignedInAtBodyRequest):
    """On a body's host: a person who acts for an organisation today."""


class StaffRequest(SignedInAtBodyRequest):
    """In the back office of the body they work for, with a second factor; `roles` are what they hold today."""

    roles: frozenset[str]


class BothSidesRequest(SignedInAtBodyRequest):
    """On a page that a body's people and its clients open: on which side the reader stands, its object says."""

    roles: frozenset[str] | None


class Declares[Request: HttpRequest](Protocol):
    """What `policy` gives: takes a view of this request, or of a plainer one, as it is."""

    def __call__[**Rest, Answer: HttpResponseBase](
        self, view: Callable[Concatenate[Request, Rest], Answer], /
    ) -> Callable[Concatenate[Request, Rest], Answer]: ...


@overload
def policy(
    *,
    host: Literal["body"],
    who: Literal["body_staff"],
    roles: Iterable[str] = (),
    limit: Limit | None = None,
    while_closing: bool = False,
    while_suspended: bool = False,
) -> Declares[StaffRequest]: ...
@overload
def policy(
    *,
    host: Literal["body"],
    who: Literal["organisation"],
    keeps_typing: bool = False,
    limit: Limit | None = None,
    while_closing: bool = False,
    while_suspended: bool = False,
) -> Declares[ClientRequest]: ...
@overload
def policy(
    *, host: Literal["body"], who: Literal["both_sides"], limit: Limit | None = None
) -> Declares[BothSidesRequest]: ...
@overload
def policy(
    *, host: Literal["body"], who: Literal["signed_in"], limit: Limit | None = None, while_suspended: bool = False
) -> Declares[SignedInAtBodyRequest]: ...
@overload
def policy(
    *,
    host: Literal["site"],
    who: Literal["signed_in", "organisation", "operator", "editor", "observer"],
    limit: Limit | None = None,
) -> Declares[SignedInAtSiteRequest]: ...
@overload
def policy(
    *, host: Literal["body"], who: Literal["anyone"], limit: Limit | None = None, while_suspended: bool = False
) -> Declares[AtBodyRequest]: ...
@overload
def policy(*, host: Literal["site"], who: Literal["anyone"], limit: Limit | None = None) -> Declares[SiteRequest]: ...
@overload
def policy(
    *, host: Literal["both"], who: Literal["anyone"], limit: Limit | None = None, while_suspended: bool = False
) -> Declares[HostRequest]: ...
def policy(
    *,
    host: Host,
    who: Who,
    roles: Iterable[str] = (),
    keeps_typing: bool = False,
    limit: Limit | None = None,
    while_closing: bool = False,
    while_suspended: bool = False,
) -> Any:
    """Declare a view's policy. A view without one answers nobody."""
    stated = Policy(host, who, tuple(roles), keeps_typing, limit, "pages", while_closing, while_suspended)
    return lambda view: declare(view, stated)


def office_roles(request: HttpRequest) -> frozenset[str] | None:
    """The roles with which the reader stands in a back office. None outside of it, and where no door was passed."""
    return getattr(request, "roles", None)


def only_on_a_demo() -> None:
    """Raises Http404 where this is no demo, or its site host could be reached from elsewhere."""
    if not settings.DEMO or not is_here(settings.SITE_HOST):
        raise Http404
