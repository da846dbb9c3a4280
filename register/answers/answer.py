"""An answer, and the answer about one certificate that was found: its headline says the worst that applies."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher
from functools import cached_property, partial

from django.utils.translation import gettext_lazy as _

from lib import clock
from lib.text import localized, numbers
from register.answers.checks import CheckedField, PaperCheck, PaperQuestion, Verdict, checks_of
from register.answers.standing import UNSUPERVISED, AsOf, is_to_come, standing_of, today_of
from register.answers.wording import ANSWER_LOOKS, Phrase, Sentences, day_words, sentences
from register.models import RegisterEntry
from tenants.models import CertificationBody

Standing = CertificationBody.Standing
ISSUER_WARNINGS: dict[str, str] = {
    Standing.SUSPENDED: "issuer-suspended",
    Standing.CLOSING: "issuer-closing",
    Standing.CLOSED: "issuer-closed",
}
ISSUER_NOTICES: dict[str, Phrase] = {
    Standing.SUSPENDED: _("The body that issued it is suspended here. What it stated is kept."),
    Standing.CLOSING: _("The body that issued it leaves on %(day)s. Until then it can state nothing new here."),
    Standing.CLOSED: _("No longer supervised by %(body)s since %(day)s. What it stated is kept."),
}
OF_THE_PAPER = frozenset({"out-of-scope", "standard-differs", "agrees-in-part"})  # whose headlines say how it stands


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
    """A headline and a sentence, what to do next, and all that was found.

    `words` writes the sentences, and is asked where somebody reads them: of a list of thousands a page shows two hundred.
    """

    kind: str
    words: Callable[[], Sentences]
    checked_at: datetime = field(default_factory=clock.now)
    entry: RegisterEntry | None = None
    candidates: list[RegisterEntry] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    checks: list[PaperCheck] = field(default_factory=list)

    @cached_property
    def _sentences(self) -> Sentences:
        with clock.frozen_at(self.checked_at):
            return self.words()

    @property
    def headline(self) -> str:
        return self._sentences[0]

    @property
    def text(self) -> str:
        return self._sentences[1]

    @property
    def advice(self) -> list[str]:
        return self._sentences[2]

    @property
    def tone(self) -> str:
        return ANSWER_LOOKS[self.kind][0]

    @property
    def icon(self) -> str:
        return ANSWER_LOOKS[self.kind][1]

    @property
    def standing(self) -> str:
        """How the certificate stands today, whatever the headline says of what was asked."""
        return standing_of(self.entry, self.checked_at) if self.entry else ""

    @property
    def badge(self) -> str:
        """The standing as `look.statuses` names it."""
        return _badge(self.standing)

    @property
    def listed(self) -> list[tuple[RegisterEntry, str]]:
        """The candidates, each with how it stands today: a status alone may be older than its last day."""
        return [(entry, _badge(standing_of(entry, self.checked_at))) for entry in self.candidates]

    @property
    def issuer_notice(self) -> str:
        """What has become of the issuing body, where the headline does not say it."""
        if self.entry is None or self.kind.startswith("issuer-"):
            return ""
        return notice_of_issuer(self.entry.body)


def notice_of_issuer(body: CertificationBody) -> str:
    """What has become of whoever issued it; "" where nothing has."""
    named = {"day": day_words(body.closes_on), "body": localized(body.name)}
    return str(ISSUER_NOTICES.get(_standing_of_issuer(body), "")) % named


def _badge(standing: str) -> str:
    return standing.upper().replace("-", "_")


def about(entry: RegisterEntry, asked: PaperQuestion | None = None) -> Answer:
    """What the register says about this certificate, now or at the time asked about, compared with what was asked."""
    checks = checks_of(entry, asked) if asked else []
    on = asked.on if asked else None
    kind, which = _kind(entry, checks, on)
    return Answer(kind, partial(sentences, which, entry, on), entry=entry, checks=checks)


def _kind(entry: RegisterEntry, checks: list[PaperCheck], on: AsOf | None) -> tuple[str, str]:
    """The kind of answer, and whose sentences it takes: the first that applies (PROCESS.md section 9)."""
    verdicts = {check.key: check.verdict for check in checks}
    standing = standing_of(entry)
    if verdicts.get("holder") == "differs":
        return "holder-differs", "holder-differs"
    if verdicts.get("date") == "differs":
        return "was-not-valid", "will-not-be-valid" if on and is_to_come(entry, on) else "was-not-valid"
    was_valid = verdicts.get("date") == "matches"
    if standing not in {"valid", UNSUPERVISED}:
        return ("was-valid", "was-valid") if was_valid else (standing, _sentences_of(entry, standing))
    if warning := _not_green(entry, verdicts):
        return warning, f"{warning}-unsupervised" if standing == UNSUPERVISED and warning in OF_THE_PAPER else warning
    return "valid", "valid-then-and-now" if was_valid else _sentences_of(entry, "valid")


def _not_green(entry: RegisterEntry, verdicts: Mapping[CheckedField, Verdict]) -> str:
    """What takes the green from a certificate that is valid."""
    if verdicts.get("model") == "differs":
        return "out-of-scope"
    if verdicts.get("standard") == "differs":
        return "standard-differs"
    if any(
        verdict == "partly" for key, verdict in verdicts.items() if key != "date"
    ):  # of a day the issuer's warning says it
        return "agrees-in-part"
    return ISSUER_WARNINGS.get(_standing_of_issuer(entry.body), "")


def _standing_of_issuer(body: CertificationBody) -> str:
    """As its day has it, where the clock's work has not come to it yet."""
    return Standing.CLOSED if body.has_closed else body.standing


def _sentences_of(entry: RegisterEntry, standing: str) -> str:
    if standing == "valid" and not entry.valid_until:
        return "valid-without-end"
    return "suspended-past-its-end" if standing == "suspended" and _is_past_its_end(entry) else standing


def _is_past_its_end(entry: RegisterEntry) -> bool:
    suspension = entry.as_certificate.suspension
    return bool(suspension and suspension.until and today_of(entry) > suspension.until)
