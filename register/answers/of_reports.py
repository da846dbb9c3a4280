"""What the register answers about a laboratory's report, by number or by file: how it stands, never whose product it is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lib.text import localized, written_day
from papers.scans import Scan
from register.answers.answer import Answer, notice_of_issuer
from register.answers.checks import PaperQuestion
from register.answers.file_answer import FileAnswer
from register.answers.recognising import Recognised
from register.answers.verifying import address_in, verify
from register.answers.wording import Sentences
from register.models import RegisterEntry
from register.reports import report_at, report_with_file, reports_of_number
from vocabulary.terms import ReportKind

ENDED = {"REPLACED": "report-replaced", "WITHDRAWN": "report-withdrawn"}


@dataclass(frozen=True)
class ReportAnswer(FileAnswer):
    """About a report; `reports`: all of a number that several laboratories use."""

    report: RegisterEntry | None = None
    reports: list[RegisterEntry] = field(default_factory=list)

    @property
    def issuer_notice(self) -> str:
        return notice_of_issuer(self.report.body) if self.report else ""


def check_number(asked: PaperQuestion) -> Answer:
    """As `verify`, and where no certificate has the number, a laboratory's report that has it."""
    answer = verify(asked)
    if answer.entry or answer.candidates:
        return answer
    if address := address_in(asked.number):
        report = report_at(address)
        return about_report(report) if report else answer
    reports = reports_of_number(asked.number, asked.body)
    if len(reports) > 1:
        return ReportAnswer("report-ambiguous", _of_several_laboratories, reports=reports)
    return about_report(reports[0]) if reports else answer


def about_report(entry: RegisterEntry, *, digest: str = "") -> ReportAnswer:
    """How a report stands; `digest`: the file that was checked has its bytes."""
    kind = ENDED.get(entry.status) or ("report-file" if digest else "report-issued")
    return ReportAnswer(kind, partial(_sentences_about, kind, entry, is_file=bool(digest)), report=entry, sha256=digest)


def about_report_file(digest: str) -> ReportAnswer | None:
    """The answer about the file of a report, by its SHA-256; None where no report here has it."""
    entry = report_with_file(digest)
    return about_report(entry, digest=digest) if entry else None


def of_report_scan(scan: Scan, recognised: Recognised, digest: str, notices: list[str]) -> ReportAnswer:
    """About a file whose code leads to a report, and whose bytes are not those that were registered."""
    entry = recognised.reports[0]
    kind = "report-picture" if scan.is_picture else "report-not-the-file"
    words = partial(_sentences_about_another, kind, entry)
    return ReportAnswer(kind, words, report=entry, sha256=digest, notices=notices)


def named_in_report(entry: RegisterEntry) -> Mapping[str, str]:
    """What sentences about a report name."""
    stated = entry.as_report
    return {
        "body": localized(entry.body.name),
        "number": stated.number,
        "kind": str(ReportKind(stated.kind).label),
        "day": written_day(stated.issued_on),
        "newer": stated.replaced_by,
        "reason": localized(stated.reason),
        "since": written_day(stated.changed_at) if stated.changed_at else "",
        "status": status_of_report(entry),
    }


def status_of_report(entry: RegisterEntry) -> str:
    """How it stands, in a word within a sentence."""
    words = {
        "ISSUED": pgettext("report, in a sentence", "issued"),
        "REPLACED": pgettext("report, in a sentence", "replaced"),
        "WITHDRAWN": pgettext("report, in a sentence", "withdrawn"),
    }
    return words.get(entry.status, entry.status)


def _sentences_about(kind: str, entry: RegisterEntry, *, is_file: bool) -> Sentences:
    named = named_in_report(entry)
    headline, text, advice = _worded(kind)
    parts = [_("The file is the one that was registered.")] if is_file and kind in ENDED.values() else []
    parts.append(text % named)
    whose = _("Whose product it is about, the register does not tell: read it in the report, or ask %(body)s.")
    advice = [*advice, whose]
    if entry.as_report.kind == ReportKind.PLAIN:
        advice.append(_("It is a plain report: it stands under no CMA or CNAS scope."))
    return headline % named, " ".join(parts), [sentence % named for sentence in advice]


def _worded(kind: str) -> Sentences:
    compare = _("Its number does not prove what the paper you hold says: check the file itself as well.")
    wordings: dict[str, Sentences] = {
        "report-issued": (
            _("%(body)s issued a test report of this number, and it stands."),
            _("%(kind)s of %(day)s."),
            [compare],
        ),
        "report-file": (
            _("This is the file that %(body)s registered as test report %(number)s, and the report stands."),
            _("%(kind)s of %(day)s."),
            [],
        ),
        "report-replaced": (
            _("Test report %(number)s of %(body)s has been replaced by report %(newer)s."),
            _("Since %(since)s. Why: %(reason)s"),
            [_("Rely on the newer report, and ask for its file.")],
        ),
        "report-withdrawn": (
            _("Test report %(number)s of %(body)s has been withdrawn: do not rely on it."),
            _("Since %(since)s. Why: %(reason)s"),
            [_("Ask %(body)s whether another report takes its place.")],
        ),
    }
    return wordings[kind]


def _sentences_about_another(kind: str, entry: RegisterEntry) -> Sentences:
    named = named_in_report(entry)
    if kind == "report-picture":
        headline = _(
            "A photo or scan can never be the file that was issued. The test report it names is now: %(status)s."
        )
        text = _(
            "Its code leads to report %(number)s of %(body)s. Whether the picture shows that report, nobody can tell."
        )
    else:
        headline = _("This is not the test report as it was issued: do not rely on it.")
        text = _(
            "Its code leads to report %(number)s of %(body)s, which is now: %(status)s. But the file has other bytes."
        )
    advice = [
        _("A file that was printed, signed or saved anew is another file: ask for the one that was issued."),
        _("If anything differs, tell %(body)s who gave it to you."),
    ]
    return headline % named, text % named, [sentence % named for sentence in advice]


def _of_several_laboratories() -> Sentences:
    return (
        _("Several laboratories have a test report of this number."),
        _("Choose the one whose laboratory and date stand on the report you hold."),
        [_("Or check the file itself: by its bytes there is no doubt whose it is.")],
    )
