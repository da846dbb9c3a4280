"""Write the guards that say again what the table of transitions says. `--check` only says whether they are as written."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings_test")
sys.path.insert(0, str(ROOT))

import django

django.setup()

from cases import transitions
from cases.transitions import EDGES, KINDS, NO_WITHDRAWAL_NO_LAPSE, TERMINAL, Edge

FOLDER = ROOT / "cases" / "guards"
GUARD = """-- Generated from cases/transitions.py by `make guards`: {about}
CREATE OR REPLACE FUNCTION public.guildmark_{name}({arguments}) RETURNS {gives}
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
{body}
$$;
"""
ENDS = TERMINAL - {transitions.State.DECLINED, transitions.State.COMPLETED}  # which some kinds do not know


def quoted(values: Iterable[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)


def pairs(edges: Iterable[Edge]) -> str:
    return ",\n".join(f"            ({quoted((edge.source, edge.target))})" for edge in edges)


def case_edge() -> str:
    always = [edge for edge in EDGES if edge.target not in ENDS]
    sometimes = [edge for edge in EDGES if edge.target in ENDS]
    kinds = quoted(sorted(NO_WITHDRAWAL_NO_LAPSE))
    return (
        f"    SELECT (source, target) IN (\n{pairs(always)}\n        )\n"
        f"        OR (kind NOT IN ({kinds}) AND (source, target) IN (\n{pairs(sometimes)}\n        ))"
    )


def case_start() -> str:
    cases = "\n".join(f"        WHEN '{kind}' THEN '{rule.start}'" for kind, rule in KINDS.items())
    return f"    SELECT CASE kind\n{cases}\n    END"


def outcome_of_kind() -> str:
    cases = "\n".join(f"        WHEN '{kind}' THEN ARRAY[{quoted(rule.outcomes)}]" for kind, rule in KINDS.items())
    return f"    SELECT coalesce(outcome = ANY (CASE kind\n{cases}\n    END), false)"


def positive() -> str:
    outcomes = dict.fromkeys(outcome for rule in KINDS.values() for outcome in rule.positive)
    return "    SELECT outcome IN (\n" + ",\n".join(f"        '{outcome}'" for outcome in outcomes) + "\n    )"


GENERATED = {
    "case_edge": ("kind text, source text, target text", "boolean", case_edge, "which steps a case may take."),
    "case_start": ("kind text", "text", case_start, "where a case of this kind begins."),
    "outcome_of_kind": ("kind text, outcome text", "boolean", outcome_of_kind, "what may come out of a kind of case."),
    "positive": ("outcome text", "boolean", positive, "whether an outcome gives the client what was asked for."),
}


def main() -> int:
    differing = []
    for name, (arguments, gives, body, about) in GENERATED.items():
        text = GUARD.format(name=name, arguments=arguments, gives=gives, body=body(), about=about)
        path = FOLDER / f"{name}.sql"
        if not path.exists() or path.read_text() != text:
            differing.append(path.relative_to(ROOT).as_posix())
            if "--check" not in sys.argv:
                path.write_text(text)
    for each in differing:
        print(f"{each} is not what the table of transitions says." if "--check" in sys.argv else f"{each} written")
    return int("--check" in sys.argv and bool(differing))


if __name__ == "__main__":
    sys.exit(main())
