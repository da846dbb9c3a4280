"""A row made into what a certificate says, with the problems that keep it out and remarks that do not."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any
from zoneinfo import available_timezones

from catalog.models import LONGEST_SUSPENSION_DAYS
from certificates.models import Certificate
from certificates.transitions import Status
from imports import own_form, statuses
from imports.fields import DATES
from imports.parting import names_in, standards_in
from lib import clock
from lib.canonical import hash_of
from lib.credit_code import credit_code
from lib.reading import values
from lib.reading.cells import CELL_ERRORS
from lib.reading.values import Wrong
from lib.text import bilingual, numbers

type Said = dict[str, Any]
# A spreadsheet keeps fifteen digits: of 123456789012345678 it leaves 123456789012345000, or 1.23456789012345E+17.
LONG_AND_ZERO = re.compile(r"[1-9]\d{14}0+")
TEXTS = {  # field of a file → pair of fields of a certificate, told apart by the script of what is written
    "holder": "holder_name",
    "holder_address": "holder_address",
    "manufacturer": "manufacturer_name",
    "manufacturer_address": "manufacturer_address",
    "product": "product",
    "scheme": "scheme_name",
    "mode": "mode",
}
NAMED = {
    "holder_zh": "holder_name_zh",
    "holder_en": "holder_name_en",
    "product_zh": "product_zh",
    "product_en": "product_en",
}
SINGLE = ("trademark", "grade")
# Asked of each row here: the database would say it of a hundred rows at once, in words for programmers.
LENGTHS = {one.name: one.max_length for one in Certificate._meta.concrete_fields if getattr(one, "max_length", None)}
TOTAL = re.compile(r"(?:合\s*计|总\s*计|小\s*计|共计|总数|合計|総計|total|sub-?total|grand total|sum|gesamt|summe|注\s*[:：]|备注\s*[:：]|说明\s*[:：]|制表|填表|note\s*:|source\s*:)", re.IGNORECASE)  # fmt: skip
# What an empty cell leaves as the register has it, and may take away where a person says so.
CLEARED: dict[str, tuple[str, ...]] = {
    "holder_address": ("holder_address_zh", "holder_address_en"),
    "manufacturer": ("manufacturer_name_zh", "manufacturer_name_en"),
    "manufacturer_address": ("manufacturer_address_zh", "manufacturer_address_en"),
    "mode": ("mode_zh", "mode_en"),
    "trademark": ("trademark",),
    "grade": ("grade",),
    "model": ("covered_models",),
    "standard": ("standards",),
    "factory": ("factories",),
    "first_issued_on": ("first_issued_on",),
}
CLEAR, KEEP = "clear", "keep"
# A cell that says itself that nobody knows the day: no gap, and nobody is asked to fill it.
NOT_KNOWN = {"unknown", "not known", "不详", "未知", "不明", "不知", "unbekannt", "inconnu", "inconnue", "desconocido", "sconosciuto", "неизвестно"}  # fmt: skip
FIRST, LAST = "first", "last"


@dataclass(frozen=True)
class Way:
    """How rows of one file are understood: field → its columns, and what a person said where the file is unclear."""

    columns: Mapping[str, Sequence[int]]
    answers: Said
    headings: Sequence[str] = ()
    from_1904: bool = False
    zone: str = "Asia/Shanghai"
    longest_suspension: int = LONGEST_SUSPENSION_DAYS
    fixed: Said = field(default_factory=dict)  # what holds for every row: the scheme a person named
    licenses_mark: bool = True
    is_own: bool = False  # as this register exports it: every cell letter by letter

    def order_of(self, key: str) -> values.Order:
        order: values.Order = self.answers.get("orders", {}).get(key, "")
        return order

    def parts_of(self, key: str) -> Mapping[str, str]:
        """Sign → whether it stands between two names of this field or within one."""
        parts: Mapping[str, str] = self.answers.get("parts", {}).get(key, {})
        return parts


@dataclass
class Understood:
    """What one row says. `content` has a certificate's fields as JSON, and what had become of it."""

    content: Said = field(default_factory=dict)
    problems: list[Said] = field(default_factory=list)
    remarks: list[Said] = field(default_factory=list)
    is_note: bool = False  # no certificate at all: a total, a remark beneath the table, the headings once more

    @property
    def number(self) -> str:
        return str(self.content.get("number", ""))

    @property
    def digest(self) -> str:
        return digest_of(self.content)


