"""The import's own form: what a body takes home of its certificates as a table, and brings in again without loss (ADR 44)."""

import csv
import io
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, zip_longest
from typing import IO, Any

from django.db.models import prefetch_related_objects
from openpyxl import Workbook

from certificates.models import Certificate, CertificateEvent
from certificates.reasons import BEFORE_REGISTER
from certificates.transitions import Status
from lib import clock
from lib.archive import FORMULA_SIGNS, Archive
from lib.harmless import text_cell
from lib.reading.tables import NOT_FOR_A_DATABASE
from lib.text import bilingual

UNKNOWN, NO_END = "unknown", "permanent"
TEXTS = {  # column → field of a certificate, letter by letter
    "holder_zh": "holder_name_zh", "holder_en": "holder_name_en",
    "holder_address_zh": "holder_address_zh", "holder_address_en": "holder_address_en",
    "manufacturer_zh": "manufacturer_name_zh", "manufacturer_en": "manufacturer_name_en",
    "manufacturer_address_zh": "manufacturer_address_zh", "manufacturer_address_en": "manufacturer_address_en",
    "product_zh": "product_zh", "product_en": "product_en", "trademark": "trademark", "grade": "grade",
    "scheme_zh": "scheme_name_zh", "scheme_en": "scheme_name_en", "mode_zh": "mode_zh", "mode_en": "mode_en",
    "time_zone": "time_zone",
}  # fmt: skip
# Of each of these a certificate has many: JSON, since a name may hold whatever would part it from the next.
LISTS: dict[str, dict[str, type]] = {
    "covered_models": {"model": str, "specification": str},
    "standards": {"number": str, "title": dict},
    "factories": {"name": dict, "address": dict},
    "measured": {"name": dict, "value": str, "unit": str},
}
ENDING = (
    "status", "status_since", "status_reason", "status_words_zh", "status_words_en", "suspension_ends_on",
    "conditions_zh", "conditions_en", "successor",
)  # fmt: skip
DAYS = ("issued_on", "first_issued_on", "valid_from", "valid_until")
HEADINGS = ("number", *ENDING, *DAYS, "holder_code", "mark", *TEXTS, *LISTS)
ENDED_BY = {"suspended", "withdrawn", "cancelled"}
MOST_IN_WORKBOOK = 50_000
LONGEST_CELL = 30_000  # letters: a workbook takes 32,767
AT_ONCE = 500


def is_own(headings: Sequence[str]) -> bool:
    """Whether a table is what this register exports."""
    return tuple(headings) == HEADINGS


def leave(archive: Archive) -> None:
    """Put the certificates into the archive of a body that takes its data home, as CSV and as XLSX."""
    with as_csv() as file:
        archive.file("certificates/import.csv", file)
    # A workbook of more takes minutes, and whoever opens it as long.
    if Certificate.objects.count() <= MOST_IN_WORKBOOK:
        with as_workbook() as file:
            archive.file("certificates/import.xlsx", file)


def as_csv() -> IO[bytes]:
    file = tempfile.TemporaryFile()  # noqa: SIM115  # whoever asked for it closes it
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    csv.writer(text).writerows(map(_written, _table()))
    text.detach()
    file.seek(0)
    return file


def as_workbook() -> IO[bytes]:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("certificates")
    sheet.freeze_panes = "B2"
    for number, cells in enumerate(_table()):
        sheet.append([text_cell(sheet, cell, is_bold=number == 0) for cell in _written(cells)])
    file = tempfile.TemporaryFile()  # noqa: SIM115
    book.save(file)
    file.seek(0)
    return file


def cell_of(text: str) -> str:
    """A cell as it was before it was kept from calculating."""
    return text[1:] if text.startswith("'") else text


def list_of(name: str, cell: str) -> list[dict[str, Any]]:
    """What stands in a cell of JSON. Raises ValueError where it is not what we wrote."""
    shape = LISTS[name]
    try:
        parts = json.loads(cell)
    except RecursionError as failure:
        raise ValueError(name) from failure
    if not isinstance(parts, list) or not all(_is_like(part, shape) for part in parts):
        raise ValueError(name)
    return parts


