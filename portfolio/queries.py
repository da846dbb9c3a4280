"""What an organisation's desk shows: what needs it first, then everything, then the dates to come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, F, QuerySet, Value, When
from django.utils.translation import gettext as _

from accounts.models import Organisation
from lib import clock
from lib.money import written
from lib.text import localized
from portfolio.models import CaseCopy, CertificateCopy, InvoiceCopy

SOON = timedelta(days=90)  # the first renewal notice of PROCESS.md section 8
FAR_AHEAD = timedelta(days=400)
ROWS_READ = 200


@dataclass(frozen=True)
class ClientNeed:
    """Something that waits for the organisation: until when, what, why, and where to do it."""

    due: date | None
    what: str
    why: str
    url: str
    action: str

    @property
    def tone(self) -> str:
        if self.due is None:
            return ""
        left = (self.due - clock.today()).days
        return "late" if left < 0 else "soon" if left <= 7 else ""


@dataclass(frozen=True)
class CalendarDay:
    day: date
    what: str
    url: str


def cases_of(organisations: Iterable[Organisation]) -> QuerySet[CaseCopy]:
    """Open ones first, then the newest."""
    return CaseCopy.objects.for_organisation(*organisations).order_by("-is_open", "-since", "pk")


def certificates_of(organisations: Iterable[Organisation]) -> QuerySet[CertificateCopy]:
    """Those in force first, by the day they end."""
    in_force = Case(When(status__in=["VALID", "SUSPENDED"], then=Value(0)), default=Value(1))
    held = CertificateCopy.objects.for_organisation(*organisations)
    return held.order_by(in_force, F("valid_until").asc(nulls_last=True), "pk")


def invoices_of(organisations: Iterable[Organisation]) -> QuerySet[InvoiceCopy]:
    """Those to be paid first, by due date."""
    is_open = Case(When(state="issued", then=Value(0)), default=Value(1))
    return InvoiceCopy.objects.for_organisation(*organisations).order_by(is_open, "-issued_on", "pk")


def needs_of(
    cases: Iterable[CaseCopy], certificates: Iterable[CertificateCopy], invoices: Iterable[InvoiceCopy]
) -> list[ClientNeed]:
    """What waits for the organisation, the nearest deadline first."""
    needs = [
        *(_need_of_case(case) for case in cases if case.waits_for_client),
        *(_need_of_invoice(invoice) for invoice in invoices if invoice.state == "issued"),
        *(need for certificate in certificates if (need := _need_of_certificate(certificate))),
    ]
    return sorted(needs, key=lambda need: (need.due is None, need.due or date.max))


def next_duty(certificate: CertificateCopy) -> tuple[str, date | None]:
    """What a certificate asks for next, and by when; nothing where it has ended."""
    if certificate.status == "SUSPENDED":
        suspension = certificate.statement.suspension
        return _("Meet the conditions to lift the suspension"), suspension.until if suspension else None
    if certificate.status == "VALID" and certificate.valid_until:
        if certificate.valid_until - clock.today() <= SOON:
            return _("Apply for recertification"), certificate.valid_until
        return _("Expires"), certificate.valid_until
    return "", None


def calendar_of(
    cases: Iterable[CaseCopy], certificates: Iterable[CertificateCopy], invoices: Iterable[InvoiceCopy]
) -> list[CalendarDay]:
    """Every date that lies ahead, within a good year."""
    today = clock.today()
    dated = [
        *(
            CalendarDay(clock.day_of(case.due_at), f"{localized(case.needs) or _('Case')} · {case.number}", case.url)
            for case in cases
            if case.is_open and case.due_at
        ),
        *(
            CalendarDay(invoice.due_on, _("Invoice %(number)s is due") % {"number": invoice.number}, invoice.url)
            for invoice in invoices
            if invoice.state == "issued" and invoice.due_on
        ),
        *(
            CalendarDay(by, f"{duty} · {certificate.number}", certificate.url)
            for certificate in certificates
            for duty, by in [next_duty(certificate)]
            if by
        ),
    ]
    return sorted(
        (calendar_day for calendar_day in dated if today <= calendar_day.day <= today + FAR_AHEAD),
        key=lambda calendar_day: calendar_day.day,
    )


def _need_of_case(case: CaseCopy) -> ClientNeed:
    scheme = case.statement.scheme
    product = localized(case.statement.product) or localized(scheme.name if scheme else None)
    return ClientNeed(
        due=clock.day_of(case.due_at) if case.due_at else None,
        what=localized(case.needs) or _("It is your turn"),
        why=" · ".join(part for part in (product, case.number, localized(case.body.name)) if part),
        url=case.url,
        action=_("Open case"),
    )


def _need_of_invoice(invoice: InvoiceCopy) -> ClientNeed:
    about = localized(invoice.statement.about)
    return ClientNeed(
        due=invoice.due_on,
        what=_("Pay %(amount)s") % {"amount": written(invoice.still_to_pay)},
        why=" · ".join(part for part in (about, invoice.number, localized(invoice.body.name)) if part),
        url=invoice.url,
        action=_("Open invoice"),
    )


def _need_of_certificate(certificate: CertificateCopy) -> ClientNeed | None:
    duty, by = next_duty(certificate)
    is_urgent = certificate.status == "SUSPENDED" or (by is not None and by - clock.today() <= SOON)
    if not duty or not is_urgent:
        return None
    product = localized(certificate.statement.product)
    return ClientNeed(
        due=by,
        what=duty,
        why=" · ".join(part for part in (product, certificate.number, localized(certificate.body.name)) if part),
        url=certificate.url,
        action=_("Open certificate"),
    )
