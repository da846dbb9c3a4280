"""Bringing colleagues in, authorising them, keeping what is known of them, and letting them go."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import end_body_membership, invite_to_body
from accounts.models import BodyMembership, Invitation, Organisation, User
from billing.subscriptions.queries import refuse_beyond
from lib import clock
from lib.refusal import Refused
from lib.text import written_day
from staff.impartiality import lock_group
from staff.models import Advice, Authorisation, Competence, Conflict, ImpartialityAssessment, Role, StaffProfile
from staff.queries import count_seats, is_second_person, roles_of, today, upheld_until
from tenants.context import current_body

EMPLOYMENT = ("employment", "since", "until")


@transaction.atomic
def invite_colleague(
    email: str, *, name: str, roles: Iterable[str], by: User, starts_on: date | None = None, language: str = ""
) -> Invitation:
    """Write to somebody to work here, with roles that hold from the day they may begin. `language`: for whoever is new here."""
    _refuse_unless_administrator(by)
    roles = list(roles)
    if not is_second_person(email, roles, besides=by):
        refuse_beyond(current_body(), "seats", lambda: count_seats(besides=email))
    invitation = invite_to_body(email, name=name, body=current_body(), by=by, language=language)
    for role in roles:
        authorise(invitation.user, role=role, starts_on=starts_on, by=by)
    return invitation


@transaction.atomic
def authorise(
    user: User,
    *,
    role: str,
    by: User,
    starts_on: date | None = None,
    ends_on: date | None = None,
    scheme: UUID | None = None,
    technical_area: str = "",
) -> Authorisation:
    """Let a colleague act in a role from a day on: today or later, never for oneself (INV-18)."""
    _refuse_unless_administrator(by)
    if user == by:
        raise Refused(_("Nobody grants themselves a role. Another administrator must do it."))
    if not BodyMembership.objects.filter(user=user, body=current_body(), ended_at=None).exists():
        raise Refused(_("%(name)s does not work for this body. Invite them first.") % {"name": user})
    return _granted(
        user,
        role,
        by=by,
        starts_on=starts_on or today(),
        ends_on=ends_on,
        scheme=scheme,
        technical_area=technical_area,
    )


@transaction.atomic
def authorise_first_administrator(user: User, *, by: User) -> Authorisation | None:
    """As the body opens: the operator who opened it makes its first administrator. Safe to hear twice."""
    if Authorisation.objects.filter(role=Role.BODY_ADMIN).exists():
        return None
    return _granted(user, Role.BODY_ADMIN, by=by, starts_on=today())


@transaction.atomic
def end_authorisation(authorisation: Authorisation, *, by: User, ends_on: date | None = None) -> Authorisation:
    """Let a role end: today means at once. The last administrator stays until there is another."""
    _one_administrator_at_a_time(by)
    authorisation = Authorisation.objects.select_for_update().get(pk=authorisation.pk)
    last_day = ends_on or today()
    if last_day < today():
        raise Refused(_("An authorisation ends today or later, never in the past."))
    if authorisation.ends_on and authorisation.ends_on < last_day:
        raise Refused(_("This authorisation has ended already."))
    _refuse_to_lose_the_last_administrator([authorisation])
    return _ended(authorisation, by, last_day)


@transaction.atomic
def end_membership(membership: BodyMembership, *, by: User) -> BodyMembership:
    """Let a colleague go: the door closes and all their authorisations end. What they did stays theirs."""
    _one_administrator_at_a_time(by)
    membership = BodyMembership.objects.select_for_update().get(pk=membership.pk)
    if membership.body_id != current_body().pk or membership.ended_at:
        raise Refused(_("This person does not work here any more."))
    if membership.user_id == by.pk:
        raise Refused(_("You cannot close the door behind yourself. Another administrator must do it."))
    held = list(Authorisation.objects.select_for_update().not_over(today()).filter(user=membership.user_id))
    _refuse_to_lose_the_last_administrator(held)
    for authorisation in held:
        _ended(authorisation, by, max(today(), authorisation.starts_on))
    return end_body_membership(membership, by=by)


@transaction.atomic
def keep_profile(user: User, *, by: User, **fields: object) -> StaffProfile:
    """Say what a colleague is called on letters and how they stand to the body: the latter never of oneself (INV-3)."""
    _refuse_unless_administrator(by)
    profile = StaffProfile.objects.select_for_update().filter(user=user).first() or StaffProfile(user=user)
    changed = [name for name in EMPLOYMENT if name in fields and fields[name] != getattr(profile, name)]
    if changed and user == by:
        raise Refused(_("Nobody says how they are employed themselves. Another administrator must do it."))
    for name, value in fields.items():
        setattr(profile, name, value)
    if changed:
        profile.employment_said_by = by
    profile.save()
    return profile


@transaction.atomic
def record_competence(user: User, *, by: User, **fields: object) -> Competence:
    """Keep that somebody else judged a colleague competent, and on what grounds."""
    if not roles_of(by) & {Role.BODY_ADMIN, Role.QUALITY_MANAGER}:
        raise Refused(_("Only administrators and quality managers record competence."))
    if user == by:
        raise Refused(_("Nobody judges their own competence."))
    return Competence.objects.create(user=user, recorded_by=by, **fields)


@transaction.atomic
def declare_conflict(user: User, organisation: Organisation, *, by: User, **fields: object) -> Conflict:
    """Keep that a colleague advised an organisation or was employed by it. People declare their own, too."""
    if user != by and not roles_of(by) & {Role.BODY_ADMIN, Role.QUALITY_MANAGER}:
        raise Refused(_("Only administrators, quality managers and the person concerned declare this."))
    return Conflict.objects.create(user=user, organisation=organisation, recorded_by=by, **fields)


@transaction.atomic
def write_assessment(advice: Advice, *, risks: str, measures: str, by: User) -> ImpartialityAssessment:
    """Assess what advice to a legal group does to impartiality, before its day: a second person answers (INV-9)."""
    if Role.QUALITY_MANAGER not in roles_of(by):
        raise Refused(_("Only quality managers write impartiality assessments."))
    _refuse_adviser(advice, by)
    lock_group(advice.organisation_id)  # of two written at once one is
    if not Advice.objects.locking(today()).filter(pk=advice.pk).exists():
        raise Refused(_("This advice keeps nobody from applying any more."))
    if Advice.objects.running().filter(pk=advice.pk).exists():
        raise Refused(_("This advice still goes on. What it does to impartiality is assessed once its work is over."))
    _refuse_where_upheld(advice)
    if advice.assessments.filter(answered_at=None).exists():
        raise Refused(_("An assessment waits for its answer already."))
    if not risks.strip() or not measures.strip():
        raise Refused(_("Say what the risks are and what removes them."))
    return ImpartialityAssessment.objects.create(
        advice=advice, risks=risks.strip(), measures=measures.strip(), written_by=by, written_at=clock.now()
    )


@transaction.atomic
def answer_assessment(
    assessment: ImpartialityAssessment, *, outcome: str, answer: str, by: User
) -> ImpartialityAssessment:
    """Confirm an assessment, so that the group may apply, or not. Never by whoever wrote it, nor by whoever advised."""
    if not roles_of(by) & {Role.BODY_ADMIN, Role.QUALITY_MANAGER}:
        raise Refused(_("Only administrators and quality managers answer impartiality assessments."))
    lock_group(assessment.advice.organisation_id)
    assessment = ImpartialityAssessment.objects.select_related("advice").get(pk=assessment.pk)
    if assessment.answered_at:
        raise Refused(_("This assessment has been answered already."))
    if assessment.written_by_id == by.pk:
        raise Refused(_("Nobody confirms their own assessment. Another person must do it."))
    _refuse_adviser(assessment.advice, by)
    if outcome not in ImpartialityAssessment.Outcome.values:
        raise Refused(_("Choose an answer."))
    if not answer.strip():
        raise Refused(_("Say why."))
    assessment.outcome, assessment.answer = outcome, answer.strip()
    assessment.answered_by, assessment.answered_at = by, clock.now()
    assessment.save(update_fields=["outcome", "answer", "answered_by", "answered_at"])
    return assessment


def _refuse_where_upheld(advice: Advice) -> None:
    """So that nobody asks one pair after another until one says yes."""
    if until := upheld_until(advice):
        words = _("An assessment was not confirmed. It stands for half a year: another can be written from %(day)s on.")
        raise Refused(words % {"day": written_day(clock.day_of(until, current_body().time_zone))})


def _refuse_adviser(advice: Advice, user: User) -> None:
    if advice.advisers.filter(user=user).exists():
        raise Refused(_("Who gave the advice does not assess what it does to impartiality."))


def _granted(
    user: User,
    role: str,
    *,
    by: User,
    starts_on: date,
    ends_on: date | None = None,
    scheme: UUID | None = None,
    technical_area: str = "",
) -> Authorisation:
    if starts_on < today():
        raise Refused(_("An authorisation starts today or later: one made later never makes a past act lawful."))
    if ends_on and ends_on < starts_on:
        raise Refused(_("The last day is before the first one."))
    if role not in Role.values:
        raise Refused(_("There is no such role."))
    return Authorisation.objects.create(
        user=user,
        role=role,
        scheme=scheme,
        technical_area=technical_area.strip(),
        starts_on=starts_on,
        ends_on=ends_on,
        granted_by=by,
    )


def _ended(authorisation: Authorisation, by: User, last_day: date) -> Authorisation:
    authorisation.ends_on = last_day
    authorisation.ended_by = by
    authorisation.ended_at = clock.now()
    authorisation.save(update_fields=["ends_on", "ended_by", "ended_at"])
    return authorisation


def _refuse_unless_administrator(by: User) -> None:
    if Role.BODY_ADMIN not in roles_of(by):
        raise Refused(_("Only administrators of this body may do this."))


def _one_administrator_at_a_time(by: User) -> None:
    """Of two who end each other one waits, looks again, and is refused: or the body would be left without anybody."""
    list(Authorisation.objects.select_for_update().filter(role=Role.BODY_ADMIN).order_by("pk"))
    _refuse_unless_administrator(by)


def _refuse_to_lose_the_last_administrator(ending: list[Authorisation]) -> None:
    if not any(each.role == Role.BODY_ADMIN for each in ending):
        return
    others = (
        Authorisation.objects.in_force(today())
        .filter(role=Role.BODY_ADMIN)
        .exclude(pk__in=[each.pk for each in ending])
    )
    working = BodyMembership.objects.active().filter(body=current_body()).values("user")
    if not others.filter(user__in=working).exists():
        raise Refused(_("This is the last administrator. Make another one first."))
