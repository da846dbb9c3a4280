"""What was granted, what follows it, and how the body issues."""

from certificates.models.asking import HolderRequest, Paper
from certificates.models.following import Measure, SurveillancePlan, Task
from certificates.models.granting import Certificate, CertificateEvent, CertificateQuerySet
from certificates.models.own_files import OwnFile
from certificates.models.rules import IssuingRules

__all__ = [
    "Certificate",
    "CertificateEvent",
    "CertificateQuerySet",
    "HolderRequest",
    "IssuingRules",
    "Measure",
    "OwnFile",
    "Paper",
    "SurveillancePlan",
    "Task",
]
