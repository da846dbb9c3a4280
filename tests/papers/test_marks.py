"""A mark: its code can be read, its quiet zone is kept, its letters can be told from the ground."""

from io import BytesIO

import pytest
import segno
import zxingcpp
from PIL import Image, ImageDraw

from lib.colours import contrast
from lib.refusal import Refused
from papers import marks
from papers.marks import MODULE, PIXELS, QUIET_ZONE, Mark, as_png, as_svg
from papers.own_marks import refuse_picture

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


def test_its_colours_are_dark_on_light_and_far_enough_apart(drawn):
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    colours = {colour for count, colour in drawn.getcolors(1 << 16) if count > drawn.width}
    ground, inks = (255, 255, 255), [colour for colour in colours if max(colour) < 0x70]
    assert ground in colours
    assert len(inks) >= 2
    assert all(contrast("#{:02x}{:02x}{:02x}".format(*ink), "#ffffff") >= 4.5 for ink in inks)


def test_the_svg_says_what_it_is_and_needs_no_font():
    svg = as_svg(MARK).decode()
    assert "<title>家用饮用水处理装置认证 · 北海认证（上海）有限公司 [U+20BB7] · NS2026-0471-01</title>" in svg
    assert "<text" not in svg
    assert svg.count("<path") >= 4


@pytest.mark.parametrize(
    "words", ["长" * 10_000, "W" * 10_000, '<script>"&', ""], ids=["chinese", "latin", "markup", "none"]
)
def test_whatever_it_is_called_it_stays_a_mark(words):
    mark = Mark(words, words, "NS-1", ADDRESS)
    svg = as_svg(mark).decode()
    assert "<script" not in svg
    assert int(svg.split('height="')[1].split('"')[0]) < 700
    lines = [line.text for line in marks._laid_out(mark).lines]
    assert all(line == line.strip() and line for line in lines)
    assert (lines[-1], len(lines)) == ("NS-1", {10_000: 7, 10: 3, 0: 1}[len(words)])


def test_a_number_is_never_cut():
    number = "NS-2026-" + "0471-" * 18 + "01"  # a hundred letters, as many as a certificate may have
    lines = [line.text for line in marks._laid_out(Mark("", "", number, ADDRESS)).lines]
    assert "".join(lines) == number


# --- A body's own mark ------------------------------------------------------------------------------------------------


def own_mark(colour=(11, 110, 95, 255), size=(600, 400), *, ground=(0, 0, 0, 0)) -> bytes:
    picture = Image.new("RGBA", size, ground)
    ImageDraw.Draw(picture).ellipse((20, 20, size[0] - 20, size[1] - 20), fill=colour)
    content = BytesIO()
    picture.save(content, "PNG")
    return content.getvalue()


def with_code() -> bytes:
    """A picture that bears another's code."""
    content = BytesIO()
    segno.make("https://elsewhere.example/", error="m").save(content, kind="png", scale=12)
    return content.getvalue()


def test_a_bodys_own_mark_stands_beside_a_code_that_is_read_and_leaves_its_quiet_zone():
    mark = Mark("", "", "NS2026-0471-01", ADDRESS, own_mark())
    picture = Image.open(BytesIO(as_png(mark)))
    (code,) = zxingcpp.read_barcodes(picture)
    assert code.text == ADDRESS
    right, zone = code.position.bottom_right.x, QUIET_ZONE * MODULE * PIXELS
    strip = picture.crop((right + 4, 0, right + zone - 2, picture.height))
    assert strip.getcolors() == [(strip.width * strip.height, (255, 255, 255))]
    assert (11, 110, 95) in {colour for _count, colour in picture.getcolors(1 << 20)}
    assert "data:image/png;base64," in as_svg(mark).decode()


@pytest.mark.parametrize(
    ("picture", "why"),
    [
        (own_mark((255, 240, 150, 255)), "too pale on white: .* contrast of 4.5"),
        (own_mark((255, 255, 255, 255)), "too pale"),
        (own_mark(size=(299, 400)), "299 × 400 pixels"),
        (with_code(), "a code of its own"),
    ],
    ids=["pale", "white", "small", "another code"],
)
def test_a_mark_that_cannot_be_used_beside_a_code_is_refused_with_a_sentence(picture, why):
    with pytest.raises(Refused, match=why):
        refuse_picture(picture)


def test_a_pale_mark_with_dark_strokes_is_taken():
    refuse_picture(own_mark(ground=(255, 240, 150, 255)))
