"""Whose file it is where several certificates have these bytes: what is made here, then what the file itself names, then the
earlier (docs/adr/0034-a-strangers-file.md).
"""

from collections.abc import Callable, Collection, Mapping
from uuid import UUID

from lib.text import folded, numbers
from papers.scans import Scan
from register.answers.recognising import Recognised
from register.models import CertificateFile, RegisterEntry

type Reader = Callable[[], Scan]
type Rank = tuple[bool, bool]  # whether the file names the certificate, and its body


def believed(
    files: Collection[CertificateFile], entries: Mapping[UUID, RegisterEntry], read: Reader | None
) -> list[CertificateFile]:
    """Of the files of one hash those that count. `read` looks into the file, and is asked only where bodies disagree.

    Whatever a body registers, its word on the bytes of another is in vain: a paper of ours is ours, and the file that another
    body registered stays that body's as long as it does not name the newcomer's certificate instead.
    """
    files = [file for file in files if not file.is_own] or _standing(files, entries)
    if len({file.body_id for file in files}) < 2:
        return files
    names = _named_by(read(), entries) if read else _nothing
    ranks = {file.pk: names(entries[file.certificate]) for file in files}
    best = max(ranks.values())
    claims = sorted((file for file in files if ranks[file.pk] == best), key=lambda file: (file.made_at, file.pk))
    if best == (False, False):
        return [file for file in claims if file.body_id == claims[0].body_id]
    return _first_of_each_number(claims, entries)


def _standing(files: Collection[CertificateFile], entries: Mapping[UUID, RegisterEntry]) -> list[CertificateFile]:
    """Those of certificates that nobody took back, where there are any: what was entered anew has the same file."""
    standing = [file for file in files if entries[file.certificate].as_certificate.taken_back_at is None]
    return standing or list(files)


def _first_of_each_number(
    claims: list[CertificateFile], entries: Mapping[UUID, RegisterEntry]
) -> list[CertificateFile]:
    """A file may be of several certificates that it names, also of several bodies; but one number on it is one certificate."""
    first: dict[str, CertificateFile] = {}
    for file in claims:
        first.setdefault(numbers.as_read(entries[file.certificate].number), file)
    return [file for file in claims if first[numbers.as_read(entries[file.certificate].number)].body_id == file.body_id]


def _named_by(scan: Scan, entries: Mapping[UUID, RegisterEntry]) -> Callable[[RegisterEntry], Rank]:
    recognised = Recognised.of(scan)
    known = {entry.pk for entry in [*recognised.by_code, *recognised.by_number]}
    text = folded(" ".join(scan.texts))

    def rank(entry: RegisterEntry) -> Rank:
        return entry.pk in known, any(folded(name) in text for name in entry.body.name.values() if name)

    return rank


def _nothing(_entry: RegisterEntry) -> Rank:
    return False, False


def names_others(scan: Scan, body: UUID) -> bool:
    """Whether a file leads to certificates of other bodies alone: then no body's word makes it its own."""
    recognised = Recognised.of(scan)
    bodies = {entry.body_id for entry in [*recognised.by_code, *recognised.by_number]}
    return bool(bodies) and body not in bodies
