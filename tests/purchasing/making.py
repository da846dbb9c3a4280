"""A register to check against, and a buyer who sends a list."""

import io
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from register import actions
from register.actions import Stated
from register.models import Kind
from tests.register.making import said

ADDRESS = "/verify/many/"


def enter(body, *numbers: str, status: str = "VALID", **more) -> list[UUID]:
    """Certificates of these numbers stand in the register."""
    stated = [Stated(uuid4(), 1, said(status, number=number, **more)) for number in numbers]
    actions.record_statements(Kind.CERTIFICATE, stated, body=body)
    return [one.subject for one in stated]


def send(site, text: str = "", **more):
    return site.post(ADDRESS, {"list": text} | more)


def rows(site, text: str = "", **more) -> list:
    return send(site, text, **more).context["checked"].rows


def row(site, text: str = "", **more):
    (only,) = rows(site, text, **more)
    return only


def file(content: bytes | str, name: str = "list.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def workbook(*lines, then=lambda sheet: None) -> bytes:
    book, content = Workbook(), io.BytesIO()
    for line in lines:
        book.active.append(line)
    then(book.active)
    book.save(content)
    return content.getvalue()
