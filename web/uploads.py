"""Files from outside, checked before anything is kept: what they are, how big, what they are called, what hides in them."""

import hashlib
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Any

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from lib.refusal import Refused

BIGGEST = 50 * 1024 * 1024
BIGGEST_UNPACKED = 500 * 1024 * 1024
MOST_MEMBERS = 5_000
OFFICE = "application/vnd.openxmlformats-officedocument."
TYPES: dict[str, tuple[str, ...]] = {  # what we take → the endings that go with it
    "application/pdf": (".pdf",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "application/zip": (".zip",),
    OFFICE + "wordprocessingml.document": (".docx",),
    OFFICE + "spreadsheetml.sheet": (".xlsx",),
    OFFICE + "presentationml.presentation": (".pptx",),
    "text/plain": (".txt", ".csv"),
}
ENDINGS = {ending: kind for kind, endings in TYPES.items() for ending in endings}
MAGIC = {"application/pdf": b"%PDF-", "image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n"}
ZIPPED = {kind for kind in TYPES if kind == "application/zip" or kind.startswith(OFFICE)}
OFFICE_PARTS = {".docx": "word/", ".xlsx": "xl/", ".pptx": "ppt/"}
PROGRAMS_AND_ARCHIVES = (
    b"MZ",
    b"\x7fELF",
    b"PK\x03\x04",
    b"%PDF",
    b"GIF8",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"Rar!",
    b"\x1f\x8b",
)
ACTIVE_IN_PDF = (b"/JavaScript", b"/Launch", b"/EmbeddedFile")


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
        kinds = "PDF, JPEG, PNG, DOCX, XLSX, PPTX, ZIP, TXT, CSV"
        raise Refused(
            _("“%(name)s” is of a kind we do not take. Send one of: %(kinds)s.") % {"name": name, "kinds": kinds}
        )
    size, sha256 = measured(file, name, biggest)
    kind = ENDINGS[ending]
    _check_content(file, name, ending, kind, biggest_unpacked)
    if scanner := getattr(settings, "UPLOAD_SCANNER", ""):
        _scan(import_string(scanner), file, name)
    file.seek(0)
    return Upload(file=file, name=name, content_type=kind, size=size, sha256=sha256)


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


def _check_content(file: Any, name: str, ending: str, kind: str, biggest_unpacked: int) -> None:
    file.seek(0)
    head = file.read(4096)
    looks_wrong = _("“%(name)s” is not what its name says: its content is of another kind.") % {"name": name}
    if kind in MAGIC and not head.startswith(MAGIC[kind]):
        raise Refused(looks_wrong)
    if kind == "application/pdf" and _contains(file, ACTIVE_IN_PDF):
        raise Refused(
            _("“%(name)s” holds a script or an attached file. Print it to a plain PDF and send that.") % {"name": name}
        )
    if kind in ZIPPED:
        _check_zip(file, name, ending, looks_wrong, biggest_unpacked)
    if kind == "text/plain" and (
        (b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff"))) or _is_binary(head)
    ):
        raise Refused(looks_wrong)


def _contains(file: Any, needles: tuple[bytes, ...]) -> bool:
    tail = b""
    for chunk in _chunks(file):
        window = tail + chunk
        if any(needle in window for needle in needles):
            return True
        tail = window[-32:]
    return False


def _check_zip(file: Any, name: str, ending: str, looks_wrong: str, biggest_unpacked: int) -> None:
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as failure:
        raise Refused(looks_wrong) from failure
    unpacked, packed = sum(member.file_size for member in members), sum(member.compress_size for member in members)
    if len(members) > MOST_MEMBERS or unpacked > biggest_unpacked or unpacked > 200 * max(packed, 50_000):
        raise Refused(_("“%(name)s” unpacks to far too much. Send its documents one by one.") % {"name": name})
    part = OFFICE_PARTS.get(ending)
    if part and not any(member.filename.startswith(part) for member in members):
        raise Refused(looks_wrong)
    if any(member.filename.endswith("vbaProject.bin") for member in members):
        raise Refused(_("“%(name)s” holds macros. Save it without macros and send that.") % {"name": name})


def _is_binary(head: bytes) -> bool:
    """Whether a "text" is really something with a signature of its own: a program, an archive, a picture, a web page."""
    if re.search(rb"<\s*(script|svg|html)", head, re.IGNORECASE):
        return True
    return head.startswith(PROGRAMS_AND_ARCHIVES)


def _scan(scanner: Callable[[IO[bytes]], str], file: Any, name: str) -> None:
    """`UPLOAD_SCANNER` names a function that reads the file and answers "" or what it found."""
    file.seek(0)
    if found := scanner(file):
        raise Refused(_("“%(name)s” was refused by the virus scanner: %(found)s.") % {"name": name, "found": found})


class Renamed:
    """A file under another name: what is called .xls or .xlsm may be a plain workbook, and is looked at as one."""

    def __init__(self, file: Any, name: str) -> None:
        self._file, self.name = file, name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(self._file, attribute)
