"""What the register answers, in words: about one certificate, and about a number somebody typed (PROCESS.md section 9)."""

from register.answers.answer import Answer, Proposal, about
from register.answers.checks import PaperCheck, PaperQuestion
from register.answers.standing import standing_of, status_on
from register.answers.verifying import is_like_a_number, verify
from register.answers.wording import day_words, status_words

__all__ = [
    "Answer",
    "PaperCheck",
    "PaperQuestion",
    "Proposal",
    "about",
    "day_words",
    "is_like_a_number",
    "standing_of",
    "status_on",
    "status_words",
    "verify",
]