def digest_of(content: Said) -> str:
    """Tells whether two rows say the same."""
    return hash_of(content)[:32]


def columns_by_field(columns: Mapping[str, str]) -> dict[str, list[int]]:
    """`{"0": "number", "3": "model", "4": "model"}` as field → columns."""
    by_field: dict[str, list[int]] = {}
    for column, key in sorted(columns.items(), key=lambda item: int(item[0])):
        if key:
            by_field.setdefault(key, []).append(int(column))
    return by_field


def understand(cells: Sequence[str], way: Way, *, is_torn: bool = False) -> Understood:
    """What a row says. It never fails: what cannot be used is among the problems. Of a torn one only the number is read."""
    reader = _OwnReader(cells, way) if way.is_own else _Reader(cells, way)
    return reader.read_torn() if is_torn else reader.read()


def is_note(cells: Sequence[str], way: Way) -> bool:
    """Whether a row is a total, a title or a remark beside the table."""
    return not way.is_own and _Reader(cells, way).is_a_note()


class _Reader:
    def __init__(self, cells: Sequence[str], way: Way) -> None:
        self.cells, self.way, self.zone = cells, way, way.zone
        self.found = Understood()
        self.content = self.found.content

    def read(self) -> Understood:
        # Lists put together from several bring their headings along each time, and so do printed pages.
        if self._repeats_the_headings():
            return self._note("headings_again")
        if self.is_a_note():
            return self._note("no_certificate")
        self._number()
        for key, name in TEXTS.items():
            if key in self.way.columns:
                self._text(key, name)
        # A column that names its language knows better than the script of what stands in another.
        for key, name in NAMED.items():
            if key in self.way.columns and (text := self._one(key)):
                self.content[name] = text
        # After the file's own words for a scheme: a person has said which of ours it is.
        self.content.update(self.way.fixed)
        for key in SINGLE:
            if text := self._one(key):
                self.content[key] = text
        self._lists()
        self._mark()
        self._code()
        for key in DATES:
            if key in self.way.columns:
                self._day(key)
        self._dates()
        self._blanks()
        # After the days: whether a certificate is over its last day tells, whatever the file calls it.
        self._status()
        self._names_and_lengths()
        return self.found

    def read_torn(self) -> Understood:
        """Nothing behind the mark is believed: which cells the rest belongs to only whoever wrote it can say."""
        if text := values.bare_number(self._raw("number")):
            self.content["number"] = text
        self.found.problems = [{"code": "quote_open"}]
        return self.found

    def _note(self, code: str) -> Understood:
        self.found.is_note = True
        self._remark(code)
        return self.found

    # --- Parts of a row ---

    def _number(self) -> None:
        text = values.bare_number(self._raw("number"))
        # Zeros at the end may be the number's own: a remark. An exponent never is, and stands on no paper.
        if LONG_AND_ZERO.fullmatch(text):
            self._remark("number_maybe_rounded")
        if values.ROUNDED.fullmatch(text):
            self._problem("number_rounded", said=text)
        elif not numbers.folded(text):
            self._problem("number_missing")
        else:
            self.content["number"] = text

    def _text(self, key: str, name: str) -> None:
        parts = [part for part in (values.value_of(cell) for cell in self._cells(key)) if part]
        # An address comes in one cell or in four: 广东省 and 深圳市 join as they are, street and town by a comma.
        for chinese, language in ((True, "zh"), (False, "en")):
            texts = [part for part in dict.fromkeys(parts) if values.is_chinese(part) is chinese]
            if texts:
                self.content[f"{name}_{language}"] = ("" if chinese else ", ").join(texts)

    def _lists(self) -> None:
        models = self._named("model", names_in)
        specification = self._one("specification")
        # Beside models a specification speaks of each of them; without any it is the only name that the model has.
        if models:
            self.content["covered_models"] = [{"model": one, "specification": specification} for one in models]
        elif specification:
            self.content["covered_models"] = [{"model": specification, "specification": ""}]
        standards = self._named("standard", standards_in)
        if not standards and self.way.answers.get("standard"):
            standards, _asked = standards_in(self.way.answers["standard"], {})
        if standards:
            self.content["standards"] = [{"number": one, "title": bilingual("", "")} for one in standards]
        if name := self._one("factory"):
            self.content["factories"] = [
                {"name": _in_its_language(name), "address": _in_its_language(self._one("factory_address"))}
            ]
        for key in ("predecessor", "successor"):
            named = dict.fromkeys(one for cell in self._cells(key) for one in values.numbers_listed(cell))
            # Some registers list a certificate among its own former numbers: a circle of one.
            own = numbers.printed(self.found.number)
            if others := [one for one in named if numbers.folded(one) and numbers.printed(one) != own]:
                self.content[f"{key}s"] = others

    def _named(self, key: str, read: Callable[[str, Mapping[str, str]], tuple[list[str], dict[str, str]]]) -> list[str]:
        """The names in a field's cells. A sign that may part one or be part of it keeps the row out until somebody says."""
        names: list[str] = []
        for cell in self._cells(key):
            inside, unsaid = read(cell, self.way.parts_of(key))
            names += inside
            for sign, text in unsaid.items():
                self._problem("parts_unsaid", field=key, sign=sign, said=text[:200])
        return list(dict.fromkeys(names))

    def _blanks(self) -> None:
        """Fields whose cells are all empty: kept as the register has them, or cleared where a person said so."""
        said = self.way.answers.get("blanks", {})
        for key, names in CLEARED.items():
            columns = self.way.columns.get(key, ())
            if not columns or any(name in self.content for name in names) or self._has_problem_with(key):
                continue
            if all(column >= len(self.cells) or values.is_empty(self.cells[column]) for column in columns):
                self.content.setdefault("cleared" if said.get(key) == CLEAR else "blank", []).extend(names)

    def _mark(self) -> None:
        if "mark" in self.way.columns:
            self._careful(lambda: self.content.update(may_bear_mark=statuses.read_yes(self._raw("mark"))), "mark")
        elif self.way.answers.get("may_bear_mark"):
            self.content["may_bear_mark"] = True
        # To bear the mark is a licence (INV-6): a column of ticks gives none that the scheme does not have.
        if self.content.get("may_bear_mark") and not self.way.licenses_mark:
            self._problem("no_mark_licence")

    def _code(self) -> None:
        """The holder's unified social credit code. A wrong one is left out and said; other codes are none of ours."""
        text = re.sub(r"[\s\-]", "", unicodedata.normalize("NFKC", self._one("holder_code"))).upper()
        # By this code a certificate comes to a holder's desk: with one wrong digit it would come to another company's.
        if code := credit_code(text):
            self.content["holder_code"] = code
        elif re.fullmatch(r"[0-9A-Z]{18}", text) or values.ROUNDED.fullmatch(text):
            self._remark("code_wrong", said=text)

    def _day(self, key: str) -> None:
        read = values.read_end if key == "valid_until" else values.read_day
        for column in self.way.columns.get(key, ()):
            cell = self.cells[column] if column < len(self.cells) else ""
            if key == "issued_on" and values.folded_word(cell) in NOT_KNOWN:
                self.content[key] = None
                continue
            parts = values.days_in(cell)
            days = [self._read_day(read, part, key, column) for part in parts]
            day = self._of_several(days, cell, key) if len(parts) > 1 else days[0]
            # None says that there is no last day; what the file does not say has no key, and so stays as it is.
            if day == values.NEVER:
                self.content[key] = None
            elif day and self.content.get(key, "") is not None:
                # Of several days since when, the last counts: suspended, then withdrawn.
                self.content[key] = max(day.isoformat(), self.content.get(key, ""))

    def _read_day(self, read: Callable[..., date | None], cell: str, key: str, column: int) -> date | None:
        order = self.way.order_of(key)
        ask = partial(read, cell, order, from_1904=self.way.from_1904, zone=self.way.zone)
        day: date | None = self._careful(ask, key, column)
        # It has one reading only, so it is read; but it speaks against the order that the others are read in.
        if day and order and (orders := values.orders_of(cell)) and order not in orders:
            self._remark("day_other_order", field=key, said=values.plain(cell)[:80], other=day.isoformat())
        return day

    def _of_several(self, days: Sequence[date | None], cell: str, key: str) -> date | None:
        """The first or last of several days in a cell, as a person said for the column."""
        read = [day for day in days if day]
        if len(read) < len(days):  # one of them has a problem of its own
            return None
        which = self.way.answers.get("several", {}).get(key)
        if which not in (FIRST, LAST):
            self._problem("several_days", field=key, said=values.plain(cell)[:80])
            return None
        day = min(read) if which == FIRST else max(read)
        self._remark("day_of_several", field=key, said=values.plain(cell)[:80], other=day.isoformat())
        return day

    def _dates(self) -> None:
        content, today = self.content, clock.today(self.zone).isoformat()
        # Only where no column holds it: an empty cell among issue dates is a gap, not another day.
        if "issued_on" not in content and "issued_on" not in self.way.columns and "valid_from" in content:
            content["issued_on"] = content["valid_from"]
            self._remark("issued_when_valid")
        if (
            "issued_on" not in content
            and "issued_on" not in self.way.columns
            and (day := self.way.answers.get("issued_on"))
        ):
            content |= {"issued_on": day, "is_day_of_list": True}
            self._remark("issued_said_for_all", said=day)
        # One reason a cell: "31/02 does not exist" and "there is no issue date" would send a person looking twice.
        if "issued_on" not in content and self._has_problem_with("issued_on"):
            return
        if "issued_on" not in content and self.way.answers.get("issue_unknown"):
            content["issued_on"] = None
        if "issued_on" not in content:
            self._problem("issued_missing")
        elif content["issued_on"] is None:
            self._remark("issued_unknown")
        else:
            content.setdefault("valid_from", content["issued_on"])
            self._issued(content["issued_on"], today)
        if (content.get("valid_until") or "9999") < content.get("valid_from", ""):
            self._problem("ends_before_it_starts", said=content["valid_until"], other=content["valid_from"])

    def _issued(self, day: str, today: str) -> None:
        # What the public register says is so now: it never announces a certificate.
        if day > today:
            self._problem("issued_in_future", said=day)
        if self.content.get("first_issued_on", "") > day:
            self._remark("first_after_issue", said=self.content["first_issued_on"])

    def _status(self) -> None:
        content = self.content
        status = self._careful(
            lambda: statuses.read_status(self._raw("status"), self.way.answers.get("statuses", {})), "status"
        )
        if status is None:
            return
        # A list is exported in one month and sent in the next: what it calls valid may be over by the day it is read.
        is_over = (content.get("valid_until") or "9999") < clock.today(self.zone).isoformat()
        if status in ("", Status.VALID, Status.SUSPENDED) and is_over:
            if status:
                self._remark("over_meanwhile", said=content["valid_until"])
            status = Status.EXPIRED
        elif status == statuses.IN_PREPARATION:
            self._problem("not_granted")
        # Only its last day expires a certificate, by the clock and never early: without that day it has no end to tell.
        elif status == Status.EXPIRED and not is_over:
            code = "expired_but_valid" if content.get("valid_until") else "expired_without_end"
            self._problem(code, said=content.get("valid_until") or "")
        content["status"] = str(status or Status.VALID)
        content["status_said"] = self._one("status")
        if reason := " · ".join(
            values.value_of(cell) for cell in self._cells("status_reason") if values.value_of(cell)
        ):
            content["status_reason"] = reason[:1000]
        if status in (Status.SUSPENDED, Status.WITHDRAWN, Status.CANCELLED):
            self._since()
        else:
            # Files keep the days of an old suspension beside what is valid again: they are not this status's.
            content.pop("status_since", None)
        if status == Status.SUSPENDED:
            self._suspension()
        else:
            content.pop("suspension_ends_on", None)

    def _since(self) -> None:
        content, answers = self.content, self.way.answers
        # What was said for all rows speaks only where the row itself does not.
        if "status_since" not in content and answers.get("status_since"):
            content["status_since"] = answers["status_since"]
        if "status_since" not in content:
            if not self._has_problem_with("status_since"):
                self._problem("since_missing", status=content["status"])
        elif content["status_since"] > clock.today(self.zone).isoformat():
            self._problem("since_in_future", said=content["status_since"])
        elif content["status_since"] < content.get("valid_from", ""):
            self._problem("since_before_valid", said=content["status_since"], other=content["valid_from"])

    def _suspension(self) -> None:
        content, answers = self.content, self.way.answers
        # What 7.11 asks of any suspension: an end within the scheme's limit, and what lifts it. A file is no way round.
        content["lifting_conditions"] = self._conditions() or answers.get("lifting_conditions", "")
        if "suspension_ends_on" not in content and answers.get("suspension_ends_on"):
            content["suspension_ends_on"] = answers["suspension_ends_on"]
        if "suspension_ends_on" not in content and not self._has_problem_with("suspension_ends_on"):
            self._problem("suspension_end_missing")
        if not content["lifting_conditions"]:
            self._problem("conditions_missing")
        if "status_since" in content and "suspension_ends_on" in content:
            days = (
                date.fromisoformat(content["suspension_ends_on"]) - date.fromisoformat(content["status_since"])
            ).days
            if days < 0:
                self._problem("suspension_ends_early", said=content["suspension_ends_on"])
            elif days > self.way.longest_suspension:
                self._problem("suspension_too_long", said=str(days), limit=self.way.longest_suspension)

    def _conditions(self) -> str:
        return self._one("lifting_conditions")

    def _names_and_lengths(self) -> None:
        content = self.content
        if not content.get("holder_name_zh") and not content.get("holder_name_en"):
            self._problem("holder_missing")
        if not content.get("product_zh") and not content.get("product_en"):
            self._problem("product_missing")
        for name, limit in LENGTHS.items():
            text = content.get(name)
            if isinstance(text, str) and limit and len(text) > limit:
                self._problem("too_long", field=name, length=len(text), limit=limit)

    # --- Cells ---

    def _cells(self, key: str) -> list[str]:
        """The cells of a field; one that holds an error or lost letters is a problem and counts as empty."""
        usable = []
        for column in self.way.columns.get(key, ()):
            cell = self.cells[column] if column < len(self.cells) else ""
            if cell in CELL_ERRORS:
                self._problem("cell_error", field=key, said=cell)
            # Read in a wrong encoding: entered, a name with holes would stand in an append-only register.
            elif "\ufffd" in cell:
                self._problem("letters_lost", field=key, said=values.plain(cell)[:80])
            # No name has so many lines: a quotation mark was left open, and the rows below have run into this cell.
            elif cell.count("\n") > 500:
                self._problem("quote_open_before", field=key)
            else:
                usable.append(cell)
                if not cell.isascii() and (meant := values.undoubled(cell)):
                    self._remark_once(
                        "encoded_twice", field=key, said=values.plain(cell)[:80], other=values.plain(meant)[:80]
                    )
        return usable

    def _raw(self, key: str) -> str:
        return next((cell for cell in self._cells(key) if not values.is_empty(cell)), "")

    def _one(self, key: str) -> str:
        return values.value_of(self._raw(key))

    def _careful[Value](self, read: Callable[[], Value], key: str, column: int | None = None) -> Value | None:
        try:
            return read()
        except Wrong as wrong:
            heading = self.way.headings[column] if column is not None and column < len(self.way.headings) else ""
            self._problem(wrong.code, field=key, said=wrong.said, heading=heading)
            return None

    def _repeats_the_headings(self) -> bool:
        filled = [values.plain(cell) for cell in self.cells if cell.strip()]
        return len(filled) > 1 and filled == [heading for heading in self.way.headings if heading in filled]

    def is_a_note(self) -> bool:
        """A total, a remark beneath the table, a title: words where the number would be, or none, and nothing of a certificate."""
        # With two columns, one filled cell is half a row: too little to tell a note from a certificate with a gap.
        if len(self.way.headings) < 3:
            return False
        filled = [cell for cell in self.cells if not values.is_empty(cell)]
        number = self._one("number")
        # A title is one text, in one cell or in several; a number alone has digits, and is a certificate with gaps.
        is_bare = len(set(filled)) == 1 and not any(letter.isdigit() for letter in number)
        # "Total" in front is not enough: Total Energies may hold a certificate, and then has a number of its own.
        is_total = bool(TOTAL.match(values.plain(filled[0]))) if filled else True
        return is_bare or (is_total and (not number or bool(TOTAL.match(number))))

    def _has_problem_with(self, key: str) -> bool:
        return any(problem.get("field") == key for problem in self.found.problems)

    def _problem(self, code: str, **more: Any) -> None:
        # A cell is asked for more than once (a note? a number?); its fault is told once.
        if {"code": code, **more} not in self.found.problems:
            self.found.problems.append({"code": code, **more})

    def _remark(self, code: str, **more: Any) -> None:
        self.found.remarks.append({"code": code, **more})

    def _remark_once(self, code: str, **more: Any) -> None:
        if {"code": code, **more} not in self.found.remarks:
            self._remark(code, **more)


