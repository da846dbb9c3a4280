"""Files from outside: what passes, what is refused, and in which words."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lib.refusal import Refused
from tests.applications.making import zipped
from tests.support.pdfs import a_pdf_of
from web.uploads import checked, safe_name


def file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", a_pdf_of("text")),
        ("a.PNG", b"\x89PNG\r\n\x1a\n...."),
        ("照片.jpg", b"\xff\xd8\xff...."),
        ("a.docx", zipped({"word/document.xml": b"<x/>"})),
        ("a.zip", zipped({"a.txt": b"hello"})),
        ("a.csv", "型号,数量\n".encode("gb18030")),
    ],
)
def test_what_it_says_it_is_passes(name, content):
    upload = checked(file(name, content))
    assert upload.size == len(content)
    assert len(upload.sha256) == 64


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("invoice.exe", b"MZ\x90\x00", "of a kind we do not take"),
        ("picture.svg", b"<svg><script>alert(1)</script></svg>", "of a kind we do not take"),
        ("report.pdf", b"MZ\x90\x00", "not what its name says"),
        ("photo.png", b"<svg onload=alert(1)>", "not what its name says"),
        ("notes.txt", b"<html><script>", "not what its name says"),
        ("notes.txt", b"MZ\x00\x00", "not what its name says"),
        ("sheet.xlsx", zipped({"word/document.xml": b"x"}), "not what its name says"),
        ("text.docx", zipped({"word/document.xml": b"x", "word/vbaProject.bin": b"x"}), "macros"),
        ("empty.pdf", b"", "is empty"),
        ("noending", b"%PDF-1.7", "of a kind we do not take"),
    ],
)
def test_what_is_not_what_it_says_is_refused(name, content, words):
    with pytest.raises(Refused, match=words):
        checked(file(name, content))


@pytest.mark.slow
def test_a_zip_bomb_is_refused():
    with pytest.raises(Refused, match="unpacks to far too much"):
        checked(file("bomb.zip", zipped({f"{number}": bytes(20_000_000) for number in range(4)})))


def test_a_file_that_is_too_large_is_refused_before_it_is_read_whole():
    with pytest.raises(Refused, match="larger than 1 MB"):
        checked(file("a.pdf", b"%PDF-" + bytes(1_100_000)), biggest=1024 * 1024)


def test_a_name_loses_paths_and_control_characters():
    assert safe_name("../../etc/pass\x00wd.pdf") == "passwd.pdf"
    assert safe_name("C:\\temp\\报告\u202efdp.pdf") == "报告fdp.pdf"
    assert len(safe_name("x" * 500 + ".pdf")) <= 150


def test_the_virus_scanner_is_asked(settings):
    settings.UPLOAD_SCANNER = "tests.applications.test_uploads.find_something"
    with pytest.raises(Refused, match="virus scanner: Eicar"):
        checked(file("a.pdf", a_pdf_of("x")))


def find_something(_file) -> str:
    return "Eicar"
