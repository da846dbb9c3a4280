"""The whole first journey, from an enterprise's first visit to a purchaser's verification, every step on its page.

At the body nobody does two things: arno accepts, cleo runs the case, mira evaluates, rex reviews, otto decides, rita
issues, sig signs, fin keeps the books. In Chinese and in English, on a phone and at a desk; everybody is led by their
desk, by the case's one next step or by a letter, and types no address but the first.
"""

import re
from pathlib import Path

import pytest
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import Page

from tests.journeys.stage import Walk, last_link, pairs, set_up
from tests.support.pdfs import a_pdf_of

PASSWORD = "a quite long pass phrase"
CREDIT_CODE = "91110000600037341L"
PRODUCT = {"zh": "家用电冰箱", "en": "Household refrigerator"}
CLIENT = {"zh": "爱克米电器（演示）有限公司", "en": "Acme Appliances (demo) Ltd"}
SCHEME = {"zh": "绿色电冰箱认证", "en": "Green refrigerators"}
RESULTS = {
    "zh": [
        ("耗电量 5.2", "≤ 1.20", "1.05", "kWh/24 h"),
        ("储藏温度 5.3", "≤ 4.0", "3.6", "℃"),
        ("噪声 5.5", "≤ 42", "38.5", "dB(A)"),
    ],
    "en": [
        ("Energy consumption 5.2", "≤ 1.20", "1.05", "kWh/24 h"),
        ("Storage temperature 5.3", "≤ 4.0", "3.6", "°C"),
        ("Noise 5.5", "≤ 42", "38.5", "dB(A)"),
    ],
}
FAULT = {"zh": "铭牌上缺少额定耗电量。", "en": "The rating plate does not state the rated energy consumption."}
CAUSE = {"zh": "铭牌图样未随标准更新。", "en": "The plate's artwork was not renewed with the standard."}
ACTION = {"zh": "已更换铭牌图样,并复查库存。", "en": "The artwork is renewed and the stock was looked through."}
SEEN = {"zh": "已核对新铭牌照片与样品。", "en": "Photograph and sample of the new plate were checked."}
SUMMARY = {
    "zh": "各项结果均符合要求,工厂具备持续生产能力。",
    "en": "All results conform; the factory can keep making the product.",
}
REVIEW = {
    "zh": "已审阅全部资料与结果,不符合项已关闭,建议批准。",
    "en": "I read the whole file; the nonconformity is closed. I recommend granting.",
}


@pytest.fixture
def walk(guildmark, language, width) -> Walk:
    cache.clear()  # else the second alice of this run has to wait for her letter
    walk = Walk(guildmark, language, width)
    set_up(walk)
    return walk


@pytest.mark.parametrize(("language", "width"), pairs("zh", 390))
def test_an_enterprise_is_certified(walk, tmp_path):
    finds_a_scheme(walk)
    signs_up(walk)
    applies(walk, tmp_path)
    is_reviewed(walk)
    is_agreed(walk)
    is_billed(walk)
    is_planned(walk)
    is_evaluated(walk)
    is_reviewed_and_decided(walk)
    number = is_issued(walk)
    is_on_the_desk(walk, number)
    is_verified(walk, number)


def finds_a_scheme(walk: Walk) -> None:
    alice = walk.visitor("alice")
    alice.goto(walk.guildmark.site("/"))
    walk.keep(alice, "home")
    box = alice.locator("main [name=q]").first
    box.fill("冰箱" if walk.language == "zh" else "refrigerators")
    box.press("Enter")
    walk.reads(alice, SCHEME[walk.language])
    walk.keep(alice, "results")
    alice.get_by_role("link", name=SCHEME[walk.language]).first.click()
    alice.wait_for_url(re.compile("/schemes/[0-9a-f-]{36}/"))
    walk.keep(alice, "scheme")
    walk.follow(alice, "Apply for certification")


