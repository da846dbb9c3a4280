"""How any change of a certificate is made: refuse, change, write history, keep the dates, announce the whole statement."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import notify
from accounts.models import User
from accounts.queries import people_of
from certificates.actions.noticing import ask_for_notice
from certificates.actions.printing import ask_for_paper_of
from certificates.actions.revising import Change, What, revise
from certificates.actions.telling import tell_holder
from certificates.addresses import permanent_address
from certificates.deadlines import SUSPENSION_ENDS, dates_of
from certificates.events import CertificateStated, SurveillancePlanned
from certificates.models import Certificate, HolderRequest, Measure, Task
from certificates.queries import organisation_of
from certificates.statements import statement_of
from certificates.transitions import EDGES, Status
from lib import clock, crash_points
from lib.refusal import Refused
from lib.text import Bilingual
from outbox.actions import announce, clear_many_due, set_due, set_many_due
from staff.models import Role
from staff.queries import people_with, roles_of
from tenants.context import current_body

FOLLOW_UP = (Role.REGISTRAR, Role.QUALITY_MANAGER)  # who is told that something about a certificate needs a person


def locked(certificate: Certificate) -> Certificate:
    """The certificate as it is now, held until this transaction ends: of two people who act at once one waits."""
    locked = Certificate.objects.select_for_update(of=("self",)).get(pk=certificate.pk)
    crash_points.reached("certificates.locked")
    return locked


def require_role(by: User, role: Role) -> None:
    if role not in roles_of(by):
        raise Refused(_("This is for somebody who holds the role “%(role)s” today.") % {"role": role.label})


def refuse_unless_may_become(certificate: Certificate, after: Status) -> None:
    """Refuse what the table of PROCESS.md section 5 does not allow."""
    # The table has this way, for an appeal that was allowed; no ordinary measure goes it.
    if (certificate.status, after) == (Status.WITHDRAWN, Status.VALID):
        raise Refused(_("A withdrawn certificate comes back only after an appeal that was allowed."))
    # V → V is in the table for revisions; asked for as a change of status it is none.
    if (Status(certificate.status), after) in EDGES and certificate.status != after:
        return
    if certificate.status == after:
        raise Refused(_("This certificate already is: %(status)s.") % {"status": after.label})
    raise Refused(
        _("A certificate that is “%(before)s” cannot become “%(after)s”.")
        % {"before": Status(certificate.status).label, "after": after.label}
    )


def make(change: Change) -> Certificate:
    """Make one change to a locked certificate: one revision, one line of history, one whole statement."""
    certificate, before = change.certificate, change.certificate.status
    event = revise(change, now=clock.now())
    certificate.save()
    event.save(force_insert=True)
    crash_points.reached("certificates.changed")
    if certificate.status != before:
        overtake(certificate)
    keep_dates([certificate])
    papers = (ask_for_paper_of(change, event), ask_for_notice(certificate, event))
    if not change.is_restatement:
        tell_holder(certificate, event, [paper for paper in papers if paper])
    # Last, as the whole of what all lines above made of it: register, index and credential take it from here.
    announce(
        CertificateStated(certificate.pk, certificate.revision, statement_of(certificate).content()),
        body=current_body(),
    )
    crash_points.reached("certificates.announced")
    return certificate


@transaction.atomic
def restate(pk: UUID, *, by: User | None) -> Certificate:
    """Say again, as a new revision, what is so: how the register is repaired where it differs."""
    certificate = Certificate.objects.select_for_update(of=("self",)).get(pk=pk)
    if certificate.status == Status.PENDING:
        raise Refused(_("What is being prepared is not in the register."))
    certificate = make(Change(certificate, What.CORRECTED, by=by))
    tell_of_plan(certificate)  # which no statement carries
    return certificate


@transaction.atomic
def open_task_at_suspension_end(pk: UUID) -> Task | None:
    """A suspension's last day is over: have a person decide. The status stays; no clock withdraws (17065 7.11)."""
    certificate = Certificate.objects.select_for_update(of=("self",)).get(pk=pk)
    ends_at = certificate.suspension_ends_at
    if certificate.status != Status.SUSPENDED or ends_at is None:
        return None
    # Prolonged since, or a clock ahead of ours: looked at again, and nobody is called too early.
    if clock.now() < ends_at:
        set_due(SUSPENSION_ENDS, pk, ends_at, body=current_body())
        return None
    task, is_new = open_task(certificate, Task.Kind.SUSPENSION_ENDED)
    if is_new:
        _tell_that_suspension_ended(certificate)
    return task


