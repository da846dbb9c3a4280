"""A letter as a paper: typed, and frozen with the letter it is the paper of. Any app that writes to a client uses it."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _

from lib.text import bilingual
from papers.kinds import Letterhead, PaperKind, PaperStatement, paper_kind
from statements.certificate import StatedParty
from statements.shape import Shape, StatedText

LETTER_KIND = "letter"
LONGEST_PARAGRAPH = 10_000  # letters: the room of papers draws no longer text in one piece


class StatedFact(Shape):
    """One line of what a letter is about."""

    label: StatedText = {}
    value: StatedText = {}


class LetterPaper(PaperStatement):
    """All that a letter's paper says. Nobody of the body's people is named as its writer: the body writes."""

    body: Letterhead = Letterhead()
    addressee: StatedParty = StatedParty()
    title: StatedText = {}
    """What kind of letter it is, as in Certification decision."""
    subject: StatedText = {}
    facts: tuple[StatedFact, ...] = ()
    text_zh: tuple[str, ...] = ()
    """Its paragraphs in Chinese."""
    text_en: tuple[str, ...] = ()
    """Its paragraphs in English."""
    evaluators: tuple[str, ...] = ()
    """Whom a plan names: 7.4.2 has the client know them."""
    sent_on: date | None = None


def paragraphs(text: str) -> tuple[str, ...]:
    """A text as a paper takes it: its lines, those without words left out, none longer than a paper draws in one piece."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return tuple(
        line[start : start + LONGEST_PARAGRAPH] for line in lines for start in range(0, len(line), LONGEST_PARAGRAPH)
    )


def stated_facts(*rows: tuple[str, str, Mapping[str, str] | str]) -> tuple[StatedFact, ...]:
    """What a letter is about: label in Chinese, in English, value. A number or a day is the same in both; a line without a
    value is left out.
    """
    facts = (
        StatedFact(label=bilingual(zh, en), value=bilingual(value, value) if isinstance(value, str) else dict(value))
        for zh, en, value in rows
    )
    return tuple(fact for fact in facts if fact.value)


LETTER_PAPER = paper_kind(PaperKind(LETTER_KIND, LetterPaper, "letter.typ", _("Letter"), filename="letter-{number}"))