def signs_up(walk: Walk) -> None:
    """On the way to applying: an account, an address confirmed by a letter, an organisation; then on to where she was."""
    alice = walk.pages["alice"]
    walk.follow(alice, "I have no account: sign up")
    alice.locator("[name=name]").fill("爱丽" if walk.language == "zh" else "Alice Archer")
    alice.locator("[name=email]").fill("alice@acme.example")
    alice.locator("[name=password1]").fill(PASSWORD)
    walk.keep(alice, "sign-up")
    walk.press(alice, "Create account")
    walk.sees(alice, "We have sent you a letter with a link. Open it to go on.")
    alice.goto(last_link(mail.outbox[-1].body))
    walk.press(alice, "Confirm address")
    alice.locator("[name=credit_code]").fill(CREDIT_CODE)
    alice.locator("[name=name_zh]").fill(CLIENT["zh"])
    alice.locator("[name=name_en]").fill(CLIENT["en"])
    alice.locator("[name=address_zh]").fill("佛山市演示路1号")
    alice.locator("[name=address_en]").fill("1 Demo Road, Foshan")
    walk.keep(alice, "organisation")
    walk.press(alice, "Register organisation")


def applies(walk: Walk, folder: Path) -> None:
    alice = walk.pages["alice"]
    alice.wait_for_url("**/apply/green-refrigerators/")
    walk.keep(alice, "apply")
    walk.press(alice, "Start application")
    fill_in(alice, contact_phone="+86 757 0000 0000", client_address_en="1 Demo Road, Foshan")
    walk.keep(alice, "application-parties")
    walk.press(alice, "Save and go on")
    fill_in(alice, product_zh=PRODUCT["zh"], product_en=PRODUCT["en"], trademark="ACME")
    unit = {"main": "BCD-520", "covered": "BCD-521; BCD-522", "components": "Compressor C7; Controller K2"}
    fill_in(alice, **{f"units-0-{cell}": words for cell, words in unit.items()})
    alice.locator("[name=paste]").fill("BCD-301\tBCD-302\tCompressor C5")
    walk.keep(alice, "application-units")
    walk.press(alice, "Save and go on")
    alice.locator("[name=answer-output]").fill("120000")
    alice.locator("[name=answer-incidents][value=no]").check()
    alice.locator("#saved").get_by_text(walk.says("Saved at")).wait_for()  # by itself, two seconds after the last key
    walk.press(alice, "Save and go on")
    for slot in range(1, 5):
        paper = folder / f"document-{slot}.pdf"
        paper.write_bytes(a_pdf_of("A paper."))
        alice.locator(f"#file-{slot}").set_input_files(paper)
        alice.locator(f"form:has(#file-{slot}) button").click()
        alice.get_by_role("link", name=paper.name).wait_for()
    walk.keep(alice, "application-documents")
    walk.follow(alice, "Read and send")
    walk.keep(alice, "application-check")
    walk.press(alice, "Send application")
    alice.wait_for_url("**/cases/*/")
    walk.keep(alice, "case-sent")


def is_reviewed(walk: Walk) -> None:
    """The application review (7.3): a question, its answer, acceptance; both sides are told and led."""
    arno, alice = to_the_first_need(walk, "arno"), walk.pages["alice"]
    walk.press(arno, "Begin review")
    arno.locator("details", has=arno.locator("[name=ask-words]")).locator("summary").click()
    arno.locator("[name=ask-words]").fill("压缩机由谁生产?" if walk.language == "zh" else "Who makes the compressor?")
    walk.keep(arno, "application-review")
    walk.press(arno, "Send questions")
    led_by_the_desk(walk, alice)
    walk.follow(alice, "Answer questions")
    alice.locator("textarea").first.fill("我们自己生产。" if walk.language == "zh" else "We make it ourselves.")
    walk.press(alice, "Send answers")
    arno = to_the_first_need(walk, "arno")
    arno.locator("[name=accept-competence]").fill("Mira, laboratory Clearlab")
    arno.locator("[name=accept-units_are_divided]").check()
    walk.press(arno, "Accept application")


def is_agreed(walk: Walk) -> None:
    """Two signatures; what it costs stands in the annex, which the client sees and the signatory too."""
    alice = walk.pages["alice"]
    led_by_the_desk(walk, alice)
    walk.follow(alice, "Read and sign agreement")
    walk.keep(alice, "agreement")
    walk.press(alice, "Sign agreement")
    sig = to_the_first_need(walk, "sig")
    walk.press(sig, "Sign agreement")
    sig.wait_for_url("**/cases/*/")


