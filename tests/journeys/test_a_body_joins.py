"""A body asks to join, is approved, and its first administrator arrives at a back office that says what to do first."""

import re
import time

from django.core import mail

from tests.accounts.making import code_now
from tests.cast import PASSWORD, person


def mailed(pattern: str, *, to: str) -> str:
    """The first text that fits `pattern` in a mail to somebody; it may be a moment on its way."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        for message in mail.outbox:
            if to in message.to and (found := re.search(pattern, message.body)):
                return found[0]
        time.sleep(0.05)
    raise AssertionError(f"no mail with {pattern!r} to {to}: {[(m.to, m.subject) for m in mail.outbox]}")


def test_a_body_joins(guildmark, committed):
    olga = person("olga", is_operator=True)
    contact = guildmark.visitor()

    contact.goto(guildmark.site("/join/"))
    contact.get_by_label("Name in Chinese").fill("新晨认证（演示）")
    contact.get_by_label("Name in English").fill("Newdawn Certification (demo)")
    contact.get_by_label("Address you would like").fill("newdawn")
    contact.get_by_label("Approval number").fill("CNCA-R-2026-999")
    contact.get_by_label("Your name").fill("Dawn Li")
    contact.get_by_label("E-mail address").fill("dawn@newdawn.example")
    contact.get_by_role("button", name=re.compile("ask to join|send request", re.IGNORECASE)).click()
    contact.wait_for_url("**/join/thanks/")

    operator = guildmark.signed_in(olga)
    operator.goto(guildmark.site("/operations/requests/"))
    operator.get_by_role("link", name=re.compile("Newdawn")).click()
    operator.get_by_role("link", name=re.compile("approve", re.IGNORECASE)).click()
    operator.get_by_role("button", name="Open the body").click()
    operator.get_by_text("Newdawn").first.wait_for()

    contact.goto(mailed(r"http://\S+/account/invitation/\S+", to="dawn@newdawn.example"))
    contact.get_by_label("Password", exact=True).fill(PASSWORD)
    contact.get_by_label("Password again").fill(PASSWORD)
    contact.get_by_role("button", name="Set password and join").click()
    contact.wait_for_url("**/account/second-factor/set-up/")
    contact.get_by_label("Code").fill(code_now(contact.locator("dd.code").inner_text()))
    contact.get_by_role("button", name="Set up second factor").click()
    contact.get_by_role("link", name="I have kept them: continue").click()

    contact.wait_for_url("http://newdawn.**")
    contact.goto(guildmark.body("newdawn", "/desk/"))
    contact.get_by_text(re.compile("two people", re.IGNORECASE)).first.wait_for()
