"""What the register answers to a file that nobody here knows by its bytes: by the codes and numbers that stand in it."""

from functools import partial

from django.utils.translation import gettext as _

from papers.scans import TEXT_PAGES, Scan
from register.answers.file_answer import FileAnswer, named
from register.answers.of_reports import of_report_scan
from register.answers.recognising import Recognised
from register.answers.wording_of_files import sentences_about, unrecognised
from register.files import files_of, has_changed_since
from register.models import RegisterEntry

MOST_CANDIDATES = 20
MADE_ELSEWHERE = {"no-file-here", "not-registered"}  # where the file that was issued may be a scan itself


def of_scan(scan: Scan, digest: str) -> FileAnswer:
    """The answer about a file whose bytes nobody here knows: of which certificate it speaks, and no more."""
    recognised = Recognised.of(scan)
    notices = _notices(scan, recognised)
    entries = recognised.entries
    if recognised.reports and not recognised.by_code:
        return of_report_scan(scan, recognised, digest, notices)
    if not entries:
        kind = "leads-nowhere" if recognised.unknown else scan.trouble or "not-recognised"
        return FileAnswer(kind, partial(unrecognised, kind), sha256=digest, notices=notices)
    if len(entries) > 1:
        return _names_several(entries, digest, notices)
    return _about_another_file(scan, entries[0], recognised.named_besides, digest, notices)


def _about_another_file(
    scan: Scan, entry: RegisterEntry, besides: list[RegisterEntry], digest: str, notices: list[str]
) -> FileAnswer:
    against = _against(entry)
    kind = "picture" if scan.is_picture else against
    wording = "picture-of-what-moved-in" if scan.is_picture and against in MADE_ELSEWHERE else kind
    return FileAnswer(
        kind,
        partial(sentences_about, wording, named(entry)),
        entry=entry,
        candidates=besides,
        sha256=digest,
        notices=notices,
    )


def _against(entry: RegisterEntry) -> str:
    """How sure it is that these are not the bytes that count: by which files of the certificate are known."""
    newest = files_of(entry.pk).first()
    if newest is None:
        return "no-file-here"
    if newest.is_own:  # those that the body has chosen to register, of how many nobody knows
        return "not-registered"
    return "newest-unknown" if has_changed_since(newest, entry) else "not-the-file"


def _names_several(entries: list[RegisterEntry], digest: str, notices: list[str]) -> FileAnswer:
    return FileAnswer(
        "several",
        lambda: (
            _("This file names several certificates, and is none of the files that are known here."),
            _("Each of them is listed with how it stands now."),
            [_("Choose the one whose number, body and holder stand on the paper you hold.")],
        ),
        candidates=entries[:MOST_CANDIDATES],
        sha256=digest,
        notices=notices,
    )


def _notices(scan: Scan, recognised: Recognised) -> list[str]:
    """What one must know besides: codes that lead elsewhere, or nowhere, and how far the file was read."""
    notices = [
        _("The code leads to %(host)s, which is not this register. That address was not opened.") % {"host": host}
        for host in recognised.elsewhere
    ]
    if recognised.beside:
        notices.append(_("The code leads to a page of this site that is no certificate's: it proves nothing."))
    if recognised.unknown and recognised.entries:
        notices.append(_("It bears a code as well that looks like an address of ours and leads to no certificate."))
    if recognised.named_besides:
        notices.append(_("Its code leads to one certificate, and its text names another: compare both."))
    if scan.pages > TEXT_PAGES:
        notices.append(
            _("Of its %(pages)d pages the first %(read)d were read.") % {"pages": scan.pages, "read": TEXT_PAGES}
        )
    return notices