def is_billed(walk: Walk) -> None:
    """The draft came from the fee annex. The client sees the invoice, pays by bank transfer and asks for a fapiao."""
    fin, alice = to_the_first_need(walk, "fin"), walk.pages["alice"]
    fin.locator("td a, th a").first.click()
    walk.keep(fin, "invoice-draft")
    walk.follow(fin, "Issue invoice")
    walk.press(fin, "Issue invoice")
    walk.follow(fin, "Record payment")
    invoice = fin.url
    alice.goto(walk.guildmark.site("/my/"))
    walk.reads(alice, "Open invoice")
    walk.keep(alice, "my-desk-to-pay")
    walk.follow(alice, "Open invoice")
    walk.keep(alice, "invoice")
    walk.follow(alice, "Ask for a fapiao")
    fill_in(alice, title=CLIENT["zh"], tax_number=CREDIT_CODE)
    walk.press(alice, "Ask for the fapiao")
    alice.wait_for_url("**/invoices/*/")
    walk.unpaid = invoice


def is_planned(walk: Walk) -> None:
    cleo, alice = to_the_first_need(walk, "cleo"), walk.pages["alice"]
    cleo.locator("[name=methods]").fill("GB 12021.2-2015: 5.2, 5.3; 工厂检查 / factory inspection")
    cleo.locator("[name=evaluators]").first.check()
    walk.keep(cleo, "plan")
    walk.press(cleo, "Send plan to client")
    cleo.wait_for_url("**/cases/*/")
    walk.keep(cleo, "case-planned")
    led_by_the_desk(walk, alice)
    walk.follow(alice, "See evaluators")
    walk.keep(alice, "evaluators")
    walk.press(alice, "Agree to evaluators")


def is_evaluated(walk: Walk) -> None:
    """Results per criterion; a nonconformity, told, answered and closed; a report frozen under its hash."""
    mira, alice = to_the_first_need(walk, "mira"), walk.pages["alice"]
    walk.press(mira, "Begin evaluation")
    case = re.search(r"[0-9a-f-]{36}", mira.url)[0]
    for criterion, limit, value, unit in RESULTS[walk.language]:
        fill_in(
            mira, **{"result-criterion": criterion, "result-limit": limit, "result-value": value, "result-unit": unit}
        )
        mira.locator("[name=result-verdict]").select_option("conforms")
        walk.press(mira, "Add result")
        mira.get_by_text(criterion).first.wait_for()
        mira.locator("details:has([name=result-criterion]) > summary").click()
    mira.locator("details:has([name=fault-text]) > summary").click()
    fill_in(mira, **{"fault-criterion": "5.4", "fault-text": FAULT[walk.language]})
    mira.locator("[name=fault-grade]").select_option("minor")
    walk.press(mira, "Record nonconformity")
    walk.keep(mira, "report")
    walk.press(mira, "Tell client all nonconformities")
    led_by_the_desk(walk, alice)
    walk.keep(alice, "case-findings")
    walk.follow(alice, "Answer nonconformities")
    fill_in(alice, **{"nc1-cause": CAUSE[walk.language], "nc1-action": ACTION[walk.language]})
    walk.press(alice, "Save corrective actions")
    walk.keep(alice, "nonconformities")
    walk.press(alice, "Hand in corrective actions")
    mira = to_the_first_need(walk, "mira")
    if "/desk/cases/" in mira.url:  # units at one step are one line, which leads to their list
        mira.locator(f"main tbody a[href*='{case}']").first.click()
        mira.locator(".next-action a.button").click()
    mira.locator("[name=closing-how][value=close]").check()
    mira.locator("[name=closing-words]").fill(SEEN[walk.language])
    walk.press(mira, "Record finding")
    mira.locator("[name=summary-summary]").fill(SUMMARY[walk.language])
    walk.press(mira, "Save summary")
    walk.press(mira, "Freeze report")
    mira.wait_for_url("**/cases/*/")


