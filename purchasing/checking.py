"""A list is checked: for each row the register's own answer, and what else differs from what the buyer holds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lib import clock
from lib.memory import nothing_collected
from lib.text import listed, numbers, written_moment
from look.statuses import Look
from purchasing import links
from purchasing.asking import RowQuestion, questions_of
from purchasing.lists import BuyersList
from purchasing.wording import GROUPS, Group, group_of
from register.answers import (
    Answer,
    AsOf,
    PaperCheck,
    Proposal,
    as_of_words,
    day_words,
    is_unknown,
    read_before,
    verify,
)
from register.lookups import LookupOfMany
from register.models import RegisterEntry, Supplier
from register.queries import suppliers_named
from tenants.hosts import site_url

ROWS_NAMED = 5


@dataclass(frozen=True)
class CheckedRow:
    """A row with its answer. `troubles` are problems beside it, `notes` are none."""

    asked: RowQuestion
    answer: Answer | None
    troubles: list[str]
    notes: list[str] = field(default_factory=list)
    supplier: Supplier | None = None  # whom a row means that gives a name and no number

    @property
    def number(self) -> int:
        return self.asked.row.number

    @property
    def entry(self) -> RegisterEntry | None:
        return self.answer.entry if self.answer else None

    @cached_property
    def differing(self) -> list[PaperCheck]:
        """What was compared and does not agree, but for the day, which the headline says."""
        checks = self.answer.checks if self.answer else []
        return [check for check in checks if check.key != "date" and check.verdict in {"differs", "partly"}]

    @property
    def compared(self) -> list[PaperCheck]:
        """All that was asked about and compared, whether it agrees or not."""
        return [check for check in self.answer.checks if check.asked] if self.answer else []

    @property
    def differences(self) -> list[str]:
        """The same as sentences, for a file."""
        words = _("%(what)s: %(asked)s; the register says: %(registered)s.")
        return [
            words % {"what": check.what, "asked": check.asked, "registered": check.registered or "–"}
            for check in self.differing
        ]

    @cached_property
    def group(self) -> Group:
        if self.answer is None:
            return "unclear"
        group = group_of(self.answer.kind)
        return "differs" if group == "holds" and (self.differing or self.troubles) else group

    @property
    def look(self) -> Look:
        return GROUPS[self.group]

    @property
    def page(self) -> str:
        """The lasting page of what was found, as of the time asked about."""
        return links.certificate_page(self.entry, self.asked.paper.on) if self.entry else ""

    @property
    def address(self) -> str:
        page = self.page or self.supplier_page
        return site_url(page) if page else ""

    @property
    def supplier_page(self) -> str:
        """Where all certificates stand that name the company, for a row that names none of them."""
        return links.supplier_page(self.supplier) if self.supplier else ""

    @property
    def check_alone(self) -> str:
        return links.single_check(self.asked.paper) if self.answer else ""

    @property
    def proposed(self) -> list[tuple[Proposal, str]]:
        """Near misses, each with the address that asks about it."""
        proposals = self.answer.proposals if self.answer else []
        return [(proposal, links.check_of_proposal(proposal, self.asked.paper)) for proposal in proposals]

    @property
    def candidates(self) -> list[tuple[RegisterEntry, str, str]]:
        """Several of one number, each with how it stands now and its page."""
        on = self.asked.paper.on
        listed_ones = self.answer.listed if self.answer else []
        return [(entry, standing, links.certificate_page(entry, on)) for entry, standing in listed_ones]

    @property
    def is_problem(self) -> bool:
        return self.group != "holds"

    @property
    def headline(self) -> str:
        return self.answer.headline if self.answer else self.troubles[0]

    @property
    def reasons(self) -> list[str]:
        """Why, in sentences: what the register says besides the headline, and what else is the matter."""
        if self.answer is None:
            return self.troubles[1:]
        return [*([self.answer.text] if self.answer.text else []), *self.troubles]


@dataclass(frozen=True)
class CheckedList:
    """All rows, problems first; every answer is of one moment."""

    rows: list[CheckedRow]
    on: AsOf | None
    checked_at: datetime

    @cached_property
    def counts(self) -> dict[Group, int]:
        counted = dict.fromkeys(GROUPS, 0)
        for row in self.rows:
            counted[row.group] += 1
        return counted

    @property
    def local_time(self) -> datetime:
        """When it was checked, in the zone of the moment asked about, else in the site's own."""
        zone = self.on.tzinfo if isinstance(self.on, datetime) else None
        return timezone.localtime(self.checked_at, zone)

    @property
    def holds(self) -> int:
        return self.counts["holds"]

    @property
    def when(self) -> str:
        """The time asked about; "" is now."""
        return as_of_words(self.on)

    @property
    def now(self) -> str:
        return written_moment(self.local_time)

    @property
    def is_to_come(self) -> bool:
        if isinstance(self.on, datetime):
            return self.on > self.checked_at
        return self.on is not None and self.on > timezone.localdate(self.checked_at)

    def heaps(self, shown: str) -> list[dict[str, Any]]:
        """The heaps that hold rows, each with its count, and whether it is the one that is shown."""
        return [
            {"key": key, "look": look, "count": self.counts[key], "is_shown": key == shown}
            for key, look in GROUPS.items()
            if self.counts[key]
        ]

    def of(self, group: str) -> list[CheckedRow]:
        return [row for row in self.rows if row.group == group] if group in GROUPS else self.rows


