"""Where the bytes of papers lie: in the private storage, under the hash of what they are. Nothing is ever put over them."""

from hashlib import sha256
from typing import IO
from uuid import UUID

from django.core.files.base import ContentFile, File

from web.uploads import private_storage

USUAL_NAME = "{number}-r{revision}-{language}"


def name_of(body: UUID, digest: str) -> str:
    return f"papers/{body}/{digest}.pdf"


def keep(body: UUID, content: bytes) -> tuple[str, str]:
    """(name, SHA-256) of the bytes, kept. Whoever was interrupted while writing is overtaken by whoever comes next."""
    digest, storage = sha256(content).hexdigest(), private_storage()
    name = name_of(body, digest)
    if storage.exists(name) and not _holds(name, digest):
        storage.delete(name)
    if not storage.exists(name):
        storage.save(name, ContentFile(content))
    return name, digest


def opened(body: UUID, digest: str) -> "File[bytes] | IO[bytes]":
    """The bytes of a paper. Raises FileNotFoundError where they are not there."""
    return private_storage().open(name_of(body, digest), "rb")


def _holds(name: str, digest: str) -> bool:
    with private_storage().open(name, "rb") as file:
        return sha256(file.read()).hexdigest() == digest


def filename_of(number: str, revision: int, language: str, *, pattern: str = USUAL_NAME) -> str:
    """What a paper is called when it is taken home, in letters that every system keeps."""
    return pattern.format(number=as_filename(number), revision=revision, language=language) + ".pdf"


def as_filename(number: str) -> str:
    """A number in letters and signs that may stand in a file's name."""
    return "".join(letter if letter.isalnum() or letter in "-_." else "-" for letter in number)
