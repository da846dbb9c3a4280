"""Signing in and out, on the site host and on bodies' hosts; the second factor."""

from secrets import token_urlsafe
from typing import Any
from urllib.parse import urlencode

from allauth.account.internal.flows.email_verification import send_verification_email_to_address
from allauth.account.internal.flows.logout import logout
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from accounts import signing_in, tickets
from accounts.adapter import CONFIRMING
from accounts.queries import hash_of, is_ours, is_strongly_authenticated, start_address
from accounts.requests import SignedInAtBodyRequest, SignedInAtSiteRequest, policy
from lib.refusal import Refused
from tenants.hosts import body_url, site_url
from tenants.models import CertificationBody
from tenants.requests import AtBodyRequest, HostRequest
from web.policy import Limit

AGAIN = Limit("confirm-again", "20/h/ip,20/h/user,3/h/key,6/d/key", waits_as=CONFIRMING)
NONCE_COOKIE = "__Host-nonce" if settings.IS_SECURE else "nonce"
NONCE_LASTS = 3600  # seconds: long enough to set up a second factor on the way
AFTER_SECOND_FACTOR = "accounts_after_second_factor"


def own_path(request: HttpRequest) -> str:
    """The `next` that this host itself may be left to: a path, else its front page."""
    there = request.GET.get("next", "")
    return there if there.startswith("/") and is_ours(there) else "/"


# --- While a letter is waited for -----------------------------------------------------------------------------------------


@policy(host="site", who="anyone", limit=AGAIN)
@require_POST
def confirm_again(request: HttpRequest) -> HttpResponse:
    """Another letter to the address that this browser signed up with: the one that went before, or says what is the matter."""
    email = request.session.get(CONFIRMING, "")
    if not email or request.POST.get("email") != email:
        return redirect("sign-in")
    address = EmailAddress.objects.filter(email=email, verified=False).first() or EmailAddress(user=None, email=email)
    if not send_verification_email_to_address(request, address, signup=True):
        messages.info(
            request, _("A letter went out within the last three minutes. Wait a little, then ask for another.")
        )
    return redirect("account_email_verification_sent")


# --- On a body's host ----------------------------------------------------------------------------------------------------


@policy(host="body", who="anyone", while_suspended=True)
@require_GET
@never_cache
def sign_in_at_body(request: AtBodyRequest) -> HttpResponse:
    """Off to the site host, with a nonce that stays in this browser."""
    if request.user.is_authenticated:
        return redirect(own_path(request))
    return _ask_site(request, via="")


@policy(host="body", who="signed_in", while_suspended=True)
@require_GET
@never_cache
def second_factor_at_body(request: SignedInAtBodyRequest) -> HttpResponse:
    """The second factor is asked for on the site host; a new ticket brings it back."""
    if is_strongly_authenticated(request):
        return redirect(own_path(request))
    return _ask_site(request, via="second-factor")


def _ask_site(request: AtBodyRequest, *, via: str) -> HttpResponse:
    nonce = request.COOKIES.get(NONCE_COOKIE, "")
    if len(nonce) != 43:  # keep one that is there: two tabs may be signing in at once
        nonce = token_urlsafe(32)
    query = {"to": request.certification_body.slug, "nonce": hash_of(nonce), "next": own_path(request)}
    there = f"{_on_site('accounts:hand-over')}?{urlencode(query)}"
    if via:
        there = f"{_on_site(via)}?{urlencode({'next': there})}"
    response = redirect(site_url(there))
    response.set_cookie(
        NONCE_COOKIE, nonce, max_age=NONCE_LASTS, httponly=True, secure=settings.IS_SECURE, samesite="Lax"
    )
    return response


@policy(host="body", who="anyone", while_suspended=True)
@require_GET
@never_cache
def arrive(request: AtBodyRequest) -> HttpResponse:
    """The one GET that writes: a ticket from the site host becomes a session of this host."""
    body = request.certification_body
    try:
        arrival = tickets.hand_in(request.GET.get("ticket", ""), body=body, nonce=request.COOKIES.get(NONCE_COOKIE, ""))
    except Refused as refusal:
        return render(request, "accounts/ticket_refused.html", {"refusal": str(refusal)}, status=403)
    signing_in.sign_in(request, arrival.user, methods=arrival.methods, parent=arrival.parent)
    response = signing_in.with_language(redirect(arrival.path), arrival.language)
    response.delete_cookie(NONCE_COOKIE, samesite="Lax")
    return response


# --- On the site host ----------------------------------------------------------------------------------------------------


@policy(host="site", who="signed_in")
@require_GET
@never_cache
def hand_over(request: SignedInAtSiteRequest) -> HttpResponse:
    """Send somebody who is signed in here on to a body's host, with a ticket for the browser that asked."""
    body = CertificationBody.objects.filter(slug=request.GET.get("to", "")).first()
    nonce_hash = request.GET.get("nonce", "")
    if body is None or body.has_closed or len(nonce_hash) != 64:
        raise Http404
    ticket = tickets.write_ticket(
        request.signed_in_session,
        body,
        nonce_hash=nonce_hash,
        methods=_methods_of(request),
        path=own_path(request),
        language=request.LANGUAGE_CODE,
    )
    return redirect(body_url(body, f"/ticket/?{urlencode({'ticket': ticket})}"))


@policy(host="site", who="signed_in")
@require_GET
@never_cache
def second_factor(request: SignedInAtSiteRequest) -> HttpResponse:
    """To the challenge, or first to setting one up; then to `next`."""
    there = request.GET.get("next", "")
    there = there if is_ours(there) else start_address(request.user)
    if is_strongly_authenticated(request):
        return redirect(there)
    if is_mfa_enabled(request.user, [Authenticator.Type.TOTP]):
        return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': there})}")
    request.session[AFTER_SECOND_FACTOR] = there
    return redirect("mfa_activate_totp")


@policy(host="both", who="anyone", while_suspended=True)
@require_POST
@never_cache
def sign_out(request: HostRequest) -> HttpResponse:
    was_at_body = request.user.is_authenticated and request.certification_body is not None
    logout(request, show_message=False)
    if was_at_body:
        messages.info(request, _("You have signed out here. On the Guildmark site you are still signed in."))
    else:
        messages.success(request, _("You have signed out."))
    there = request.POST.get("next", "")
    return redirect(there if there.startswith("/") and is_ours(there) else "/")


def _methods_of(request: HttpRequest) -> list[dict[str, Any]]:
    return list(request.session.get("account_authentication_methods") or [])


def _on_site(view: str) -> str:
    return reverse(view, urlconf=settings.PUBLIC_SCHEMA_URLCONF)
