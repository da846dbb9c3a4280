"""The desk: the home of a body's back office. What to do first, and what waits for the person who looks."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest, policy
from applications.queries import received_by, won_and_lost
from lib.text import listed
from staff.models import Role
from staff.queries import held_roles
from tenants.context import current_body
from tenants.models import CertificationBody
from web.checklist import ChecklistItem, Need, in_order


@policy(host="body", who="body_staff")
def desk(request: StaffRequest) -> HttpResponse:
    steps = first_steps()
    left = [step for step in steps if not step.is_done]
    are_theirs = any(_may(request, step) for step in left)
    context = {
        # Whoever administers the body sees to it that each step has somebody who may take it.
        "steps": _rows(request, steps) if left and (are_theirs or Role.BODY_ADMIN in request.roles) else [],
        "done": len(steps) - len(left),
        "needs": needs_of(request),
        "roles": request.roles,
        "enquiries": enquiries_of(request),
    }
    return render(request, "marketplace/desk.html", context)


@dataclass(frozen=True)
class StepRow:
    """A step of the list as its reader sees it: who takes it, and the way there or why there is none yet."""

    step: ChecklistItem
    owners: str
    url: str  # where it is done, for those who may
    note: str
    note_url: str


def _rows(request: StaffRequest, steps: list[ChecklistItem]) -> list[StepRow]:
    held = held_roles()
    return [_row(request, step, held) for step in steps]


def _row(request: StaffRequest, step: ChecklistItem, held: set[str]) -> StepRow:
    owners = listed(Role(role).label for role in step.roles)
    may, is_held = _may(request, step), not step.roles or bool(held & set(step.roles))
    note, note_url = "" if step.is_done else step.waits_for, ""
    if not step.is_done and not is_held:
        # The rule of authorising, said before somebody alone runs into it.
        note = _("Nobody holds this role yet. An administrator grants it under “People”, and nobody to themselves.")
        note_url = reverse("staff:people") if Role.BODY_ADMIN in request.roles else ""
    return StepRow(step, owners, step.url if may and not step.is_done else "", note, note_url)


def _may(request: StaffRequest, step: ChecklistItem) -> bool:
    return not step.roles or bool(request.roles & set(step.roles))


def first_steps() -> list[ChecklistItem]:
    """What a new body or partner has to do, said by each app of the journey from its own state."""
    certifies = current_body().kind == CertificationBody.Kind.BODY
    steps = (step for ask in asked("checklist") for step in ask())
    return in_order(step for step in steps if certifies or not step.only_bodies)


def needs_of(request: StaffRequest) -> list[Need]:
    """What waits for this person, said by each app."""
    return [need for ask in asked("needs_you") for need in ask(request.user, roles=request.roles)]


def enquiries_of(request: StaffRequest) -> dict[str, Any] | None:
    """How many enquiries wait for an answer, and the body's own win rate for those who quote; None for who reads neither."""
    if not request.roles & {Role.FINANCE, Role.CASE_OFFICER}:
        return None
    figures = won_and_lost() if Role.FINANCE in request.roles else None
    return {"to_answer": received_by(request.user, "to_answer").count(), "figures": figures}


def asked(question: str) -> list[Callable[..., Any]]:
    """The apps that answer a question in their `queries.py`, in the order of the journey, then what the square asks of the body, money last."""
    apps = [*settings.JOURNEY, "enquiries", "reviews", "billing.subscriptions", "billing"]
    modules = [import_module(f"{app}.queries") for app in apps]
    return [getattr(module, question) for module in modules if hasattr(module, question)]
