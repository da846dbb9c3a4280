"""The table is the machine copy's, edge by edge, in code and in the database."""

import importlib
from pathlib import Path

import pytest

from certificates.transitions import EDGES, TERMINAL, TRANSITIONS, Status

MACHINE = Path(__file__).resolve().parents[3] / "shared" / "statemachine.yaml"


@pytest.fixture(scope="module")
def machine() -> dict:
    yaml = pytest.importorskip("yaml")
    if not MACHINE.exists():
        pytest.skip(f"{MACHINE} is not here: the table cannot be compared with it.")
    return yaml.safe_load(MACHINE.read_text())["certificate"]


def listed(value) -> list:
    return value if isinstance(value, list) else [value]


def test_the_table_is_the_machine_copys(machine):
    theirs = {
        (before, after, by, tuple(edge.get("guard", ())), edge.get("clause", ""))
        for edge in machine["transitions"]
        for before in listed(edge["from"])
        for after in listed(edge["to"])
        for by in listed(edge["by"])
    }
    assert {(str(e.before), str(e.after), e.by, e.guards, e.clause) for e in TRANSITIONS} == theirs


def test_states_and_ends_are_the_machine_copys(machine):
    assert list(Status.values) == machine["states"]
    assert {str(status) for status in TERMINAL} == set(machine["terminal"])
    by_clock = {str(edge.after) for edge in TRANSITIONS if edge.by == "clock"}
    assert not by_clock & set(machine["never_by_clock"])


def test_the_database_holds_the_same_edges():
    guards = importlib.import_module("certificates.migrations.0002_guards")
    ours = {f"{before}>{after}" for before, after in EDGES if before != after} | {">PENDING"}
    assert set(guards.EDGES) == ours
