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
    "PAID_BACK": Look(_("Paid back"), "check", "neutral"),
    "CANCELLED": Look(pgettext_lazy("invoice status", "Cancelled"), "cross", "neutral"),
    "CREDITED": Look(_("Credited in full"), "check", "neutral"),
}

# The same on the seller's desk: what the client is to pay is what the seller is to receive.
DESK_INVOICE = INVOICE | {"OPEN": Look(pgettext_lazy("desk", "To be paid"), "clock", "careful")}

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
    "RETURNED": Look(_("Came back: paid back anew"), "cross", "neutral"),
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

REPORT = {
    "ISSUED": Look(pgettext_lazy("report", "Issued"), "check", "good"),
    "REPLACED": Look(pgettext_lazy("report", "Replaced"), "arrow-right", "careful"),
    "WITHDRAWN": Look(pgettext_lazy("report", "Withdrawn"), "cross", "stop"),
}

SERVICE_ORDER = {
    "CART": Look(_("Not sent yet"), "edit", "draft"),
    "REQUESTED": Look(_("Price asked"), "question", "steel"),
    "OFFERED": Look(_("Price offered"), "scales", "careful"),
    "CONFIRMED": Look(_("In work"), "clock", "steel"),
    "CLOSED": Look(pgettext_lazy("order", "Closed"), "check", "good"),
    "CANCELLED": Look(pgettext_lazy("order", "Cancelled"), "cross", "neutral"),
    "DECLINED": Look(pgettext_lazy("order", "Declined"), "cross", "neutral"),
}

MILESTONE = {
    "PROPOSED": Look(pgettext_lazy("milestone", "Proposed"), "question", "careful"),
    "WAITING": Look(pgettext_lazy("milestone", "Waiting"), "clock", "steel"),
    "DELIVERED": Look(pgettext_lazy("milestone", "Delivered"), "eye", "careful"),
    "REWORK": Look(pgettext_lazy("milestone", "Being reworked"), "refresh", "careful"),
    "ACCEPTED": Look(pgettext_lazy("milestone", "Accepted"), "check", "good"),
    "CANCELLED": Look(pgettext_lazy("milestone", "Cancelled"), "cross", "neutral"),
}

ACCOUNT_CHANGE = {
    "WAITS": Look(_("A second person has to confirm"), "people", "careful"),
    "STANDS": Look(pgettext_lazy("a bank account", "Confirmed"), "check", "good"),
    "DECLINED": Look(pgettext_lazy("a bank account", "Declined"), "cross", "stop"),
    "WITHDRAWN": Look(pgettext_lazy("a bank account", "Withdrawn"), "cross", "neutral"),
}

SELLER_ACCOUNT = {
    "READY": Look(_("Ready to be paid"), "check", "good"),
    "MISSING": Look(_("Ready, something is missing soon"), "warning", "careful"),
    "CHECKING": Look(pgettext_lazy("seller account", "Being checked"), "clock", "steel"),
    "UNFINISHED": Look(_("Not finished"), "edit", "draft"),
    "DISABLED": Look(_("Cannot be paid now"), "warning", "stop"),
    "GONE": Look(_("Access taken away"), "cross", "stop"),
}

CHECKOUT = {
    "OPEN": Look(_("Begun"), "clock", "draft"),
    "PENDING": Look(_("Payment on its way"), "hourglass", "steel"),
    "FAILED": Look(pgettext_lazy("payment", "Failed"), "cross", "stop"),
    "EXPIRED": Look(_("Not paid in time"), "hourglass", "neutral"),
    "UNBOOKED": Look(_("Received, not booked"), "warning", "stop"),
    "KEPT": Look(_("Kept as credit"), "check", "good"),
    "PAID": Look(_("Paid"), "check", "good"),
}

RETURN = {
    "PROPOSED": Look(_("A second person has to agree"), "people", "careful"),
    "ASKED": Look(_("Being sent"), "clock", "steel"),
    "PENDING": Look(_("On its way back"), "hourglass", "steel"),
    "SUCCEEDED": Look(_("Sent back"), "check", "good"),
    "FAILED": Look(_("Did not go through"), "cross", "stop"),
    "DROPPED": Look(pgettext_lazy("refund status", "Dropped"), "cross", "neutral"),
    "KEPT": CHECKOUT["KEPT"],
}

DISPUTE = {
    "WARNING_NEEDS_RESPONSE": Look(_("Bank asks, answer wanted"), "question", "careful"),
    "WARNING_UNDER_REVIEW": Look(_("Bank reads the answer"), "eye", "steel"),
    "WARNING_CLOSED": Look(_("Closed without a dispute"), "check", "good"),
    "NEEDS_RESPONSE": Look(_("Answer wanted"), "warning", "stop"),
    "UNDER_REVIEW": Look(_("Bank reads the answer"), "eye", "steel"),
    "WON": Look(_("Won, money stays"), "check", "good"),
    "LOST": Look(_("Lost, money went back"), "cross", "stop"),
    "PREVENTED": Look(_("Ended by a refund"), "arrow-left", "neutral"),
}

