"""Small PDFs that are whole: the same words make the same bytes."""

from collections.abc import Callable
from functools import cache
from io import BytesIO

import pikepdf


@cache
def a_pdf_of(words: str = "A report.") -> bytes:
    """One empty page, with the words as its title."""
    return made_pdf(lambda pdf: pdf.docinfo.update({"/Title": words}))


def made_pdf(change: Callable[[pikepdf.Pdf], object], **how: object) -> bytes:
    """One empty page, after whatever else is done to it; `how` it is written."""
    pdf, file = pikepdf.new(), BytesIO()
    pdf.add_blank_page()
    change(pdf)
    pdf.save(file, deterministic_id="encryption" not in how, **how)
    return file.getvalue()
