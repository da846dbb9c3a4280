"""A program of its own that looks into a file of a stranger's: its codes, its text, what it is. Run by `papers.scans` alone.

It knows nothing of ours and nothing of the environment; before it reads a byte it binds its own memory, time and files. What
it learns it prints at once, a line of JSON each, so that what it knew before a hostile page ended it still counts.
"""

import json
import os
import resource
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

MEMORY, SECONDS = 1024**3, 6
TEXT_PAGES, TEXT_OF_A_PAGE, TEXT = 12, 20_000, 100_000  # pages looked at, as papers.scans says; letters of each, of all
DRAWN_PAGES = 4  # a certificate's code stands on its first pages, and the last may bear one
LONG_SIDES = (1800, 3200)  # pixels; the second only where the first showed no code
MOST_CODES, LONGEST_CODE = 10, 1_000
PIXELS, PIXELS_OF_JPEG = 50_000_000, 120_000_000  # a JPEG can be unpacked at an eighth
PICTURES = ("JPEG", "PNG", "WEBP", "HEIF")


def main() -> None:
    os.nice(5)
    for limit, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(limit, (most, most))
    content = sys.stdin.buffer.read()
    load_libraries()
    # Nothing can be written or opened any more: whatever a file makes the libraries do, it stays in this process.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
    try:
        look_into(content)
    except (MemoryError, RecursionError):
        say(trouble="heavy")
    except Exception:  # of whatever kind: it is the file's, and its words may repeat what the file holds
        say(trouble="damaged")


def load_libraries() -> None:
    """Everything that is opened on the way is opened now: an empty page is read and drawn once."""
    import encodings.utf_16_le  # noqa: F401

    import pillow_heif
    import pypdfium2
    import zxingcpp
    from PIL import Image

    pillow_heif.register_heif_opener()
    Image.init()
    page = pypdfium2.PdfDocument.new().new_page(10, 10)
    page.get_textpage().get_text_range()
    zxingcpp.read_barcodes(page_as_picture(page, 10), formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))


def look_into(content: bytes) -> None:
    if b"%PDF-" in content[:1024]:
        look_into_pdf(content)
    else:
        look_into_picture(content)


def say(**learned: Any) -> None:
    print(json.dumps(learned), flush=True)  # in ASCII: lone surrogates of a hostile text cannot break it


# --- PDF --------------------------------------------------------------------------------------------------------------


def look_into_pdf(content: bytes) -> None:
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as failure:
        say(kind="pdf", trouble="locked" if "password" in str(failure).lower() else "damaged")
        return
    say(kind="pdf", pages=len(pdf))
    texts_of(pdf)
    shown = 0
    for long_side in LONG_SIDES:
        for number in drawn_pages(len(pdf)):
            shown += say_codes(page_as_picture(pdf[number], long_side))
        if shown:
            return


def texts_of(pdf: Any) -> None:
    left = TEXT
    for number in range(min(len(pdf), TEXT_PAGES)):
        page = pdf[number].get_textpage()
        text = page.get_text_range(0, min(page.count_chars(), TEXT_OF_A_PAGE, left))
        left -= len(text)
        if text.strip():
            say(text=text)
        if left <= 0:
            return


def drawn_pages(count: int) -> list[int]:
    return sorted({*range(min(count, DRAWN_PAGES)), count - 1} if count else ())


def page_as_picture(page: Any, long_side: int) -> Any:
    """A page in grey, never larger than its long side squared, whatever size it says it has."""
    scale = long_side / max(*page.get_size(), 1)
    return page.render(scale=scale, grayscale=True, may_draw_forms=False).to_pil()


# --- Pictures ---------------------------------------------------------------------------------------------------------


def look_into_picture(content: bytes) -> None:
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # the limit is ours, below
    try:
        picture = Image.open(BytesIO(content), formats=PICTURES)
    except UnidentifiedImageError:
        say(trouble="unknown")
        return
    say(kind="picture")
    if picture.width * picture.height > (PIXELS_OF_JPEG if picture.format == "JPEG" else PIXELS):
        say(trouble="heavy")
        return
    picture.draft("L", (LONG_SIDES[-1], LONG_SIDES[-1]))
    grey = picture.convert("L")
    for size in sizes_of(grey):
        if say_codes(size):
            return


def sizes_of(picture: Any) -> Iterator[Any]:
    """The picture as a page would be drawn, then larger: a code may fill it, or stand small in a corner."""
    for long_side in LONG_SIDES:
        smaller = picture.copy()
        smaller.thumbnail((long_side, long_side))
        yield smaller
        if max(picture.size) <= long_side:
            return


def say_codes(picture: Any) -> int:
    import zxingcpp

    codes = [
        code
        for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
        if code.text
    ]
    for code in codes[:MOST_CODES]:
        say(code=code.text[:LONGEST_CODE])
    return len(codes)


if __name__ == "__main__":
    main()
