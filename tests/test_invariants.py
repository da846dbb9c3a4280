"""docs/invariants.md names tests and database functions that exist, and leaves out none of those that hold."""

import re
from pathlib import Path

import pytest
from django.db import connection

from cases import rules

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "docs" / "invariants.md").read_text()
PARTS = re.split(r"^## ", TEXT, flags=re.MULTILINE)[1:]
HOLD = [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 16, 17, 18, 20]


def invariant(number: int) -> str:
    return next(part for part in PARTS if part.startswith(f"INV-{number}:"))


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`(tests/[\w/]+\.py::\w+)`", TEXT))))
def test_each_test_named_exists(name):
    path, _, function = name.partition("::")
    assert re.search(rf"^def {function}\(", (ROOT / path).read_text(), re.MULTILINE), name


@pytest.mark.parametrize("number", HOLD)
def test_each_that_holds_is_tried_through_page_and_raw_write(number):
    tried = re.findall(r"^- (Page|Raw): `tests/", invariant(number), re.MULTILINE)
    assert tried == ["Page", "Raw"]


def test_each_rule_named_exists():
    named = set(re.findall(r"`([A-Z][A-Z_]+)`", TEXT))
    assert named
    assert named <= {name for name, value in vars(rules).items() if isinstance(value, rules.Rule)}


def test_each_database_function_named_exists(db):
    named = set(re.findall(r"`(guildmark_\w+|guard_\w+)`", TEXT))
    with connection.cursor() as cursor:
        cursor.execute("SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace")
        there = {name for (name,) in cursor.fetchall()}
    assert named
    assert named <= there