def _is_like(part: Any, shape: Mapping[str, type]) -> bool:
    if not isinstance(part, dict) or part.keys() != shape.keys():
        return False
    texts = [words for value in part.values() for words in (value.values() if isinstance(value, dict) else [value])]
    is_bilingual = all(value.keys() == {"zh", "en"} for value in part.values() if isinstance(value, dict))
    return (
        is_bilingual
        and all(isinstance(part[name], shape[name]) for name in part)
        # The cell was cleaned when it was read; JSON spells letters in ways that only come to light here.
        and all(isinstance(text, str) and not NOT_FOR_A_DATABASE.search(text) for text in texts)
    )


def _written(cells: Iterable[str]) -> list[str]:
    # An apostrophe of its own gets another, so that one, and no more, is taken away again.
    return [f"'{cell}" if cell.startswith(("'", *FORMULA_SIGNS)) else cell for cell in cells]


def _table() -> Iterator[Sequence[str]]:
    yield HEADINGS
    certificates = (
        Certificate.objects.standing().public().select_related("superseded_by").order_by("printed_number", "pk")
    )
    unread = certificates.iterator(AT_ONCE)
    while some := list(islice(unread, AT_ONCE)):
        prefetch_related_objects(some, "events")
        for certificate in some:
            yield from _rows(certificate)


def _rows(certificate: Certificate) -> Iterator[list[str]]:
    """One row, or several that say the same but for their lists: those of five thousand models fill no single cell."""
    plain = [certificate.number, *_ending(certificate), *_days(certificate), certificate.holder_code]
    plain += ["yes" if certificate.may_bear_mark else "no", *(getattr(certificate, name) for name in TEXTS.values())]
    for parts in zip_longest(*(_cells(_whole(certificate, name)) for name in LISTS), fillvalue=""):
        yield [*plain, *parts]


def _ending(certificate: Certificate) -> list[str]:
    event = _last_ending(certificate)
    since = clock.day_of(certificate.status_since, certificate.time_zone).isoformat() if event else ""
    is_listed = event is not None and event.reason != BEFORE_REGISTER.code
    until = certificate.suspension_ends_on
    return [
        str(certificate.status), since, (event.reason_zh or event.reason_en) if event and is_listed else "",
        event.words_zh if event else "", event.words_en if event else "", until.isoformat() if until else "",
        certificate.lifting_conditions_zh, certificate.lifting_conditions_en,
        certificate.superseded_by.number if certificate.superseded_by else "",
    ]  # fmt: skip


def _last_ending(certificate: Certificate) -> CertificateEvent | None:
    """What brought it to where it stands, where that is an end or a suspension somebody decided."""
    if certificate.status not in (Status.SUSPENDED, Status.WITHDRAWN, Status.CANCELLED):
        return None
    events = [
        event
        for event in certificate.events.all()
        if event.what in ENDED_BY and event.status_after == certificate.status
    ]
    return events[-1] if events else None


def _days(certificate: Certificate) -> list[str]:
    issued, first = certificate.issued_on, certificate.first_issued_on
    begins, ends = certificate.valid_from, certificate.valid_until
    return [
        issued.isoformat() if issued else UNKNOWN,
        first.isoformat() if first else "",
        begins.isoformat() if begins else "",
        ends.isoformat() if ends else NO_END,
    ]


def _whole(certificate: Certificate, name: str) -> list[dict[str, Any]]:
    """A list with every key in each part: what is read back lacks none."""
    return [
        {key: _whole_value(part.get(key), kind) for key, kind in LISTS[name].items()}
        for part in getattr(certificate, name)
    ]


def _whole_value(value: Any, kind: type) -> Any:
    if kind is str:
        return value or ""
    return bilingual((value or {}).get("zh", ""), (value or {}).get("en", ""))


def _cells(parts: list[dict[str, Any]]) -> list[str]:
    """A list as cells of JSON, none longer than a workbook takes."""
    cells: list[list[str]] = [[]]
    length = 0
    for part in parts:
        text = json.dumps(part, ensure_ascii=False)
        if length + len(text) + 2 > LONGEST_CELL and cells[-1]:
            cells.append([])
            length = 0
        cells[-1].append(text)
        length += len(text) + 2
    return [f"[{', '.join(texts)}]" if texts else "" for texts in cells]
