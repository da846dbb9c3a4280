"""What we take from outside, and whether a file's content is what its name says and does nothing by itself."""

import re
import struct
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import count
from typing import IO
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import InputSource

import defusedxml.sax
import olefile
from defusedxml import DefusedXmlException
from django.utils.translation import gettext as _

from lib import zips
from lib.refusal import Refused
from web.pdfs import structure_of

OFFICE = "application/vnd.openxmlformats-officedocument."
TYPES: dict[str, tuple[str, ...]] = {  # what we take → the endings that go with it
    "application/pdf": (".pdf",),
    "application/ofd": (".ofd",),  # GB/T 33190
    "image/jpeg": (".jpg", ".jpeg", ".jfif"),
    "image/png": (".png",),
    "image/heic": (".heic", ".heif"),
    "application/zip": (".zip",),
    "application/msword": (".doc",),
    OFFICE + "wordprocessingml.document": (".docx",),
    "application/vnd.ms-excel": (".xls",),
    OFFICE + "spreadsheetml.sheet": (".xlsx",),
    OFFICE + "presentationml.presentation": (".pptx",),
    "application/xml": (".xml",),  # invoices
    "text/plain": (".txt", ".csv"),
}
ENDINGS = {ending: kind for kind, endings in TYPES.items() for ending in endings}
TAKEN = "PDF, OFD, JPEG, PNG, HEIC, DOC, DOCX, XLS, XLSX, PPTX, ZIP, XML, TXT, CSV"  # the same, for people
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAGIC = {
    "application/pdf": b"%PDF-",
    "image/jpeg": b"\xff\xd8\xff",
    "image/png": b"\x89PNG\r\n\x1a\n",
    "application/msword": OLE,
    "application/vnd.ms-excel": OLE,
}
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
ZIPPED = {".zip", ".docx", ".xlsx", ".pptx", ".ofd"}
PARTS = {".docx": "word/", ".xlsx": "xl/", ".pptx": "ppt/", ".ofd": "OFD.xml"}  # what such a ZIP must hold
MAIN_STREAMS = {".doc": ("WordDocument",), ".xls": ("Workbook", "Book")}
MACRO_PARTS = {"macros", "vba", "_vba_project", "_vba_project_cur"}
MOST_RECORDS = 20_000  # of an old workbook before its sheets are all listed; beyond that somebody wants us busy
BIGGEST_XML, DEEPEST_XML = 5 * 1024 * 1024, 200
PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"#!")
ARCHIVES_AND_PICTURES = (b"PK\x03\x04", b"%PDF", b"GIF8", b"\x89PNG", b"\xff\xd8\xff", b"Rar!", b"\x1f\x8b", OLE)
WEB_PAGE = re.compile(rb"<\s*(script|svg|html)", re.IGNORECASE)
CHINESE_XML = re.compile(rb"""\s*<\?xml[^>]*encoding\s*=\s*["'](gb2312|gbk|gb18030)["']""", re.IGNORECASE)
ACTIVE_NAMESPACES = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg")


def check_content(file: IO[bytes], name: str, ending: str, *, sha256: str, biggest_unpacked: int) -> None:
    """Whether a file is what its ending says and acts by nothing. Raises Refused with a sentence that names it."""
    file.seek(0)
    head, kind = file.read(4096), ENDINGS[ending]
    if kind in MAGIC and not head.startswith(MAGIC[kind]):
        raise _looks_wrong(name)
    if kind == "image/heic" and not (head[4:8] == b"ftyp" and head[8:12] in HEIC_BRANDS):
        raise _looks_wrong(name)
    if kind == "application/pdf":
        _check_pdf(file, name, sha256)
    if ending in ZIPPED:
        _check_zip(file, name, ending, biggest_unpacked)
    if ending in MAIN_STREAMS:
        _check_compound(file, name, ending)
    if kind == "application/xml":
        _check_xml(file, name)
    if kind == "text/plain" and _is_no_text(head):
        raise _looks_wrong(name)


def _looks_wrong(name: str) -> Refused:
    return Refused(_("“%(name)s” is not what its name says: its content is of another kind.") % {"name": name})


def _holds_macros(name: str) -> Refused:
    return Refused(_("“%(name)s” holds macros. Save it without macros and send that.") % {"name": name})


def _unpacks_to_too_much(name: str) -> Refused:
    return Refused(_("“%(name)s” unpacks to far too much. Send its documents one by one.") % {"name": name})


def _is_too_complicated(name: str) -> Refused:
    return Refused(
        _("“%(name)s” is too complicated to be looked through. Send it in parts, or in a simpler form.")
        % {"name": name}
    )


# --- PDF --------------------------------------------------------------------------------------------------------------


def _check_pdf(file: IO[bytes], name: str, sha256: str) -> None:
    structure = structure_of(file, sha256)
    if structure.has_script or structure.starts_program:
        raise Refused(
            _(
                "“%(name)s” holds a script or starts a program. Ask whoever made it for one without; "
                "printed to a plain PDF it would lose its signatures."
            )
            % {"name": name}
        )
    for attached, head in structure.attached:
        if not _is_harmless(attached, head):
            raise Refused(
                _("“%(name)s” carries a file of a kind we do not take: “%(attached)s”. Send it without that.")
                % {"name": name, "attached": attached[:100]}
            )
    if structure.trouble:
        raise _pdf_trouble(structure.trouble, name)


