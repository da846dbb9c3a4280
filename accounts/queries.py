"""Who may pass which door."""

from django.http import HttpRequest

from accounts.models import BodyMembership, User
from tenants.models import CertificationBody

STRONG = {"mfa", "demo"}


def may_enter_body(user: User, body: CertificationBody) -> bool:
    """Whether this person works for this body today."""
    return BodyMembership.objects.active().filter(user=user, body=body).exists()


def is_strongly_authenticated(request: HttpRequest) -> bool:
    """Whether this session was opened with a second factor (or in demo mode), here or on the site host it came from."""
    methods = request.session.get("account_authentication_methods", [])
    return any(method.get("method") in STRONG for method in methods)
