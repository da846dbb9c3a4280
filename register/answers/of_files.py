"""What the register answers to a file: whether it is the one that was issued, and how its certificate stands now.

First by its hash, which is certain. Else by what stands in it, which only says of which certificate it speaks: a file with
other bytes is another file, and a photo or scan is never the file that was issued (docs/adr/0034-a-strangers-file.md).
"""

from collections.abc import Callable
from functools import partial
from hashlib import sha256

from django.utils.translation import gettext as _

from papers import scans
from papers.scans import Scan
from register.answers.answer import about
from register.answers.believed import believed, names_others
from register.answers.file_answer import FileAnswer, named
from register.answers.of_contents import of_scan
from register.answers.of_reports import about_report_file
from register.answers.wording import Sentences, day_words
from register.answers.wording_of_files import sentences_of
from register.by_number import certificates_at
from register.files import files_of, files_with_hash, has_changed_since
from register.models import CertificateFile, RegisterEntry

MOST_FILES = 20  # of one hash: a body may have one file for several certificates
Kind = CertificateFile.Kind


def about_file(content: bytes) -> FileAnswer:
    """The answer about the bytes of a file. Nothing of them is kept."""
    digest = sha256(content).hexdigest()
    read = _once(lambda: scans.read(content))
    return about_hash(digest, read=read) or about_report_file(digest) or of_scan(read(), digest)


def about_hash(digest: str, *, read: Callable[[], Scan] | None = None) -> FileAnswer | None:
    """The answer about a file that a body issued, by its SHA-256; None where no file here has it.

    `read` looks into the file itself, where there is one: asked only where several bodies have it (`believed`).
    """
    files = list(files_with_hash(digest)[:MOST_FILES])
    entries = certificates_at({file.certificate for file in files})
    files = believed([file for file in files if file.certificate in entries], entries, read)
    if not files or (files[0].is_own and read and names_others(read(), files[0].body_id)):
        return None  # what it says itself is answered then
    if len({file.certificate for file in files}) > 1:
        return _of_several_certificates([entries[pk] for pk in {file.certificate: 0 for file in files}], digest)
    return _about_known(files[0], entries[files[0].certificate])


def _once(read: Callable[[], Scan]) -> Callable[[], Scan]:
    scans_read: list[Scan] = []

    def read_once() -> Scan:
        if not scans_read:
            scans_read.append(read())
        return scans_read[0]

    return read_once


def _about_known(file: CertificateFile, entry: RegisterEntry) -> FileAnswer:
    if file.kind != Kind.CERTIFICATE:
        return _known("notice" if file.kind == Kind.NOTICE else "for-buyers", file, entry)
    newest = files_of(file.certificate).first()
    if newest and newest.revision > file.revision:
        return _known("older-revision", file, entry, new=newest.revision, new_made=day_words(newest.made_at))
    return _known("revised-since" if has_changed_since(file, entry) else "issued", file, entry)


def _known(kind: str, file: CertificateFile, entry: RegisterEntry, **more: object) -> FileAnswer:
    certificate = about(entry)
    words = named(entry) | {"old": file.revision, "made": day_words(file.made_at)} | more
    sentences = partial(sentences_of, kind, words, certificate, is_own=file.is_own)
    return FileAnswer(kind, sentences, entry=entry, file=file, sha256=file.sha256)


def _of_several_certificates(entries: list[RegisterEntry], digest: str) -> FileAnswer:
    def words() -> Sentences:
        return (
            _("This file was issued for several certificates."),
            _("Each of them is listed with the body that says so, and how it stands now."),
            [_("Choose the one whose body, holder and number stand on the paper you hold.")],
        )

    return FileAnswer("several", words, candidates=entries, sha256=digest)
