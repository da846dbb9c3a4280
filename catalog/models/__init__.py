"""What a body offers: schemes, their versions and the rows these consist of; the body's own passport."""

from catalog.models.columns import CURRENCY_CHOICES, slug_words
from catalog.models.parts import PARTS, DocumentWanted, Fee, Question, Reason, StandardReference, VersionPart
from catalog.models.passport import BodyPassport
from catalog.models.schemes import LONGEST_SUSPENSION_DAYS, Scheme, SchemeQuerySet, SchemeVersion, VersionQuerySet
from catalog.models.services import BookableDate, LabLine, ScopeLine, Service, ServiceVersion

__all__ = [
    "CURRENCY_CHOICES",
    "LONGEST_SUSPENSION_DAYS",
    "PARTS",
    "BodyPassport",
    "BookableDate",
    "DocumentWanted",
    "Fee",
    "LabLine",
    "Question",
    "Reason",
    "Scheme",
    "SchemeQuerySet",
    "SchemeVersion",
    "ScopeLine",
    "Service",
    "ServiceVersion",
    "StandardReference",
    "VersionPart",
    "VersionQuerySet",
    "slug_words",
]
