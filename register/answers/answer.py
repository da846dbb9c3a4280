"""An answer, and the answer about one certificate that was found: its headline says the worst that applies."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from lib import clock
from lib.text import numbers
from register.answers.checks import CheckedField, PaperCheck, PaperQuestion, Verdict, checks_of
from register.answers.standing import AsOf, is_to_come, standing_of, today_of
from register.answers.wording import ANSWER_LOOKS, sentences
from register.models import RegisterEntry
from tenants.models import CertificationBody

Standing = CertificationBody.Standing


@dataclass(frozen=True)
class Proposal:
    """A certificate whose number is one slip away from what was asked. It says what differs, never how it stands."""

    entry: RegisterEntry
    asked: str

    @property
    def parts(self) -> list[tuple[str, bool]]:
        """Its number in pieces, each with whether it differs from what was asked."""
        return _pieces(self.entry.number, self.asked)

    @property
    def asked_parts(self) -> list[tuple[str, bool]]:
        """What was asked, in pieces."""
        return _pieces(self.asked, self.entry.number)


def _pieces(text: str, other: str) -> list[tuple[str, bool]]:
    text, other = numbers.as_written(text), numbers.as_read(other)
    read = text.upper() if len(text.upper()) == len(text) else text
    edits = SequenceMatcher(None, other, read, autojunk=False).get_opcodes()
    return [(text[start:end], tag != "equal") for tag, _from, _to, start, end in edits if start < end]


@dataclass(frozen=True)
class Answer:
    """A headline and a sentence, what to do next, and all that was found."""

    kind: str
    headline: str
    text: str
    advice: list[str]
    checked_at: datetime = field(default_factory=clock.now)
    entry: RegisterEntry | None = None
    candidates: list[RegisterEntry] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    checks: list[PaperCheck] = field(default_factory=list)

    @property
    def tone(self) -> str:
        return ANSWER_LOOKS[self.kind][0]

    @property
    def icon(self) -> str:
        return ANSWER_LOOKS[self.kind][1]

    @property
    def standing(self) -> str:
        """How the certificate stands today, whatever the headline says of what was asked."""
        return standing_of(self.entry) if self.entry else ""

    @property
    def badge(self) -> str:
        """The standing as `look.statuses` names it."""
        return _badge(self.standing)

    @property
    def listed(self) -> list[tuple[RegisterEntry, str]]:
        """The candidates, each with how it stands today: a status alone may be older than its last day."""
        return [(entry, _badge(standing_of(entry))) for entry in self.candidates]

    @property
    def issuer_notice(self) -> str:
        """What has become of the issuing body, where the headline does not say it."""
        if self.entry is None or self.kind.startswith("issuer-"):
            return ""
        return {
            Standing.SUSPENDED: _("The body that issued it is suspended here. What it stated is kept."),
            Standing.CLOSED: _("The body that issued it is closed here. What it stated is kept."),
        }.get(Standing(self.entry.body.standing), "")


def _badge(standing: str) -> str:
    return standing.upper().replace("-", "_")


def about(entry: RegisterEntry, asked: PaperQuestion | None = None) -> Answer:
    """What the register says about this certificate, now or at the time asked about, compared with what was asked."""
    checks = checks_of(entry, asked) if asked else []
    on = asked.on if asked else None
    kind, which = _kind(entry, checks, on)
    headline, text, advice = sentences(which, entry, on)
    return Answer(kind, headline, text, advice, entry=entry, checks=checks)


def _kind(entry: RegisterEntry, checks: list[PaperCheck], on: AsOf | None) -> tuple[str, str]:
    """The kind of answer, and whose sentences it takes: the first that applies (PROCESS.md section 9)."""
    verdicts = {check.key: check.verdict for check in checks}
    standing = standing_of(entry)
    if verdicts.get("holder") == "differs":
        return "holder-differs", "holder-differs"
    if verdicts.get("date") == "differs":
        return "was-not-valid", "will-not-be-valid" if on and is_to_come(entry, on) else "was-not-valid"
    was_valid = verdicts.get("date") == "matches"
    if standing != "valid":
        return ("was-valid", "was-valid") if was_valid else (standing, _sentences_of(entry, standing))
    if warning := _not_green(entry, verdicts):
        return warning, warning
    return "valid", "valid-then-and-now" if was_valid else _sentences_of(entry, "valid")


def _not_green(entry: RegisterEntry, verdicts: Mapping[CheckedField, Verdict]) -> str:
    """What takes the green from a certificate that is valid."""
    if verdicts.get("model") == "differs":
        return "out-of-scope"
    if verdicts.get("standard") == "differs":
        return "standard-differs"
    if "partly" in verdicts.values():
        return "agrees-in-part"
    return {Standing.SUSPENDED: "issuer-suspended", Standing.CLOSED: "issuer-closed"}.get(
        Standing(entry.body.standing), ""
    )


def _sentences_of(entry: RegisterEntry, standing: str) -> str:
    if standing == "valid" and not entry.valid_until:
        return "valid-without-end"
    suspension = entry.as_certificate.suspension
    if standing == "suspended" and suspension and suspension.until and today_of(entry) > suspension.until:
        return "suspended-past-its-end"
    return standing
