"""Filling the shared terms: what ships with the project, larger tables from files, and what editors look up themselves."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lib import clock
from lib.refusal import Refused
from outbox.actions import announce
from vocabulary import synonyms
from vocabulary.countries import names_of_market
from vocabulary.events import CompulsoryRuleRecorded
from vocabulary.models import CompulsoryRule, Industry, ProductCategory, Region, Standard, Term, WordGroup
from vocabulary.queries import forget_editions, standard_named
from vocabulary.standards import parse

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

DATA = Path(__file__).parent / "data"
RULES = UUID("5a1f0c86-6c0e-5d0b-9a37-6f6c1d1f8e21")  # the space of names in which a rule's key is made


@transaction.atomic
def load_shipped() -> None:
    """Write the terms that ship with the project; what was loaded besides stays."""
    load_categories(_rows(DATA / "categories.tsv"))
    load_standards(_rows(DATA / "standards.tsv"))
    load_editions(_rows(DATA / "editions.tsv"))
    load_compulsory(_rows(DATA / "compulsory.tsv"))
    for model, name in ((Region, "regions.tsv"), (Industry, "industries.tsv")):
        _upsert(model, (model(code=code, name_zh=zh, name_en=en) for code, zh, en in _rows(DATA / name)))
    load_words(synonyms.shipped())


def load_words(groups: Iterable[synonyms.Group]) -> None:
    """Groups of words as they ship. What the platform's staff has edited or removed stays as they left it."""
    theirs = set(WordGroup.objects.exclude(edited_at=None).values_list("key", flat=True))
    rows = [row for row in synonyms.as_rows(groups) if row.key not in theirs]
    WordGroup.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["key"], update_fields=["zh", "en", "kind", "broader"]
    )
    gone = WordGroup.objects.filter(edited_at=None, narrower=None)
    gone.exclude(key__in=[row.key for row in rows]).delete()


def load_categories(rows: Iterable[list[str]]) -> None:
    """Rows of code, name in Chinese, name in English; what stands before a code's last dot is its parent."""
    terms = [
        ProductCategory(code=code, name_zh=zh, name_en=en, parent_id=code.rpartition(".")[0] or None, position=position)
        for position, (code, zh, en) in enumerate(rows)
    ]
    ProductCategory.objects.bulk_create(
        terms,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name_zh", "name_en", "parent", "position"],
    )


def load_editions(rows: Iterable[list[str]]) -> None:
    """Rows of reference, in force from, replaced by, transition until, source in Chinese and in English, its address, and
    the day on which somebody looked. What an operator has looked up since is left as it is."""
    for reference, begins, replacing, until, zh, en, url, checked in rows:
        standard = standard_named(reference)
        if standard is None:
            raise ValueError(f"{reference} is no standard that we know.")
        Standard.objects.filter(pk=standard.pk, checked_by=None).update(
            in_force_from=begins or None,
            replaced_by=standard_named(replacing) if replacing else None,
            transition_until=until or None,
            source_zh=zh,
            source_en=en,
            source_url=url,
            checked_on=checked,
        )
    forget_editions()


def load_standards(rows: Iterable[list[str]]) -> int:
    """Rows of reference, name in Chinese, name in English, publisher, status. Gives the number written."""
    standards = []
    for reference, zh, en, publisher, status in rows:
        number = parse(reference)
        if number is None:
            raise ValueError(f"{reference} is not a standard number.")
        standards.append(
            Standard(
                key=number.key,
                number=number.text,
                year=number.year,
                name_zh=zh,
                name_en=en,
                publisher=publisher,
                status=status,
            )
        )
    known = {(key, year): pk for key, year, pk in Standard.objects.values_list("key", "year", "pk")}
    new = [standard for standard in standards if (standard.key, standard.year) not in known]
    looked_up = set(Standard.objects.exclude(checked_by=None).values_list("key", "year"))
    old = [one for one in standards if (one.key, one.year) in known.keys() - looked_up]
    for standard in old:
        standard.pk = known[standard.key, standard.year]
    Standard.objects.bulk_create(new)
    Standard.objects.bulk_update(old, ["number", "name_zh", "name_en", "publisher", "status"])
    return len(standards)


def load_compulsory(rows: Iterable[list[str]]) -> None:
    """The first edition of each rule that is not there yet, in the columns of the file. What editors recorded stays."""
    known = set(CompulsoryRule.objects.values_list("key", flat=True))
    rules = [_rule_of(row) for row in rows]
    CompulsoryRule.objects.bulk_create([rule for rule in rules if rule.key not in known])


def shipped_rules() -> list[CompulsoryRule]:
    """The rules of the file, as a new platform begins with them; none is saved."""
    return [_rule_of(row) for row in _rows(DATA / "compulsory.tsv")]


def shipped_categories() -> list[tuple[str, str, str]]:
    """The categories of the file: code, name in Chinese, name in English."""
    return [(code, zh, en) for code, zh, en in _rows(DATA / "categories.tsv")]


def shipped_standards() -> tuple[list[tuple[str, str, str]], dict[str, str]]:
    """Of the files: each edition with its titles; and each that is replaced, with what by."""
    editions = [(reference, zh, en) for reference, zh, en, *_rest in _rows(DATA / "standards.tsv")]
    return editions, {row[0]: row[2] for row in _rows(DATA / "editions.tsv") if row[2]}


