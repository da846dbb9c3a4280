"""A person's own pages on the site host: profile, sessions, history, notices."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from accounts import actions, signing_in
from accounts.forms import ProfileForm
from accounts.models import SignInEvent
from accounts.queries import is_ours, open_sessions_of
from accounts.requests import SignedInAtSiteRequest, policy
from web.acting import say_remarks

PER_PAGE = 30


@policy(host="site", who="signed_in")
@never_cache
def account(request: SignedInAtSiteRequest) -> HttpResponse:
    form = ProfileForm(request.POST or None, initial={"name": request.user.name, "language": request.user.language})
    if form.is_valid():
        user = actions.update_profile(request.user, **form.cleaned_data, by=request.user)
        with translation.override(user.language):
            messages.success(request, _("Your profile has been saved."))
            say_remarks(request, [form])
        return signing_in.with_language(redirect("accounts:account"), user.language)
    return render(request, "accounts/account.html", {"form": form})


@policy(host="site", who="signed_in")
@require_GET
@never_cache
def sessions(request: SignedInAtSiteRequest) -> HttpResponse:
    sessions = open_sessions_of(request.user)
    return render(request, "accounts/sessions.html", {"sessions": sessions, "current": signing_in.session_of(request)})


@policy(host="site", who="signed_in")
@require_POST
def end_session(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    session = get_object_or_404(open_sessions_of(request.user), pk=pk)
    actions.end_session(session, by=request.user)
    messages.success(request, _("That device has been signed out."))
    return redirect("accounts:sessions")


@policy(host="site", who="signed_in")
@require_POST
def end_all_sessions(request: SignedInAtSiteRequest) -> HttpResponse:
    """Everywhere means here too."""
    signing_in.record(request, request.user, SignInEvent.Outcome.SIGNED_OUT_EVERYWHERE)
    actions.end_all_sessions(request.user, by=request.user)
    request.session.flush()
    messages.success(request, _("You have signed out everywhere."))
    return redirect(settings.LOGIN_URL)


@policy(host="site", who="signed_in")
@require_GET
@never_cache
def history(request: SignedInAtSiteRequest) -> HttpResponse:
    page = Paginator(request.user.sign_in_events.all(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/history.html", {"page": page})


@policy(host="site", who="signed_in")
@require_GET
@never_cache
def notices(request: SignedInAtSiteRequest) -> HttpResponse:
    page = Paginator(request.user.notices.select_related("body"), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/notices.html", {"page": page})


@policy(host="site", who="signed_in")
@require_POST
def read_notice(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    """Mark a notice as read and go where it leads."""
    notice = get_object_or_404(request.user.notices, pk=pk)
    actions.mark_read(notice, by=request.user)
    goes_there = "open" in request.POST and is_ours(notice.url)
    return redirect(notice.url if goes_there else "accounts:notices")


@policy(host="site", who="signed_in")
@require_POST
def read_all_notices(request: SignedInAtSiteRequest) -> HttpResponse:
    actions.mark_all_read(by=request.user)
    return redirect("accounts:notices")
