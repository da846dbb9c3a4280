"""The desk: the home of a body's back office. What to do first, and what waits for the person who looks."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from accounts.requests import StaffRequest, policy
from applications.queries import received_by, won_and_lost
from staff.models import Role
from web.checklist import ChecklistItem, Need, in_order


@policy(host="body", who="body_staff")
def desk(request: StaffRequest) -> HttpResponse:
    steps = first_steps()
    left = [step for step in steps if not step.is_done]
    theirs = [step for step in left if not step.roles or request.roles & set(step.roles)]
    context = {
        "steps": steps,
        "left": left if theirs else [],
        "theirs": theirs,
        "done": len(steps) - len(left),
        "needs": needs_of(request),
        "roles": request.roles,
        "enquiries": enquiries_of(request),
    }
    return render(request, "marketplace/desk.html", context)


def first_steps() -> list[ChecklistItem]:
    """What a new body has to do, said by each app of the journey from its own state."""
    return in_order(step for ask in asked("checklist") for step in ask())


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
    modules = [import_module(f"{app}.queries") for app in [*settings.JOURNEY, "enquiries", "billing"]]
    return [getattr(module, question) for module in modules if hasattr(module, question)]
