"""Files that strangers give: papers drawn, photographed, broken, locked, and made to hurt."""

import struct
import zlib
from io import BytesIO

import pikepdf
import pypdfium2
import segno
from PIL import Image


def qr_picture(text: str, scale: int = 4) -> Image.Image:
    drawn = BytesIO()
    segno.make(text, error="m", micro=False).save(drawn, kind="png", scale=scale, border=4)
    return Image.open(drawn).convert("L")


def photo_of(*codes: str, kind: str = "JPEG") -> bytes:
    """A sheet with QR codes, as it lies under a camera: a little turned."""
    sheet = Image.new("L", (1240, 1754), "white")
    for number, code in enumerate(codes):
        sheet.paste(qr_picture(code), (700, 200 + 500 * number))
    return saved(sheet.rotate(4, fillcolor=120), kind)


def saved(picture: Image.Image, kind: str) -> bytes:
    content = BytesIO()
    picture.save(content, kind)
    return content.getvalue()


def scan_of(pdf: bytes, kind: str = "PDF") -> bytes:
    """The first page printed and scanned anew: a picture, in a PDF or as itself."""
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=150 / 72, grayscale=True).to_pil()
    return saved(page.rotate(1, fillcolor=255), kind)


def pdf_of(pages: int = 1, content: bytes = b"", script: str = "", password: str = "", box: object = None) -> bytes:
    pdf = pikepdf.new()
    for _page in range(pages):
        pdf.add_blank_page()
    if content:
        pdf.pages[0].Contents = pdf.make_stream(content)
    if box is not None:
        pdf.pages[0].MediaBox = box
    if script:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=script)
    written = BytesIO()
    pdf.save(written, encryption=pikepdf.Encryption(owner=password, user=password) if password else False)
    return written.getvalue()


def pdf_saying(text: str) -> bytes:
    """A page with Latin text on it, a line a line."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    pdf.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
    lines = "".join(f"({line}) Tj 0 -20 Td\n" for line in text.splitlines())
    pdf.pages[0].Contents = pdf.make_stream(f"BT /F1 12 Tf 72 700 Td\n{lines}ET".encode())
    written = BytesIO()
    pdf.save(written)
    return written.getvalue()


def bomb(side: int) -> bytes:
    """A PNG of a few kilobytes that unpacks to a wall of pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 100_000)  # it says far more than it holds: who unpacks it has believed it
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
