"""Files from outside, checked before anything is kept: what they are, how big, what they are called, what hides in them."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Any

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from lib.refusal import Refused
from web.contents import ENDINGS, TAKEN, TYPES, check_content

BIGGEST = 50 * 1024 * 1024
BIGGEST_UNPACKED = 500 * 1024 * 1024


@dataclass(frozen=True)
class Upload:
    """A file that passed: rewound, with a harmless name, its true type, its size and its hash."""

    file: IO[bytes]
    name: str
    content_type: str
    size: int
    sha256: str

    @property
    def suffix(self) -> str:
        return TYPES[self.content_type][0]


def private_storage() -> Storage:
    """Where files lie that no address leads to; a callable, so that no migration knows which folder it is."""
    return storages["private"]


def checked(file: Any, *, biggest: int = BIGGEST, biggest_unpacked: int = BIGGEST_UNPACKED) -> Upload:
    """Look at a file before keeping it. Raises Refused with a sentence that names the file and says what to do."""
    name = safe_name(file.name or "")
    ending = "." + name.rpartition(".")[2].lower() if "." in name else ""
    if ending not in ENDINGS:
        raise Refused(
            _("“%(name)s” is of a kind we do not take. Send one of: %(kinds)s.") % {"name": name, "kinds": TAKEN}
        )
    size, sha256 = measured(file, name, biggest)
    check_content(file, name, ending, sha256=sha256, biggest_unpacked=biggest_unpacked)
    scanned(file, name)
    return Upload(file=file, name=name, content_type=ENDINGS[ending], size=size, sha256=sha256)


def all_checked(files: Sequence[Any], *, most: int, too_many: str) -> list[Upload]:
    """Several files looked at; none where there are more than `most`, which `too_many` says: each look may take a while.

    Raises Refused.
    """
    if len(files) > most:
        raise Refused(too_many)
    return [checked(file) for file in files]


def safe_name(name: str) -> str:
    """The last part of a name, without paths, control and direction characters; at most 150 letters, ending kept."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    plain = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C").strip(" .")
    stem, dot, ending = plain.rpartition(".")
    if not dot:
        return plain[:150] or "file"
    return f"{(stem or 'file')[:140]}.{ending[:9]}"


def measured(file: Any, name: str, biggest: int) -> tuple[int, str]:
    """Size and SHA-256 of a file. Raises Refused where it is too large or empty."""
    digest, size = hashlib.sha256(), 0
    for chunk in _chunks(file):
        size += len(chunk)
        if size > biggest:
            limit = biggest // 1024 // 1024
            raise Refused(
                _("“%(name)s” is larger than %(limit)s MB. Send a smaller file, or several.")
                % {"name": name, "limit": limit}
            )
        digest.update(chunk)
    if size == 0:
        raise Refused(_("“%(name)s” is empty.") % {"name": name})
    return size, digest.hexdigest()


def _chunks(file: Any) -> Iterator[bytes]:
    file.seek(0)
    while chunk := file.read(256 * 1024):
        yield chunk


def scanned(file: Any, name: str) -> None:
    """`UPLOAD_SCANNER` names a function that reads the file and answers "" or what it found. Raises Refused."""
    if scanner := getattr(settings, "UPLOAD_SCANNER", ""):
        look: Callable[[IO[bytes]], str] = import_string(scanner)
        file.seek(0)
        if found := look(file):
            raise Refused(_("“%(name)s” was refused by the virus scanner: %(found)s.") % {"name": name, "found": found})
    file.seek(0)


class Renamed:
    """A file under another name: what is called .xls or .xlsm may be a plain workbook, and is looked at as one."""

    def __init__(self, file: Any, name: str) -> None:
        self._file, self.name = file, name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(self._file, attribute)
