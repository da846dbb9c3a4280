"""Files are decided on by what they are made of: words in them are no scripts, and scripts are found however they are packed."""

import struct
import zlib
from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pikepdf import Dictionary, Name

from lib import zips
from lib.apart import Output
from lib.reading.archives import unpacked
from lib.reading.tables import Unreadable
from lib.refusal import Refused
from tests.applications.making import zipped
from tests.support.pdfs import a_pdf_of, made_pdf
from web import contents, pdfs
from web.uploads import checked

SCRIPT = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
PACKED = {"object_stream_mode": pikepdf.ObjectStreamMode.generate}
XML = b'<?xml version="1.0" encoding="UTF-8"?>\n<EInvoice><Header/></EInvoice>'


def take(name: str, content: bytes):
    return checked(SimpleUploadedFile(name, content))


def opens_with(action):
    return lambda pdf: setattr(pdf.Root, "OpenAction", action)


def with_attached(name, content):
    return lambda pdf: pdf.attachments.__setitem__(name, content)


def with_words(words):
    return lambda pdf: setattr(pdf.pages[0].obj, "Contents", pdf.make_stream(words))


def points_to_its_kind(kind):
    """An action whose kind stands in an object of its own, so that the action itself names nothing that tells."""
    return lambda pdf: setattr(pdf.Root, "OpenAction", pdf.make_indirect(Dictionary(S=pdf.make_indirect(kind), F="x")))


def signed(pdf):
    signature = pdf.make_indirect(
        Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Contents=pikepdf.String(bytes(64)))
    )
    field = pdf.make_indirect(Dictionary(FT=Name.Sig, T="signature", V=signature))
    pdf.Root.AcroForm = Dictionary(Fields=[field], SigFlags=3)


def locked(**passwords):
    return made_pdf(lambda _pdf: None, encryption=pikepdf.Encryption(**passwords))


@pytest.mark.parametrize(
    "content",
    [
        made_pdf(with_words(b"(Firmware written in TypeScript/JavaScript, started by /Launch) Tj")),
        made_pdf(lambda pdf: setattr(pdf.pages[0].obj, "Resources", Dictionary(Font=Dictionary(JS=Dictionary())))),
        made_pdf(with_attached("factur-x.xml", XML)),
        made_pdf(with_attached("measurements.csv", b"model,W\nBCD-520,198\n")),
        made_pdf(signed),
        locked(owner="ours", user=""),  # anybody may read it
    ],
    ids=["words", "a font called JS", "an invoice's XML", "a table attached", "signed", "locked against changes only"],
)
def test_a_pdf_that_does_nothing_by_itself_is_taken(content):
    assert take("报告.pdf", content).size == len(content)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (made_pdf(opens_with(SCRIPT), **PACKED), "holds a script"),
        (made_pdf(opens_with(SCRIPT)).replace(b"/JavaScript", b"/J#61vaScript"), "holds a script"),
        (made_pdf(opens_with(Dictionary(S=Name.Launch, F="cmd.exe")), **PACKED), "starts a program"),
        (made_pdf(points_to_its_kind(Name.Launch)), "starts a program"),
        (made_pdf(points_to_its_kind(Name.JavaScript), **PACKED), "holds a script"),
        (made_pdf(with_attached("setup.exe", b"MZ\x90\x00")), "“setup.exe”"),
        (made_pdf(with_attached("invoice.xml", b"MZ\x90\x00")), "“invoice.xml”"),
        (made_pdf(with_attached("page.xml", b"<html><script>")), "“page.xml”"),
        (made_pdf(with_attached("more.pdf", made_pdf(opens_with(SCRIPT)))), "holds a script"),
        (locked(owner="ours", user="theirs"), "locked by a password"),
        (b"%PDF-1.7 text", "damaged"),
        (a_pdf_of("x")[:200], "damaged"),
    ],
    ids=[
        "packed",
        "spelt out",
        "program",
        "program by a name apart",
        "script by a name apart",
        "exe",
        "exe as XML",
        "page",
        "in a PDF in it",
        "password",
        "text",
        "cut off",
    ],
)
def test_a_pdf_that_acts_or_cannot_be_read_is_refused_in_words(content, words):
    with pytest.raises(Refused, match=words):
        take("report.pdf", content)


