"""What this person can do next on a case: the one button, or who is waited for."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from applications.models import Agreement, Case, Letter
from applications.queries import needs_of
from applications.transitions import State
from evaluations.queries import plan_of
from lib.text import localized
from staff.queries import roles_of


@dataclass(frozen=True)
class Next:
    """A sentence, and a button where it is this person's turn."""

    sentence: str
    action: str = ""
    url: str = ""


def next_for(user: User, case: Case, *, is_client: bool) -> Next:
    """The one next action on a case for a person, by step and role."""
    if not case.is_open:
        return Next(_("This case has ended."))
    if is_client:
        return _for_client(case)
    return _for_staff(user, case)


def _for_client(case: Case) -> Next:
    needs = localized(needs_of(case))
    places = {
        State.DRAFT: (_("Open application"), reverse("applications:section", args=[case.application_id, "parties"])),
        State.INFO_REQUESTED: (_("Answer questions"), reverse("applications:answer", args=[case.pk])),
        State.ACCEPTED: (_("Read and sign agreement"), reverse("applications:agreement", args=[case.pk])),
        State.EVALUATION_PLANNED: (_("See evaluators"), reverse("evaluations:evaluators", args=[case.pk])),
        State.NC_OPEN: (_("Answer nonconformities"), reverse("evaluations:nonconformities", args=[case.pk])),
    }
    if not needs:
        return Next(_("The certification body is working on it. You need not do anything."))
    action, url = places[State(case.state)]
    return Next(needs, action, url)


def _for_staff(user: User, case: Case) -> Next:
    roles, waiting = roles_of(user), Next(_("It waits for the client."))
    steps = _steps(case)
    role, action, url = steps.get(State(case.state), ("", "", ""))
    if not role:
        return waiting if case.holder == Case.Holder.CLIENT else Next(_("It waits for the body."))
    if role not in roles:
        return Next(_("It waits for somebody of the body with another role."))
    return Next(_("It is the body's turn."), action, url)


def _steps(case: Case) -> dict[State, tuple[str, str, str]]:
    def at(name: str) -> str:
        return reverse(name, args=[case.pk])

    steps = {
        State.SUBMITTED: ("application_reviewer", _("Begin application review"), at("applications:review")),
        State.UNDER_APPLICATION_REVIEW: ("application_reviewer", _("Review application"), at("applications:review")),
        State.ACCEPTED: ("signatory", _("Sign agreement"), at("applications:agreement")),
        State.CONTRACTED: ("case_officer", _("Plan evaluation"), at("evaluations:plan")),
        State.EVALUATING: ("evaluator", _("Write report"), at("evaluations:report")),
        State.NC_OPEN: ("evaluator", _("See report"), at("evaluations:report")),
        State.EVALUATED: ("reviewer", _("Begin review"), at("evaluations:review")),
        State.UNDER_REVIEW: ("reviewer", _("Write review"), at("evaluations:review")),
        State.RECOMMENDED: ("decision_maker", _("Decide"), at("evaluations:decision")),
    }
    if case.state == State.EVALUATION_PLANNED:
        steps[State.EVALUATION_PLANNED] = _planned(case)
    if case.state == State.DECIDED:
        steps[State.DECIDED] = _decided(case)
    if case.state == State.ACCEPTED and _body_signed(case):
        del steps[State.ACCEPTED]
    return steps


def _planned(case: Case) -> tuple[str, str, str]:
    plan = plan_of(case)
    objections = list(plan.objections.all()) if plan else []
    if any(one.answered_at is None for one in objections):
        return "case_officer", _("Answer objection"), reverse("evaluations:objection", args=[case.pk])
    if any(one.is_upheld for one in objections):
        return "case_officer", _("Plan with somebody else"), reverse("evaluations:plan", args=[case.pk])
    return "evaluator", _("Begin evaluation"), reverse("evaluations:report", args=[case.pk])


def _decided(case: Case) -> tuple[str, str, str]:
    decision = getattr(case, "decision", None)
    has_letter = any(letter.kind == Letter.Kind.DECISION for letter in case.letters.all())
    if has_letter and decision is not None and decision.is_positive:
        return "registrar", _("Issue certificate"), reverse("certificates:issue", args=[case.pk])
    words = _("Close case") if has_letter else _("Send decision letter")
    return "registrar", words, reverse("evaluations:letter", args=[case.pk])


def _body_signed(case: Case) -> bool:
    agreement = Agreement.objects.filter(application=case.application_id).first()
    return agreement is not None and agreement.signatures.filter(side="body").exists()
