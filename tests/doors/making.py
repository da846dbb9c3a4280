"""What tests of doors begin with, and tests elsewhere too."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.doors.asking import Address, addresses
from tests.doors.town import Town
from tests.support.pdfs import a_pdf_of


def typed() -> dict[str, object]:
    """Everything that the forms of both sides ask for: whoever got in would do something."""
    return {
        "act": "send",
        "text": "I was here",
        "title": "I was here",
        "file": SimpleUploadedFile("x.pdf", a_pdf_of("x")),
        "reason": "x",
        "words": "x",
        "words_en": "x",
        "methods": "x",
        "outcome": "grant",
        "models": "BCD-520",
        "amount": "1",
        "received_on": "2026-01-01",
        "bank_reference": "TX-1",
        "takes_responsibility": "on",
        "has_read": "on",
        "answer": "agree",
        "starts_on": "2099-01-01",
        "name": "x",
        "role": "evaluator",
    }


def private(town: Town, host: str) -> list[Address]:
    """The addresses of real things that are nobody's but northseal's and acme's."""
    public = {"catalog:scheme", "catalog:scheme-version", "applications:apply", "accounts:invitation", "sitemap"}
    public |= {"search:csv", "search:workbook"}
    public |= {
        f"enquiries:{view}" for view in ("demand", "desk-demand", "withdraw-demand", "close-demand", "ask-body")
    }  # Borealis's, and where everybody asks
    real = [one for one in addresses(host, town.places) if one.is_real and "<" in one.route]
    return [one for one in real if one.view not in public and not one.view.startswith(("register:", "api:"))]