class _OwnReader(_Reader):
    """Reads what `imports.own_form` wrote: the same rules, but every text as it stands and every list as JSON."""

    def _repeats_the_headings(self) -> bool:
        return False

    def is_a_note(self) -> bool:
        return False

    def _number(self) -> None:
        self._zone()
        if numbers.folded(text := self._raw("number")):
            self.content["number"] = numbers.as_written(text)
        else:
            self._problem("number_missing")

    def _zone(self) -> None:
        """The certificate's days are counted where it says, and so is today."""
        zone = self._raw("time_zone")
        if zone in available_timezones():
            self.zone = zone
        elif zone:
            self._problem("zone_unknown", said=zone[:80])

    def _lists(self) -> None:
        for key, name in own_form.TEXTS.items():
            if text := self._raw(key):
                self.content[name] = text
        for name in own_form.LISTS:
            if cell := self._raw(name):
                try:
                    self.content[name] = own_form.list_of(name, cell)
                except ValueError:
                    self._problem("own_list_broken", field=name)
        if (successor := self._raw("successor")) and numbers.printed(successor) != numbers.printed(self.found.number):
            self.content["successors"] = [successor]
        # Once more, after the file's own words for a scheme: a person has said which of ours it is.
        self.content.update(self.way.fixed)

    def _status(self) -> None:
        super()._status()
        if self.content.get("status") in (Status.SUSPENDED, Status.WITHDRAWN, Status.CANCELLED):
            self.content["status_words"] = self._both("status_words")

    def _conditions(self) -> str:
        both = self._both("conditions")
        if any(both.values()):
            self.content["conditions"] = both
        return both["zh"] or both["en"]

    def _both(self, key: str) -> dict[str, str]:
        return bilingual(self._raw(f"{key}_zh"), self._raw(f"{key}_en"))

    def _cells(self, key: str) -> list[str]:
        # Our own form, but perhaps saved anew by a program that lost letters or left a formula's error.
        return [own_form.cell_of(cell) for cell in super()._cells(key)]

    def _raw(self, key: str) -> str:
        return next(filter(None, self._cells(key)), "")

    def _one(self, key: str) -> str:
        return self._raw(key)


def _in_its_language(text: str) -> dict[str, str]:
    return bilingual(text, "") if values.is_chinese(text) else bilingual("", text)
