"""Where the bytes of papers lie: in the private storage, under the hash of what they are. Nothing is ever put over them."""

from hashlib import sha256
from uuid import UUID

import structlog
from django.core.files.base import ContentFile

from web.uploads import private_storage

log = structlog.get_logger(__name__)
USUAL_NAME = "{number}-r{revision}-{language}"
LONGEST_NAME = 100  # letters of a number: file systems take 255 bytes of a whole name


def name_of(body: UUID, digest: str) -> str:
    return f"papers/{body}/{digest}.pdf"


def keep(body: UUID, content: bytes) -> tuple[str, str]:
    """(name, SHA-256) of the bytes, kept."""
    digest = sha256(content).hexdigest()
    keep_at(name := name_of(body, digest), content)
    return name, digest


def keep_at(name: str, content: bytes) -> None:
    """Keep bytes under a name that their hash made. Whoever was interrupted while writing is overtaken by whoever comes next."""
    storage = private_storage()
    if storage.exists(name) and _read(name) != content:
        storage.delete(name)
    if not storage.exists(name):
        storage.save(name, ContentFile(content))


class Lost(Exception):
    """The bytes of an issued paper are not there, or are others: to be had from a backup alone, for none is made again."""


def kept(body: UUID, digest: str) -> bytes:
    """The bytes of a paper, and no others. Raises Lost."""
    return kept_at(name_of(body, digest), digest)


def kept_at(name: str, digest: str) -> bytes:
    """What is kept under a name, where its hash is that one. Raises Lost; operators hear of it in the log, without content."""
    try:
        content = _read(name)
    except OSError as trouble:
        log.error("paper.file_missing", name=name, trouble=type(trouble).__name__)
        raise Lost from trouble
    if sha256(content).hexdigest() != digest:
        log.error("paper.file_changed", name=name)
        raise Lost
    return content


def _read(name: str) -> bytes:
    with private_storage().open(name, "rb") as file:
        return bytes(file.read())


def filename_of(number: str, revision: int, language: str, *, pattern: str = USUAL_NAME) -> str:
    """What a paper is called when it is taken home, in letters that every system keeps."""
    return pattern.format(number=as_filename(number), revision=revision, language=language) + ".pdf"


def as_filename(number: str) -> str:
    """A number in letters and signs that may stand in a file's name, and no more of them than a name may have."""
    return "".join(letter if letter.isalnum() or letter in "-_." else "-" for letter in number[:LONGEST_NAME])
