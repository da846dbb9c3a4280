"""Certificates on paper, made of nothing: as short, long and hard as a test wants them."""

from dataclasses import asdict
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pypdfium2
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from certificates.papers import BUYER_PAPER, CERTIFICATE_PAPER, BuyerPaper, CertificatePaper
from papers.drawing import draw
from papers.pictures import svg_of
from statements import CertificateStatement
from statements.for_buyers import for_buyers

AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
HOLDER = {
    "name": {"zh": "宁波清源净水科技有限公司", "en": "Ningbo Qingyuan Water Technology Co., Ltd."},
    "address": {"zh": "浙江省宁波市鄞州区诚信路 518 号", "en": "518 Chengxin Road, Yinzhou, Ningbo, Zhejiang"},
}
CONTENT: dict[str, Any] = {
    "number": "NS2026-0471-01",
    "language": "both",
    "check_at": "https://guildmark.example/certificates/0d8e2f6a-3f3e-4c84-9b9f-7c2f9a4b1e55/",
    "revision": 1,
    "body": {
        "name": {"zh": "北海认证（上海）有限公司", "en": "Northseal Certification (Shanghai) Co., Ltd."},
        "approval_number": "CNCA-R-2019-512",
        "address": {"zh": "上海市浦东新区张江路 88 号", "en": "88 Zhangjiang Road, Pudong, Shanghai"},
        "telephone": "+86 21 5080 0000",
        "website": "https://northseal.example",
    },
    "scheme": {"zh": "家用饮用水处理装置认证", "en": "Certification of household drinking water treatment units"},
    "rule_number": "NS-GZ-014:2025",
    "holder": HOLDER,
    "manufacturer": HOLDER,
    "factories": [HOLDER],
    "product": {"zh": "反渗透净水机", "en": "Reverse osmosis water purifier"},
    "trademark": "清源 QINGYUAN",
    "models": [{"model": "QY-RO600A", "specification": "600 gal/d"}, {"model": "QY-RO800A", "specification": ""}],
    "standards": [{"number": "GB 34914-2021", "title": {"zh": "净水机水效限定值及水效等级", "en": "Water efficiency"}}],
    "mode": {"zh": "型式试验 + 初始工厂检查 + 获证后监督", "en": "Type test + factory inspection + surveillance"},
    "grade": {"zh": "一级", "en": "Grade 1"},
    "measured": [{"name": {"zh": "净水产水率", "en": "Water recovery"}, "value": "71.4", "unit": "%"}],
    "issued_on": "2026-11-22",
    "first_issued_on": "2023-11-25",
    "valid_until": "2029-11-21",
    "accreditation": {"by": "CNAS", "number": "C214-P"},
    "signatory": "李文渊",
}


def certificate_paper(**changed: Any) -> CertificatePaper:
    return CertificatePaper.model_validate(CONTENT | changed)


def many_models(count: int) -> list[dict[str, str]]:
    return [{"model": f"QY-RO{600 + number}A", "specification": f"{number} gal/d · 220 V"} for number in range(count)]


def a_picture(mode: str = "RGBA", kind: str = "PNG", colour: Any = (190, 20, 20, 255), name: str = "seal.png") -> Any:
    """A picture as it is uploaded: small and of one colour."""
    content = BytesIO()
    Image.new(mode, (60, 60), colour).save(content, kind)
    return SimpleUploadedFile(name, content.getvalue())


def dressed_fully() -> bytes:
    """A certificate with all that a body may add to it."""
    pictures = {name: svg_of(a_picture().read()) for name in ("logo", "seal", "signature")}
    words = {"zh": "本机构文字" * 6, "en": "Words of the body's own. " * 3}
    style = {"version": 3, "accent": "#1d4f91", "head": words, "note": words, "foot": words}
    return draw(CERTIFICATE_PAPER, certificate_paper(style=style), at=AT, pictures=pictures)


def drawn(**changed: Any) -> bytes:
    return draw(CERTIFICATE_PAPER, certificate_paper(**changed), at=AT)


def texts_of(content: bytes) -> list[str]:
    """What stands on each page of a file."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def buyer_paper(**changed: Any) -> BuyerPaper:
    stated = CertificateStatement.model_validate(CONTENT | {"status": "VALID", "grade": "1", "scheme": None} | changed)
    said = for_buyers(stated, body=CONTENT["body"]["name"], address=CONTENT["check_at"])
    content = asdict(said) | {
        "language": "en",
        "number": stated.number,
        "check_at": CONTENT["check_at"],
        "body": CONTENT["body"]["name"],
        "holder": stated.holder.name,
        "product": stated.product,
        "valid_until": stated.valid_until,
        "made_on": AT.date(),
    }
    return BuyerPaper.model_validate(content | {name: changed[name] for name in ("language",) if name in changed})


def drawn_for_buyers(**changed: Any) -> bytes:
    return draw(BUYER_PAPER, buyer_paper(**changed), at=AT)
