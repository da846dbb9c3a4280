"""The table is statemachine.yaml, edge by edge; the database knows the same edges."""

from itertools import product
from pathlib import Path

import pytest
import yaml
from django.db import connection

from cases import rules, transitions
from cases.guarding import guard_of
from cases.rules import NOT_YET, Rule
from cases.transitions import EDGES, KINDS, Kind, Outcome, State, edge_between

MACHINE = Path(__file__).resolve().parents[3] / "shared" / "statemachine.yaml"
COPY = Path(__file__).resolve().parent / "statemachine.yaml"


@pytest.fixture(scope="module")
def machine() -> dict:
    return yaml.safe_load(COPY.read_text())["case"]


def in_the_machine(rule: Rule) -> str:
    """A rule as statemachine.yaml calls it: its invariant, or the constant's name."""
    names = {value: name.lower() for name, value in vars(rules).items() if isinstance(value, Rule)}
    return rule.number.lower().replace("-", "_") or names[rule]


def listed(value) -> list:
    return value if isinstance(value, list) else [value]


def edges_of(machine) -> dict:
    return {
        (source, edge["to"]): (set(listed(edge["by"])), edge.get("guard", []), str(edge.get("clause", "")))
        for edge in machine["transitions"]
        for source in listed(edge["from"])
    }


@pytest.mark.skipif(not MACHINE.exists(), reason="The shared folder is not here; the kept copy stands for it.")
def test_our_copy_of_the_machine_is_the_shared_one():
    assert COPY.read_bytes() == MACHINE.read_bytes()


def test_states_and_ends_are_the_machines(machine):
    assert [state.value for state in State] == machine["states"]
    assert {state.value for state in transitions.TERMINAL} == set(machine["terminal"])
    assert {kind.value for kind in transitions.NO_WITHDRAWAL_NO_LAPSE} == set(machine["no_withdrawal_no_lapse"])
    assert {one.value for one in transitions.TAKES_EFFECT_AT_DECIDED} == set(machine["takes_effect_at_decided"])


def test_kinds_are_the_machines(machine):
    assert {kind.value for kind in KINDS} == set(machine["kinds"])
    for kind, rule in KINDS.items():
        said = machine["kinds"][kind.value]
        assert [rule.start, *rule.positive] == [said["start"], *said["positive"]]
        assert list(rule.negative) == said["negative"]
        assert rule.admin_only_start == said.get("admin_only_start")


def test_edges_are_the_machines(machine):
    ours = {
        (edge.source.value, edge.target.value): (set(edge.by), list(map(in_the_machine, edge.guards)), edge.clause)
        for edge in EDGES
    }
    assert ours == edges_of(machine)


def test_every_rule_of_the_table_has_its_guard_or_says_why_not():
    for rule in {rule for edge in EDGES for rule in edge.guards} - set(NOT_YET):
        assert callable(guard_of(rule))


def test_what_is_not_built_yet_is_named_with_its_reason():
    for rule, why in NOT_YET.items():
        print(f"not yet: {rule}. {why}")
        assert why
        with pytest.raises(KeyError):
            guard_of(rule)


def test_the_database_knows_the_same_edges(db):
    pairs = list(product(Kind, State, State))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT public.guildmark_case_edge(k, s, t) FROM unnest(%s::text[], %s::text[], %s::text[]) WITH ORDINALITY"
            " AS all_of(k, s, t, n) ORDER BY n",
            [list(column) for column in zip(*[(k.value, s.value, t.value) for k, s, t in pairs], strict=True)],
        )
        answers = [answer for (answer,) in cursor.fetchall()]
    for (kind, source, target), answer in zip(pairs, answers, strict=True):
        ends = target in {State.WITHDRAWN_BY_APPLICANT, State.LAPSED} and kind in transitions.NO_WITHDRAWAL_NO_LAPSE
        assert answer == (edge_between(source, target) is not None and not ends), (kind, source, target)


def test_the_database_knows_the_same_outcomes(db):
    for kind, outcome in product(Kind, Outcome):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT public.guildmark_outcome_of_kind(%s, %s), public.guildmark_case_start(%s)",
                [kind, outcome, kind],
            )
            belongs, start = cursor.fetchone()
        assert belongs == (outcome in KINDS[kind].outcomes)
        assert start == KINDS[kind].start


def test_the_database_knows_what_is_positive(db):
    positive = {one for rule in KINDS.values() for one in rule.positive}
    with connection.cursor() as cursor:
        for outcome in Outcome:
            cursor.execute("SELECT public.guildmark_positive(%s)", [outcome])
            assert cursor.fetchone()[0] == (outcome in positive)
