"""What a row of a buyer's list asks the register, and why some of it cannot be asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from lib.reading import values
from lib.reading.cells import CELL_ERRORS
from lib.text import names, numbers
from purchasing import wording
from purchasing.fields import BY_KEY
from purchasing.lists import BuyersList, ListRow
from register.answers import AsOf, PaperQuestion, day_words, is_like_a_number
from tenants.models import CertificationBody
from vocabulary.places import places_in

LONGEST = {  # letters
    "number": numbers.LONGEST,
    "holder": 2000,
    "model": 200,
    "standard": 100,
    "body": 200,
    "needed_until": 60,
}
LONGEST_OF_ONE = 40  # letters: what is longer may hold several numbers
BETWEEN_NUMBERS = frozenset("、,，;；\n")  # none of them is part of a number


@dataclass(frozen=True)
class RowQuestion:
    """What a row asks, as far as it can be asked; `troubles` says of the rest why not."""

    row: ListRow
    paper: PaperQuestion
    body_words: str
    needed_until: date | None
    troubles: tuple[str, ...]

    @property
    def facts(self) -> list[tuple[str | Promise, str]]:
        """What was asked, each with what it is called; what was not is left out."""
        needed = day_words(self.needed_until)
        paper = self.paper
        asked = {
            "number": paper.number, "holder": paper.holder, "body": self.body_words, "model": paper.model,
            "standard": paper.standard, "needed_until": needed,
        }  # fmt: skip
        return [(BY_KEY[key].words, text) for key, text in asked.items() if text]

    @property
    def can_be_asked(self) -> bool:
        return bool(self.paper.number)


def questions_of(buyers: BuyersList, on: AsOf | None) -> Iterator[RowQuestion]:
    """What each row asks, now or as of a day or moment."""
    columns = {key: buyers.column_of(key) for key in LONGEST}
    bodies = BodiesNamed()
    for row in buyers.rows:
        cells = {key: values.value_of(row.cell(column)) for key, column in columns.items()}
        spoilt = _why_no_number(cells)
        troubles = [*spoilt, *_cut(cells)]
        needed_until, trouble = _day(cells["needed_until"])
        troubles += [trouble] if trouble else []
        number = "" if spoilt else cells["number"]
        paper = PaperQuestion(
            number, cells["holder"], cells["standard"], on, bodies.named(cells["body"]), cells["model"]
        )
        yield RowQuestion(row, paper, cells["body"], needed_until, tuple(troubles))


def _why_no_number(cells: Mapping[str, str]) -> list[str]:
    number = cells["number"]
    if not number:
        return wording.no_number(has_holder=bool(cells["holder"]))
    if number in CELL_ERRORS or values.ROUNDED.fullmatch(number):
        return wording.spoilt_number(number)
    if is_like_a_number(number) and len(number) <= LONGEST_OF_ONE and BETWEEN_NUMBERS.isdisjoint(number):
        return []
    several = values.numbers_listed(number[: LONGEST["number"]])
    return wording.many_numbers() if sum(map(is_like_a_number, several)) > 1 else []


def _cut(cells: dict[str, str]) -> Iterator[str]:
    """What is longer than anything on a certificate is left out of the question, and said so."""
    for key, limit in LONGEST.items():
        if (length := len(cells[key])) > limit:
            cells[key] = cells[key][:limit] if key == "number" else ""
            yield wording.too_long(length, limit)


def _day(cell: str) -> tuple[date | None, str]:
    try:
        return values.read_day(cell), ""
    except values.Wrong as wrong:
        return None, wording.day_trouble(wrong)


class BodiesNamed:
    """Which body a cell names: by its address here, or by its name in either language."""

    def __init__(self) -> None:
        self._all = list(CertificationBody.objects.filter(kind="body"))
        self._named: dict[str, CertificationBody | None] = {"": None}

    def named(self, words: str) -> CertificationBody | None:
        if words not in self._named:
            self._named[words] = next((body for body in self._all if _is_called(body, words)), None)
        return self._named[words]


def _is_called(body: CertificationBody, words: str) -> bool:
    if words.casefold() == body.slug:
        return True
    return names.compared(words, [body.name_zh, body.name_en], places_in=places_in) == "matches"
