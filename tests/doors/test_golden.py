"""The table of doors: every address × GET and POST × host × who, asked and not declared. A change of it is reviewed.

`make doors` renews tests/doors/golden.txt; `git diff` then says who gained or lost which door.
"""

import logging
import os
from pathlib import Path

import pytest

from tests.doors.asking import addresses, columns, letter_of
from tests.doors.town import Town

GOLDEN = Path(__file__).with_name("golden.txt")
OF_CASES = ("cases/", "letters/", "documents/", "desk/cases/<", "desk/evaluations/", "desk/certificates/")
HEAD = """\
Who is let in where, as each address answered when it was asked (tests/doors/test_golden.py). Renew it with `make doors`.

Each address is filled with something real of northseal (body A) and acme (enterprise A); ? marks one for which the town
has nothing. Nothing is typed: a form that comes back, or leads on, has let its reader in.

  + answered     > led on     . not found (404)     x refused (403)     i asked to sign in     f asked for the second factor
  a asked for the pass phrase again     o asked to register an organisation     m other methods only (405)     b bad request
  l too often     ! crashed     (nothing) not asked, because another column tells it
"""


@pytest.fixture(autouse=True)
def without_a_word():
    """Ten thousand requests are not logged."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.long
def test_every_address_answers_everybody_as_the_table_says(town):
    asked = "\n".join([HEAD, *table(town, "site"), "", *table(town, "body")]) + "\n"
    if os.environ.get("RENEW"):
        GOLDEN.write_text(asked, encoding="utf-8")
    assert asked.splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("host", ["site", "body"])
def test_every_address_stands_in_the_table(host, town):
    """Quickly, whether somebody has looked at each: what it answers is asked by `make test-long`."""
    wanted = {f"/{address.route}" for address in addresses(host, town.places)}
    _before, _mark, rows = GOLDEN.read_text(encoding="utf-8").partition(f"== {host} host ==")
    told = {line.rpartition(" ")[2].lstrip("?") for line in rows.split("\n== ")[0].splitlines() if "/" in line}
    assert wanted - told == set()


def test_no_address_of_ours_crashes():
    rows = [line for line in GOLDEN.read_text(encoding="utf-8").splitlines() if "  GET  " in line or "  POST " in line]
    assert [row for row in rows if "!" in row and "/cms/" not in row] == []


def table(town: Town, host: str) -> list[str]:
    """The rows of a host, under the names of who asks, one letter each in groups of five."""
    knockers = columns(town, host)
    lines = [f"== {host} host ==", *heads([name for name, _knocker in knockers]), ""]
    for address in addresses(host, town.places):
        for method in ("GET", "POST"):
            letters = [
                letter_of(knocker.ask(method, address.path)) if is_asked(name, address.route) else " "
                for name, knocker in knockers
            ]
            mark = " " if address.is_real else "?"
            lines.append(f"{in_fives(letters)}  {method:4} {mark}/{address.route}".rstrip())
    return lines


def is_asked(name: str, route: str) -> bool:
    """Whether a column can differ here from the one beside it: named people at real things, visitors not in the CMS."""
    if route.startswith("cms/"):
        return name in {"stranger", "passer_by", "editor", "editor_without_second_factor"}
    return route.startswith(OF_CASES) or not name.endswith("_named")


def heads(names: list[str]) -> list[str]:
    """Each name at the height of its column, with a line down to it."""
    lines = []
    for place, name in enumerate(names):
        lines.append(in_fives(["|"] * place + ["."]).replace(".", "") + f"{place + 1} {name}")
    return lines


def in_fives(letters: list[str]) -> str:
    return " ".join("".join(letters[start : start + 5]) for start in range(0, len(letters), 5))