def is_reviewed_and_decided(walk: Walk) -> None:
    """By two people who evaluated nothing; neither sees money."""
    cleo = to_the_first_need(walk, "cleo", words="Name a reviewer")
    cleo.locator("[name=user]:enabled").first.check()
    walk.keep(cleo, "people")
    walk.press(cleo, "Assign person")
    rex = to_the_first_need(walk, "rex")
    walk.press(rex, "Begin review")
    rex.locator("[name=outcome][value=grant]").check()
    rex.locator("[name=words]").fill(REVIEW[walk.language])
    walk.keep(rex, "review")
    walk.press(rex, "Record review")
    cleo = to_the_first_need(walk, "cleo", words="Name a decision maker")
    cleo.locator("[name=user]:enabled").first.check()
    walk.press(cleo, "Assign person")
    otto = to_the_first_need(walk, "otto")
    assert not otto.locator("main :checked").count()
    otto.locator("[name=outcome][value=grant]").check()
    for model in otto.locator("[name=models]").all():
        model.check()
    walk.keep(otto, "decision")
    assert "CNY" not in otto.content()
    walk.press(otto, "Record decision")
    otto.wait_for_url("**/cases/*/")


def is_issued(walk: Walk) -> str:
    """The letter, then the certificate by two people; held back until the fee is paid."""
    rita = to_the_first_need(walk, "rita")
    walk.keep(rita, "issue")
    rita.locator("[name=may_bear_mark]").check()
    walk.press(rita, "Issue certificate for signing")
    sig = to_the_first_need(walk, "sig")
    walk.keep(sig, "sign")
    sig.locator("[name=has_read]").check()
    walk.press(sig, "Sign certificate")
    walk.sees(sig, "An invoice for this application is not settled. The body's rules hold the certificate back.")
    is_paid(walk)
    sig.locator("[name=has_read]").check()
    walk.press(sig, "Sign certificate")
    sig.wait_for_url(re.compile("/desk/certificates/[0-9a-f-]{36}/$"))
    walk.keep(sig, "certificate-desk")
    return sig.locator("h1").inner_text().strip()


def is_paid(walk: Walk) -> None:
    fin = walk.pages["fin"]
    fin.goto(walk.unpaid)
    fin.locator("[name=bank_reference]").fill("TX-2026-1122")
    walk.press(fin, "Record payment")
    walk.sees(fin, "TX-2026-1122")
    walk.keep(fin, "invoice-paid")


def is_on_the_desk(walk: Walk, number: str) -> None:
    alice = walk.pages["alice"]
    alice.goto(walk.guildmark.site("/my/"))
    walk.reads(alice, number)
    walk.keep(alice, "my-desk")


def is_verified(walk: Walk, number: str) -> None:
    """A purchaser who knows nobody here types the number from the paper, and opens the page its code leads to."""
    petra = walk.visitor("petra")
    petra.goto(walk.guildmark.site("/verify/"))
    petra.locator("main [name=number]").fill(number.lower().replace("-", " "))
    walk.press(petra, "Check certificate")
    walk.keep(petra, "verify")
    walk.follow(petra, "Open the whole certificate")
    walk.sees(petra, "This certificate is valid.")
    petra.get_by_text(re.compile("BCD-521|BCD-302")).first.wait_for()  # of whichever unit came first
    walk.keep(petra, "certificate")


def to_the_first_need(walk: Walk, name: str, *, words: str = "") -> Page:
    """From somebody's own desk at the body to what waits for them first."""
    page = walk.at_work(name)
    walk.keep(page, f"desk-{name}")
    needs = page.locator(".needs li", has_text=walk.says(words)) if words else page.locator(".needs li")
    needs.locator("a").first.click()
    page.wait_for_url(lambda url: not url.endswith("/desk/"))
    return page


def led_by_the_desk(walk: Walk, alice: Page) -> None:
    """From her own desk on the site host, signed in, to the case on the body's."""
    alice.goto(walk.guildmark.site("/my/"))
    walk.reads(alice, "Open case")
    walk.follow(alice, "Open case")
    alice.wait_for_url("**/cases/*/")


def fill_in(page: Page, **values: str) -> None:
    for name, value in values.items():
        page.locator(f"[name={name}]").fill(value)
