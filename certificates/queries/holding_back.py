"""Whether a certificate waits for payment, by the body's rules."""

from uuid import UUID

from django.utils.translation import gettext as _

from billing.queries import is_settled
from cases.models import Case
from certificates.models import Certificate, IssuingRules


def issuing_rules() -> IssuingRules:
    return IssuingRules.objects.first() or IssuingRules()


def is_held_back(application: UUID) -> bool:
    """Whether the body's rules let a certificate wait because something is owed: a yes or a no, never an amount (INV-10)."""
    return issuing_rules().holds_back_unpaid and not is_settled("application", application)


def held_back_words(certificate: Certificate) -> str:
    """Why a certificate that waits for its signature cannot be signed yet; "" where it can."""
    case = Case.objects.filter(pk=certificate.case).first() if certificate.case else None
    if case is None or not is_held_back(case.subject):
        return ""
    return _("An invoice for this application is not settled. The body's rules hold the certificate back.")
