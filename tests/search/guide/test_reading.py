"""A letter of ten thousand signs is read in work that grows with it, whatever it is made of."""

import sys

import pytest

from search.guide import checking
from search.guide.reading import read
from search.guide.rules import shipped

MOST = 10_000
TOOL = 4  # of those that sys.monitoring leaves to whoever wants one


def work_of(text: str) -> int:
    """How often reading a text goes round a loop: each look at a cue, a statement or a term is one."""
    count = 0

    def counted(*_where: object) -> None:
        nonlocal count
        count += 1

    rules, known = shipped(), checking.sampled_knowledge().lexicon
    read("GS, not CE", rules, known)  # what is made once is made
    watching, loops = sys.monitoring, sys.monitoring.events.JUMP
    watching.use_tool_id(TOOL, "work")
    watching.register_callback(TOOL, loops, counted)
    watching.set_events(TOOL, loops)
    try:
        read(text, rules, known)
    finally:
        watching.set_events(TOOL, 0)
        watching.free_tool_id(TOOL)
    return count


@pytest.mark.parametrize("letter", ["not,", "GS;", "GS,not,", "not GS;", "的,not ", "GS not but "])
def test_twice_the_text_is_no_more_than_twice_the_work(letter):
    whole = (letter * MOST)[:MOST]
    assert work_of(whole) < 2.3 * work_of(whole[: MOST // 2])


def test_a_long_heading_is_looked_through_once_for_all_that_stands_under_it():
    heading, listed = "not " * 1000 + ":\n", "- GS\n" * 1000
    assert work_of(heading + listed) < 1.2 * (work_of(heading) + work_of(listed))