def _rule_of(row: list[str]) -> CompulsoryRule:
    category, market, properties, duty, since, until, law_zh, law_en, zh, en, url, checked, note_zh, note_en = row
    return CompulsoryRule(
        key=_key_of(category, market, law_zh),
        category_id=category,
        market=market,
        covers=names_of_market(market),
        properties=properties.split(","),
        duty=duty,
        law_zh=law_zh,
        law_en=law_en,
        applies_from=date.fromisoformat(since),
        repealed_on=date.fromisoformat(until) if until else None,
        source_zh=zh,
        source_en=en,
        source_url=url,
        checked_on=date.fromisoformat(checked) if checked else None,
        note_zh=note_zh,
        note_en=note_en,
    )


@transaction.atomic
def record_compulsory_rule(
    rule: CompulsoryRule, *, edition: int | None = None, by: "AbstractBaseUser"
) -> CompulsoryRule:
    """Record a rule (as the form filled it) as it was looked up: its first edition, or the one after `rule.edition`.

    What was recorded before stays on record. `edition` is what the person saw: where somebody recorded it since, this is
    refused.
    """
    if not getattr(by, "is_operator", False):
        raise Refused(_("Only the platform's operators keep the rules."))
    if rule.checked_on is None or rule.checked_on > clock.today():
        raise Refused(_("Say on which day you looked it up; that day is not to come."))
    is_new = rule._state.adding
    if not is_new and edition not in (None, rule.edition):
        raise Refused(_already_there(is_new))
    rule.key = _key_of(rule.category_id, rule.market, rule.law_zh) if is_new else rule.key
    rule.edition = 1 if is_new else rule.edition + 1
    rule.pk, rule.covers = CompulsoryRule._meta.pk.get_default(), list(names_of_market(rule.market))
    rule.recorded_by_id, rule.recorded_at = by.pk, clock.now()
    try:
        with transaction.atomic():
            rule.save(force_insert=True)
    except IntegrityError as taken:
        raise Refused(_already_there(is_new)) from taken
    announce(CompulsoryRuleRecorded(rule.key, rule.category_id), body=None)
    return rule


def _already_there(is_new: bool) -> str:
    if is_new:
        return _("There is a rule of that name for this product and market. Open it in the list and record it anew.")
    return _("Somebody recorded this rule since you opened it. Open it anew and compare.")


def _key_of(category: str, market: str, law: str) -> UUID:
    return uuid5(RULES, "|".join([category, market, law.strip().casefold()]))


@transaction.atomic
def load_regions(path: Path) -> int:
    """A file of code and name, GB/T 2260: provinces end in 0000, cities in 00. Names shipped in English are kept."""
    codes: dict[str, str] = {}
    for code, name in _pairs(path):
        if len(code) == 6 and code.isdigit() and not code.startswith("01") and name.strip("-") == name:
            codes[code] = name
    terms = [
        Region(code=code, name_zh=name, parent_id=_first_known(codes, code[:4] + "00", code[:2] + "0000", not_=code))
        for code, name in sorted(codes.items(), key=lambda pair: (_depth(pair[0]), pair[0]))
    ]
    return _upsert(Region, terms, keep_english=True)


@transaction.atomic
def load_industries(path: Path) -> int:
    """A file of code and name, GB/T 4754: two digits within a section's letter, then three, then four."""
    codes = {code: name for code, name in _pairs(path) if code.isdigit() and 2 <= len(code) <= 4}
    terms = [
        Industry(
            code=code,
            name_zh=name,
            parent_id=section_of(code) if len(code) == 2 else _first_known(codes, code[:-1], code[:2], not_=code),
        )
        for code, name in sorted(codes.items(), key=lambda pair: (len(pair[0]), pair[0]))
    ]
    return _upsert(Industry, terms, keep_english=True)


# The last division of each section of GB/T 4754-2017.
SECTIONS = {
    5: "A", 12: "B", 43: "C", 46: "D", 50: "E", 52: "F", 60: "G", 62: "H", 65: "I", 69: "J", 70: "K", 72: "L",
    75: "M", 79: "N", 82: "O", 83: "P", 85: "Q", 90: "R", 96: "S", 97: "T",
}  # fmt: skip


def section_of(division: str) -> str | None:
    """The section a two-digit division belongs to."""
    return next((letter for last, letter in SECTIONS.items() if int(division) <= last), None)


def _upsert(model: type[Term], terms: Iterable[Term], *, keep_english: bool = False) -> int:
    rows = list(terms)
    fields = ["name_zh", "parent"] if keep_english else ["name_zh", "name_en"]
    model._default_manager.bulk_create(rows, update_conflicts=True, unique_fields=["code"], update_fields=fields)
    return len(rows)


def _first_known(codes: dict[str, str], *candidates: str, not_: str) -> str | None:
    return next((code for code in candidates if code in codes and code != not_), None)


def _depth(code: str) -> int:
    return 0 if code.endswith("0000") else 1 if code.endswith("00") else 2


def _pairs(path: Path) -> Iterator[tuple[str, str]]:
    for row in _rows(path):
        if len(row) >= 2:
            yield row[0].strip(), row[1].strip()


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [row for row in csv.reader(lines, delimiter="\t") if row and not row[0].startswith("#")]