def test_a_script_that_lies_across_the_chunks_that_are_read_is_found():
    beginning = made_pdf(opens_with(SCRIPT))
    at = beginning.index(b"/JavaScript") + 5
    line = b"%" + b"x" * (256 * 1024 - at - 2) + b"\n"  # so that the name lies across the border of 256 kB
    content = beginning.replace(b"1 0 obj\n", line + b"1 0 obj\n", 1)
    assert content.index(b"/JavaScript") < 256 * 1024 < content.index(b"/JavaScript") + 11
    with pytest.raises(Refused, match="holds a script"):
        take("report.pdf", content)


def a_bomb() -> bytes:
    """An attached file of a gigabyte, packed twice into a few kilobytes."""
    packer, pdf, file = zlib.compressobj(1), pikepdf.new(), BytesIO()
    once = b"".join(packer.compress(bytes(10_000_000)) for _ in range(110)) + packer.flush()
    pdf.add_blank_page()
    stream = pikepdf.Stream(pdf, b"")
    stream.write(zlib.compress(once), filter=pikepdf.Array([Name.FlateDecode, Name.FlateDecode]))
    stream.stream_dict.Type = Name.EmbeddedFile
    pdf.Root.Attached = Dictionary(Type=Name.Filespec, F="a.txt", EF=Dictionary(F=pdf.make_indirect(stream)))
    pdf.save(file, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return file.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize(
    "content",
    [
        a_bomb,
        lambda: a_pdf_of("x").replace(b"/Type /Catalog", b"/Type /Catalog /X " + b"[" * 200_000),
        lambda: a_pdf_of("x").replace(b"/Type /Catalog", b"/Type /Catalog /X " + b"<</A" * 200_000),
    ],
    ids=["a gigabyte attached", "lists in lists", "dictionaries in dictionaries"],
)
def test_a_pdf_made_to_take_time_or_memory_is_refused(content):
    with pytest.raises(Refused, match=r"damaged|too complicated"):
        take("report.pdf", content())


def test_a_reader_that_is_ended_lets_nothing_in(monkeypatch):
    half = Output(b'{"attached": "a.txt", "he', is_whole=False)
    monkeypatch.setattr(pdfs.Apart, "run", lambda _reader, _content: half)
    with pytest.raises(Refused, match="too complicated"):
        take("report.pdf", a_pdf_of("never seen before"))


def test_what_could_not_be_looked_at_is_asked_for_again_and_then_looked_at(monkeypatch):
    content = a_pdf_of("sent at a busy hour")
    with monkeypatch.context() as busy:
        busy.setattr(pdfs.Apart, "run", _busy)
        with pytest.raises(Refused, match="in a minute"):
            take("report.pdf", content)
    assert take("report.pdf", content)


def _busy(_reader, _content):
    raise pdfs.Busy


# --- What applicants in China hold --------------------------------------------------------------------------------------


def a_compound(*names: str, content: bytes = b"") -> bytes:
    """A file of Office before 2007, as small as may be: a table of sectors, a directory, and one content."""
    end, free, fat = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    room = content.ljust(4096, b"\0")
    rows = [("Root Entry", 5, 1, free, 0), *((name, 2, free, 0, 4096) for name in names)]
    directory = b""
    for number, (name, kind, child, start, size) in enumerate(rows):
        spelt = name.encode("utf-16-le") + b"\0\0"
        right = number + 1 if 0 < number < len(rows) - 1 else free
        where = end if kind == 5 else 2 + start
        directory += spelt.ljust(64, b"\0") + struct.pack("<HBBIII", len(spelt), kind, 1, free, right, child)
        directory += bytes(36) + struct.pack("<IQ", where, size)
    directory = directory.ljust(512, b"\0")
    chain = [fat, end, *range(3, 10), end]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0, 0)
    head = head[:76] + struct.pack("<109I", 0, *[free] * 108)
    return head + table + directory + room