def open_task(certificate: Certificate, kind: Task.Kind) -> tuple[Task, bool]:
    """The open task of a kind, and whether it is new. `certificate` must be locked by this transaction."""
    return Task.objects.get_or_create(
        certificate=certificate, kind=kind, done_at=None, defaults={"opened_at": clock.now()}
    )


def tell_staff(certificate: Certificate, *, subject: Bilingual, text: Bilingual) -> None:
    """Tell who follows this certificate up, the registrars and the quality managers, each once."""
    people = {person.pk: person for person in people_with(*FOLLOW_UP)}
    if certificate.follow_up:
        people[certificate.follow_up.pk] = certificate.follow_up
    for person in people.values():
        notify(person, subject=subject, text=text, url=certificate.get_absolute_url(), body=current_body())


def keep_dates(certificates: Collection[Certificate], *, entered_now: Collection[UUID] = ()) -> None:
    """Have the clock look at certificates when something about them falls due, and not where nothing does.

    Nothing can wait yet for those that this transaction has entered.
    """
    body, older = current_body(), [certificate.pk for certificate in certificates if certificate.pk not in entered_now]
    for kind, moments in dates_of(certificates).items():
        if idle := [pk for pk in older if pk not in moments]:
            clear_many_due([kind], idle, body=body)
        if moments:
            set_many_due(kind, moments, body=body)


def _tell_that_suspension_ended(certificate: Certificate) -> None:
    subject = {
        "zh": f"证书{certificate.number}的暂停期限已届满",
        "en": f"The suspension of certificate {certificate.number} has reached its last day",
    }
    tell_staff(
        certificate,
        subject=subject,
        text={
            "zh": "请作出决定：恢复、继续暂停或撤销。在作出决定之前，证书状态仍为暂停。",
            "en": "Somebody has to decide: restore, suspend further or withdraw. Until then it stays suspended.",
        },
    )
    text = {
        "zh": "认证机构将作出决定。在此之前证书仍为暂停状态，不得使用认证标志。",
        "en": "The certification body will decide. Until then the certificate stays suspended and the mark may not be used.",
    }
    url = permanent_address(certificate)
    organisation = organisation_of(certificate)
    for person in people_of(organisation) if organisation else ():
        notify(person, subject=subject, text=text, url=url, body=current_body())


def tell_of_plan(certificate: Certificate) -> None:
    """Announce when a certificate in force is looked at next, for the desk of whoever holds it."""
    plan = certificate.surveillance_plans.active().first()
    if plan is not None:
        announce(SurveillancePlanned(certificate.pk, plan.next_due_on, plan.made_at), body=current_body())


def overtake(certificate: Certificate) -> None:
    """A changed status settles what waited for it: its tasks are done, an open proposal no longer fits."""
    settled = certificate.tasks.filter(done_at=None)
    # Suspended is in force: its surveillance goes on, and only the question of an ended suspension is answered.
    if certificate.is_in_force:
        settled = settled.filter(kind=Task.Kind.SUSPENSION_ENDED)
    else:
        certificate.surveillance_plans.active().update(ended_at=clock.now())
    settled.update(done_at=clock.now())
    # Proposed of what it was then: agreed to now, it would do what nobody has looked at.
    certificate.measures.filter(answer=Measure.Answer.OPEN).update(answer=Measure.Answer.OVERTAKEN)
    asked = certificate.requests.filter(answer=HolderRequest.Answer.OPEN)
    if certificate.status == Status.SUSPENDED:
        asked = asked.filter(wish=HolderRequest.Wish.SUSPEND)  # that it be cancelled may still be wished
    if certificate.status != Status.VALID:
        asked.update(answer=HolderRequest.Answer.OVERTAKEN, answered_at=clock.now())
