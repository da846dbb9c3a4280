"""From an invitation's letter to the body's desk, in a real browser."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail

from accounts import actions
from accounts.models import Session, User
from tenants.models import CertificationBody
from tests.accounts.making import code_now

pytestmark = pytest.mark.browser


def test_invited_person_sets_password_and_second_factor_and_reaches_the_body(guildmark, browser_page):
    northseal = CertificationBody.objects.get(slug="northseal")
    inviter = User.objects.create_user("olga@example.org", name="Olga", language="en", is_operator=True)
    actions.invite_to_body("nora@example.org", "Nora", northseal, inviter)
    page = browser_page
    page.goto(re.search(r"http://\S+/account/invitation/\S+", mail.outbox[-1].body)[0])
    page.get_by_label("Password", exact=True).fill("a quite long pass phrase")
    page.get_by_label("Password again").fill("a quite long pass phrase")
    page.get_by_role("button", name="Set password and join").click()
    page.wait_for_url("**/account/second-factor/set-up/")
    page.get_by_label("Code").fill(code_now(page.locator("dd.code").inner_text()))
    page.get_by_role("button", name="Set up second factor").click()
    page.get_by_role("link", name="I have kept them: continue").click()
    page.wait_for_url("http://northseal.**")
    page.goto(guildmark.body(northseal, "/sign-in/?next=/sign-in/"))
    nora = User.objects.get(email="nora@example.org")
    assert Authenticator.objects.filter(user=nora).exists()
    assert Session.objects.filter(user=nora, host="northseal.guildmark.localhost", ended_at=None).count() == 1
