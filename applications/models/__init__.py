"""What an enterprise asks for, and what is on file about it."""

from applications.models.asking import Application, Factory, Party, Unit
from applications.models.fees import FeeAnnex
from applications.models.papers import Agreement, ApplicationReview, Document, HandedReport, Question, Signature
from applications.models.quoting import AskedQuestion, Quote, QuoteTexts, ReceivedEnquiry

__all__ = [
    "Agreement",
    "Application",
    "ApplicationReview",
    "AskedQuestion",
    "Document",
    "Factory",
    "FeeAnnex",
    "HandedReport",
    "Party",
    "Question",
    "Quote",
    "QuoteTexts",
    "ReceivedEnquiry",
    "Signature",
    "Unit",
]
