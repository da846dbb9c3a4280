"""The page an invitation leads to."""

from time import time
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts import actions, signing_in
from accounts.forms import NewPasswordForm
from accounts.models import Invitation
from accounts.queries import invitation_with
from accounts.requests import policy
from lib import clock
from tenants.hosts import body_url
from web.acting import act
from web.policy import Limit

INVITATIONS = Limit("invitations", "20/h/user,60/d/user,5/d/key")  # an organisation's and a body's together


@policy(host="site", who="anyone")
@never_cache
@sensitive_post_parameters()
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Somebody new sets a password, somebody known signs in first; then they join."""
    invitation = invitation_with(token)
    if invitation is None:
        raise Http404
    is_new = not invitation.user.has_usable_password()
    context = {"invitation": invitation, "is_open": invitation.is_open(clock.now()), "is_new": is_new}
    context["is_mine"] = request.user == invitation.user
    form = NewPasswordForm(request.POST or None, user=invitation.user) if is_new else None
    may_accept = is_new or context["is_mine"]
    if may_accept and act(
        request,
        lambda: actions.accept_invitation(
            invitation,
            by=invitation.user,
            password=form.cleaned_data["password"] if form else "",
            language=get_language() or "",
        ),
        form=form,
        refused=lambda refusal: context.update(refusal=str(refusal)),
    ):
        return _welcome(request, invitation, is_new=is_new)
    return render(request, "accounts/invitation.html", context | {"form": form})


def _welcome(request: HttpRequest, invitation: Invitation, *, is_new: bool) -> HttpResponse:
    there = reverse("accounts:account")
    if invitation.body:
        there = f"{reverse('second-factor')}?{urlencode({'next': body_url(invitation.body, '/desk/')})}"
    if not is_new:
        return redirect(there)
    signing_in.sign_in(request, invitation.user, methods=[{"method": "password", "at": time()}])
    return signing_in.with_language(redirect(there), get_language() or invitation.user.language)
