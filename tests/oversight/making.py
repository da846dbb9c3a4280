"""What tests of oversight begin with, and tests elsewhere too."""

from django.test import Client

from accounts.models import User
from tests.making import SITE_HOST
from tests.support.signing_in import signed_in
from tests.support.visiting import Visitor


def at_the_desk(user: User, host: str = SITE_HOST) -> Client:
    """A client signed in with a second factor."""
    return signed_in(Visitor(SERVER_NAME=host, headers={"accept-language": "en"}), user)


ASKED = {
    "kind": "body",
    "name_zh": "远山认证",
    "name_en": "Farhill",
    "slug": "farhill",
    "approval_number": "CNCA-R-2026-001",
    "contact_name": "Fay",
    "email": "Fay@example.org",
    "phone": "",
    "message": "",
}
