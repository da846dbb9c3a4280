"""The rules of the last step that certificates answer: the mark's surveillance, the number (INV-6, 7.7)."""

from django.utils.translation import gettext as _

from cases import rules
from cases.guarding import Attempt, guard
from certificates.models import Certificate
from certificates.terms import needs_surveillance
from lib.refusal import Refused


@guard(rules.MARK_LICENCE_HAS_SURVEILLANCE)
def mark_licence_has_surveillance(attempt: Attempt) -> None:
    certificate = _prepared(attempt)
    if certificate is None or not (certificate.may_bear_mark and needs_surveillance(certificate)):
        return
    if not certificate.surveillance_plans.active().exists():
        raise Refused(_("A licence for the mark needs a plan for its surveillance (7.9)."))


@guard(rules.NUMBER_UNIQUE)
def number_is_its_own(attempt: Attempt) -> None:
    certificate = _prepared(attempt)
    if certificate is None:
        return
    others = Certificate.objects.filter(printed_number=certificate.printed_number, taken_back_at=None)
    if others.exclude(pk=certificate.pk).exists():
        raise Refused(_("Another certificate bears this number."))


def _prepared(attempt: Attempt) -> Certificate | None:
    """The certificate with which a granted case ends; None for a refused one. Refused where it is named and not there."""
    if attempt.case.certificate is None:
        return None
    certificate = Certificate.objects.filter(pk=attempt.case.certificate).first()
    if certificate is None:
        raise Refused(_("The certificate of this case has not been prepared."))
    return certificate
