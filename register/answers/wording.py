"""The sentences of the register's answers, each once, and how each looks."""

from collections.abc import Callable
from datetime import date, datetime, tzinfo

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from lib.text import localized, written_day, written_moment
from look.statuses import CERTIFICATE, Tone
from register.answers.standing import AsOf, standing_of, status_on, zone_of
from register.models import RegisterEntry
from tenants.hosts import site_url

type Phrase = str | Promise
type Sentences = tuple[str, str, list[str]]  # the headline, a sentence, the advice

NATIONAL_PLATFORM = "http://cx.cnca.cn/"
# By kind of answer: as the status where the answer is one, with a look of its own where it says more.
ANSWER_LOOKS: dict[str, tuple[Tone, str]] = {
    **{status.lower().replace("_", "-"): (look.tone, look.icon) for status, look in CERTIFICATE.items()},
    "was-valid": ("steel", "clock"),
    "was-not-valid": ("stop", "clock"),
    "out-of-scope": ("stop", "warning"),
    "standard-differs": ("stop", "warning"),
    "holder-differs": ("stop", "warning"),
    "agrees-in-part": ("careful", "question"),
    "issuer-suspended": ("careful", "pause"),
    "issuer-closing": ("careful", "hourglass"),
    "issuer-closed": ("careful", "warning"),
    "another-body": ("careful", "warning"),
    "ambiguous": ("careful", "question"),
    "did-you-mean": ("careful", "question"),
    "never-issued": ("stop", "cross"),
    "not-a-number": ("neutral", "info"),
}

