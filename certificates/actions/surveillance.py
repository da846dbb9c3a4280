"""Surveillance of what bears the mark (17065 7.9): planned with the licence, asked for where it is missing or overdue."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from applications.actions import draft_yearly_fee
from billing.models import Invoice
from cases.models import Case
from certificates.actions.changing import (
    keep_dates,
    locked,
    open_task,
    tell_of_plan,
    tell_staff,
)
from certificates.deadlines import PLAN_MISSING, SURVEILLANCE, YEARLY_FEE, date_of
from certificates.drafting import SURVEILLANCE_MONTHS
from certificates.models import Certificate, SurveillancePlan, Task
from certificates.terms import months_between_surveillances, needs_surveillance
from certificates.transitions import IN_FORCE
from lib import clock
from lib.clock import months_later
from lib.refusal import Refused
from lib.text import Bilingual, bilingual
from outbox.actions import set_due
from staff.models import Role
from staff.queries import roles_of
from tenants.context import current_body

MAY_PLAN = {Role.REGISTRAR, Role.QUALITY_MANAGER, Role.CASE_OFFICER}


@transaction.atomic
def plan_surveillance(certificate: Certificate, *, next_due_on: date, by: User) -> SurveillancePlan:
    """Plan the surveillance of a certificate from before this register. It settles the task that asked for it."""
    if not MAY_PLAN & roles_of(by):
        raise Refused(_("The registrar, the quality manager or a case officer plans surveillance."))
    certificate = locked(certificate)
    if not certificate.is_in_force:
        raise Refused(_("Only what is valid or suspended is surveyed."))
    if not needs_surveillance(certificate):
        raise Refused(_("This certificate licenses no mark that would need surveillance."))
    if certificate.surveillance_plans.active().exists():
        raise Refused(
            _("Its surveillance is planned. The next date comes from a surveillance case, which is not built yet.")
        )
    months = months_between_surveillances(certificate) or SURVEILLANCE_MONTHS
    today = clock.today(certificate.time_zone)
    latest = months_later(today, months)
    if not today <= next_due_on <= latest:
        raise Refused(_("The next surveillance is due by %(latest)s at the latest.") % {"latest": latest})
    plan = SurveillancePlan.objects.create(
        certificate=certificate, next_due_on=next_due_on, months_between=months, made_by=by, made_at=clock.now()
    )
    certificate.tasks.filter(kind=Task.Kind.PLAN_SURVEILLANCE, done_at=None).update(done_at=clock.now())
    keep_dates([certificate])
    tell_of_plan(certificate)
    return plan


@dataclass(frozen=True)
class Duty:
    """Something that has to be seen to by a moment: the task that opens then, and what people are told."""

    due: str
    task: Task.Kind
    subject: Bilingual
    text: Bilingual


PLANNING = Duty(
    due=PLAN_MISSING,
    task=Task.Kind.PLAN_SURVEILLANCE,
    subject={"zh": "请为证书{number}安排监督", "en": "Plan the surveillance of certificate {number}"},
    text={
        "zh": "该证书允许使用认证标志，导入已满60天，尚无监督计划。",
        "en": "It licenses the mark, was entered 60 days ago, and has no surveillance plan.",
    },
)
SURVEYING = Duty(
    due=SURVEILLANCE,
    task=Task.Kind.SURVEILLANCE_OVERDUE,
    subject={"zh": "证书{number}的监督已逾期", "en": "The surveillance of certificate {number} is overdue"},
    text={
        "zh": "监督期限及宽限期均已届满，请提出处理措施。在作出决定之前，证书状态不变。",
        "en": "The date and the days of grace have passed: propose a measure. The status stays until somebody decides.",
    },
)


def ask_for_plan(pk: UUID) -> Task | None:
    """The clock's door: 60 days after a marked import nobody has planned its surveillance."""
    return _ask_for(PLANNING, pk)


def ask_for_surveillance(pk: UUID) -> Task | None:
    """The clock's door: surveillance and its days of grace are over. A person proposes a measure; nothing changes by itself."""
    return _ask_for(SURVEYING, pk)


@transaction.atomic
def charge_yearly_fee(pk: UUID) -> list[Invoice]:
    """The clock's door: surveillance is due, and what was agreed for each year is drafted for finance staff."""
    certificate = Certificate.objects.select_for_update(of=("self",)).get(pk=pk)
    moment, case = date_of(YEARLY_FEE, certificate), Case.objects.filter(certificate=certificate.pk).first()
    if moment is None or case is None or not certificate.is_in_force:
        return []
    if clock.now() < moment:
        set_due(YEARLY_FEE, pk, moment, body=current_body())
        return []
    of_application = Case.objects.about(case.subject_kind, case.subject).values("certificate")
    in_force = Certificate.objects.filter(pk__in=of_application, status__in=IN_FORCE)
    return draft_yearly_fee(case.subject, certificates=in_force.count())


@transaction.atomic
def _ask_for(duty: Duty, pk: UUID) -> Task | None:
    certificate = Certificate.objects.select_for_update(of=("self",)).get(pk=pk)
    moment = date_of(duty.due, certificate)
    if moment is None:
        return None
    if clock.now() < moment:
        set_due(duty.due, pk, moment, body=current_body())
        return None
    task, is_new = open_task(certificate, duty.task)
    if is_new:
        subject = {language: words.format(number=certificate.number) for language, words in duty.subject.items()}
        tell_staff(certificate, subject=bilingual(**subject), text=duty.text)
    return task
