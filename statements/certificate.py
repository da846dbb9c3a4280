"""What is stated of a certificate: `certificates.events.CertificateStated.statement`, built by `certificates.statements`."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from statements.shape import Moment, PublicStatement, Shape, StatedText


class StatedParty(Shape):
    """Who holds, makes or produces."""

    name: StatedText = {}
    """The name, as on the certificate. Source: the body."""
    address: StatedText = {}
    """The postal address, as on the certificate. Source: the body."""


class StatedHolder(StatedParty):
    """Who was granted the certificate."""

    code: str = ""
    """The unified social credit code (GB 32100, 18 characters) where an import stated it, else "". Source: the body."""


class CoveredModel(Shape):
    """A model that the certificate covers; what is not listed is not covered."""

    model: str = ""
    """The model as its maker writes it. Source: the decision, or the import."""
    specification: str = ""
    """What is printed beside the model: rating, size, version. Source: the body."""


class CertifiedStandard(Shape):
    """A standard or technical requirement that conformity is attested with."""

    number: str = ""
    """Number and year, as in GB/T 23119-2017. Source: the decision, or the import."""
    title: StatedText = {}
    """The title, where known. Source: the scheme."""


class MeasuredValue(Shape):
    """A value that the certificate states."""

    name: StatedText = {}
    """What was measured. Source: the scheme."""
    value: str = ""
    """The value as it was found, in `unit`. Source: the frozen report."""
    unit: str = ""
    """The unit of `value`, as in kWh/24h; "" for a bare number. Source: the scheme."""


class Suspension(Shape):
    """For how long a certificate is suspended, and what lifts it."""

    since: Moment | None = None
    """When it took effect. Source: the decision, or the holder's request."""
    until: date | None = None
    """The last day on which it may stand, in `time_zone`. Source: the decision, within the scheme's longest suspension."""
    reason: str = ""
    """The code of its reason; in words in `history`. Source: the decision."""
    asked_by_holder: bool = False
    """Whether its holder asked for it. Source: the holder's request."""
    conditions: StatedText = {}
    """What lifts it. Source: the decision."""


class CertificateReference(Shape):
    """Another certificate of the same body."""

    id: UUID
    """Its key in this register. Source: the body."""
    number: str = ""
    """Its number as printed. Source: the body."""


class StatedReason(Shape):
    """Why something happened to a certificate."""

    code: str = ""
    """The code of the body's list of reasons. Source: the body."""
    zh: str = ""
    """The reason in Chinese. Source: the body's list."""
    en: str = ""
    """The reason in English. Source: the body's list."""

    @property
    def words(self) -> dict[str, str]:
        return {"zh": self.zh, "en": self.en}


class StatedEvent(Shape):
    """One thing that happened to a certificate."""

    what: str
    """issued, imported, suspended, restored, withdrawn, cancelled, expired, superseded, revised or corrected. Source: the body."""
    revision: int = 0
    """The revision that it made, from 1. Source: the body's register."""
    status: str = ""
    """The status afterwards, as in `status` of the certificate. Source: the body's register."""
    effective: Moment
    """Since when it is so. Source: the decision."""
    recorded: Moment
    """When it was recorded. Source: the body's clock."""
    reason: StatedReason | None = None
    """Why, where a reason is stated. Source: the decision."""
    words: StatedText | None = None
    """What the body adds for the public. Source: the body."""


class CertificateHolding(Shape):
    """Whose a certificate is, of its statement: for whoever hears of thousands and keeps few."""

    status: str
    valid_until: date | None = None
    organisation: UUID | None = None
    holder: StatedHolder = StatedHolder()


