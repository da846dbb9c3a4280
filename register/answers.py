"""What the register answers, in words: about one certificate, and about a number somebody typed (PROCESS.md section 9)."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from lib import clock
from lib.text import canonical_number, folded, localized
from register import queries
from register.models import RegisterEntry
from tenants.models import CertificationBody

type Words = str | Promise
type Verdict = Literal["matches", "differs", "not-checked"]

NATIONAL_PLATFORM = "http://cx.cnca.cn/"
LONGEST_NUMBER = 60
HAS_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
LOOKS = {
    "valid": ("good", "check"),
    "suspended": ("careful", "pause"),
    "withdrawn": ("stop", "cross"),
    "cancelled": ("stop", "cross"),
    "expired": ("neutral", "hourglass"),
    "superseded": ("steel", "arrow-right"),
    "not-yet-valid": ("steel", "clock"),
    "holder-differs": ("stop", "warning"),
    "ambiguous": ("careful", "question"),
    "not-in-this-register": ("neutral", "question"),
    "never-issued": ("stop", "cross"),
    "not-a-number": ("neutral", "info"),
}


_ASK = gettext_lazy("Ask %(body)s if anything here differs from the paper you hold.")
_ASK_HOLDER = gettext_lazy("Ask the holder for the certificate that applies now.")
_COMPARE = gettext_lazy("Compare holder, product and model with what you hold.")
# By kind of answer: the headline, a sentence, the advice.
SENTENCES: dict[str, tuple[Words, Words, list[Words]]] = {
    "valid": (
        gettext_lazy("This certificate is valid."),
        gettext_lazy("It is valid until %(until)s."),
        [_COMPARE, _ASK],
    ),
    "valid-without-end": (
        gettext_lazy("This certificate is valid."),
        gettext_lazy("It states no end."),
        [_COMPARE, _ASK],
    ),
    "suspended": (
        gettext_lazy("This certificate is suspended."),
        gettext_lazy("It has been suspended since %(since)s, until %(ends)s at the latest. Reason: %(reason)s."),
        [
            gettext_lazy("While it is suspended the product may not be offered as certified, nor newly bear the mark."),
            gettext_lazy("Ask the holder when the conditions for lifting the suspension will be met."),
        ],
    ),
    "withdrawn": (
        gettext_lazy("This certificate has been withdrawn."),
        gettext_lazy("%(body)s withdrew it on %(since)s. Reason: %(reason)s."),
        [gettext_lazy("Do not rely on it. The product may not bear the mark any more."), _ASK],
    ),
    "cancelled": (
        gettext_lazy("This certificate has been cancelled."),
        gettext_lazy("It ended on %(since)s. Reason: %(reason)s. No fault is implied."),
        [_ASK_HOLDER, _ASK],
    ),
    "expired": (
        gettext_lazy("This certificate has expired."),
        gettext_lazy("Its last day was %(until)s."),
        [_ASK_HOLDER, _ASK],
    ),
    "superseded": (
        gettext_lazy("This certificate has been superseded."),
        gettext_lazy("Certificate %(successor)s took its place on %(since)s."),
        [gettext_lazy("Look at the certificate that took its place.")],
    ),
    "not-yet-valid": (
        gettext_lazy("This certificate is not yet valid."),
        gettext_lazy("It will be valid from %(from)s."),
        [gettext_lazy("Do not rely on it before that day.")],
    ),
    "holder-differs": (
        gettext_lazy("The holder differs."),
        gettext_lazy("There is a certificate of this number, but its holder is another: %(holder)s."),
        [gettext_lazy("Do not rely on the paper you hold before its holder and %(body)s have explained this.")],
    ),
}
NAMED: dict[str, Callable[[RegisterEntry], str]] = {
    "number": lambda entry: entry.number,
    "body": lambda entry: localized(entry.body.name),
    "holder": lambda entry: localized(entry.holder),
    "since": lambda entry: day_words(entry.content.get("status_since")),
    "from": lambda entry: day_words(entry.content.get("valid_from")),
    "until": lambda entry: day_words(entry.content.get("valid_until")),
    "ends": lambda entry: day_words((entry.content.get("suspension") or {}).get("until")),
    "reason": lambda entry: localized(_last_reason(entry)),
    "successor": lambda entry: str((entry.content.get("superseded_by") or {}).get("number", "")),
}


@dataclass(frozen=True)
class Check:
    """One thing that was compared with what somebody holds."""

    what: str
    asked: str
    found: str
    verdict: Verdict

    @property
    def icon(self) -> str:
        return {"matches": "check", "differs": "cross", "not-checked": "minus"}[self.verdict]

    @property
    def words(self) -> str:
        return {"matches": _("matches"), "differs": _("differs"), "not-checked": _("not checked")}[self.verdict]


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
    checks: list[Check] = field(default_factory=list)

    @property
    def tone(self) -> str:
        return LOOKS[self.kind][0]

    @property
    def icon(self) -> str:
        return LOOKS[self.kind][1]


@dataclass(frozen=True)
class Question:
    """What somebody wants to know: the number, and what stands on the paper they hold."""

    number: str
    holder: str = ""
    standard: str = ""
    on: date | None = None
    body: CertificationBody | None = None


def verify(asked: Question) -> Answer:
    """The first answer that applies; everything found is listed beneath it."""
    address = HAS_UUID.search(asked.number)
    if address:
        entry = queries.certificate_for(UUID(address[0]))
        return about(entry, asked) if entry else _unknown(asked)
    if not is_like_a_number(asked.number):
        return _not_a_number()
    found = queries.certificates_for_number(asked.number, asked.body)
    if not found:
        return _unknown(asked)
    if len(found) > 1:
        return _ambiguous(found)
    return about(found[0], asked)


def is_like_a_number(text: str) -> bool:
    """Whether it could be a certificate's number: some digit, four characters or more, not a sentence."""
    plain = canonical_number(text)
    return 4 <= len(plain) <= LONGEST_NUMBER and any(letter.isdigit() for letter in plain)


