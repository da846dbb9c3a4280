"""The desk: the home of a body's back office. What to do first, and what waits for the person who looks."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from accounts.requests import StaffRequest, policy
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
    }
    return render(request, "marketplace/desk.html", context)


def first_steps() -> list[ChecklistItem]:
    """What a new body has to do, said by each app of the journey from its own state."""
    return in_order(step for ask in asked("checklist") for step in ask())


def needs_of(request: StaffRequest) -> list[Need]:
    """What waits for this person, said by each app of the journey."""
    return [need for ask in asked("needs_you") for need in ask(request.user, roles=request.roles)]


def asked(question: str) -> list[Callable[..., Any]]:
    """The apps that answer a question in their `queries.py`, in the order of the journey, money last."""
    modules = [import_module(f"{app}.queries") for app in [*settings.JOURNEY, "billing"]]
    return [getattr(module, question) for module in modules if hasattr(module, question)]
