"""Ranking cannot be bought: nothing that anybody pays for is known where results are found and put in order."""

import ast
from pathlib import Path

from django.conf import settings

from search.kinds import KINDS

# `oversight` for who accepts certificates: as bodies state it and editors look it up.
FROM_STATEMENTS = {"lib", "look", "outbox", "oversight", "register", "search", "statements", "tenants", "vocabulary"}
OURS = {*settings.JOURNEY, *settings.SQUARE, *settings.GROUND, "lib", "look", "marketplace", "web"}
# By what each kind is put in order: days, amounts that its clients pay to it, and when it was stated.
ORDERED_BY = {
    "schemes": {"cost", "newest", "time"},
    "services": {"newest", "price", "starts"},
    "products": {"newest", "valid_from", "valid_until"},
    "suppliers": {"newest", "valid"},
    "bodies": {"newest", "schemes", "time"},
}
SORTS = {
    "schemes": {"relevance", "newest", "cost", "time"},
    "services": {"relevance", "newest", "price", "starts"},
    "products": {"relevance", "newest"},
    "suppliers": {"relevance", "newest", "valid"},
    "bodies": {"relevance", "newest", "time"},
}
# The rooms where results are found, put in order, suggested and drawn.
FINDING = (
    "queries",
    "understanding",
    "analysis",
    "sound",
    "spelling",
    "known",
    "listing",
    "cards",
    "totals",
    "suggestions",
)


def imported_by(path: Path) -> set[str]:
    tree = ast.parse(path.read_text())
    names = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    names |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return {name.partition(".")[0] for name in names} & OURS


def test_what_finds_and_orders_knows_nothing_but_statements():
    search = settings.BASE_DIR / "search"
    paths = [*search.glob("kinds/*.py"), *search.glob("engines/*.py"), *(search / f"{name}.py" for name in FINDING)]
    assert {
        path.name: imported_by(path) - FROM_STATEMENTS for path in paths if imported_by(path) - FROM_STATEMENTS
    } == {}


def test_what_is_ordered_by_is_what_was_stated():
    assert {key: set(kind.numbers) for key, kind in KINDS.items()} == ORDERED_BY
    assert {key: set(kind.sorts) for key, kind in KINDS.items()} == SORTS


def test_nothing_is_ordered_or_narrowed_by_what_ends_soon():
    for kind in KINDS.values():
        assert not {"valid_until", "ends", "expires"} & {*kind.sorts, *kind.keys}
