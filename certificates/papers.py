"""The certificate as a paper: what it says, typed, and how it is built from the certificate's rows as they are now."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pydantic import BeforeValidator

from cases.papers import LetterPaper
from certificates.models import Certificate
from lib.text import listed
from papers.glyphs import texts_in, words_about
from papers.kinds import Letterhead, PaperKind, PaperStatement, paper_kind
from statements.certificate import CertifiedStandard, CoveredModel, MeasuredValue, StatedParty
from statements.shape import Shape, StatedText

CERTIFICATE_KIND = "certificate"
NOTICE = "certificate_notice"
FOR_BUYERS = "for-buyers"
WRITTEN = (
    "number", "holder", "holder_address", "manufacturer", "manufacturer_address", "factories", "product", "trademark",
    "covered_models", "standards", "mode", "scheme_name", "grade", "measured",
)  # fmt: skip  # what people wrote of a certificate, as its paper says it


class PrintedAccreditation(Shape):
    """By whom the body is accredited for this scheme; left out as soon as it does not hold (INV-20)."""

    by: str = ""
    number: str = ""


class CertificatePaper(PaperStatement):
    """All that a certificate's paper says: the minimum content of PROCESS.md section 10. Its status is not on it."""

    revision: int = 1
    body: Letterhead = Letterhead()
    scheme: StatedText = {}
    rule_number: str = ""
    holder: StatedParty = StatedParty()
    manufacturer: StatedParty = StatedParty()
    factories: tuple[StatedParty, ...] = ()
    product: StatedText = {}
    trademark: str = ""
    models: tuple[CoveredModel, ...] = ()
    standards: tuple[CertifiedStandard, ...] = ()
    mode: StatedText = {}
    grade: StatedText = {}
    measured: tuple[MeasuredValue, ...] = ()
    may_bear_mark: bool = False
    issued_on: date | None = None
    first_issued_on: date | None = None
    revised_on: date | None = None
    """The day of this revision, where it is not the first."""
    valid_until: date | None = None
    accreditation: PrintedAccreditation | None = None
    signatory: str = ""


def _as_letterhead(body: Any) -> Any:
    """Sheets once said the body's name alone."""
    return {"name": body} if isinstance(body, Mapping) and "name" not in body else body


class BuyerPaper(PaperStatement):
    """What a holder sends to a buyer: what the certificate proves, what it does not, how to check it. Not the certificate."""

    body: Annotated[Letterhead, BeforeValidator(_as_letterhead)] = Letterhead()
    warnings: tuple[StatedText, ...] = ()
    """What the page for buyers warns of besides the status, which a sheet cannot say."""
    holder: StatedText = {}
    product: StatedText = {}
    valid_until: date | None = None
    proves: tuple[StatedText, ...] = ()
    does_not_prove: tuple[StatedText, ...] = ()
    how_to_check: tuple[StatedText, ...] = ()
    made_on: date | None = None
    """The day, where the certificate counts its days, of which it speaks."""


def unprintable_words(certificate: Certificate) -> str:
    """What to tell the registrar of letters that this certificate's paper cannot show; "" where it shows all."""
    return words_about(texts_in([getattr(certificate, name) for name in WRITTEN]))


def lacking_words(certificate: Certificate) -> str:
    """What to tell whoever prepares a certificate of the minimum content that its record lacks: the paper says "not stated".
    "" where it is whole.
    """
    factories = certificate.factories or [{}]
    has_addresses = all(any(texts_in(factory.get("address"))) for factory in factories)
    parts = {
        _("holder"): certificate.holder,
        _("address of the holder"): certificate.holder_address,
        _("manufacturer"): certificate.manufacturer,
        _("address of the manufacturer"): certificate.manufacturer_address,
        _("factory"): factories[0].get("name"),
        _("address of the factory"): "–" if has_addresses else "",
        _("product"): certificate.product,
        _("standards"): certificate.standards,
        _("certification mode"): certificate.mode,
    }
    lacking = [str(name) for name, value in parts.items() if not any(texts_in(value))]
    if not lacking:
        return ""
    return gettext("The certificate will say “not stated” of: %(parts)s.") % {"parts": listed(lacking)}


CERTIFICATE_PAPER = paper_kind(PaperKind(CERTIFICATE_KIND, CertificatePaper, "certificate.typ", _("Certificate")))
NOTICE_PAPER = paper_kind(
    PaperKind(NOTICE, LetterPaper, "letter.typ", _("Notice about a certificate"), filename="notice-{number}")
)
BUYER_PAPER = paper_kind(PaperKind(FOR_BUYERS, BuyerPaper, "buyer.typ", _("For buyers")))
