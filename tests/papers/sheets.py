"""Letters, agreements, annexes and invoices on paper, made of nothing: as short, long and hard as a test wants them."""

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import Image

from applications.papers import (
    AGREEMENT_PAPER,
    FEE_ANNEX_PAPER,
    QUOTE_PAPER,
    AgreementPaper,
    FeeAnnexPaper,
    QuotePaper,
)
from billing.papers import ACCOUNT_PAPER, CREDIT_NOTE_PAPER, INVOICE_PAPER, AccountPaper, CreditNotePaper, InvoicePaper
from cases.papers import LETTER_PAPER, LetterPaper
from certificates.papers import NOTICE_PAPER
from papers.drawing import draw
from papers.kinds import PaperKind
from papers.pictures import svg_of
from tests.papers.making import AT, CONTENT, HOLDER

BODY = CONTENT["body"]
NO_PICTURES: Mapping[str, str] = {}
LETTER: dict[str, Any] = {
    "number": "NS-2026-0042-1-03",
    "body": BODY,
    "addressee": HOLDER,
    "title": {"zh": "不符合项报告", "en": "Report of nonconformities"},
    "subject": {"zh": "案件 NS-2026-0042-1 的不符合项报告", "en": "Nonconformities found in case NS-2026-0042-1"},
    "facts": [
        {"label": {"zh": "案件编号", "en": "Case"}, "value": {"zh": "NS-2026-0042-1", "en": "NS-2026-0042-1"}},
        {"label": {"zh": "认证方案", "en": "Scheme"}, "value": CONTENT["scheme"]},
        {"label": {"zh": "产品", "en": "Product"}, "value": CONTENT["product"]},
    ],
    "text_zh": [
        "评价发现下列不符合项，请分析原因并提交纠正措施：",
        "1.（严重）进货检验：关键元器件 QY-K12 的进货检验记录缺失，无法证明其与备案样品一致。",
        "2.（轻微）设备校准：水压试验台的校准已于 2026-10-01 到期。",
    ],
    "text_en": [
        "The evaluation found the following. Please state the cause and your corrective action:",
        "1. (Major) Incoming inspection: the records of the key component QY-K12 are missing.",
        "2. (Minor) Calibration: that of the pressure bench ended on 2026-10-01.",
    ],
    "sent_on": "2026-11-22",
}
AGREEMENT: dict[str, Any] = {
    "number": "NS-2026-0042-A",
    "body": BODY,
    "client": HOLDER,
    "scheme": CONTENT["scheme"],
    "application": "NS-2026-0042",
    "text_zh": [
        "一、委托人始终满足认证要求，并落实机构通知的变更。",
        "二、委托人为评价、监督和投诉调查提供文件、场所、人员和样品。",
    ],
    "text_en": [
        "1. The client always fulfils the certification requirements and carries out changes the body tells of.",
        "2. The client gives access to documents, places, people and samples for evaluation and surveillance.",
    ],
    "text_sha256": "5f" * 32,
    "signatures": [
        {"side": "client", "name": "张伟", "signed_at": "2026-11-21 10:12 (UTC+8)"},  # as it was frozen once
        {
            "side": "body",
            "name": "李文渊",
            "signed": {"zh": "2026年11月22日 11:00（UTC+8）", "en": "22 November 2026 11:00 (UTC+8)"},
        },
    ],
    "in_force_on": "2026-11-22",
}
INCLUDED = {"zh": "含税", "en": "tax included"}
FEES: dict[str, Any] = {
    "number": "NS-2026-0042-F",
    "body": BODY,
    "client": HOLDER,
    "agreement": "NS-2026-0042-A",
    "once": [
        {
            "label": {"zh": "申请费", "en": "Application fee"},
            "per": {"zh": "每份申请", "en": "per application"},
            "count": "1",
            "amount": "¥2,000.00 CNY",
            "tax": INCLUDED,
        },
        {
            "label": {"zh": "型式试验费", "en": "Type test"},
            "per": {"zh": "每个试验单元", "en": "per unit tested"},
            "count": "2",
            "amount": "¥18,000.00 CNY",
            "tax": {"zh": "另加税", "en": "plus tax"},
            "payee": {"zh": "检测机构", "en": "the laboratory"},
        },
    ],
    "yearly": [
        {
            "label": {"zh": "年金", "en": "Yearly fee"},
            "per": {"zh": "每年每张证书", "en": "per year and certificate"},
            "count": "2",
            "amount": "¥10,000.00 CNY",
            "tax": INCLUDED,
        }
    ],
    "total_once": "¥20,000.00 CNY",
    "total_yearly": "¥10,000.00 CNY",
    "total_three_years": "¥40,000.00 CNY",
    "has_tax_to_add": True,
    "has_ceiling": True,
    "elsewhere": [{"payee": {"zh": "检测机构", "en": "the laboratory"}, "amount": "¥18,000.00 CNY"}],
    "in_force_on": "2026-11-22",
}
LINE: dict[str, Any] = {
    "description": {"zh": "申请费", "en": "Application fee"},
    "quantity": "1",
    "unit_price": "¥2,000.00 CNY",
    "tax_is": "included",
    "tax_rate": "6",
    "net": "¥1,886.79 CNY",
    "tax": "¥113.21 CNY",
    "gross": "¥2,000.00 CNY",
}
INVOICE: dict[str, Any] = {
    "number": "2026-00012",
    "body": {"name": BODY["name"], "approval_number": BODY["approval_number"]},
    "stated": {
        "number": "2026-00012",
        "state": "issued",
        "about": {
            "zh": "家用饮用水处理装置认证 · 申请 NS-2026-0042",
            "en": "Water treatment units · application NS-2026-0042",
        },
        "total": 200000,
    },
    "billed_to": HOLDER | {"code": "91330212MA2AEFGH1X"},
    "lines": [LINE, LINE | {"description": {"zh": "工厂检查费", "en": "Factory inspection"}, "quantity": "2.5"}],
    "taxes": [{"rate": "6", "net": "¥3,773.58 CNY", "tax": "¥226.42 CNY"}],
    "rounding": "",
    "total": "¥4,000.00 CNY",
    "payee": {
        "holder": "北海认证（上海）有限公司",
        "bank": "中国工商银行上海张江支行",
        "number": "1001 2345 6789 0123 456",
        "bank_code": "102290012345",
        "tax_number": "91310115MA1H12345X",
    },
    "reference": "RF45 1234 5678 9012",
    "issued_on": "2026-11-22",
    "due_on": "2026-12-07",
}