PAYOUT = {
    "PENDING": Look(_("To be sent"), "clock", "steel"),
    "IN_TRANSIT": Look(_("On its way to the bank"), "arrow-right", "steel"),
    "PAID": Look(_("Arrived"), "check", "good"),
    "FAILED": Look(pgettext_lazy("payout", "Failed, money is back"), "warning", "stop"),
    "CANCELED": Look(pgettext_lazy("payout", "Called off"), "cross", "neutral"),
}

EVENT = {
    "RECEIVED": Look(pgettext_lazy("event", "Received"), "clock", "steel"),
    "SETTLED": Look(pgettext_lazy("event", "Settled"), "check", "good"),
    "WAITING": Look(_("Waiting for what it is about"), "hourglass", "careful"),
    "FOREIGN": Look(_("Not about us"), "arrow-right", "neutral"),
    "REFUSED": Look(pgettext_lazy("event", "Refused"), "cross", "stop"),
}

SUBSCRIPTION = {
    "TRIAL": Look(_("Trial"), "clock", "steel"),
    "ACTIVE": Look(pgettext_lazy("subscription", "Subscribed"), "check", "good"),
    "ENDING": Look(pgettext_lazy("subscription", "Ends with this month"), "hourglass", "careful"),
    "DUE": Look(_("Invoice overdue"), "warning", "careful"),
    "SUSPENDED": Look(pgettext_lazy("subscription", "Suspended, invoice unpaid"), "pause", "stop"),
    "ENDED": Look(pgettext_lazy("subscription", "Ended"), "cross", "neutral"),
    "NONE": Look(pgettext_lazy("subscription", "None"), "circle", "neutral"),
    "OPEN": INVOICE["OPEN"],
    "OVERDUE": INVOICE["OVERDUE"],
    "PAID": INVOICE["PAID"],
    "WAIVED": Look(_("Given up"), "cross", "neutral"),
}

DESK_SUBSCRIPTION = SUBSCRIPTION | {"OPEN": DESK_INVOICE["OPEN"]}

CARD_SETUP = {
    "OPEN": CHECKOUT["OPEN"],
    "EXPIRED": Look(_("No card was saved"), "hourglass", "neutral"),
    "DONE": Look(_("Card saved"), "check", "good"),
}

CARD_CHARGE = {
    "OPEN": Look(pgettext_lazy("card", "Being charged"), "clock", "steel"),
    "PENDING": CHECKOUT["PENDING"],
    "ASKS": Look(_("Bank wants the cardholder's consent"), "question", "careful"),
    "FAILED": Look(pgettext_lazy("card", "Declined"), "cross", "stop"),
    "EXPIRED": CHECKOUT["EXPIRED"],
    "UNBOOKED": CHECKOUT["UNBOOKED"],
    "PAID": CHECKOUT["PAID"],
}

LOOKS = {
    "certificate": CERTIFICATE,
    "certificate-event": CERTIFICATE_EVENT,
    "case": CASE,
    "scheme": SCHEME,
    "invoice": INVOICE,
    "desk-invoice": DESK_INVOICE,
    "refund": REFUND,
    "credit-note": CREDIT_NOTE,
    "red-fapiao": RED_FAPIAO,
    "body": BODY,
    "delivery": DELIVERY,
    "enquiry": ENQUIRY,
    "quote": QUOTE,
    "demand": DEMAND,
    "report": REPORT,
    "order": SERVICE_ORDER,
    "milestone": MILESTONE,
    "account-change": ACCOUNT_CHANGE,
    "seller-account": SELLER_ACCOUNT,
    "checkout": CHECKOUT,
    "return": RETURN,
    "dispute": DISPUTE,
    "payout": PAYOUT,
    "event": EVENT,
    "subscription": SUBSCRIPTION,
    "desk-subscription": DESK_SUBSCRIPTION,
    "card-charge": CARD_CHARGE,
}
_ANY = {**DELIVERY, **BODY, **INVOICE, **SCHEME, **CASE, **CERTIFICATE}


def look_of(status: object, kind: str = "") -> Look:
    """The look of a status. Without a kind, a certificate's or a case's; an unknown one is shown by its own word."""
    name = str(getattr(status, "value", status) or "")
    known = LOOKS.get(kind, _ANY)
    return known.get(name.upper()) or Look(name.replace("_", " ").capitalize(), "circle", "neutral")
