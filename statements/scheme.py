"""What is stated of a scheme: `catalog.events.SchemeStated.statement`, built by `catalog.statements`."""

from datetime import date
from typing import ClassVar

from pydantic import Field

from statements.shape import Moment, PublicStatement, Shape, StatedText
from vocabulary.terms import GreenRow


class SchemeStandard(Shape):
    """A standard or technical requirement that the scheme certifies to."""

    key: str
    """How it is found: GBT20234 for GB/T 20234. Source: the vocabulary."""
    reference: str
    """Number and, where one edition is meant, year. Source: the body."""
    name: StatedText = {}
    """The title. Source: the body, or the vocabulary."""


class SchemeCategory(Shape):
    """A product category of the vocabulary."""

    code: str
    """Its code; a point leads to what it is part of. Source: the vocabulary."""
    name: StatedText = {}
    """What it was called then. Source: the vocabulary."""


class StatedFee(Shape):
    """One row of the fees: `amount` in minor units of `currency`. Statements from before `payee` named the body's own."""

    per: str
    """By what it is counted, as in application, unit, factory_day, year. Source: the body."""
    label: StatedText = {}
    """What it is called. Source: the body."""
    amount: int
    """The fee for one of `per`, in minor units of `currency` (for CNY: fen). Source: the body."""
    currency: str = "CNY"
    """The currency, by ISO 4217. Source: the body."""
    tax: str = "included"
    """Whether tax is included or excluded. Source: the body."""
    payee: str = "body"
    """To whom it is paid: the body, or whoever else is named. Source: the body."""


class LeadTime(Shape):
    """How long a step takes, as declared."""

    step: str
    """The step, as in type_test. Source: the body."""
    days: int = Field(ge=0, le=3650)
    """Its days, by the calendar. Source: the body."""


class Grade(Shape):
    """A grade the scheme can give."""

    code: str = Field(min_length=1, max_length=40)
    """How certificates name it. Source: the body."""
    name: StatedText = {}
    """What it is called. Source: the body."""


class MeasuredProperty(Shape):
    """A value the certificate states, with its unit."""

    name: StatedText
    """What is measured. Source: the body."""
    unit: str = ""
    """The unit in which certificates state it, as in kWh/24h. Source: the body."""


class StatedChoice(Shape):
    """One of the answers that a question of the application offers."""

    code: str = Field(min_length=1, max_length=40)
    """How answers name it. Source: the body."""
    zh: str
    """In Chinese. Source: the body."""
    en: str = ""
    """In English. Source: the body."""


class Commitment(Shape):
    """A hard commitment 硬承诺: what is promised, under which condition, and what the client gets if it fails."""

    promise: StatedText
    """What is promised. Source: the body."""
    condition: StatedText = {}
    """Under which condition. Source: the body."""
    redress: StatedText = {}
    """What the client gets if it fails. Source: the body."""


class StatedGreenRow(Shape):
    """How a green scheme is what Directive (EU) 2024/825 asks of the scheme behind a sustainability label, in one of four rows."""

    row: str = Field(min_length=1, max_length=20)
    """Which row, as a code of `vocabulary.terms.GreenRow`. Source: the body."""
    words: StatedText
    """How the scheme is so. Source: the body."""
    source: str = Field(min_length=1, max_length=300)
    """Where anybody can read it: an address, or a document with its clause. Source: the body."""


class WantedDocument(Shape):
    """A document that an application needs."""

    name: StatedText
    """What it is called. Source: the body."""
    help: StatedText = {}
    """What it must show. Source: the body."""
    is_required: bool = True
    """Whether there is no applying without it. Source: the body."""


class StatedVersion(Shape):
    """A published version of the scheme."""

    number: int
    """Its number, from 1. Source: the catalogue."""
    published_at: Moment
    """When it was published. Source: the body's clock."""
    transition_ends_on: date | None = None
    """The last day on which certificates under the version before may stay as they are. Source: the body."""
    change_note: StatedText = {}
    """What it changed. Source: the body."""
    rule_text: StatedText = {}
    """The rule's text. Source: the body."""


class Accreditation(Shape):
    """The accreditation that covers the scheme. Whoever shows it leaves it out once its last day has passed."""

    by: str = ""
    """Who accredited the body. Source: the body's passport."""
    number: str = ""
    """The accreditation's number. Source: the body's passport."""
    until: date | None = None
    """Its last day. Source: the body's passport."""


class StatedPlan(Shape):
    """What the scheme's type demands, PROCESS section 6."""

    batch: bool = False
    """Evaluation of a batch. Source: the body."""
    mark_licence: bool = False
    """A licence for the mark. Source: the body."""
    market_samples: bool = False
    """Samples from the market. Source: the body."""
    factory_samples: bool = False
    """Samples from the factory. Source: the body."""
    process_assessment: bool = False
    """Assessment of the process. Source: the body."""
    system_audit: bool = False
    """Audit of the management system. Source: the body."""


