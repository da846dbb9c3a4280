"""A session belongs to one host and ends with the one it came from."""

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse

from accounts.models import Session
from accounts.requests import KnownRequest
from accounts.signing_in import HOST, SESSION, host_of
from lib import clock

COARSE = timedelta(minutes=10)  # how often "last seen" is written


class HostBoundSessionMiddleware:
    """After AuthenticationMiddleware: makes anonymous whoever carries a session from another host, or an ended one.

    Costs one query where somebody is signed in, none otherwise; every ten minutes one more.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: KnownRequest) -> HttpResponse:
        request.signed_in_session = None
        if SESSION_KEY in request.session:
            self._check(request)
        return self.get_response(request)

    def _check(self, request: KnownRequest) -> None:
        if request.session.get(HOST) != host_of(request):
            # Somebody else's host: what is stored under this key stays untouched, and unread.
            request.session = import_module(settings.SESSION_ENGINE).SessionStore()
            request.user = AnonymousUser()
            return
        session = Session.objects.select_related("parent").filter(pk=request.session[SESSION]).first()
        now = clock.now()
        if session is None or str(session.user_id) != request.session[SESSION_KEY] or not session.is_open(now):
            request.session.flush()
            request.user = AnonymousUser()
            request.had_session = session is not None
            return
        request.signed_in_session = session
        if now - session.last_seen_at > COARSE:
            Session.objects.filter(pk__in=[session.pk, session.parent_id]).update(last_seen_at=now)
