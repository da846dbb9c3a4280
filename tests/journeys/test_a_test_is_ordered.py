"""A laboratory's test from the search to a certification: ordered, samples sent, delivered in two parts, one reworked, accepted,
invoiced; the report checked by number, handed to an application, and reused there by the evaluator's word.
"""

from pathlib import Path

import pytest
from django.db import transaction
from django_tenants.utils import tenant_context

from cases.models import Case
from cases.transitions import State
from evaluations.models import Result
from lib import clock
from tenants.models import CertificationBody
from tests.applications.walking import Cast
from tests.applications.walking import Walk as CaseWalk
from tests.cast import acme_appliances
from tests.catalog.services import NAMES as SERVICES
from tests.catalog.services import in_scope, lab_line, published_service
from tests.journeys.sellers import client, confirms, finds_the_service, is_billed, offers, partner, to_the_order
from tests.journeys.stage import Walk, pairs, set_up
from tests.support.pdfs import a_pdf_of

TEST = dict(zip(("zh", "en"), SERVICES["testing"], strict=True))
MODEL = "BCD-520"
CONDITION = {"zh": "两台整机,包装完好。", "en": "Two whole appliances, packing intact."}
WORDS = {"zh": "样品初检完成,报告附后。", "en": "The first look at the samples is done; the report is attached."}
MISSING = {"zh": "第3页缺少环境温度。", "en": "Page 3 does not state the ambient temperature."}
MENDED = {"zh": "已补充环境温度。", "en": "The ambient temperature is stated now."}
LAST = {"zh": "最终结果与原始记录。", "en": "The final result with the raw records."}
CRITERION = {"zh": "耗电量 5.1", "en": "Energy consumption 5.1"}
SAME = {"zh": "同一型号、同一关键部件,检测在三个月内完成。", "en": "Same model and parts, tested within three months."}


@pytest.mark.parametrize(("language", "width"), pairs("en", 1280))
def test_a_test_is_ordered(guildmark, language, width, tmp_path):
    walk = Walk(guildmark, language, width)
    case = being_evaluated(walk)
    laboratory = partner(walk, "laboratory")
    offers(walk, laboratory, lambda lena: in_scope(lena, of="cnas"))
    lines = [lab_line(reports=["cnas", "plain"])]
    offers(walk, laboratory, lambda lena: published_service(lena, "testing", price="fixed", lines=lines))
    orders(walk)
    sends_samples(walk)
    receives_them(walk)
    delivers(walk, tmp_path, number="GL-2026-0417", words=WORDS)
    sends_it_back(walk)
    delivers(walk, tmp_path, number="GL-2026-0417A", words=MENDED, replaces="GL-2026-0417")
    accepts(walk, picture="reworked")
    delivers(walk, tmp_path, words=LAST)
    accepts(walk, picture="last")
    is_billed(walk, 2)
    sees_the_invoices(walk)
    is_verified(walk)
    hands_it_over(walk)
    is_reused(walk, case)


def being_evaluated(walk: Walk) -> Case:
    """A case of acme at northseal that mira evaluates."""
    version, alice = set_up(walk), client(walk)
    cast = Cast(alice, *(walk.people[name] for name in ("arno", "cleo", "mira", "rex", "otto", "sig", "rita")))
    northseal = CertificationBody.objects.get(slug="northseal")
    with tenant_context(northseal), transaction.atomic():
        return CaseWalk(version, acme_appliances(), cast).to(State.EVALUATING)


def orders(walk: Walk) -> None:
    alice = finds_the_service(walk, "alice", TEST[walk.language], TEST[walk.language])
    walk.keep(alice, "test-service")
    walk.follow(alice, "Order this service")
    alice.wait_for_url("**/orders/add/?**")
    for name in ("test", "report", "report_language", "options"):
        assert not alice.locator(f"main [name={name}]:checked").count()
    alice.locator("[name=test]").first.check()
    alice.locator("[name=report][value=cnas]").check()
    alice.locator(f"[name=report_language][value={walk.language}]").check()
    alice.locator("[name=product]").fill(MODEL)
    walk.keep(alice, "test-add")
    walk.press(alice, "Put it into the cart")
    walk.sees(alice, "It lies in your cart.")
    alice.locator("[name=contact_phone]").fill("+86 757 0000 0000")
    alice.locator("[name=samples_back]").check()
    alice.locator("[name=samples_back_to]").fill("1 Demo Road, Shunde, Foshan")
    walk.keep(alice, "test-cart")
    confirms(walk, alice, "test")


def sends_samples(walk: Walk) -> None:
    alice = walk.pages["alice"]
    walk.follow(alice, "Say that samples are sent")
    alice.locator("[name=marking]").fill("ACME 1/2, 2/2")
    alice.locator("[name=carrier]").fill("SF Express")
    alice.locator("[name=tracking]").fill("SF1234567890")
    walk.keep(alice, "test-samples")
    walk.press(alice, "Tell the seller")
    walk.sees(alice, "Noted. The seller is told.")