_ASK = gettext_lazy("Ask %(body)s if anything here differs from the paper you hold.")
_ASK_HOLDER = gettext_lazy("Ask the holder for the certificate that applies now.")
_COMPARE = gettext_lazy("Compare holder, product and model with what you hold.")
_LISTED = gettext_lazy("It covers what is listed on it; what is not listed is not covered.")
_ATTESTS = gettext_lazy("It attests what the standards named on it require, and nothing else.")
_ALIKE = gettext_lazy(
    "Names that are written alike may be those of two companies, and two models may differ by one sign."
)
_MODELS = gettext_lazy("Look at the list of models on the certificate's page.")
_LETTER_BY_LETTER = gettext_lazy("Compare both sides below, letter by letter.")
_ASK_TAKEN_OVER = gettext_lazy("Ask the holder whether another body has taken the certificate over.")
_WHOM_TO_ASK = gettext_lazy("The page of %(body)s says whom to ask now: %(issuer)s")
_ASK_BEFORE = gettext_lazy("Do not rely on the paper you hold before its holder and %(body)s have explained this.")
# By kind of answer: the headline, a sentence, the advice.
SENTENCES: dict[str, tuple[Phrase, Phrase, list[Phrase]]] = {
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
    "valid-then-and-now": (
        gettext_lazy("On %(day)s this certificate was valid."),
        gettext_lazy("It is valid now as well."),
        [_COMPARE, _ASK],
    ),
    "was-valid": (
        gettext_lazy("On %(day)s this certificate was valid. Now it is not."),
        gettext_lazy("Now: %(now)s."),
        [gettext_lazy("Rely on it for that time only."), _COMPARE, _ASK],
    ),
    "was-not-valid": (
        gettext_lazy("On %(day)s this certificate was not valid: %(then)s."),
        gettext_lazy("Now: %(now)s."),
        [gettext_lazy("Do not rely on it for that time."), _ASK],
    ),
    "will-not-be-valid": (
        gettext_lazy("On %(day)s this certificate will have expired."),
        gettext_lazy("Its last day is %(until)s. Now: %(now)s."),
        [gettext_lazy("Do not rely on it for that time."), _ASK_HOLDER],
    ),
    "suspended": (
        gettext_lazy("This certificate is suspended."),
        gettext_lazy("It has been suspended since %(since)s, until %(ends)s at the latest. Reason: %(reason)s."),
        [
            gettext_lazy("While it is suspended the product may not be offered as certified, nor newly bear the mark."),
            gettext_lazy("Ask the holder when the conditions for lifting the suspension will be met."),
        ],
    ),
    "suspended-past-its-end": (
        gettext_lazy("This certificate is suspended."),
        gettext_lazy(
            "It has been suspended since %(since)s. The last day of the suspension was %(ends)s, and %(body)s has not yet "
            "decided what follows. Reason: %(reason)s."
        ),
        [
            gettext_lazy("While it is suspended the product may not be offered as certified, nor newly bear the mark."),
            gettext_lazy("Ask %(body)s what it has decided."),
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
        gettext_lazy("There is a certificate of this number, but %(holder)s is its holder."),
        [_ASK_BEFORE],
    ),
    "out-of-scope": (
        gettext_lazy("The certificate is valid, but not for this product or model."),
        _LISTED,
        [_MODELS, _ASK_BEFORE],
    ),
    "standard-differs": (
        gettext_lazy("The certificate is valid, but for another standard."),
        _ATTESTS,
        [_ASK_BEFORE],
    ),
    "agrees-in-part": (
        gettext_lazy("The certificate is valid, but what you hold agrees with it only in part."),
        _ALIKE,
        [_LETTER_BY_LETTER, _ASK],
    ),
    "out-of-scope-unsupervised": (
        gettext_lazy("The certificate is no longer supervised, and does not cover this product or model."),
        _LISTED,
        [_MODELS, _ASK_TAKEN_OVER, _WHOM_TO_ASK],
    ),
    "standard-differs-unsupervised": (
        gettext_lazy("The certificate is no longer supervised, and is for another standard."),
        _ATTESTS,
        [_ASK_TAKEN_OVER, _WHOM_TO_ASK],
    ),
    "agrees-in-part-unsupervised": (
        gettext_lazy("The certificate is no longer supervised, and what you hold agrees with it only in part."),
        _ALIKE,
        [_LETTER_BY_LETTER, _ASK_TAKEN_OVER, _WHOM_TO_ASK],
    ),
    "issuer-suspended": (
        gettext_lazy("The certificate is valid, but the body that issued it is suspended here."),
        gettext_lazy("What %(body)s stated before is kept; it can state nothing new here at present."),
        [gettext_lazy("Ask %(body)s, or look it up on the national platform: %(platform)s"), _COMPARE],
    ),
    "issuer-closing": (
        gettext_lazy("The certificate is valid, but the body that issued it leaves on %(left)s."),
        gettext_lazy(
            "What %(body)s stated before is kept; it can state nothing new here, and from that day nobody supervises it."
        ),
        [gettext_lazy("Ask %(body)s, or look it up on the national platform: %(platform)s"), _COMPARE],
    ),
    "issuer-closed": (
        gettext_lazy("No longer supervised by %(body)s since %(left)s."),
        gettext_lazy(
            "It was valid by what %(body)s stated last. That body has left; what became of the product since is not known "
            "here."
        ),
        [
            _ASK_TAKEN_OVER,
            _WHOM_TO_ASK,
            gettext_lazy("Look it up on the national platform as well: %(platform)s"),
            _COMPARE,
        ],
    ),
}  # fmt: skip
NAMED: dict[str, Callable[[RegisterEntry], str]] = {
    "number": lambda entry: entry.number,
    "body": lambda entry: localized(entry.body.name),
    "holder": lambda entry: localized(entry.holder),
    "since": lambda entry: day_words(entry.as_certificate.status_since, zone_of(entry)),
    "from": lambda entry: day_words(entry.valid_from),
    "until": lambda entry: day_words(entry.valid_until),
    "ends": lambda entry: day_words(suspension.until if (suspension := entry.as_certificate.suspension) else None),
    "reason": lambda entry: localized(_last_reason(entry)),
    "successor": lambda entry: successor.number if (successor := entry.as_certificate.superseded_by) else "",
    "now": lambda entry: status_words(standing_of(entry)),
    "platform": lambda entry: NATIONAL_PLATFORM,
    "left": lambda entry: day_words(entry.body.closes_on),
    "issuer": lambda entry: site_url(f"/bodies/{entry.body.slug}/"),
}


def sentences(which: str, entry: RegisterEntry, on: AsOf | None) -> Sentences:
    """The headline, a sentence and the advice for a certificate that was found."""
    headline, text, advice = SENTENCES[which]
    named = _Named(entry, on)
    return str(headline) % named, str(text) % named, [str(sentence) % named for sentence in advice]


class _Named(dict[str, str]):
    """What a sentence may name of a certificate, worked out where it is named."""

    def __init__(self, entry: RegisterEntry, on: AsOf | None) -> None:
        self.entry, self.on = entry, on

    def __missing__(self, name: str) -> str:
        if name == "day":
            return as_of_words(self.on)
        if name == "then":
            return status_words(status_on(self.entry, self.on)) if self.on else ""
        return NAMED[name](self.entry)


def status_words(status: str) -> str:
    """A status in a word, as the register or `standing_of` has it; "" is before it began."""
    return {
        "": _("not yet valid"),
        "NOT-YET-VALID": _("not yet valid"),
        "VALID": _("valid"),
        "SUSPENDED": _("suspended"),
        "WITHDRAWN": _("withdrawn"),
        "CANCELLED": _("cancelled"),
        "EXPIRED": pgettext("certificate", "expired"),
        "SUPERSEDED": _("superseded"),
        "UNSUPERVISED": _("no longer supervised"),
    }[status.upper()]


def _last_reason(entry: RegisterEntry) -> dict[str, str]:
    reasons = [event.reason for event in entry.as_certificate.history if event.reason]
    return reasons[-1].words if reasons else {"zh": "未说明", "en": "not stated"}


def day_words(day: date | datetime | None, zone: tzinfo | None = None) -> str:
    """A day, or the day of a moment in `zone` (the site's own), as readers write a day."""
    if day is None:
        return ""
    return written_day(timezone.localtime(day, zone).date() if isinstance(day, datetime) else day)


def as_of_words(on: AsOf | None) -> str:
    """A day, or a moment in the zone in which it was asked about."""
    return written_moment(on) if isinstance(on, datetime) else day_words(on)
