"""How a status is shown: its word, its icon and its tone, the same on every page, in PDF and in e-mail (LOOK.md).

The enumerations of the apps take their labels from here: a word stands once, and the site host, which reads no body's
tables, shows the same one from a copy.
"""

from typing import Literal, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

type Tone = Literal["good", "careful", "stop", "steel", "neutral", "draft"]


class Look(NamedTuple):
    word: str | Promise
    icon: str
    tone: Tone


CERTIFICATE = {
    "PENDING": Look(_("Being issued"), "clock", "draft"),
    "VALID": Look(_("Valid"), "check", "good"),
    "SUSPENDED": Look(_("Suspended"), "pause", "careful"),
    "WITHDRAWN": Look(pgettext_lazy("certificate status", "Withdrawn"), "cross", "stop"),
    "CANCELLED": Look(pgettext_lazy("certificate status", "Cancelled"), "cross", "stop"),
    "EXPIRED": Look(_("Expired"), "hourglass", "neutral"),
    "SUPERSEDED": Look(_("Superseded"), "arrow-right", "steel"),
    "NOT_YET_VALID": Look(_("Not yet valid"), "clock", "steel"),
    "UNSUPERVISED": Look(_("No longer supervised"), "warning", "careful"),
    "NOT_IN_THIS_REGISTER": Look(_("Not in this register"), "question", "neutral"),
}

# What happened to a certificate, for the lines of its history: what made it what it is looks as it is.
CERTIFICATE_EVENT = {
    "ISSUED": Look(_("Issued"), "certificate", "good"),
    "IMPORTED": Look(_("Entered from before this register"), "upload", "good"),
    "SUSPENDED": CERTIFICATE["SUSPENDED"],
    "RESTORED": Look(_("Restored"), "check", "good"),
    "WITHDRAWN": CERTIFICATE["WITHDRAWN"],
    "CANCELLED": CERTIFICATE["CANCELLED"],
    "EXPIRED": CERTIFICATE["EXPIRED"],
    "SUPERSEDED": CERTIFICATE["SUPERSEDED"],
    "REVISED": Look(_("Revised"), "edit", "good"),
    "CORRECTED": Look(_("Stated again"), "refresh", "good"),
}

CASE = {
    "DRAFT": Look(_("Draft"), "edit", "draft"),
    "SUBMITTED": Look(_("Submitted"), "check", "steel"),
    "UNDER_APPLICATION_REVIEW": Look(_("Application under review"), "eye", "steel"),
    "INFO_REQUESTED": Look(_("Information requested"), "question", "careful"),
    "DECLINED": Look(_("Declined"), "cross", "stop"),
    "ACCEPTED": Look(_("Accepted"), "check", "steel"),
    "CONTRACTED": Look(_("Agreement signed"), "edit", "steel"),
    "EVALUATION_PLANNED": Look(_("Evaluation planned"), "calendar", "steel"),
    "EVALUATING": Look(_("Evaluation under way"), "search", "steel"),
    "NC_OPEN": Look(_("Nonconformities open"), "warning", "careful"),
    "EVALUATED": Look(_("Evaluated"), "document", "steel"),
    "UNDER_REVIEW": Look(_("Under review"), "eye", "steel"),
    "RECOMMENDED": Look(_("Review complete"), "scales", "steel"),
    "DECIDED": Look(_("Decided"), "flag", "steel"),
    "COMPLETED": Look(_("Completed"), "check", "good"),
    "WITHDRAWN_BY_APPLICANT": Look(_("Withdrawn by the applicant"), "arrow-left", "neutral"),
    "LAPSED": Look(_("Lapsed"), "hourglass", "neutral"),
}

SCHEME = {
    "DRAFT": CASE["DRAFT"],
    "PUBLISHED": Look(_("Published"), "check", "good"),
    "REPLACED": Look(_("Replaced by a newer version"), "arrow-right", "steel"),
    "WITHDRAWN": Look(pgettext_lazy("scheme status", "No longer offered"), "cross", "neutral"),
}

INVOICE = {
    "DRAFT": CASE["DRAFT"],
    "OPEN": Look(_("To be paid"), "clock", "careful"),
    "OVERDUE": Look(_("Overdue"), "warning", "stop"),
    "PAID": Look(_("Paid"), "check", "good"),
    "CANCELLED": Look(pgettext_lazy("invoice status", "Cancelled"), "cross", "neutral"),
    "CREDITED": Look(_("Credited in full"), "check", "neutral"),
}