def about(entry: RegisterEntry, asked: Question | None = None) -> Answer:
    """What the register says about this certificate now, compared with what was asked."""
    checks = _checks(entry, asked) if asked else []
    if any(check.verdict == "differs" and check.what == _("Holder") for check in checks):
        kind = "holder-differs"
    else:
        kind = standing_of(entry)
    headline, text, advice = _words(kind, entry)
    return Answer(kind, headline, text, advice, entry=entry, checks=checks)


def standing_of(entry: RegisterEntry, now: datetime | None = None) -> str:
    """The status as a reader must take it: a last day that is over counts, even before the clock has been there."""
    today = (now or clock.now()).astimezone(_zone(entry)).date()
    if entry.status in {"VALID", "SUSPENDED"} and entry.valid_until and today > entry.valid_until:
        return "expired"
    if entry.status == "VALID" and entry.valid_from and today < entry.valid_from:
        return "not-yet-valid"
    return entry.status.lower()


def status_on(entry: RegisterEntry, day: date) -> str:
    """The status at the end of a day, by what is known now: "" before the certificate began."""
    end = datetime.combine(day + timedelta(days=1), time.min, tzinfo=_zone(entry))
    if entry.valid_from and day < entry.valid_from:
        return ""
    if entry.valid_until and day > entry.valid_until:
        return "EXPIRED"
    told = [event for event in entry.content.get("history", []) if datetime.fromisoformat(event["effective"]) < end]
    return str(told[-1]["status"]) if told else ""


def _checks(entry: RegisterEntry, asked: Question) -> list[Check]:
    standards = [standard["number"] for standard in entry.content.get("standards", [])]
    return [
        _check(_("Holder"), asked.holder, localized(entry.holder), _is_holder(entry, asked.holder)),
        _check(_("Standard"), asked.standard, ", ".join(standards), _is_standard(standards, asked.standard)),
        _check_day(entry, asked.on),
    ]


def _check(what: str, asked: str, found: str, is_same: bool) -> Check:
    return Check(what, asked, found, "not-checked" if not asked else "matches" if is_same else "differs")


