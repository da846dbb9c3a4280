"""Chance in tests: the same in every run of the gate, fresh in `make nightly`, which prints its seed and can be repeated.

`EXPLORE_SEED=number` explores: Hypothesis begins from that seed and makes ten times as many examples, kills and dice differ.
"""

import os
import random

import pytest
from hypothesis import settings

SEED = os.environ.get("EXPLORE_SEED", "")
MORE = 10  # times as many examples as in the gate

if SEED:  # or CI's own profile would make the same examples for ever
    settings.register_profile("exploring", derandomize=False, print_blob=True, max_examples=100 * MORE)
    settings.load_profile("exploring")

STAY_THE_SAME = not SEED  # what a test that must not vary in the gate gives as `derandomize`


def examples(usual: int) -> int:
    """How many examples to make where the gate makes `usual`."""
    return usual * MORE if SEED else usual


def dice(*of: object) -> random.Random:
    """Dice of their own for what `of` names, the same in every run of the gate."""
    return random.Random(f"{SEED}:{of}" if SEED else repr(of))


def pytest_report_header() -> str:
    return f"Exploring from seed {SEED}; again: make nightly SEED={SEED}" if SEED else ""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if SEED:
        terminalreporter.write_line(pytest_report_header())
