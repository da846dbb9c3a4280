"""What one invited body is told of an enquiry, and what it answers. Between the square and that body alone: never published.

Who asks is not in it until the enterprise opens itself to the body, or awards. Money is in minor units.
"""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import Field

from lib import clock
from lib.cost import CEILING, ChargedLine, Estimate, Inputs
from statements.scheme import StatedFee
from statements.shape import Moment, PublicStatement, Shape, StatedText
from vocabulary.terms import FeeBasis, FeePayee, QuoteBasis

PERSON_DAYS = frozenset({FeeBasis.FACTORY_DAY, FeeBasis.SURVEILLANCE_DAY})

REMINDED = timedelta(days=5)  # before a quote's last day

type EnquiryState = Literal["open", "withdrawn", "closed", "awarded"]
type QuoteAnswer = Literal["declined", "sealed", "quoted"]


class EnquiryBrief(Shape):
    """What is to be certified, as the enterprise wrote it down once for everybody it asks."""

    product: str = ""
    category: str = ""
    """A product category of the vocabulary; "" where none fits."""
    units: int = 1
    models: tuple[str, ...] = ()
    model_count: int = 0
    """How many models there are, where not all are listed."""
    made_in: tuple[str, ...] = ()
    """Where its factories stand: town and region, never a name."""
    factory_count: int = 0
    """How many factories there are, where not all are listed."""
    outside_mainland: bool = False
    """Whether none of them stands in mainland China."""
    markets: tuple[str, ...] = ()
    holdings: tuple[str, ...] = ()
    """Reports and certificates that are there already, one each."""
    reported: int = 0
    """Of the units, those whose test reports are to be reused."""
    wish_date: date | None = None
    words: str = ""

    @property
    def outline(self) -> "EnquiryBrief":
        """What is asked without what could name who asks: models, numbers of reports and free words are left out."""
        return self.model_copy(update={"models": (), "model_count": self.all_models, "holdings": (), "words": ""})

    @property
    def factory_countries(self) -> tuple[str, ...]:
        """As far as law asks: mainland China, or elsewhere."""
        return () if self.outside_mainland else ("CN",)

    @property
    def all_models(self) -> int:
        """How many models there are: listed or counted; each unit has one."""
        return max(len(self.models), self.model_count, self.units)

    @property
    def all_factories(self) -> int:
        return max(len(self.made_in), self.factory_count, 1)

    def inputs(self, usual: Inputs) -> Inputs:
        """What a scheme's charges are counted from, in its `usual` days."""
        return Inputs(
            units=self.units,
            models=self.all_models,
            factories=self.all_factories,
            factory_days=usual.factory_days,
            surveillance_days=usual.surveillance_days,
            reported=min(self.reported, self.units),
        )


class EnquiryFileStated(Shape):
    """A file of the brief, in the private storage of this installation."""

    id: UUID
    name: str
    size: int
    sha256: str
    content_type: str
    file: str


class QuestionStated(Shape):
    """A question of one of the bodies with its answer: all of them read both, and none reads who asked."""

    text: str
    answer: str = ""
    is_own: bool = False


class AskerStated(Shape):
    """Who asks, once the enterprise has opened itself to this body."""

    organisation: UUID
    name: StatedText = {}
    contact_name: str = ""
    contact_phone: str = ""


class AwardStated(Shape):
    """That this body's quote was accepted, which revision of it, and for whom."""

    quote: UUID
    sha256: str
    awarded_by: UUID
    awarded_at: Moment


class EnquiryStatement(PublicStatement):
    """One enquiry to one body, whole."""

    enquiry: UUID
    number: str
    scheme: UUID
    state: EnquiryState = "open"
    brief: EnquiryBrief = EnquiryBrief()
    brief_edition: int = 1
    """Grows with the brief: a quote for an older one must be confirmed again."""
    deadline: Moment
    is_sealed: bool = False
    invites_others: bool = False
    """Whether bodies that were not asked may come by themselves, up to ten in all."""
    asked_at: Moment
    asker_digest: str = ""
    """By which the body's host knows who asked (`exchange.askers`)."""
    asker: AskerStated | None = None
    files: tuple[EnquiryFileStated, ...] = ()
    questions: tuple[QuestionStated, ...] = ()
    award: AwardStated | None = None
    end_reason: str = ""
    """What the enterprise says as it ends: withdrawn, closed or awarded to another."""


