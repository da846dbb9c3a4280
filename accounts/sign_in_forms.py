"""django-allauth's forms in our words. Apart from `accounts.forms`, which django-allauth's own forms import."""

from typing import Any

from allauth.account.forms import AddEmailForm, LoginForm, ReauthenticateForm, ResetPasswordForm, SignupForm
from allauth.core import context
from allauth.mfa import app_settings as mfa_settings
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import TOTP
from django import forms
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts import signing_in
from accounts.models import SignInEvent, User

WORDS = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "password": _("Password"),
    "password1": _("Password"),
    "code": pgettext_lazy("to sign in with", "Code"),
}


class InOurWords:
    """A label over each field, none inside it."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = WORDS.get(name, field.label)
        if "code" in self.fields:
            self.fields["code"].widget.attrs.update(autocomplete="one-time-code", inputmode="numeric", autofocus=True)


class SignIn(InOurWords, LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""  # the way to reset it stands under the form


class SignUp(InOurWords, SignupForm):
    def try_save(self, request: HttpRequest) -> Any:
        """Takes as long for an address that has an account as for a new one: hashing is what takes the time."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        return super().try_save(request)


class ResetPassword(InOurWords, ResetPasswordForm):
    pass


class ChangeAddress(InOurWords, AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New e-mail address")


class PasswordAgain(InOurWords, ReauthenticateForm):
    pass


def spend(user: User, code: str) -> None:
    """A code works once for as long as it works at all; django-allauth alone remembers it for one period of several."""
    key = TOTP(Authenticator(user=user))._get_used_cache_key(code)
    cache.set(key, "y", timeout=mfa_settings.TOTP_PERIOD * (2 * mfa_settings.TOTP_TOLERANCE + 1))


class SetUpCode(InOurWords, ActivateTOTPForm):
    def clean_code(self) -> str:
        code = str(super().clean_code())
        spend(self.user, code)
        return code


class RemembersWrongCodes:
    """Puts a wrong code into the person's sign-in history; a right one is spent."""

    user: User

    def clean_code(self) -> Any:
        try:
            code = super().clean_code()  # type: ignore[misc]  # of the form this is mixed into
        except forms.ValidationError:
            signing_in.record(context.request, self.user, SignInEvent.Outcome.WRONG_CODE)
            raise
        spend(self.user, str(code))
        return code


class Code(RemembersWrongCodes, InOurWords, AuthenticateForm):
    pass


class CodeAgain(RemembersWrongCodes, InOurWords, ReauthenticateByCodeForm):
    pass
