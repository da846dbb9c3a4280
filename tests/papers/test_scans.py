"""A stranger's file is read in a process of its own: what stands in it, or one word on why not; never longer, never more."""

from dataclasses import replace
from pathlib import Path

import pytest

from lib.apart import Apart
from papers import scan_reader, scans
from tests.papers.making import CONTENT, drawn
from tests.papers.scanning import bomb, pdf_of, pdf_saying, photo_of, scan_of

ADDRESS = CONTENT["check_at"]


@pytest.fixture(scope="module")
def paper() -> bytes:
    return drawn()


def test_a_paper_of_ours_shows_its_code_and_its_text(paper):
    scan = scans.read(paper)
    assert (scan.kind, scan.codes, scan.trouble, scan.is_picture) == ("pdf", [ADDRESS], "", False)
    assert CONTENT["number"] in "".join(scan.texts)


def test_printed_and_scanned_anew_it_is_a_picture_with_the_same_code(paper):
    scan = scans.read(scan_of(paper))
    assert (scan.kind, scan.codes, scan.is_picture) == ("pdf", [ADDRESS], True)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_the_code_of_a_photo_is_read(kind):
    import pillow_heif

    pillow_heif.register_heif_opener()
    scan = scans.read(photo_of(ADDRESS, kind=kind))
    assert (scan.kind, scan.codes, scan.is_picture) == ("picture", [ADDRESS], True)


STRANGE = {
    "empty": (b"", "unknown"),
    "a ZIP called .pdf": (b"PK\x03\x04" + b"x" * 2000, "unknown"),
    "a web page": (b"<html><script>alert(1)</script></html>", "unknown"),
    "locked": (pdf_of(password="secret"), "locked"),
    "truncated": (pdf_of(20)[:900], "damaged"),
    "only its head": (b"%PDF-1.7\n", "damaged"),
    "half a photo": (photo_of(ADDRESS)[:9000], "damaged"),
    "an image bomb": (bomb(60_000), "heavy"),
    "a page without end": (pdf_of(box=[0, 0, 3, 1_000_000_000]), ""),
    "a script": (pdf_of(script="app.launchURL('https://evil.example');while(1){}"), ""),
    "500 pages": (pdf_of(500), ""),
}


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_file_is_told_in_one_word(name):
    content, trouble = STRANGE[name]
    scan = scans.read(content)
    assert (scan.trouble, scan.codes) == (trouble, [])
    assert scan.pages in {0, 1, 500}


def test_what_was_read_before_the_time_was_over_counts(monkeypatch):
    monkeypatch.setattr(scans, "READER", replace(scans.READER, seconds=3))
    endless = b"BT ET " + b"0 0 m 500 500 l S 1 1 m 3 900 100 4 500 2 c S\n" * 2_000_000
    scan = scans.read(pdf_of(content=endless))
    assert (scan.kind, scan.pages, scan.trouble) == ("pdf", 1, "heavy")


def test_a_file_that_wants_more_memory_than_the_reader_has_is_heavy(monkeypatch, tmp_path):
    greedy = tmp_path / "greedy.py"
    greedy.write_text(
        f"import sys\nsys.path.insert(0, {str(Path(scan_reader.__file__).parent)!r})\nimport scan_reader\n"
        f"scan_reader.look_into = lambda content: bytearray({scan_reader.MEMORY})\nscan_reader.main()\n"
    )
    monkeypatch.setattr(scans, "READER", Apart((str(greedy),), seconds=20))
    assert scans.read(b"%PDF-").trouble == "heavy"


def test_of_a_reader_that_was_ended_the_whole_lines_count():
    scan = scans._understood([b'{"kind": "pdf"}', b'{"text": "half'])
    assert (scan.kind, scan.texts) == ("pdf", [])


def test_the_reader_knows_nothing_of_our_environment(monkeypatch, tmp_path):
    spy = tmp_path / "spy.py"
    spy.write_text("import json, os\nprint(json.dumps({'text': ' '.join(sorted(os.environ))}))\n")
    monkeypatch.setattr(scans, "READER", Apart((str(spy),), seconds=10))
    monkeypatch.setenv("SECRET_KEY", "x")
    (names,) = scans.read(b"").texts
    assert "SECRET_KEY" not in names


def test_whoever_finds_no_reader_free_is_told_so(monkeypatch):
    monkeypatch.setattr(scans, "READER", replace(scans.READER, at_once=0, patience=0.01))
    assert scans.read(b"%PDF-").trouble == "busy"


def test_reader_and_answer_agree_on_how_far_is_read():
    assert scan_reader.TEXT_PAGES == scans.TEXT_PAGES


def test_text_is_read_page_by_page():
    assert "NS2026-0471-01" in scans.read(pdf_saying("Certificate No: NS2026-0471-01")).texts[0]