QUOTE = {
    key: FEES[key] for key in ("once", "yearly", "total_once", "total_yearly", "total_three_years", "has_ceiling")
} | {
    "number": "E2026-00017-2",
    "body": FEES["body"],
    "enquiry": "E2026-00017",
    "revision": 2,
    "product": "电热水壶",
    "scheme": {"zh": "电热水壶安全认证", "en": "Safety of kettles"},
    "counted": {"zh": "1 个单元，3 个型号，1 个工厂", "en": "units: 1, models: 3, factories: 1"},
    "without_reuse": "¥24,800.00 CNY",
    "assumptions": ["样品一次送齐。 / Samples come at once."],
    "left_out": ["整改复检。 / Tests repeated."],
    "sent_on": "2026-11-24",
    "valid_until": "2026-12-24",
}

CREDIT_NOTE = {key: INVOICE[key] for key in ("body", "billed_to", "lines", "issued_on")} | {
    "number": "C2026-00003",
    "invoice": "2026-00017",
    "reason": {"zh": "测试项目减少", "en": "Fewer tests than agreed"},
    "net": "¥3,773.58 CNY",
    "tax": "¥226.42 CNY",
    "total": "¥4,000.00 CNY",
    "frees": "¥1,000.00 CNY",
    "blue_number": "25312000000000000001",
    "red_number": "26312000000000000002",
}

ACCOUNT: dict[str, Any] = {
    "number": "5F0A31-128",
    "body": INVOICE["body"],
    "client": INVOICE["billed_to"],
    "currency": "CNY",
    "since": "2026-10-01",
    "until": "2026-11-30",
    "opening": "¥0.00 CNY",
    "rows": [
        {
            "day": "2026-11-02",
            "what": {"zh": "账单开具", "en": "Invoice issued"},
            "reference": "2026-00012",
            "charged": "¥4,000.00 CNY",
            "balance": "¥4,000.00 CNY",
        },
        {
            "day": "2026-11-20",
            "what": {"zh": "收到转账", "en": "Transfer received"},
            "reference": "TR-1",
            "settled": "¥4,100.00 CNY",
            "balance": "-¥100.00 CNY",
        },
    ],
    "closing": "-¥100.00 CNY",
    "issued_on": "2026-11-30",
}

SHEETS: dict[str, tuple[PaperKind, type, dict[str, Any]]] = {
    "letter": (LETTER_PAPER, LetterPaper, LETTER),
    "certificate_notice": (
        NOTICE_PAPER,
        LetterPaper,
        LETTER | {"title": {"zh": "证书暂停通知书", "en": "Notice of suspension"}},
    ),
    "agreement": (AGREEMENT_PAPER, AgreementPaper, AGREEMENT),
    "fee_annex": (FEE_ANNEX_PAPER, FeeAnnexPaper, FEES),
    "quote": (QUOTE_PAPER, QuotePaper, QUOTE),
    "invoice": (INVOICE_PAPER, InvoicePaper, INVOICE),
    "client_account": (ACCOUNT_PAPER, AccountPaper, ACCOUNT),
    "credit_note": (CREDIT_NOTE_PAPER, CreditNotePaper, CREDIT_NOTE),
}


def sheet(kind: str, *, pictures: Mapping[str, str] = NO_PICTURES, **changed: Any) -> bytes:
    registered, shape, content = SHEETS[kind]
    return draw(registered, shape.model_validate(content | changed), at=AT, pictures=pictures)


@lru_cache(1)
def both_pictures() -> dict[str, str]:
    """A logo and a seal, as papers take them."""
    return {"logo": svg_of(png((20, 110, 95, 255), (600, 200))), "seal": svg_of(png((190, 20, 20, 120), (300, 300)))}


STYLE = {
    "version": 2,
    "accent": "#1d4f91",
    "head": {"zh": "家用电器第三方认证", "en": "Third-party certification"},
    "foot": {"zh": "如有疑问，请致电 021-1", "en": "Questions: 021-1"},
}


def png(colour: tuple[int, ...], size: tuple[int, int]) -> bytes:
    content = BytesIO()
    Image.new("RGBA", size, colour).save(content, "PNG")
    return content.getvalue()
