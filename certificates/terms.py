"""What a certificate's scheme says about suspending, withdrawing and cancelling; ours where it says nothing."""

from datetime import timedelta

from django.utils.translation import gettext as _

from catalog.models import LONGEST_SUSPENSION_DAYS, SchemeVersion
from catalog.scheme_types import SURVEILLED
from certificates.models import Certificate
from certificates.reasons import HOLDERS_REQUEST, REASONS_BY_MEASURE, ListedReason
from lib import clock
from statements.certificate import standing_on
from tenants.context import current_body

PLAN_WITHIN = timedelta(days=60)  # of a marked import (PROCESS.md section 5)


def reasons_for(certificate: Certificate, measure: str) -> list[ListedReason]:
    """The reasons that may be given: measure is suspend, withdraw or cancel. The holder's own request is always among them."""
    version = version_of(certificate)
    listed = version.reasons.filter(kind=measure) if version else []
    own = [
        ListedReason(reason.code, reason.text_zh, reason.text_en or reason.text_zh, reason.export_code)
        for reason in listed
    ]
    if not own:
        return list(REASONS_BY_MEASURE[measure])
    given = {reason.code for reason in own}
    return [
        *own,
        *(
            reason
            for reason in REASONS_BY_MEASURE[measure]
            if reason.code == HOLDERS_REQUEST and reason.code not in given
        ),
    ]


def reason_for(certificate: Certificate, measure: str, code: str) -> ListedReason | None:
    return next((reason for reason in reasons_for(certificate, measure) if reason.code == code), None)


def longest_suspension(certificate: Certificate) -> int:
    """Days a suspension may last."""
    version = version_of(certificate)
    return version.maximum_suspension_days if version else LONGEST_SUSPENSION_DAYS


def licenses_mark(certificate: Certificate) -> bool:
    """Whether the certificate's scheme gives a licence for the mark at all; one it does not name here may (INV-6)."""
    version = version_of(certificate)
    return version is None or version.gives_mark


def why_not_valid(certificate: Certificate) -> str:
    """Why nobody may rely on a certificate today, in a sentence; "" while it is valid."""
    standing = standing_on(
        clock.today(certificate.time_zone),
        status=certificate.status,
        valid_from=certificate.valid_from,
        valid_until=certificate.valid_until,
    )
    return {
        "valid": "",
        "not-yet-valid": _("This certificate is not yet valid."),
        "suspended": _("This certificate is suspended."),
        "withdrawn": _("This certificate has been withdrawn."),
        "cancelled": _("This certificate has been cancelled."),
        "expired": _("This certificate has expired."),
        "superseded": _("This certificate has been superseded."),
    }.get(standing, _("This certificate is not issued yet."))


def why_not_shown(certificate: Certificate) -> str:
    """Why nothing of a certificate is handed to a buyer today, in a sentence; "" while it is valid and its body open."""
    if why := why_not_valid(certificate):
        return why
    return "" if current_body().is_open else _("The certification body is suspended or closed here.")


def why_no_mark(certificate: Certificate) -> str:
    """Why the mark may not be used today, in a sentence; "" while it may be (INV-6, 17065 4.1.3)."""
    if not certificate.may_bear_mark:
        return _("No licence for the mark was granted with this certificate.")
    if why := why_not_shown(certificate) or _why_not_surveyed(certificate):
        return _("%(why)s The mark may not be used at present: take it off what is offered or newly made.") % {
            "why": why
        }
    return ""


def _why_not_surveyed(certificate: Certificate) -> str:
    """An import has its first weeks to be planned in; whatever else bears the mark is surveyed from its first day."""
    if not needs_surveillance(certificate) or certificate.surveillance_plans.active().exists():
        return ""
    entered = certificate.confirmed_at if certificate.origin == "imported" else None
    if entered and clock.now() < entered + PLAN_WITHIN:
        return ""
    return _("No surveillance of what bears the mark is planned.")


def needs_surveillance(certificate: Certificate) -> bool:
    """Whether somebody has to look at the product again: it bears the mark, and its scheme is not of a type without (7.9)."""
    version = version_of(certificate)
    return certificate.may_bear_mark and (version is None or version.scheme_type in SURVEILLED)


def months_between_surveillances(certificate: Certificate) -> int | None:
    version = version_of(certificate)
    return version.surveillance_months if version else None


def version_of(certificate: Certificate) -> SchemeVersion | None:
    """The published rule that a certificate stands under, or the newest of its scheme."""
    if certificate.scheme is None:
        return None
    published = SchemeVersion.objects.published().filter(scheme=certificate.scheme)
    return published.filter(number=certificate.scheme_version).first() or published.order_by("-number").first()
