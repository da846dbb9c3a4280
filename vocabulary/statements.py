"""What a body states about a scheme in public: the shape of `catalog.events.SchemeStated.statement`.

The catalogue writes it, the register and the search read it. Fields are only added, with defaults, so that a statement
of any age can be read.
"""

from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field


class _Shape(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


def _some(words: dict[str, str]) -> dict[str, str]:
    return words if any(words.values()) else {}


# A text in both languages, {"zh": …, "en": …}; {} where nothing is said, so that a template may ask `if`.
Words = Annotated[dict[str, str], AfterValidator(_some)]


class StandardSaid(_Shape):
    key: str
    reference: str
    name: Words = {}


class CategorySaid(_Shape):
    code: str
    name: Words = {}


class FeeSaid(_Shape):
    """One row of the fees: `amount` in minor units of `currency`. Statements from before `payee` named the body's own."""

    per: str
    label: Words = {}
    amount: int
    currency: str = "CNY"
    tax: str = "included"
    payee: str = "body"


class LeadTime(_Shape):
    step: str
    days: int = Field(ge=0, le=3650)


class Grade(_Shape):
    """A grade the scheme can give."""

    code: str = Field(min_length=1, max_length=40)
    name: Words = {}


class Measure(_Shape):
    """A value the certificate states, with its unit."""

    name: Words
    unit: str = ""


class Choice(_Shape):
    """One of the answers that a question offers."""

    code: str = Field(min_length=1, max_length=40)
    zh: str
    en: str = ""


class Commitment(_Shape):
    """A hard commitment 硬承诺: what is promised, under which condition, and what the client gets if it fails."""

    promise: Words
    condition: Words = {}
    redress: Words = {}


class DocumentSaid(_Shape):
    name: Words
    help: Words = {}
    is_required: bool = True


class VersionSaid(_Shape):
    number: int
    published_at: datetime
    transition_ends_on: date | None = None
    change_note: Words = {}
    rule_text: Words = {}


class Accreditation(_Shape):
    by: str = ""
    number: str = ""
    until: date | None = None


class PlanSaid(_Shape):
    """What the scheme's type demands, PROCESS section 6."""

    batch: bool = False
    mark_licence: bool = False
    market_samples: bool = False
    factory_samples: bool = False
    process_assessment: bool = False
    system_audit: bool = False


class SchemeStatement(_Shape):
    slug: str
    status: str = "PUBLISHED"
    withdrawn_at: datetime | None = None
    withdrawal_reason: Words = {}
    version: int
    published_at: datetime
    transition_ends_on: date | None = None
    versions: list[VersionSaid] = []

    name: Words
    summary: Words = {}
    proves: Words = {}
    does_not_prove: Words = {}
    who_needs_it: Words = {}
    purposes: list[str] = []

    rule_kind: str = ""
    rule_number: str = ""
    filing_number: str = ""
    rule_text: Words = {}
    owner: Words = {}
    licence: Words = {}

    objects: list[str] = []
    characteristics: list[str] = []
    lifecycle: list[str] = []
    green: list[str] = []
    attestation: list[str] = []
    grades: list[Grade] = []
    measures: list[Measure] = []

    standards: list[StandardSaid] = []
    categories: list[CategorySaid] = []
    markets: list[str] = []

    scheme_type: str = ""
    plan: PlanSaid = PlanSaid()
    needs_factory_visit: bool = False
    accepts_reports: bool = False
    accreditation: Accreditation | None = None

    fees: list[FeeSaid] = []
    factory_days: float = 0
    surveillance_days: float = 0
    lead_times: list[LeadTime] = []
    validity_months: int | None = None
    surveillance_months: int | None = None
    maximum_suspension_days: int | None = None
    documents: list[DocumentSaid] = []
    commitments: list[Commitment] = []
    complete_from: date | None = None

    @property
    def days(self) -> int:
        """All steps together, as declared."""
        return sum(step.days for step in self.lead_times)

    @property
    def weeks(self) -> int:
        return -(-self.days // 7)