class CertificateStatement(PublicStatement):
    """A certificate as its body states it, whole: what its page shows, what is hashed, and what the log keeps."""

    SCHEMA: ClassVar[str] = "certificate"

    number: str
    """The number as printed. Source: the body."""
    status: str
    """VALID, SUSPENDED, WITHDRAWN, CANCELLED, EXPIRED or SUPERSEDED. A last day that is over counts, whatever stands here.
    Source: the body's register."""
    status_since: Moment | None = None
    """When the status took effect. Source: the body's register."""
    effective_from: Moment | None = None
    """Since when what this revision says is so; None: since it was recorded. Source: the body's register."""
    origin: str = ""
    """issued_here: decided and signed in this register; imported: decided before, on the word of two people. Source: the body."""
    holder: StatedHolder = StatedHolder()
    """Who was granted it. Source: the application, or the import."""
    manufacturer: StatedParty = StatedParty()
    """Who makes the product. Source: the application, or the import."""
    factories: tuple[StatedParty, ...] = ()
    """Where it is produced. Source: the application, or the import."""
    product: StatedText = {}
    """What is certified. Source: the application, or the import."""
    models: tuple[CoveredModel, ...] = ()
    """The models it covers. Source: the decision, or the import."""
    trademark: str = ""
    """The product's brand. Source: the application, or the import."""
    standards: tuple[CertifiedStandard, ...] = ()
    """What it attests conformity with. Source: the decision, or the import."""
    mode: StatedText = {}
    """The mode of certification (PROCESS section 6) in words. Source: the scheme, or the import."""
    grade: str = ""
    """The grade, where the scheme gives grades. Source: the decision, or the import."""
    measured: tuple[MeasuredValue, ...] = ()
    """Values it states. Source: the decision."""
    may_bear_mark: bool = False
    """Whether the mark may be used while it is valid. Source: the body, within the scheme."""
    scheme: UUID | None = None
    """The key of its scheme in this register, where that is known. Source: the body."""
    scheme_version: int | None = None
    """The number of the scheme's version it rests on. Source: the body."""
    scheme_name: StatedText = {}
    """The scheme's name as of then. Source: the scheme, or the import."""
    organisation: UUID | None = None
    """The key of the organisation here that it names as holder. Source: the application."""
    issued_on: date | None = None
    """The day of issue, in `time_zone`; None: of an import whose body did not know it. Source: the signatory, or the import."""
    first_issued_on: date | None = None
    """The day on which the first certificate of this row of succession was issued. Source: the body."""
    valid_from: date | None = None
    """The first day of validity, in `time_zone`; None: not known either. Source: the signatory, or the import."""
    valid_until: date | None = None
    """The last day of validity, in `time_zone`; None: no end is stated. Source: the scheme's months, or the import."""
    time_zone: str = "Asia/Shanghai"
    """The IANA time zone in which its days are counted. Source: the body."""
    stated_at: Moment | None = None
    """imported: when the body took responsibility for it. Source: the body's clock."""
    taken_back_at: Moment | None = None
    """When an import that was entered by mistake was taken back. Source: the body's clock."""
    suspension: Suspension | None = None
    """While it is suspended. Source: the decision, or the holder's request."""
    supersedes: CertificateReference | None = None
    """The newest certificate whose place it took. Source: the body."""
    also_supersedes: tuple[CertificateReference, ...] = ()
    """Others whose place it took. Source: the body."""
    superseded_by: CertificateReference | None = None
    """The certificate that took its place. Source: the body."""
    history: tuple[StatedEvent, ...] = ()
    """Everything that happened to it, the oldest first. Source: the body's register."""

    @property
    def words_on_entering(self) -> StatedText:
        """What its body told of how a certificate of before this register was entered."""
        first = self.history[0] if self.history else None
        return (first.words or {}) if first and first.what == "imported" else {}


PRINTED = (
    "number",
    "holder",
    "manufacturer",
    "factories",
    "product",
    "models",
    "trademark",
    "standards",
    "mode",
    "grade",
    "measured",
    "may_bear_mark",
    "scheme_name",
    "scheme_version",
    "issued_on",
    "first_issued_on",
    "valid_until",
)


def printed(stated: CertificateStatement) -> dict[str, Any]:
    """A certificate's own content, which stands on its paper: what is stated besides, its status and its history, does not.

    Two that are equal say the same on paper, whatever a later version of the statement writes of what is blank.
    """
    content = stated.model_dump(mode="json", include=set(PRINTED))
    content["holder"].pop("code", None)
    filled: dict[str, Any] = _filled(content)
    return filled


def _filled(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: kept for name, each in value.items() if (kept := _filled(each)) not in BLANK}
    return [_filled(each) for each in value] if isinstance(value, list | tuple) else value


BLANK: tuple[Any, ...] = (None, "", {}, [])


def standing_on(day: date, *, status: str, valid_from: date | None, valid_until: date | None) -> str:
    """How a certificate of this status must be taken on a day of its own zone: a last day that is over counts, even before
    the clock has been there. Gives the status in small letters, or `not-yet-valid`.
    """
    if status in {"VALID", "SUSPENDED"} and valid_until and day > valid_until:
        return "expired"
    if status == "VALID" and valid_from and day < valid_from:
        return "not-yet-valid"
    return status.lower()