def _check_day(entry: RegisterEntry, day: date | None) -> Check:
    if day is None:
        return Check(_("Date"), "", "", "not-checked")
    status = status_on(entry, day)
    return Check(
        _("Date"), day_words(day.isoformat()), status_words(status), "matches" if status == "VALID" else "differs"
    )


def status_words(status: str) -> str:
    """A past status in a word."""
    return {
        "": _("not yet valid"),
        "VALID": _("valid"),
        "SUSPENDED": _("suspended"),
        "WITHDRAWN": _("withdrawn"),
        "CANCELLED": _("cancelled"),
        "EXPIRED": pgettext("certificate", "expired"),
        "SUPERSEDED": _("superseded"),
    }[status]


def _is_holder(entry: RegisterEntry, asked: str) -> bool:
    wanted = folded(asked)
    names = [folded(name) for name in (entry.holder_zh, entry.holder_en) if name]
    return any(wanted == name or (len(wanted) >= 4 and wanted in name) for name in names)


def _is_standard(standards: list[str], asked: str) -> bool:
    """With the year it must be that edition; without, any edition will do."""
    wanted = canonical_number(asked)
    return any(wanted in {canonical_number(one), canonical_number(one.rsplit("-", 1)[0])} for one in standards)


def _words(kind: str, entry: RegisterEntry) -> tuple[str, str, list[str]]:
    """The headline, a sentence and the advice for a certificate that was found."""
    headline, text, advice = SENTENCES["valid-without-end" if kind == "valid" and not entry.valid_until else kind]
    said = _Said(entry)
    return str(headline), str(text) % said, [str(sentence) % said for sentence in advice]


class _Said(dict[str, str]):
    """What a sentence may name of a certificate, worked out where it is named."""

    def __init__(self, entry: RegisterEntry) -> None:
        self.entry = entry

    def __missing__(self, name: str) -> str:
        return NAMED[name](self.entry)


def _unknown(asked: Question) -> Answer:
    complete_from = queries.complete_from(asked.body) if asked.body else None
    if asked.body and complete_from:
        said = {"body": localized(asked.body.name), "since": day_words(complete_from.isoformat())}
        return Answer(
            "never-issued",
            _("This number was never issued."),
            _("%(body)s states that every certificate it has issued since %(since)s is here, and this one is not.")
            % said,
            [_("Do not rely on it, and tell %(body)s who showed it to you.") % said],
        )
    return Answer(
        "not-in-this-register",
        _("This number is not in this register."),
        _("That does not mean it is false: many bodies keep their certificates elsewhere."),
        [
            _("Check for slips: O and 0, I and 1, a missing part after a dash."),
            _("Ask the body that is named on the certificate."),
            _("For Chinese certificates ask the national platform: %(address)s") % {"address": NATIONAL_PLATFORM},
        ],
    )


def _not_a_number() -> Answer:
    return Answer(
        "not-a-number",
        _("This does not look like a certificate number."),
        _("A number has letters and digits, such as NS2026-0471-01, and stands near the top of the certificate."),
        [
            _("Type it as printed; spaces, dashes and capitals do not matter."),
            _("Or scan the QR code on the certificate."),
        ],
    )


def _ambiguous(found: list[RegisterEntry]) -> Answer:
    return Answer(
        "ambiguous",
        _("Several bodies have a certificate of this number."),
        _("Choose the one whose body and holder stand on the paper you hold."),
        [],
        candidates=found,
    )


def _last_reason(entry: RegisterEntry) -> dict[str, Any]:
    reasons = [event["reason"] for event in entry.content.get("history", []) if event.get("reason")]
    return reasons[-1] if reasons else {"zh": "未说明", "en": "not stated"}


def day_words(text: str | None) -> str:
    """An ISO day or moment as readers write a day, in the site's time zone."""
    if not text:
        return ""
    day = date.fromisoformat(text) if len(text) == 10 else timezone.localtime(datetime.fromisoformat(text)).date()
    return day.isoformat() if (get_language() or "").startswith("en") else f"{day.year}年{day.month}月{day.day}日"


def _zone(entry: RegisterEntry) -> ZoneInfo:
    return ZoneInfo(entry.content.get("time_zone") or "Asia/Shanghai")
