"""Where django-allauth asks us: which addresses are safe, how a session is remembered, how its letters are sent."""

from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

from accounts import actions, signing_in
from accounts.actions.post import post
from accounts.actions.sessions import network_of
from accounts.devices import address_of, known_as, with_known_browser
from accounts.models import SignInEvent, User
from accounts.queries import is_ours, person_with, start_address
from tenants.hosts import site_url

# Letters with a link for which somebody waits on a page that can send another, and under which name its address is
# remembered in this browser. The pages say the same of an address that has an account and of one that has none.
CONFIRMING, RESETTING = "accounts_confirming", "accounts_resetting"
WAITED_FOR = {
    "account/email/email_confirmation_signup": CONFIRMING,
    "account/email/email_confirmation": CONFIRMING,
    "account/email/account_already_exists": CONFIRMING,
    "account/email/password_reset_key": RESETTING,
    "account/email/unknown_account": RESETTING,
}
EVERYWHERE = {"passwords": "100/h/key"}  # five networks' worth, see ACCOUNT_RATE_LIMITS


class AccountAdapter(DefaultAccountAdapter):
    """django-allauth, at home here."""

    def is_safe_url(self, url: str) -> bool:
        return is_ours(url)

    def new_user(self, request: HttpRequest) -> User:
        return User(language=translation.get_language() or settings.LANGUAGE_CODE)

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        signing_in.remember(request, user)

    def logout(self, request: HttpRequest) -> None:
        signing_in.sign_out(request)

    def post_login(self, request: HttpRequest, user: User, **options: Any) -> HttpResponse:
        response = signing_in.with_language(super().post_login(request, user, **options), user.language)
        return with_known_browser(response, request, user)

    def set_password(self, user: User, password: str) -> None:
        """A new password ends every session but the one it was set in."""
        super().set_password(user, password)
        actions.end_all_sessions(user, by=user, but=signing_in.session_of(self.request))

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return start_address(cast(User, request.user))

    get_signup_redirect_url = get_login_redirect_url

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:account")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return "/"

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Wrong passwords count for an address and the network they come from; in a known browser by themselves."""
        email = credentials.get("email", "").strip().lower()
        return f"{email} {known_as(request, person_with(email)) or network_of(address_of(request))}"

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
            self._count_all_networks(request, **credentials)
        except ValidationError:
            self._record_failure(request, SignInEvent.Outcome.TOO_MANY, **credentials)
            raise

    def _count_all_networks(self, request: HttpRequest, **credentials: Any) -> None:
        """However many networks try together: known browsers alone go on."""
        email = credentials.get("email", "").strip().lower()
        if known_as(request, person_with(email)):
            return
        used = ratelimit.consume(request, app="guildmark", action="passwords", config=EVERYWHERE, key=email)
        if used is None:
            raise self.validation_error("too_many_login_attempts")
        self._login_failed_rl_usage.usage += used.usage  # taken back together where the password was right

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        self._record_failure(request, SignInEvent.Outcome.WRONG_PASSWORD, **credentials)

    def _record_failure(self, request: HttpRequest, outcome: SignInEvent.Outcome, **credentials: Any) -> None:
        user = person_with(credentials.get("email", ""))
        if user is not None:
            signing_in.record(request, user, outcome)

    def format_email_subject(self, subject: str) -> str:
        return subject

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Written in the reader's language, sent by a task: a mail server that is away loses nothing."""
        reader = person_with(email)
        language = reader.language if reader else (translation.get_language() or settings.LANGUAGE_CODE)
        sessions_url = site_url(reverse("accounts:sessions", urlconf=settings.PUBLIC_SCHEMA_URLCONF))
        around = {"email": email, "request": self.request, "sessions_url": sessions_url}
        with translation.override(language):
            message = self.render_mail(template_prefix, email, around | context)
        if template_prefix in WAITED_FOR and self.request is not None:
            self.request.session[WAITED_FOR[template_prefix]] = email
        with transaction.atomic():
            post(email, message.subject, message.body, language=language)
