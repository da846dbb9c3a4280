"""What the register answers, in words: about one certificate, and about a number somebody typed (PROCESS.md section 9)."""

from register.answers.answer import Answer, Proposal, about
from register.answers.checks import PaperCheck, PaperQuestion
from register.answers.file_answer import FileAnswer
from register.answers.of_files import about_file, about_hash
from register.answers.of_reports import ReportAnswer, about_report, about_report_file, check_number
from register.answers.standing import AsOf, is_to_come, standing_of, status_on
from register.answers.verifying import address_in, is_like_a_number, is_unknown, read_before, verify
from register.answers.wording import ANSWER_LOOKS, as_of_words, day_words, status_words

__all__ = [
    "ANSWER_LOOKS",
    "Answer",
    "AsOf",
    "FileAnswer",
    "PaperCheck",
    "PaperQuestion",
    "Proposal",
    "ReportAnswer",
    "about",
    "about_file",
    "about_hash",
    "about_report",
    "about_report_file",
    "address_in",
    "as_of_words",
    "check_number",
    "day_words",
    "is_like_a_number",
    "is_to_come",
    "is_unknown",
    "read_before",
    "standing_of",
    "status_on",
    "status_words",
    "verify",
]
