"""Letter, agreement and invoice as a body looks at them in its draft's style: of one of its cases, or invented."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.papers import AGREEMENT, AGREEMENT_PAPER, AgreementPaper
from applications.queries import application_of
from billing.papers import INVOICE_PAPER, InvoicePaper
from cases.models import Case
from cases.papers import LETTER_KIND, LETTER_PAPER, LetterPaper
from cases.sides import cases_open_to
from catalog.queries import letterhead
from lib import clock
from lib.text import bilingual
from papers.actions import statement_of
from papers.kinds import PaperKind, PaperStatement, PaperStyle
from papers.models import IssuedPaper
from papers.queries import newest_of
from tenants.context import current_body

OFFERED = 20
SHEETS: dict[str, tuple[PaperKind, str | Promise]] = {
    "letter": (LETTER_PAPER, _("Letter")),
    "agreement": (AGREEMENT_PAPER, _("Certification agreement")),
    "invoice": (INVOICE_PAPER, _("Invoice")),
}
PARTY = {
    "name": {"zh": "样张企业有限公司", "en": "Specimen Manufacturing Co., Ltd."},
    "address": {"zh": "样张省样张市样张路 1 号", "en": "1 Specimen Road, Specimen City"},
}


@dataclass(frozen=True)
class Sheet:
    """What is drawn, and whether it is a real one of the case or invented."""

    kind: PaperKind
    statement: PaperStatement
    is_invented: bool


def cases_offered_to(user: User) -> QuerySet[Case]:
    """The newest cases beside which a style may be looked at: those open to whoever looks."""
    return cases_open_to(user).order_by("-number")[:OFFERED]


def case_seen_by(user: User, pk: UUID | None) -> Case | None:
    """The case that was chosen, or 404; the newest where none was, and None where none is open to its reader."""
    chosen = cases_open_to(user).filter(pk=pk).first() if pk else cases_offered_to(user).first()
    if pk and chosen is None:
        raise Http404
    return chosen


def sheet_of(name: str, case: Case | None) -> Sheet:
    """A sheet of `SHEETS` with the data of a case. What the case has none of is invented; and so is every amount, for whoever
    chooses colours may judge cases, and no fee is read beside that (INV-10).
    """
    issued = _issued(name, case) if case else None
    if issued:
        as_asked = statement_of(issued).model_copy(update={"pictures": {}, "style": PaperStyle()})
        return Sheet(SHEETS[name][0], as_asked, is_invented=False)
    return Sheet(SHEETS[name][0], INVENTED[name](_party(case)), is_invented=True)


def _issued(name: str, case: Case) -> IssuedPaper | None:
    if name == "letter":
        papers = (newest_of(LETTER_KIND, letter.pk) for letter in case.letters.exclude(number=""))
        return next((paper for paper in papers if paper), None)
    if name == "agreement":
        agreement = getattr(application_of(case), "agreement", None)
        return newest_of(AGREEMENT, agreement.pk) if agreement else None
    return None


def _party(case: Case | None) -> dict[str, Any]:
    client = case.scope_asked.get("client", {}) if case else {}
    return {"name": client.get("name") or (case.client_name if case else {}) or PARTY["name"]} | {
        "address": client.get("address") or PARTY["address"]
    }


def _letter(party: dict[str, Any]) -> LetterPaper:
    content = {
        "number": "SPECIMEN-0001-01",
        "body": letterhead(),
        "addressee": party,
        "title": bilingual("样张信函", "Specimen letter"),
        "subject": bilingual("样张事由", "Specimen subject"),
        "text_zh": ["这是一段样张文字，用于查看信函的版式、颜色、标识和印章。"],
        "text_en": ["These words are a specimen: they show how a letter looks, with colour, logo and seal."],
        "sent_on": _today(),
    }
    return LetterPaper.model_validate(content)


def _agreement(party: dict[str, Any]) -> AgreementPaper:
    content = {
        "number": "SPECIMEN-0001-A",
        "body": letterhead(),
        "client": party,
        "scheme": bilingual("样张认证方案", "Specimen certification scheme"),
        "application": "SPECIMEN-0001",
        "text_zh": ["一、样张条款。"],
        "text_en": ["1. A clause as a specimen."],
        "text_sha256": "0" * 64,
        "in_force_on": _today(),
    }
    return AgreementPaper.model_validate(content)


def _invoice(party: dict[str, Any]) -> InvoicePaper:
    money = {"unit_price": "¥1,000.00 CNY", "net": "¥943.40 CNY", "tax": "¥56.60 CNY", "gross": "¥1,000.00 CNY"}
    line = {
        "description": bilingual("样张收费项目", "Specimen fee"),
        "quantity": "1",
        "tax_is": "included",
        "tax_rate": "6",
    }
    about = bilingual("样张事由", "Specimen subject")
    content = {
        "number": "SPECIMEN-00001",
        "body": letterhead(),
        "stated": {"number": "SPECIMEN-00001", "state": "issued", "about": about, "total": 100000},
        "billed_to": party,
        "lines": [line | money],
        "taxes": [{"rate": "6", "net": "¥943.40 CNY", "tax": "¥56.60 CNY"}],
        "total": "¥1,000.00 CNY",
        "payee": {"holder": "样张 Specimen", "bank": "样张银行 Specimen Bank", "number": "0000 0000 0000"},
        "reference": "RF00 0000 0000 0000",
        "issued_on": _today(),
        "due_on": _today(),
    }
    return InvoicePaper.model_validate(content)


def _today() -> date:
    return clock.today(current_body().time_zone)


INVENTED = {"letter": _letter, "agreement": _agreement, "invoice": _invoice}