def _is_harmless(attached: str, head: bytes) -> bool:
    """A file inside a PDF, as an invoice's XML is: of a kind we take, and begun as that kind begins."""
    kind = ENDINGS.get("." + attached.rpartition(".")[2].lower())
    if kind is None or head.startswith(PROGRAMS):
        return False
    is_read = kind in {"application/xml", "text/plain"}
    return head.startswith(MAGIC.get(kind, b"")) and not (is_read and _is_no_text(head))


def _pdf_trouble(trouble: str, name: str) -> Refused:
    if trouble == "heavy":
        return _is_too_complicated(name)
    words = {
        "locked": _("“%(name)s” is locked by a password. Save it without one and send that."),
        "damaged": _("“%(name)s” is damaged and cannot be read as a PDF. Save it again, or ask for it again."),
        "busy": _("Many files are being looked at just now, and “%(name)s” could not be. Send it again in a minute."),
    }
    return Refused(words[trouble] % {"name": name})


# --- Containers -------------------------------------------------------------------------------------------------------


def _check_zip(file: IO[bytes], name: str, ending: str, biggest_unpacked: int) -> None:
    file.seek(0)
    try:
        with zips.opened(file) as archive:
            members = archive.infolist()
    except zips.TooMany as failure:
        raise _unpacks_to_too_much(name) from failure
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as failure:
        raise _looks_wrong(name) from failure
    unpacked, packed = sum(member.file_size for member in members), sum(member.compress_size for member in members)
    if len(members) > zips.MOST_ENTRIES or unpacked > biggest_unpacked or unpacked > 200 * max(packed, 50_000):
        raise _unpacks_to_too_much(name)
    part = PARTS.get(ending)
    if part and not any(member.filename.startswith(part) for member in members):
        raise _looks_wrong(name)
    if any(member.filename.endswith("vbaProject.bin") or "/macrosheets/" in member.filename for member in members):
        raise _holds_macros(name)


def _check_compound(file: IO[bytes], name: str, ending: str) -> None:
    """A document of Office before 2007: by what its directory lists."""
    file.seek(0)
    try:
        with olefile.OleFileIO(file) as compound:
            paths = compound.listdir(streams=True, storages=True)
            names = {part.lower() for path in paths for part in path}
            main = next((stream for stream in MAIN_STREAMS[ending] if [stream] in paths), None)
            has_macro_sheet = main in MAIN_STREAMS[".xls"] and any(_macro_sheets(compound.openstream(main), name))
    except (OSError, ValueError, LookupError, TypeError, OverflowError, struct.error, RecursionError) as failure:
        raise _looks_wrong(name) from failure
    if main is None:
        raise _looks_wrong(name)
    if names & MACRO_PARTS or has_macro_sheet:
        raise _holds_macros(name)
    if "\x01ole10native" in names:
        raise Refused(
            _("“%(name)s” holds an attached file. Save it without that, and send the two apart.") % {"name": name}
        )


def _macro_sheets(workbook: IO[bytes], name: str) -> Iterator[bool]:
    """For each sheet of an old workbook whether it is one of Excel 4's macros, which no directory lists."""
    sheet, end = 0x85, 0x0A
    for number in count(1):
        if len(header := workbook.read(4)) < 4:
            return
        if number > MOST_RECORDS:
            raise _is_too_complicated(name)
        record, length = struct.unpack("<HH", header)
        if record == end:
            return
        content = workbook.read(length)
        if record == sheet and length > 5:
            yield content[5] == 1


# --- XML and text -----------------------------------------------------------------------------------------------------


class _Harmless(ContentHandler):
    """Reads on and keeps nothing; ends at what a browser would run, or at a depth that no invoice has."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0

    def startElement(self, name: str, attrs: object) -> None:
        self.depth += 1
        spaces = [value for key, value in attrs.items() if key.startswith("xmlns")]  # type: ignore[attr-defined]
        if self.depth > DEEPEST_XML or any(space in ACTIVE_NAMESPACES for space in spaces):
            raise SAXException(name)

    def endElement(self, name: str) -> None:
        self.depth -= 1

    def processingInstruction(self, target: str, data: str) -> None:
        if target == "xml-stylesheet":
            raise SAXException(target)


def _check_xml(file: IO[bytes], name: str) -> None:
    file.seek(0)
    content = file.read(BIGGEST_XML + 1)
    if len(content) > BIGGEST_XML:
        raise Refused(
            _("“%(name)s” is larger than %(limit)s MB. Send a smaller file, or several.")
            % {"name": name, "limit": BIGGEST_XML // 1024 // 1024}
        )
    source = InputSource()
    if CHINESE_XML.match(content):  # the parser reads no encoding of several bytes by itself
        content = content.decode("gb18030", errors="replace").encode()
        source.setEncoding("utf-8")
    source.setByteStream(BytesIO(content))
    try:
        defusedxml.sax.parse(source, _Harmless(), forbid_dtd=True)
    except DefusedXmlException as failure:
        raise Refused(
            _("“%(name)s” holds a document type or entities. Save it without and send that.") % {"name": name}
        ) from failure
    except (SAXException, ValueError, LookupError) as failure:  # LookupError: an encoding that nobody knows
        raise _looks_wrong(name) from failure


def _is_no_text(head: bytes) -> bool:
    """Whether a "text" is really something with a signature of its own: a program, an archive, a picture, a web page."""
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return bool(WEB_PAGE.search(head)) or head.startswith(PROGRAMS + ARCHIVES_AND_PICTURES)
