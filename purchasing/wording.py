"""What a buyer reads about a row: in which of five heaps it lies, and why, in sentences."""

from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lib.reading.values import Wrong
from look.statuses import Look

type Group = Literal["not-valid", "differs", "unknown", "unclear", "holds"]

GROUPS: dict[Group, Look] = {  # in the order in which they are shown
    "not-valid": Look(pgettext_lazy("rows of a check", "Not valid"), "cross", "stop"),
    "differs": Look(gettext_lazy("Differs from what you hold"), "warning", "stop"),
    "unknown": Look(gettext_lazy("Not in this register"), "question", "careful"),
    "unclear": Look(gettext_lazy("To be looked at by a person"), "eye", "careful"),
    "holds": Look(pgettext_lazy("rows of a check", "Holds"), "check", "good"),
}
OF_KIND: dict[str, Group] = {
    "valid": "holds",
    "was-valid": "holds",
    "holder-differs": "differs",
    "out-of-scope": "differs",
    "standard-differs": "differs",
    "agrees-in-part": "differs",
    "another-body": "differs",
    "did-you-mean": "unknown",
    "not-in-this-register": "unknown",
    "never-issued": "unknown",
    "ambiguous": "unclear",
    "not-a-number": "unclear",
    "issuer-suspended": "unclear",
    "issuer-closing": "unclear",
    "issuer-closed": "unclear",
}  # whatever else an answer is, it says that the certificate does not hold


def group_of(kind: str) -> Group:
    """The heap of an answer of this kind (`register.answers.ANSWER_LOOKS`)."""
    return OF_KIND.get(kind, "not-valid")


def no_number(*, has_holder: bool) -> list[str]:
    """A headline and a sentence for a row that names no certificate."""
    if has_holder:
        return [
            _("This row has a name, but no certificate number."),
            _("Whether a company is certified for what you buy, only a certificate says: ask it for the number."),
        ]
    return [_("This row has no certificate number."), _("Give the number that stands on the certificate.")]


def spoilt_number(cell: str) -> list[str]:
    return [
        _("The spreadsheet has spoilt this number."),
        _("The cell says “%(cell)s”. Format the column as text, enter the number as printed, and send it again.")
        % {"cell": cell[:60]},
    ]


def many_numbers() -> list[str]:
    return [_("This cell holds several numbers."), _("Give each number a row of its own.")]


def day_trouble(wrong: Wrong) -> str:
    """Why a cell that says until when something is needed was not compared."""
    if wrong.code == "date_ambiguous":
        return _("“%(cell)s” can be read as two days and was not compared. Write it as 2026-11-22.") % {
            "cell": wrong.said
        }
    return _("“%(cell)s” is no day and was not compared. Write it as 2026-11-22.") % {"cell": wrong.said}


def too_long(length: int, limit: int) -> str:
    return _("A cell has %(length)s letters and was not compared; at most %(limit)s are.") % {
        "length": length,
        "limit": limit,
    }