class SchemeStatement(PublicStatement):
    """A scheme as its body states it, whole: the version in force, and what all its versions said."""

    SCHEMA: ClassVar[str] = "scheme"

    slug: str
    """Its name in its body's addresses. Source: the body."""
    status: str = "PUBLISHED"
    """PUBLISHED, or WITHDRAWN from offer. Source: the body."""
    withdrawn_at: Moment | None = None
    """Since when it is not offered. Source: the body's clock."""
    withdrawal_reason: StatedText = {}
    """Why. Source: the body."""
    version: int
    """The number of the version in force. Source: the catalogue."""
    published_at: Moment
    """When that version was published. Source: the body's clock."""
    transition_ends_on: date | None = None
    """The last day on which certificates under the version before may stay as they are. Source: the body."""
    versions: list[StatedVersion] = []
    """All published versions, the first one first. Source: the catalogue."""

    name: StatedText
    """What it is called. Source: the body."""
    summary: StatedText = {}
    """What it is, in a sentence or two. Source: the body."""
    proves: StatedText = {}
    """What a certificate proves. Source: the body."""
    does_not_prove: StatedText = {}
    """What it does not prove. Source: the body."""
    who_needs_it: StatedText = {}
    """Who needs it, and why. Source: the body."""
    purposes: list[str] = []
    """Why somebody needs it, as codes of `vocabulary.terms.Purpose`. Source: the body."""

    rule_kind: str = ""
    """Whose rule it is: state_promoted, filed or not_filed. Source: the body."""
    rule_number: str = ""
    """The rule's number. Source: the body."""
    filing_number: str = ""
    """The number under which it is filed 备案. Source: the body."""
    rule_text: StatedText = {}
    """The rule's text. Source: the body."""
    owner: StatedText = {}
    """Who owns the scheme, where it is not the body's own. Source: the body."""
    licence: StatedText = {}
    """By which licence the body uses another's scheme. Source: the body."""

    objects: list[str] = []
    """What is certified, as codes of `vocabulary.terms.ObjectKind`. Source: the body."""
    characteristics: list[str] = []
    """Which qualities of it, as codes of `vocabulary.terms.Characteristic`. Source: the body."""
    lifecycle: list[str] = []
    """Which stages of its life, as codes of `vocabulary.terms.LifecycleStage`. Source: the body."""
    green: list[str] = []
    """Green orientation, as codes of `vocabulary.terms.GreenOrientation`. Source: the body."""
    attestation: list[str] = []
    """In which form the result is attested, as codes of `vocabulary.terms.AttestationForm`. Source: the body."""
    green_rows: list[StatedGreenRow] | None = None
    """The four rows of Directive (EU) 2024/825, of a green scheme; None: not stated. Source: the body."""
    grades: list[Grade] = []
    """The grades that it can give. Source: the body."""
    measures: list[MeasuredProperty] = []
    """The values that its certificates state. Source: the body."""

    standards: list[SchemeStandard] = []
    """What it certifies to. Source: the body."""
    categories: list[SchemeCategory] = []
    """Which products it is for. Source: the body."""
    markets: list[str] = []
    """For which markets, by ISO 3166-1 alpha-2 and the vocabulary's own groups of countries. Source: the body."""

    scheme_type: str = ""
    """The type by ISO/IEC 17067: 1a, 1b, 2 to 6. Source: the body."""
    plan: StatedPlan = StatedPlan()
    """What the type demands. Source: the body."""
    needs_factory_visit: bool = False
    """Whether a factory is inspected before the certificate. Source: the body."""
    accepts_reports: bool = False
    """Whether existing test reports may be accepted. Source: the body."""
    accreditation: Accreditation | None = None
    """The accreditation that covers it, as stated. Source: the body's passport."""

    fees: list[StatedFee] = []
    """What it costs. Source: the body."""
    factory_days: float = 0
    """The usual days of a visit to one factory. Source: the body."""
    surveillance_days: float = 0
    """The usual days of a year's surveillance of one factory. Source: the body."""
    lead_times: list[LeadTime] = []
    """How long each step takes. Source: the body."""
    validity_months: int | None = None
    """For how many months a certificate is valid; None: without end. Source: the body."""
    surveillance_months: int | None = None
    """Months between two surveillances; None: there is none. Source: the body."""
    maximum_suspension_days: int | None = None
    """The longest that a certificate may be suspended, in days. Source: the body."""
    documents: list[WantedDocument] = []
    """What an application needs. Source: the body."""
    commitments: list[Commitment] = []
    """What the body promises its clients. Source: the body."""
    publishes_papers: bool | None = None
    """Whether anybody may download the paper of its certificates; else their holders and the body. Source: the body."""
    search_words: list[str] | None = None
    """Words by which it is to be found besides those shown; None: no others. Shown on no page. Source: the body."""
    complete_from: date | None = None
    """Since when every certificate issued under it is in the register, where the body declares so. Source: the body."""

    @property
    def days(self) -> int:
        """All steps together, as declared."""
        return sum(step.days for step in self.lead_times)

    @property
    def states_green_rows(self) -> bool:
        """Whether all four rows of Directive (EU) 2024/825 are stated."""
        return {row.row for row in self.green_rows or ()} >= set(GreenRow.values)

    @property
    def weeks(self) -> int:
        return -(-self.days // 7)