def receives_them(walk: Walk) -> None:
    lena = walk.at_work("lena", at="greenmark")
    walk.keep(lena, "test-desk-lena")
    lena.locator(".needs a[href*='/desk/orders/']").first.click()
    walk.press(lena, "Take it on")
    walk.follow(lena, "They have come")
    lena.locator("[name=condition]").fill(CONDITION[walk.language])
    walk.keep(lena, "test-receive")
    walk.press(lena, "Record the samples")
    walk.sees(lena, "Noted, and the buyer is told. Days are counted once all samples of a test have come.")
    walk.keep(lena, "test-desk-order")


def delivers(walk: Walk, folder: Path, *, words: dict[str, str], number: str = "", replaces: str = "") -> None:
    """From her desk: what waits for her is the next part."""
    lena = walk.at_work("lena", at="greenmark")
    lena.locator(".needs a[href*='/desk/orders/']").first.click()
    lena.locator("main a.button[href*='/deliver/']").first.click()
    lena.locator("[name=words]").fill(words[walk.language])
    if number:
        paper = folder / f"{number}.pdf"
        paper.write_bytes(a_pdf_of(f"Report {number}"))
        lena.locator("[name=report-0-file]").set_input_files(paper)
        lena.locator("fieldset:has([name=report-0-number]) summary").click()
        lena.locator("[name=report-0-number]").fill(number)
        lena.locator("[name=report-0-issued_on]").fill(f"{clock.today()}")
    if replaces:
        lena.locator("[name=report-0-replaces]").select_option(replaces)
        lena.locator("[name=report-0-reason]").fill(MENDED[walk.language])
    walk.keep(lena, f"test-deliver-{number or 'last'}")
    walk.press(lena, "Deliver it to the buyer")
    walk.sees(lena, "Delivered. The buyer is told, and has the days agreed to accept it or send it back.")


def sends_it_back(walk: Walk) -> None:
    alice = to_the_order(walk, TEST[walk.language])
    walk.keep(alice, "test-delivered")
    walk.follow(alice, "Send it back")
    alice.locator("[name=reason]").fill(MISSING[walk.language])
    walk.keep(alice, "test-rework")
    walk.press(alice, "Send it back")
    walk.sees(alice, "Sent back. The seller is told what is to be different.")


def accepts(walk: Walk, *, picture: str) -> None:
    alice = to_the_order(walk, TEST[walk.language])
    walk.keep(alice, f"test-{picture}")
    alice.get_by_role("button", name=walk.says("Accept this part")).click()
    walk.sees(alice, "Accepted. The seller is told.")


def sees_the_invoices(walk: Walk) -> None:
    alice = to_the_order(walk, TEST[walk.language])
    assert alice.locator("main a[href*='/invoices/']").count() == 2
    walk.keep(alice, "test-closed")


def is_verified(walk: Walk) -> None:
    """By whoever holds the paper: how it stands, and never whose product it is about."""
    petra = walk.visitor("petra")
    petra.goto(walk.guildmark.site("/verify/"))
    petra.locator("main [name=number]").fill("gl 2026 0417a")
    walk.press(petra, "Check certificate")
    petra.get_by_text("GL-2026-0417A").first.wait_for()
    assert "Acme" not in petra.locator("main").inner_text()
    walk.keep(petra, "test-verify")
    petra.goto(walk.guildmark.site("/verify/?number=GL-2026-0417"))
    petra.get_by_text("GL-2026-0417A").first.wait_for()
    walk.keep(petra, "test-verify-replaced")


def hands_it_over(walk: Walk) -> None:
    alice = walk.on_site("alice", "/my/reports/")
    walk.keep(alice, "test-reports")
    alice.locator("main a[href*='/hand-over/']").first.click()
    alice.locator("[name=application]").first.check()
    walk.keep(alice, "test-hand-over")
    walk.press(alice, "Hand report over")
    alice.wait_for_url("**/my/reports/")
    walk.reads(alice, "On file", "report handed over")
    walk.keep(alice, "test-handed")


def is_reused(walk: Walk, case: Case) -> None:
    """Nothing counts by itself: mira says why it may, and takes responsibility."""
    mira = walk.at_work("mira")
    mira.goto(walk.guildmark.body("northseal", f"/desk/evaluations/{case.pk}/report/"))
    walk.keep(mira, "test-evaluator")
    walk.follow(mira, "Reuse this report")
    mira.locator("[name=result-criterion]").fill(CRITERION[walk.language])
    mira.locator("[name=result-limit]").fill("≤ 1.20")
    mira.locator("[name=result-value]").fill("1.05")
    mira.locator("[name=result-verdict]").select_option("conforms")
    mira.locator("[name=result-justification]").fill(SAME[walk.language])
    mira.locator("[name=result-takes_responsibility]").check()
    walk.keep(mira, "test-reuse")
    walk.press(mira, "Add result")
    mira.get_by_text(SAME[walk.language]).first.wait_for()
    walk.keep(mira, "test-reused")
    with tenant_context(CertificationBody.objects.get(slug="northseal")):
        result = Result.objects.get(report__case=case, is_reused=True)
    assert result.responsibility_taken_by_id == walk.people["mira"].pk
