"""What is asked of many bodies at once, and what they answer."""

from enquiries.models.closed_days import ClosedDays
from enquiries.models.demands import Demand, DemandAnswer
from enquiries.models.enquiries import (
    Award,
    BodyQuestion,
    Enquiry,
    EnquiryFile,
    InvitedBody,
    OrganisationCheck,
    QuoteCopy,
)
from enquiries.models.threads import Thread, ThreadFile, ThreadMessage

__all__ = [
    "Award",
    "BodyQuestion",
    "ClosedDays",
    "Demand",
    "DemandAnswer",
    "Enquiry",
    "EnquiryFile",
    "InvitedBody",
    "OrganisationCheck",
    "QuoteCopy",
    "Thread",
    "ThreadFile",
    "ThreadMessage",
]
