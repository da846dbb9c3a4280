"""A certificate's fee was too high: a credit note that is open until its red-letter fapiao is confirmed by the client and made."""

import re

import pytest
from django.db import transaction
from django_tenants.utils import tenant_context
from playwright.sync_api import Page

from cases.transitions import State
from tenants.models import CertificationBody
from tests.applications.walking import Cast
from tests.applications.walking import Walk as CaseWalk
from tests.cast import acme_appliances
from tests.journeys.sellers import client
from tests.journeys.stage import Walk, pairs, set_up

BLUE, RED, FORM = "26117000000000411111", "26117000000000411222", "6117002611000411"
REASON = {"zh": "证书费多收一百元。", "en": "The certificate's fee was a hundred too high."}
XML = b'<?xml version="1.0" encoding="UTF-8"?><EInvoice>demo</EInvoice>'


@pytest.mark.parametrize(("language", "width"), pairs("zh", 390))
def test_a_fee_is_corrected(guildmark, language, width):
    walk = Walk(guildmark, language, width)
    contracted(walk)
    there = is_billed_and_paid(walk)
    asks_for_a_fapiao(walk)
    is_made(walk, there)
    credits_the_fee(walk)
    waits_for_the_client(walk)
    is_confirmed(walk)
    is_made_in_red(walk)
    sees_the_credit(walk)


def contracted(walk: Walk) -> None:
    """Acme's application at northseal has an agreement, so its fees are drafted."""
    version, alice = set_up(walk), client(walk)
    cast = Cast(alice, *(walk.people[name] for name in ("arno", "cleo", "mira", "rex", "otto", "sig", "rita")))
    with tenant_context(CertificationBody.objects.get(slug="northseal")), transaction.atomic():
        CaseWalk(version, acme_appliances(), cast).to(State.CONTRACTED)


def is_billed_and_paid(walk: Walk) -> str:
    """Where fin finds the invoice again."""
    fin = walk.at_work("fin")
    walk.reads(fin, "Drafted invoices to check and issue")
    fin.goto(walk.guildmark.body("northseal", "/desk/invoices/?tab=drafts"))
    fin.get_by_role("link", name=walk.says("Draft"), exact=True).first.click()
    walk.follow(fin, "Issue invoice")
    walk.press(fin, "Issue invoice")
    walk.follow(fin, "Record payment")
    fin.locator("[name=bank_reference]").fill("TX-2026-0421")
    walk.press(fin, "Record payment")
    walk.sees(fin, "TX-2026-0421")
    walk.keep(fin, "fee-paid")
    return fin.url


def to_the_invoice(walk: Walk, there: str = "") -> Page:
    alice = walk.on_site("alice", "/my/")
    walk.reads(alice, "Paid")
    alice.locator("main a[href*='/invoices/']").first.click()
    alice.wait_for_url("**/invoices/*/")
    return alice


def asks_for_a_fapiao(walk: Walk) -> None:
    alice = to_the_invoice(walk)
    walk.keep(alice, "fee-invoice")
    walk.follow(alice, "Ask for a fapiao")
    alice.locator("[name=kind]").last.check()
    walk.keep(alice, "fee-ask-fapiao")
    walk.press(alice, "Ask for the fapiao")
    alice.wait_for_url(re.compile("/invoices/[0-9a-f-]{36}/$"))


def is_made(walk: Walk, there: str) -> None:
    fin = walk.pages["fin"]
    fin.goto(there)
    walk.follow(fin, "Record fapiao")
    records(walk, fin, BLUE)
    walk.press(fin, "Record fapiao")
    fin.get_by_text(BLUE).first.wait_for()
    walk.keep(fin, "fee-fapiao")


def records(walk: Walk, page: Page, number: str) -> None:
    """The number of a fapiao, and its original."""
    page.locator("[name=number]").fill(number)
    page.locator("[name=file]").set_input_files({"name": "fapiao.xml", "mimeType": "text/xml", "buffer": XML})
    walk.keep(page, f"fee-record-{number}")


def credits_the_fee(walk: Walk) -> None:
    """A hundred off the line of the certificate; with a fapiao made, it does not take effect yet."""
    fin = walk.pages["fin"]
    walk.follow(fin, "Credit invoice")
    fin.get_by_label(re.compile("证书费" if walk.language == "zh" else "Certificate")).first.fill("100")
    fin.locator(f"[name=reason_{walk.language}]").fill(REASON[walk.language])
    walk.keep(fin, "credit-ask")
    walk.press(fin, "Credit invoice")
    fin.wait_for_url("**/desk/credit-notes/*-*/")
    walk.sees(fin, "It takes effect once the red-letter fapiao stands. File its form in the tax office's system.")
    walk.keep(fin, "credit-open")


def waits_for_the_client(walk: Walk) -> None:
    fin = walk.pages["fin"]
    walk.follow(fin, "Record the red-letter form")
    fin.locator("[name=form_number]").fill(FORM)
    walk.keep(fin, "credit-form")
    walk.press(fin, "Record form")
    walk.sees(fin, "The other side has to confirm the form in the tax office's system.")
    walk.keep(fin, "credit-to-confirm")
    alice = to_the_invoice(walk)
    alice.locator(".notice", has_text="100.00").first.wait_for()
    walk.keep(alice, "credit-seen-pending")


def is_confirmed(walk: Walk) -> None:
    fin = walk.pages["fin"]
    walk.follow(fin, "Record the answer")
    fin.locator("[name=agrees][value=yes]").check()
    walk.keep(fin, "credit-answer")
    walk.press(fin, "Record answer")
    walk.sees(fin, "The form is confirmed. Make the red-letter fapiao and record its number.")
    walk.keep(fin, "credit-confirmed")


def is_made_in_red(walk: Walk) -> None:
    fin = walk.pages["fin"]
    walk.follow(fin, "Record the red-letter fapiao")
    records(walk, fin, RED)
    walk.press(fin, "Issue credit note")
    walk.sees(fin, "Credit note issued")
    walk.keep(fin, "credit-issued")
    fin.goto(walk.guildmark.body("northseal", "/desk/credit-notes/"))
    walk.keep(fin, "credit-notes")


def sees_the_credit(walk: Walk) -> None:
    """What was paid too much is acme's credit at northseal."""
    alice = to_the_invoice(walk)
    alice.get_by_text(REASON[walk.language]).first.wait_for()
    walk.keep(alice, "credit-seen")
    walk.follow(alice, "Statement of account")
    alice.get_by_text("100.00").first.wait_for()
    walk.keep(alice, "credit-account")
