"""What tests of oversight begin with, and tests elsewhere too."""

from datetime import timedelta

from django.test import Client

from accounts.models import User
from lib import clock
from lib.text import Bilingual
from oversight import actions
from tenants.models import CertificationBody
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

ASK = {"zh": "远山档案馆，电话 0755-1234", "en": "Farhill archive, 0755-1234"}


def announce(
    body: CertificationBody, *, by: User, days: int = 30, reason: Bilingual | str = "It has left."
) -> CertificationBody:
    """Its closing is announced for a day so many days from now."""
    closes_on = clock.today(body.time_zone) + timedelta(days=days)
    return actions.announce_closing(body, closes_on=closes_on, reason=reason, ask=ASK, by=by)


def close_body(body: CertificationBody, *, by: User, reason: Bilingual | str = "It has left.") -> CertificationBody:
    """A body whose closing was announced forty days ago, and whose day was ten days ago."""
    with clock.frozen_at(clock.now() - timedelta(days=40)):
        announce(body, by=by, reason=reason)
    return actions.finish_closing(body)
