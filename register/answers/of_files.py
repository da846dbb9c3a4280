"""What the register answers to a file: whether it is the one that was issued, and how its certificate stands now.

First by its hash, which is certain. Else by what stands in it, which only says of which certificate it speaks: a file with
other bytes is another file, and a photo or scan is never the file that was issued (docs/adr/0033-papers.md).
"""

from dataclasses import dataclass, field
from functools import cached_property, partial
from hashlib import sha256
from uuid import UUID

from django.utils.translation import gettext as _

from lib.text import localized
from papers import scans
from papers.scans import TEXT_PAGES, Scan
from register.answers.answer import Answer, about
from register.answers.recognising import Recognised
from register.answers.standing import standing_of
from register.answers.wording import day_words, status_words
from register.answers.wording_of_files import FILE_LOOKS, sentences_about, unrecognised
from register.by_number import certificates_at
from register.files import files_of, files_with_hash
from register.models import CertificateFile, RegisterEntry

MOST_FILES = 20  # of one hash: a body may have one file for several certificates


@dataclass(frozen=True)
class FileAnswer(Answer):
    """An answer about a file. `file` is the issued file that it is, `notices` what else stands in it that one must know."""

    sha256: str = ""
    file: CertificateFile | None = None
    notices: list[str] = field(default_factory=list)

    @property
    def tone(self) -> str:
        return self._look[0]

    @property
    def icon(self) -> str:
        return self._look[1]

    @cached_property
    def _look(self) -> tuple[str, str]:
        """As its certificate stands where it is the issued file; else never green, and red where that is."""
        certificate = about(self.entry) if self.entry else None
        if self.kind == "issued" and certificate:
            return certificate.tone, certificate.icon
        if certificate and certificate.tone == "stop":
            return "stop", certificate.icon
        return FILE_LOOKS[self.kind]


def about_file(content: bytes) -> FileAnswer:
    """The answer about the bytes of a file. Nothing of them is kept."""
    digest = sha256(content).hexdigest()
    return about_hash(digest) or _of_scan(scans.read(content), digest)


def about_hash(digest: str) -> FileAnswer | None:
    """The answer about a file that a body issued, by its SHA-256; None where no file here has it."""
    files = list(files_with_hash(digest)[:MOST_FILES])
    entries = certificates_at({file.certificate for file in files})
    files = [file for file in files if file.certificate in entries]
    files = [file for file in files if not file.is_own] or files  # a paper's hash may be registered by others, in vain
    if not files:
        return None
    entries = {file.certificate: entries[file.certificate] for file in files}
    if len(entries) > 1:
        return _of_several_certificates(list(entries.values()), digest)
    entry, newest = entries[files[0].certificate], files_of(files[0].certificate).first()
    if newest and newest.revision > files[0].revision:
        return _older(files[0], newest, entry)
    return _issued(files[0], entry)


# --- By its hash ------------------------------------------------------------------------------------------------------


def _issued(file: CertificateFile, entry: RegisterEntry) -> FileAnswer:
    words = (
        _("This is the file that %(body)s has for this certificate, and the certificate is now: %(status)s.")
        if file.is_own
        else _("This is the file that %(body)s issued, and the certificate is now: %(status)s.")
    )
    certificate = about(entry)
    sentences = (words % _named(entry), certificate.text, certificate.advice)
    return FileAnswer(
        "issued",
        lambda: sentences,
        entry=entry,
        file=file,
        sha256=file.sha256,
    )


def _older(file: CertificateFile, newest: CertificateFile, entry: RegisterEntry) -> FileAnswer:
    named = {"old": file.revision, "new": newest.revision, "made": day_words(newest.made_at)} | _named(entry)
    sentences = (
        _("%(body)s issued this file, but it is an older revision.") % named,
        _("It is revision %(old)s; revision %(new)s was made on %(made)s. The certificate is now: %(status)s.") % named,
        [_("Ask the holder for the file of the newest revision."), *about(entry).advice],
    )
    return FileAnswer(
        "older-revision",
        lambda: sentences,
        entry=entry,
        file=file,
        sha256=file.sha256,
    )


def _of_several_certificates(entries: list[RegisterEntry], digest: str) -> FileAnswer:
    return FileAnswer(
        "several",
        lambda: (
            _("This file was issued for several certificates."),
            _("Each of them is listed with the body that says so, and how it stands now."),
            [_("Choose the one whose body, holder and number stand on the paper you hold.")],
        ),
        candidates=entries,
        sha256=digest,
    )


def _named(entry: RegisterEntry) -> dict[str, str]:
    return {"body": localized(entry.body.name), "number": entry.number, "status": status_words(standing_of(entry))}


# --- By what stands in it ---------------------------------------------------------------------------------------------


def _of_scan(scan: Scan, digest: str) -> FileAnswer:
    recognised = Recognised.of(scan)
    notices = _notices(scan, recognised)
    entries = recognised.entries
    if not entries:
        kind = "leads-nowhere" if recognised.unknown else scan.trouble or "not-recognised"
        return FileAnswer(kind, partial(unrecognised, kind), sha256=digest, notices=notices)
    if len(entries) > 1:
        return _names_several(entries, digest, notices)
    return _about_another_file(scan, entries[0], recognised.named_besides, digest, notices)


def _about_another_file(
    scan: Scan, entry: RegisterEntry, besides: list[RegisterEntry], digest: str, notices: list[str]
) -> FileAnswer:
    kind = "picture" if scan.is_picture else "not-the-file" if _has_files(entry.pk) else "no-file-here"
    return FileAnswer(
        kind,
        partial(sentences_about, kind, _named(entry)),
        entry=entry,
        candidates=besides,
        sha256=digest,
        notices=notices,
    )


def _has_files(certificate: UUID) -> bool:
    return files_of(certificate).exists()


def _names_several(entries: list[RegisterEntry], digest: str, notices: list[str]) -> FileAnswer:
    return FileAnswer(
        "several",
        lambda: (
            _("This file names several certificates, and is the file of none of them."),
            _("Each of them is listed with how it stands now."),
            [_("Choose the one whose number, body and holder stand on the paper you hold.")],
        ),
        candidates=entries[:MOST_FILES],
        sha256=digest,
        notices=notices,
    )


def _notices(scan: Scan, recognised: Recognised) -> list[str]:
    """What one must know besides: codes that lead elsewhere, or nowhere, and how far the file was read."""
    notices = [
        _("The code leads to %(host)s, which is not this register. That address was not opened.") % {"host": host}
        for host in recognised.elsewhere
    ]
    if recognised.unknown and recognised.entries:
        notices.append(_("It bears a code as well that looks like an address of ours and leads to no certificate."))
    if recognised.named_besides:
        notices.append(_("Its code leads to one certificate, and its text names another: compare both."))
    if scan.pages > TEXT_PAGES:
        notices.append(
            _("Of its %(pages)d pages the first %(read)d were read.") % {"pages": scan.pages, "read": TEXT_PAGES}
        )
    return notices
