"""The agreement and its annex of fees as papers: two files, since whoever judges a case reads the first and never the second (INV-10)."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from papers.kinds import Letterhead, PaperKind, PaperStatement, paper_kind
from statements.certificate import StatedParty
from statements.shape import Shape, StatedText

AGREEMENT, FEES, QUOTE = "agreement", "fee_annex", "quote"


class StatedSignature(Shape):
    """That one side signed."""

    side: str = ""
    """client or body."""
    name: str = ""
    signed_at: str = ""
    """The moment, as papers said it before `signed`."""
    signed: StatedText = {}
    """The moment, written out with its time zone."""
    scan_sha256: str = ""
    """Of the stamped scan, where it was signed on paper."""


class AgreementPaper(PaperStatement):
    """The agreement as both sides signed it."""

    body: Letterhead = Letterhead()
    client: StatedParty = StatedParty()
    scheme: StatedText = {}
    application: str = ""
    """The application's number."""
    text_zh: tuple[str, ...] = ()
    text_en: tuple[str, ...] = ()
    text_sha256: str = ""
    """The hash of the text that was signed."""
    signatures: tuple[StatedSignature, ...] = ()
    in_force_on: date | None = None


class StatedCharge(Shape):
    """One line of the annex. Amounts are written out, with sign and code."""

    label: StatedText = {}
    per: StatedText = {}
    count: str = ""
    amount: str = ""
    tax: StatedText = {}
    payee: StatedText = {}
    """Who is paid, where it is not the body."""
    basis: StatedText = {}
    """What the amount of a quote rests on."""
    reason: StatedText = {}
    """Why it is less than published, or more days than the rule's."""
    is_ceiling: bool = False
    """Whether it is charged at cost, and this is the most."""


class PaidElsewhere(Shape):
    """What of the sum is paid to others."""

    payee: StatedText = {}
    amount: str = ""


class FeeAnnexPaper(PaperStatement):
    """What was agreed to be charged. Sums are written out; amounts of two currencies are never added."""

    body: Letterhead = Letterhead()
    client: StatedParty = StatedParty()
    agreement: str = ""
    """The number of the agreement it belongs to."""
    once: tuple[StatedCharge, ...] = ()
    yearly: tuple[StatedCharge, ...] = ()
    total_once: str = ""
    total_yearly: str = ""
    total_three_years: str = ""
    has_tax_to_add: bool = False
    has_ceiling: bool = False
    elsewhere: tuple[PaidElsewhere, ...] = ()
    in_force_on: date | None = None


class StatedChange(Shape):
    """One thing that a revision of a quote changed."""

    what: StatedText = {}
    before: StatedText = {}
    after: StatedText = {}


class QuotePaper(PaperStatement):
    """What a body offers for an enquiry. Whom it is for it does not say: the body is told when its quote is taken."""

    body: Letterhead = Letterhead()
    enquiry: str = ""
    """The enquiry's number."""
    revision: int = 1
    product: str = ""
    scheme: StatedText = {}
    counted: StatedText = {}
    """For how much: units, models, factories."""
    once: tuple[StatedCharge, ...] = ()
    yearly: tuple[StatedCharge, ...] = ()
    total_once: str = ""
    total_yearly: str = ""
    total_three_years: str = ""
    without_reuse: str = ""
    """The sum until the certificate if no report is accepted; "" where none is counted on."""
    without_reuse_three_years: str = ""
    """The same for three years."""
    note: str = ""
    """What this revision changes, in the body's words."""
    changes: tuple[StatedChange, ...] = ()
    """What it changes against the revision before."""
    has_tax_to_add: bool = False
    has_ceiling: bool = False
    assumptions: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    sent_on: date | None = None
    valid_until: date | None = None


AGREEMENT_PAPER = paper_kind(
    PaperKind(AGREEMENT, AgreementPaper, "agreement.typ", _("Certification agreement"), filename="agreement-{number}")
)
FEE_ANNEX_PAPER = paper_kind(
    PaperKind(FEES, FeeAnnexPaper, "fee_annex.typ", _("Annex: fees"), filename="fees-{number}")
)
QUOTE_PAPER = paper_kind(PaperKind(QUOTE, QuotePaper, "quote.typ", _("Quote"), filename="quote-{number}"))