class AgreedFee(StatedFee):
    """A fee with the rate of tax at which it was offered or agreed; None where it was not kept yet."""

    tax_rate: Decimal | None = None


class QuotedFee(AgreedFee):
    """A fee as it was quoted, with what the scheme's page does not say: who exactly is paid, and why it is other than there."""

    payee_name: str = ""
    reason: str = ""
    reason_words: str = ""


class QuotedLine(Shape):
    """One line: a published fee times what it is counted by, at what this body asks for it here."""

    number: int
    """Which of the published fees, counted from 1 in the order of the scheme's page."""
    per: str
    label: StatedText = {}
    amount: int
    """For one of `per`, in minor units."""
    published: int
    """The same as the scheme's page has it."""
    count: Decimal
    published_count: Decimal
    """As the rule counts it: never less."""
    total: int
    currency: str
    tax: str
    tax_rate: Decimal | None = None
    """In per cent; None where an older quote did not say."""
    payee: str
    payee_name: str = ""
    """Who is paid, where it is not the body."""
    is_yearly: bool = False
    reason: str = ""
    """Why it is less than published, or more days than the rule's: a code of `vocabulary.terms.QuoteReason`."""
    reason_words: str = ""

    @property
    def key(self) -> tuple[int, bool]:
        """The same in the quotes of one scheme version: its fee, once or each year."""
        return self.number, self.is_yearly

    @property
    def basis(self) -> QuoteBasis:
        """What the amount rests on, as the law has fees published: a number of the page, days, a tariff, cost with a ceiling."""
        if self.per == CEILING:
            return QuoteBasis.AT_COST
        if self.per in PERSON_DAYS:
            return QuoteBasis.DAYS
        return QuoteBasis.TARIFF if self.payee == FeePayee.LABORATORY else QuoteBasis.PUBLISHED

    @property
    def charged(self) -> ChargedLine[StatedFee]:
        fee = QuotedFee(
            per=self.per,
            label=self.label,
            amount=self.amount,
            currency=self.currency,
            tax=self.tax,
            tax_rate=self.tax_rate,
            payee=self.payee,
            payee_name=self.payee_name,
            reason=self.reason,
            reason_words=self.reason_words,
        )
        return ChargedLine(fee=fee, count=self.count, amount=self.total, is_yearly=self.is_yearly)


class QuoteContent(Shape):
    """What a body offers, whole: frozen and hashed as it is sent."""

    id: UUID
    number: int = Field(ge=1)
    """Its revision, from 1."""
    scheme_version: int
    brief_edition: int
    units: int
    models: int
    factories: int
    reported: int = 0
    lines: tuple[QuotedLine, ...] = ()
    without_reuse: tuple[QuotedLine, ...] = ()
    """The lines once more as they would be if no report were accepted; empty where none is."""
    assumptions: str = ""
    left_out: str = ""
    valid_until: date
    weeks: int = 0
    validity_months: int | None = None
    note: str = ""
    """What this revision changed."""
    sent_at: Moment
    time_zone: str = "Asia/Shanghai"

    @property
    def told_to_end_at(self) -> datetime:
        """When both sides are reminded: at nine in the morning where the body is, some days before the last day."""
        morning = datetime.combine(self.valid_until - REMINDED, time(9), ZoneInfo(self.time_zone))
        return max(morning, self.sent_at)

    def has_ended(self, at: datetime) -> bool:
        """Whether its last day is over where the body is."""
        return clock.day_of(at, self.time_zone) > self.valid_until

    @property
    def charged(self) -> Estimate[StatedFee]:
        return Estimate([line.charged for line in self.lines])

    @property
    def charged_without_reuse(self) -> Estimate[StatedFee]:
        return Estimate([line.charged for line in self.without_reuse or self.lines])


class QuoteStatement(PublicStatement):
    """What a body answers to an enquiry, whole. A sealed quote stays with the body: that there is one is all that is told."""

    answer: QuoteAnswer
    reason: str = ""
    """Why it declines."""
    quote: QuoteContent | None = None
    sha256: str = ""
    """Over the quote (`lib.canonical`)."""