def sheet(kind: int) -> bytes:
    return struct.pack("<HH", 0x809, 2) + b"\0\x06" + struct.pack("<HHIBB", 0x85, 6, 0, 0, kind)


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("检测报告.ofd", zipped({"OFD.xml": b"<x/>", "Doc_0/Document.xml": b"<x/>"}), "application/ofd"),
        ("电子发票.xml", XML, "application/xml"),
        ("发票.xml", '<?xml version="1.0" encoding="GBK"?><发票>壹佰元</发票>'.encode("gbk"), "application/xml"),
        ("photo.JFIF", b"\xff\xd8\xff\xe0....", "image/jpeg"),
        ("IMG_0001.HEIC", HEIC, "image/heic"),
        ("report.doc", a_compound("WordDocument"), "application/msword"),
        ("list.xls", a_compound("Workbook", content=sheet(0)), "application/vnd.ms-excel"),
    ],
)
def test_what_applicants_hold_is_taken(name, content, kind):
    assert take(name, content).content_type == kind


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("report.ofd", zipped({"word/document.xml": b"<x/>"}), "not what its name says"),
        ("bomb.xml", BOMB, "entities"),
        ("outside.xml", b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "document type"),
        ("page.xml", b'<html xmlns="http://www.w3.org/1999/xhtml"><script/></html>', "not what its name says"),
        ("deep.xml", b"<a>" * 100_000, "not what its name says"),
        ("half.xml", b"<a><b></a>", "not what its name says"),
        ("photo.jfif", b"MZ\x90\x00", "not what its name says"),
        ("film.heic", b"\0\0\0\x18ftypmp42....", "not what its name says"),
        ("old.doc", a_compound("WordDocument", "_VBA_PROJECT"), "macros"),
        ("old.xls", a_compound("Workbook", content=sheet(1)), "macros"),
        ("old.doc", a_compound("WordDocument", "\x01Ole10Native"), "attached file"),
        ("old.doc", a_compound("Workbook"), "not what its name says"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 5000, "not what its name says"),
        ("new.xlsx", zipped({"xl/workbook.xml": b"x", "xl/macrosheets/sheet1.xml": b"x"}), "macros"),
    ],
)
def test_what_only_looks_like_it_is_refused(name, content, words):
    with pytest.raises(Refused, match=words):
        take(name, content)


def test_an_old_workbook_of_endless_records_is_not_read_to_its_end(monkeypatch):
    monkeypatch.setattr(contents, "MOST_RECORDS", 1_000)
    with pytest.raises(Refused, match="too complicated"):
        take("old.xls", a_compound("Workbook", content=bytes(4) * 1_001))


def with_a_directory(entries: int, size: int, *, is_zip64: bool = False) -> bytes:
    """A ZIP whose record at the end says how much its directory lists."""
    if not is_zip64:
        return bytes(size) + b"PK\5\6" + struct.pack("<4H2LH", 0, 0, entries, entries, size, 0, 0)
    record = b"PK\6\6" + struct.pack("<Q2H2L4Q", 44, 45, 45, 0, 0, entries, entries, size, 0)
    locator = b"PK\6\7" + struct.pack("<LQL", 0, size, 1)
    return (
        bytes(size)
        + record
        + locator
        + b"PK\5\6"
        + struct.pack("<4H2LH", 0, 0, 0xFFFF, 0xFFFF, 2**32 - 1, 2**32 - 1, 0)
    )


@pytest.mark.parametrize(
    "content",
    [
        with_a_directory(5_001, 100),
        with_a_directory(1, zips.LONGEST_DIRECTORY + 1),
        with_a_directory(1_000_000, 100, is_zip64=True),
        with_a_directory(1, zips.LONGEST_DIRECTORY + 1, is_zip64=True),
    ],
    ids=["entries", "bytes", "entries of a zip64", "bytes of a zip64"],
)
def test_a_zip_that_lists_too_much_is_refused_before_its_list_is_built(content, monkeypatch):
    monkeypatch.setattr(zips.zipfile, "ZipFile", lambda _file: pytest.fail("the list was built"))
    with pytest.raises(Refused, match="unpacks to far too much"):
        take("many.zip", content)
    with pytest.raises(Unreadable):
        unpacked(BytesIO(b"PK\3\4" + content[4:]), "many.zip", biggest=10_000)
