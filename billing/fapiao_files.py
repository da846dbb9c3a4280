"""Files of fapiao as they come: what each is by its content, and whose number it bears. XML is the original, OFD and PDF are for reading."""

import codecs
import hashlib
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import IO, Any

from django.core.files import File
from django.utils.translation import gettext as _

from lib import zips
from lib.refusal import Refused
from web.uploads import checked, safe_name

BIGGEST = 5 * 1024 * 1024
BIGGEST_ZIP, MOST_FILES = 100 * 1024 * 1024, 1_000
MOST_AT_ONCE = 200 * 1024 * 1024  # of all files together, unpacked: a person waits while they are looked at
DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, ValueError, EOFError, OSError, RuntimeError)
NUMBERS = re.compile(r"(?<!\d)(?:\d{20}|\d{8})(?!\d)")
IN_XML = re.compile(r"<(?:\w+:)?(?:EIid|EInvoiceNumber|InvoiceNumber|InvoiceNo|Fphm|FPHM|fphm)>\s*(\d{20}|\d{8})\s*<")
BUYER = re.compile(r"<(?:\w+:)?(?:BuyerIdNum|BuyerTaxID|BuyerTaxNo|Gfsbh|GMF_NSRSBH)>\s*(\w{15,20})\s*<", re.IGNORECASE)
XML = re.compile(rb"\s*<(?:\?xml|(?!html\b)[A-Za-z_][\w:.-]*[\s/>])", re.IGNORECASE)
DIGITAL = 20


def ending_of(file: IO[bytes]) -> str:
    """What a fapiao's file is by its content; "" where it is none."""
    file.seek(0)
    head = file.read(64).removeprefix(codecs.BOM_UTF8)
    file.seek(0)
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if XML.match(head):
        return ".xml"
    try:
        with zips.opened(file) as archive:
            is_ofd = "OFD.xml" in archive.namelist()
    except DAMAGED:
        is_ofd = False
    file.seek(0)
    return ".ofd" if is_ofd else ""


def checked_fapiao(file: Any) -> Any:
    """The file under a harmless name. Raises Refused where it is too large, none of the three kinds, or does harm."""
    if (file.size or 0) > BIGGEST:
        raise Refused(_("This file is larger than 5 MB."))
    ending = ending_of(file)
    if not ending:
        raise Refused(_("This file is no PDF, OFD or XML, whatever it is called."))
    file.name = f"fapiao{ending}"  # the storage makes it unique; what a stranger called it is of no use
    checked(file, biggest=BIGGEST)
    return file


def files_in(uploads: Iterable[Any]) -> Iterator[tuple[str, "File[bytes] | Refused"]]:
    """Each file that was brought, those of a ZIP one by one, with its name; where one cannot be taken, why."""
    count = size = 0
    for upload in uploads:
        name = safe_name(upload.name or "file")
        try:
            members = [(name, upload)] if ending_of(upload) else _unpacked(upload)
            for inner, file in members:
                count += 1
                if count > MOST_FILES:
                    yield inner, Refused(_("At most %(most)d files are taken at once.") % {"most": MOST_FILES})
                    return
                size += 0 if isinstance(file, Refused) else file.size or 0
                if size > MOST_AT_ONCE:
                    yield inner, Refused(_("More than 200 MB are not taken at once. Send the rest afterwards."))
                    return
                yield inner, file
        except Refused as refusal:
            yield name, refusal


def _unpacked(upload: Any) -> Iterator[tuple[str, "File[bytes] | Refused"]]:
    if (upload.size or 0) > BIGGEST_ZIP:
        raise Refused(_("This archive is larger than 100 MB. Send it in parts."))
    upload.seek(0)
    try:
        with zips.opened(upload) as archive:
            for member in archive.infolist():
                if member.is_dir() or PurePath(member.filename).name.startswith((".", "__MACOSX")):
                    continue
                yield safe_name(member.filename), _member(archive, member)
    except DAMAGED as failure:
        raise Refused(_("This file is no PDF, OFD or XML, whatever it is called.")) from failure


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> "File[bytes] | Refused":
    if member.flag_bits & 1:
        raise Refused(_("This archive is protected by a password. Send it without one."))
    try:
        with archive.open(member) as packed:  # never more than what is taken, whatever its directory says
            content = packed.read(BIGGEST + 1)
    except DAMAGED:  # the other files of the archive may be whole
        return Refused(_("This file is damaged within its archive. Pack it again."))
    return File(io.BytesIO(content), name=safe_name(member.filename))


def number_of(name: str, file: IO[bytes]) -> str:
    """Whose number a file bears: an original says it itself, the others by their name. Raises Refused where it does not say."""
    in_name = NUMBERS.findall(name)
    named = next((one for one in in_name if len(one) == DIGITAL), "") or (in_name[0] if len(in_name) == 1 else "")
    inside = _number_inside(file) if ending_of(file) == ".xml" else ""
    if inside and named and len(named) == len(inside) and inside != named:
        raise Refused(_("Its name says number %(named)s, its content %(inside)s.") % {"named": named, "inside": inside})
    if not inside and not named:
        raise Refused(_("Neither its name nor its content says a fapiao number."))
    return inside or named


def refuse_another_number(number: str, name: str, file: IO[bytes]) -> None:
    """Raises Refused where a file says, within or by its name, that it is of another fapiao."""
    inside = _number_inside(file) if ending_of(file) == ".xml" else ""
    said = [inside] if inside else [one for one in NUMBERS.findall(name) if len(one) == len(number)]
    if said and number not in said:
        raise Refused(_("%(name)s is a file of fapiao %(number)s.") % {"name": name, "number": said[0]})


def fingerprint(file: IO[bytes]) -> str:
    """By which the same file is known again."""
    file.seek(0)
    sha256 = hashlib.sha256(file.read()).hexdigest()
    file.seek(0)
    return sha256


def buyer_of(file: IO[bytes]) -> str:
    """The tax number of whom an original was made out to; "" where it says none."""
    return _said_once(BUYER, file).upper() if ending_of(file) == ".xml" else ""


def _number_inside(file: IO[bytes]) -> str:
    return _said_once(IN_XML, file)


def _said_once(what: re.Pattern[str], file: IO[bytes]) -> str:
    file.seek(0)
    content = file.read(BIGGEST)
    file.seek(0)
    found = set(what.findall(content.decode("utf-8", errors="ignore")))
    return found.pop() if len(found) == 1 else ""