def check(buyers: BuyersList, on: AsOf | None) -> CheckedList:
    """Ask the register every row as the page for one would, now or as of a day or moment."""
    with clock.frozen_at(clock.now()), nothing_collected():
        rows = _answered(list(questions_of(buyers, on)))
        return CheckedList(sorted(rows, key=lambda row: (not row.is_problem, row.number)), on, clock.now())


def _answered(asked: list[RowQuestion]) -> list[CheckedRow]:
    lookup = read_before([one.paper for one in asked if one.can_be_asked])
    twice = _rows_by_number(asked)
    suppliers = suppliers_named(one.paper.holder for one in asked if not one.can_be_asked and one.paper.holder)
    return [_row(one, lookup, twice, suppliers) for one in asked]


def _row(
    asked: RowQuestion, lookup: LookupOfMany, twice: Mapping[str, list[int]], suppliers: Mapping[str, Supplier]
) -> CheckedRow:
    troubles = list(asked.troubles)
    if not asked.can_be_asked:
        return CheckedRow(asked, None, troubles, supplier=suppliers.get(asked.paper.holder))
    answer = verify(asked.paper, lookup)
    troubles += _beside(asked, answer)
    return CheckedRow(asked, answer, troubles, [*_notes(asked, answer, lookup), *_twice(asked, twice)])


def _beside(asked: RowQuestion, answer: Answer) -> Iterator[str]:
    """What no question to the register asks: a body that is not here, and until when the buyer needs it."""
    if asked.body_words and asked.paper.body is None:
        yield _("“%(body)s” is no body of this register.") % {"body": asked.body_words}
    until = answer.entry.valid_until if answer.entry else None
    if asked.needed_until and until and until < asked.needed_until:
        days = {"needed": day_words(asked.needed_until), "until": day_words(until)}
        yield _("It is needed until %(needed)s, but ends on %(until)s.") % days


def _notes(asked: RowQuestion, answer: Answer, lookup: LookupOfMany) -> Iterator[str]:
    question = asked.paper
    if answer.issuer_notice:
        yield answer.issuer_notice
    if (
        group_of(answer.kind) == "unknown"
        and is_unknown(question, lookup)
        and not lookup.has_looked_for(question.number, question.body)
    ):
        yield _(
            "So many numbers are not here that near misses were looked for in the first of them only. Check this one by itself."
        )


def _twice(asked: RowQuestion, twice: Mapping[str, list[int]]) -> Iterator[str]:
    others = [number for number in twice[numbers.folded(asked.paper.number)] if number != asked.row.number]
    if others:
        more = " …" if len(others) > ROWS_NAMED else ""
        yield _("The same number stands in row %(rows)s.") % {"rows": listed(others[:ROWS_NAMED]) + more}


def _rows_by_number(asked: Iterable[RowQuestion]) -> Mapping[str, list[int]]:
    rows: dict[str, list[int]] = defaultdict(list)
    for one in asked:
        if one.can_be_asked:
            rows[numbers.folded(one.paper.number)].append(one.row.number)
    return rows
