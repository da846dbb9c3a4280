"""Whoever works at the money of a suspended body is led to no page that rests."""

import re
from collections import deque

import pytest
from django.test import Client

from billing import actions
from billing.models import Comparison, Difference, Invoice
from lib import clock
from oversight.actions import suspend_body
from tenants.hosts import table
from tests.billing.making import APPLICATION, TEST_FEE, other_account, pay
from tests.oversight.making import at_the_desk

pytestmark = pytest.mark.django_db
WHY = {"zh": "已并入他家。", "en": "It was merged."}
HOST = "northseal.guildmark.localhost"
BEGIN = (
    "/desk/invoices/",
    "/desk/invoices/?tab=drafts",
    "/desk/invoices/?tab=fapiao",
    "/desk/fapiao/",
    "/desk/payments/",
)
FRONT = "/"  # it is the resting page that says that the body is suspended
LINKS = re.compile(r'(?:href|action|formaction)="(/[^"#]*)')


def drafted(body, organisation, by) -> Invoice:
    return actions.draft_invoice(organisation, body=body, about=APPLICATION.about, lines=[TEST_FEE], by=by)


@pytest.fixture
def busy(seller, invoice, northseal, acme, fin, ada, alice) -> None:
    """Something of each kind stands on the finance desk, then the body is suspended."""
    pay(invoice, 300_000, fin)
    actions.open_refund(invoice, amount=100, reason=WHY, by=fin)
    actions.request_fapiao(invoice, kind="special", title="爱克米", tax_number="91110000600037341L", by=alice)
    actions.record_fapiao(invoice, number="25312000000000000001", by=fin)
    actions.open_credit_note(invoice, wanted={1: 106_000}, reason=WHY, by=fin)
    told = {"currency": "CNY", "received_on": clock.today(), "bank_reference": "TR-2", "by": fin}
    actions.record_transfer(acme, body=northseal, amount=100, allotments=[], **told)
    actions.cancel(actions.issue(drafted(northseal, acme, fin), by=fin), reason="Twice", by=fin)
    asked = actions.issue(drafted(northseal, acme, fin), by=fin)
    actions.request_fapiao(asked, kind="special", title="爱克米", tax_number="91110000600037341L", by=alice)
    drafted(northseal, acme, fin)
    moved = {"holder": "北印认证（演示）", "bank": "另一家演示银行", "number": "6222 0000 3333 4444"}
    other_account(northseal, fin, ada, **moved)
    comparison = Comparison.objects.create(month=clock.today().replace(day=1))
    Difference.objects.create(comparison=comparison, kind="amount", body=northseal, currency="CNY", thing="pi_9")


@pytest.fixture
def suspended(busy, northseal, olga):
    suspend_body(northseal, reason=WHY, by=olga)
    table.forget()
    yield
    table.forget()


def walked(desk: Client) -> dict[str, int]:
    """What each address answered that is reached from the beginnings, forms by their address alone."""
    answers: dict[str, int] = {}
    waiting = deque(BEGIN)
    while waiting:
        address = waiting.popleft().replace("&amp;", "&")
        known = address if address in BEGIN else address.partition("?")[0]
        if known in answers or known == FRONT or known.startswith("/static/"):
            continue
        answer = desk.get(address)
        answers[known] = answer.status_code
        if answer.status_code == 200 and "text/html" in answer["Content-Type"]:
            waiting.extend(LINKS.findall(answer.content.decode()))
    return answers


def test_no_link_and_no_form_of_the_finance_desk_leads_to_a_page_that_rests(suspended, fin):
    answers = walked(at_the_desk(fin, HOST))
    assert [address for address, status in answers.items() if status >= 500] == []
    assert len(answers) > 40, "the pages were walked"


def test_at_an_open_body_the_same_doors_are_drawn(busy, fin):
    answers = walked(at_the_desk(fin, HOST))
    resting = ("new/", "issue/", "account/", "account/open/")
    assert {f"/desk/invoices/{name}" for name in resting} | {
        "/desk/reminders/",
        "/desk/fapiao/settings/",
    } <= answers.keys()
    assert any(address.endswith("/time/") for address in answers)