CREDIT_NOTE = {
    "OPEN": Look(_("Waits for its red-letter fapiao"), "clock", "careful"),
    "ISSUED": Look(pgettext_lazy("credit note", "Issued"), "check", "good"),
    "DROPPED": Look(pgettext_lazy("refund status", "Dropped"), "cross", "neutral"),
}

RED_FAPIAO = {
    "TO_CONFIRM": Look(_("To be confirmed by the other side"), "clock", "careful"),
    "CONFIRMED": Look(pgettext_lazy("red-letter form", "Confirmed"), "check", "steel"),
    "REFUSED": Look(pgettext_lazy("red-letter form", "Refused"), "cross", "stop"),
    "LAPSED": Look(_("Lapsed"), "hourglass", "neutral"),
    "MADE": Look(pgettext_lazy("red-letter form", "Fapiao made"), "check", "good"),
}

REFUND = {
    "OPEN": Look(_("To be approved"), "clock", "careful"),
    "APPROVED": Look(_("To be paid back"), "clock", "careful"),
    "SETTLED": Look(_("Paid back"), "check", "good"),
    "DROPPED": Look(pgettext_lazy("refund status", "Dropped"), "cross", "neutral"),
}

BODY = {
    "REQUESTED": Look(_("Requested"), "clock", "careful"),
    "OPEN": Look(pgettext_lazy("body status", "Open"), "check", "good"),
    "SUSPENDED": Look(_("Suspended"), "pause", "careful"),
    "CLOSING": Look(pgettext_lazy("body status", "Closing"), "hourglass", "careful"),
    "CLOSED": Look(_("Closed"), "lock", "neutral"),
    "REFUSED": Look(pgettext_lazy("body status", "Refused"), "cross", "stop"),
}

DELIVERY = {
    "WAITING": Look(_("Waiting"), "clock", "steel"),
    "FAILED": Look(_("Failed, will be tried again"), "warning", "stop"),
    "DONE": Look(_("Done"), "check", "good"),
    "SKIPPED": Look(_("Skipped"), "arrow-right", "neutral"),
}

ENQUIRY = {
    "OPEN": Look(pgettext_lazy("enquiry", "Open"), "clock", "steel"),
    "DUE": Look(_("Deadline passed"), "hourglass", "careful"),
    "WITHDRAWN": Look(pgettext_lazy("enquiry", "Withdrawn"), "cross", "neutral"),
    "CLOSED": Look(pgettext_lazy("enquiry", "Closed, with thanks"), "check", "neutral"),
    "AWARDED": Look(pgettext_lazy("enquiry", "Awarded"), "check", "good"),
    "LOST": Look(_("Another was chosen"), "arrow-right", "neutral"),
}

QUOTE = {
    "DRAFT": CASE["DRAFT"],
    "SENT": Look(pgettext_lazy("quote", "Sent"), "check", "steel"),
    "WAITING": Look(_("No answer yet"), "clock", "steel"),
    "DECLINED": Look(pgettext_lazy("enquiry", "Declined"), "cross", "neutral"),
    "SEALED": Look(_("A sealed quote is in"), "lock", "steel"),
    "QUOTED": Look(_("Quoted"), "check", "good"),
    "CONFIRM": Look(_("To confirm again"), "warning", "careful"),
    "EXPIRED": Look(pgettext_lazy("quote", "Expired"), "hourglass", "neutral"),
}

DEMAND = {
    "OPEN": Look(pgettext_lazy("demand", "Open"), "check", "good"),
    "ENDED": Look(pgettext_lazy("demand", "Ended"), "hourglass", "neutral"),
    "CLOSED": Look(pgettext_lazy("demand", "Closed, with thanks"), "flag", "steel"),
    "WITHDRAWN": Look(pgettext_lazy("demand", "Withdrawn"), "cross", "neutral"),
}

LOOKS = {
    "certificate": CERTIFICATE,
    "certificate-event": CERTIFICATE_EVENT,
    "case": CASE,
    "scheme": SCHEME,
    "invoice": INVOICE,
    "refund": REFUND,
    "credit-note": CREDIT_NOTE,
    "red-fapiao": RED_FAPIAO,
    "body": BODY,
    "delivery": DELIVERY,
    "enquiry": ENQUIRY,
    "quote": QUOTE,
    "demand": DEMAND,
}
_ANY = {**DELIVERY, **BODY, **INVOICE, **SCHEME, **CASE, **CERTIFICATE}


def look_of(status: object, kind: str = "") -> Look:
    """The look of a status. Without a kind, a certificate's or a case's; an unknown one is shown by its own word."""
    name = str(getattr(status, "value", status) or "")
    known = LOOKS.get(kind, _ANY)
    return known.get(name.upper()) or Look(name.replace("_", " ").capitalize(), "circle", "neutral")
