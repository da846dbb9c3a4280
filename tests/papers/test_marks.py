"""A mark: its code can be read, its quiet zone is kept, its letters can be told from the ground."""

from io import BytesIO
from itertools import chain

import pytest
import zxingcpp
from PIL import Image

from lib.colours import contrast
from papers import marks
from papers.marks import MODULE, PIXELS, QUIET_ZONE, Mark, as_png, as_svg

ADDRESS = "https://guildmark.example/certificates/0d8e2f6a-3f3e-4c84-9b9f-7c2f9a4b1e55/"
MARK = Mark("家用饮用水处理装置认证", "北海认证（上海）有限公司 𠮷", "NS2026-0471-01", ADDRESS)


@pytest.fixture(scope="module")
def drawn() -> Image.Image:
    return Image.open(BytesIO(as_png(MARK)))


def test_its_code_leads_to_the_permanent_page(drawn):
    assert [code.text for code in zxingcpp.read_barcodes(drawn)] == [ADDRESS]


def test_its_code_is_read_when_it_is_printed_small(drawn):
    (code,) = zxingcpp.read_barcodes(drawn.convert("L").resize((drawn.width // 8, drawn.height // 8)))
    assert code.text == ADDRESS


def test_four_modules_around_the_code_are_empty(drawn):
    (code,) = zxingcpp.read_barcodes(drawn)
    at, zone = code.position, QUIET_ZONE * MODULE * PIXELS
    left, top, right, below = at.top_left.x, at.top_left.y, at.bottom_right.x, at.bottom_right.y
    assert min(left, top, drawn.height - below) >= zone - 2
    for strip in ((left - zone, top, left - 2, below), (right + 4, top, right + zone - 2, below)):
        assert drawn.crop((max(strip[0], 0), *strip[1:])).getcolors() == [
            ((strip[2] - max(strip[0], 0)) * (below - top), (255, 255, 255))
        ]


def test_its_colours_are_dark_on_light_and_far_enough_apart(monkeypatch):
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert min(contrast(marks.INK, marks.GROUND), contrast(marks.QUIET, marks.GROUND)) >= 4.5
    monkeypatch.setattr(marks, "QUIET", "#c0c0c0")
    with pytest.raises(ValueError, match="too much alike"):
        as_svg(MARK)


def test_the_svg_says_what_it_is_and_needs_no_font():
    svg = as_svg(MARK).decode()
    assert "<title>家用饮用水处理装置认证 · 北海认证（上海）有限公司 [U+20BB7] · NS2026-0471-01</title>" in svg
    assert "<text" not in svg
    assert svg.count("<path") >= 4


@pytest.mark.parametrize("words", ["长" * 10_000, "W" * 10_000, '<script>"&', ""])
def test_whatever_it_is_called_it_stays_a_mark(words):
    svg = as_svg(Mark(words, words, words or "1", ADDRESS)).decode()
    assert "<script" not in svg
    assert int(svg.split('height="')[1].split('"')[0]) < 700
    assert all(not line.text.endswith(" ") for line in chain(marks._laid_out(MARK)[1]))
