"""Letters, agreements, annexes and invoices: what they say, whatever people wrote, and the same bytes each time."""

import re

import pytest

from tests.papers.looking import MARKUP, picture_of
from tests.papers.making import texts_of
from tests.papers.sheets import LETTER, LINE, SHEETS, STYLE, both_pictures, sheet

SAID = {  # kind → what stands on its paper in Chinese, in English
    "letter": (
        ["不符合项报告", "宁波清源净水科技有限公司", "QY-K12", "2026年11月22日"],
        ["To Ningbo Qingyuan", "pressure bench"],
    ),
    "certificate_notice": (["证书暂停通知书", "反渗透净水机"], ["Notice of suspension", "Reverse osmosis"]),
    "quote": (["报价单", "E2026-00017", "电热水壶安全认证"], ["Quote", "E2026-00017"]),
    "agreement": (
        ["认证协议", "始终满足认证要求", "李文渊", "5f5f"],
        ["Signed by", "张伟", "22 November 2026 11:00 (UTC+8)"],
    ),
    "fee_annex": (["型式试验费", "检测机构", "¥40,000.00CNY"], ["Type test", "2 × per unit tested", "¥18,000.00 CNY"]),
    "invoice": (
        ["收费通知书", "中国工商银行上海张江支行", "RF45123456789012", "¥226.42CNY"],
        ["Total ¥4,000.00 CNY", "Tax at 6 % on ¥3,773.58 CNY", "91330212MA2AEFGH1X"],
    ),
    "client_account": (
        ["客户对账单", "账单开具", "-¥100.00CNY"],
        ["Transfer received", "TR-1", "2026-00012"],
    ),
    "credit_note": (
        ["贷项通知单", "测试项目减少", "26312000000000000002", "¥1,000.00CNY"],
        ["Total credited ¥4,000.00 CNY", "2026-00017", "25312000000000000001"],
    ),
}


def flat(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("kind", SHEETS)
@pytest.mark.parametrize("language", ["zh", "en", "both"])
def test_a_paper_says_what_was_frozen(kind, language):
    page = flat(texts_of(sheet(kind, language=language))[0])
    zh, en = SAID[kind]
    wanted = (zh if language != "en" else []) + (en if language != "zh" else [])
    if language == "both":  # a label stands in both before what it labels
        wanted = [text for text in wanted if not text.startswith(("To ", "Total", "2 ×"))]
    assert [text for text in wanted if flat(text) not in page] == []


def test_only_an_invoice_of_the_mainland_says_that_it_is_no_fapiao():
    here, abroad = (flat(texts_of(sheet("invoice", is_of_mainland=here))[0]) for here in (True, False))
    assert "本通知书不是发票" in here
    assert "账单" in abroad
    assert "Invoice" in abroad
    assert [word for word in ("发票", "fapiao", "收费通知书") if word in abroad] == []


@pytest.mark.parametrize("kind", SHEETS)
def test_the_same_statement_makes_the_same_bytes(kind):
    assert sheet(kind) == sheet(kind)
    assert sheet(kind, number="NS-1") != sheet(kind)


@pytest.mark.parametrize("kind", SHEETS)
def test_markup_in_what_people_wrote_is_letters(kind):
    hard = " ".join(MARKUP)
    party = {"name": {"zh": hard, "en": hard}, "address": {"zh": "", "en": ""}}
    texts = {"addressee": party, "client": party, "billed_to": party, "text_zh": [hard], "text_en": [hard]}
    texts |= {"product": hard} if kind == "quote" else {}
    page = texts_of(sheet(kind, language="zh", **texts))[0]
    assert flat(hard) in flat(page)


def test_what_no_font_has_and_what_nobody_sees_is_said_and_left_out():
    page = flat("".join(texts_of(sheet("letter", text_zh=["𠮷😀\u202e乙"], language="zh"))))
    assert "[U+20BB7][U+1F600]乙" in page
    assert "码位" in page


def test_a_long_letter_goes_on_over_pages_under_its_number():
    pages = texts_of(sheet("letter", text_zh=LETTER["text_zh"] * 40))
    assert len(pages) > 3
    assert all("NS-2026-0042-1-03" in page for page in pages)


def test_a_long_invoice_repeats_the_heads_of_its_columns():
    pages = [flat(page) for page in texts_of(sheet("invoice", lines=[LINE] * 60, language="zh"))]
    assert [page for page in pages if "申请费" in page and "单价" not in page] == []
    assert len(pages) > 2


@pytest.mark.parametrize("kind", SHEETS)
def test_every_sheet_bears_the_bodys_own_style(kind):
    content = sheet(kind, style=STYLE, pictures=both_pictures())
    page = flat(texts_of(content)[0])
    assert "家用电器第三方认证" in page
    assert "Questions:021-1" in page
    blues = sum(blue > red + 80 for red, _green, blue in pixels(picture_of(content)))
    assert blues > 100


def pixels(picture):
    return picture.convert("RGB").get_flattened_data()


def test_the_bodys_seal_lies_over_its_name_and_its_logo_at_the_head():
    page = picture_of(sheet("letter", pictures=both_pictures()), scale=0.5).convert("RGB")
    half = page.height // 3
    greens = sum(green > red + 40 for red, green, _blue in page.crop((0, 0, page.width, half)).get_flattened_data())
    reds = sum(
        red > green + 60 for red, green, _blue in page.crop((0, half, page.width, page.height)).get_flattened_data()
    )
    assert min(greens, reds) > 500
