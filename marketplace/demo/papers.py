"""Papers of the demo: one page that says what it is."""

import io
from functools import cache

from PIL import Image, ImageDraw


@cache
def a_page(words: str) -> bytes:
    sheet = Image.new("RGB", (595, 842), "white")
    ImageDraw.Draw(sheet).text((60, 60), words, fill="black")
    file = io.BytesIO()
    sheet.save(file, format="PDF")
    return file.getvalue()
