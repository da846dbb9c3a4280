"""Several cases of one application by one press: those that were ticked, each under the rules that it has alone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.models import Case
from cases.models.cases import CaseQuerySet
from lib.refusal import Refused
from web.acting import act, say_remarks

AT_ONCE = 50  # cases of one press: each has its letter and its history
NAMED = 10  # that did not go through, in messages; the page shows all that are left
TICKED, SHOWN = "cases", "together"  # what the form sends: the ticks, and that there were boxes to tick


@dataclass(frozen=True)
class Together:
    """The units beside one, as `templates/cases/_together.html` draws them, and those that a press is for. `moved`: those of them
    that are at another step than they were when the page was drawn.
    """

    beside: list[Case]
    chosen: list[Case]
    moved: list[Case] = field(default_factory=list)

    @property
    def context(self) -> dict[str, object]:
        return {"beside": self.beside, "chosen": self.keys}

    @property
    def keys(self) -> set[UUID]:
        return {case.pk for case in self.chosen}


def together(
    request: HttpRequest, case: Case, *, are_ticked: bool = True, fit: Callable[[list[Case]], list[Case]] | None = None
) -> Together:
    """A case with those of its application that stand at the same step, and which of them were ticked.

    `are_ticked`: whether the others are, until somebody says otherwise. `fit` leaves out those that the act does not fit.
    """
    rows = beside(case)
    rows = fit(rows) if fit else rows
    rows = rows if len(rows) > 1 else []
    if SHOWN in request.POST:
        sent, drawn_at = set(request.POST.getlist(TICKED)), request.POST[SHOWN]
        chosen = [row for row in _of_application(case) if str(row.pk) in sent]
        still = [row for row in chosen if row.state == drawn_at]
        if fit:  # what fits nothing any more is refused by its own rule, with the reason
            still = fit(still) or [row for row in still if row.pk == case.pk]
        return Together(rows, still, [row for row in chosen if row.state != drawn_at])
    # A page that showed no boxes is about its own case.
    is_asked = request.method != "POST" and are_ticked
    return Together(rows, rows if is_asked and rows else [case])


def beside(case: Case) -> list[Case]:
    """The cases of the same application at the same step that are open to the reader, itself among them. `case` comes from
    its door (`cases.doors`).
    """
    return list(_of_application(case).filter(state=case.state))


def _of_application(case: Case) -> CaseQuerySet:
    """The cases of the same application that the reader may open."""
    cases = Case.objects.all() if case.standing.is_client else case.reader.readable()
    return cases.about(case.subject_kind, case.subject).order_by("number").select_related("scheme_version__scheme")


def act_together(
    request: HttpRequest,
    units: Together,
    action: Callable[[Case], object],
    words: str,
    *,
    typed: Iterable[BaseForm] = (),
) -> bool:
    """Do it for each case in a transaction of its own. What is refused is named with its reason; the others go on.

    Says `words` for those that went through. Gives whether any did.
    """
    if request.method != "POST":
        return False
    cases = units.chosen
    if len(cases) == 1 and not units.moved:
        return bool(act(request, lambda: action(cases[0]), words, typed=typed))
    refused: list[tuple[Case, Refused]] = []
    for case in cases[:AT_ONCE]:
        act(request, partial(action, case), refused=lambda refusal, case=case: refused.append((case, refusal)))  # type: ignore[misc]
    done = len(cases[:AT_ONCE]) - len(refused)
    if done:
        how_many = ngettext("%(count)d unit.", "%(count)d units.", done) % {"count": done}
        messages.success(request, f"{words} {how_many}")
        say_remarks(request, list(typed))
    moved = [(case, _("It has moved on to another step since you opened this page.")) for case in units.moved]
    _name(request, cases, [*refused, *moved])
    return bool(done)


def _name(request: HttpRequest, cases: list[Case], refused: list[tuple[Case, object]]) -> None:
    for case, why in refused[:NAMED]:
        messages.error(request, f"{case.subject_words or case.number} ({case.number}): {why}")
    if (more := len(refused) - NAMED) > 0:
        words = ngettext("%(count)d more unit did not go through.", "%(count)d more units did not go through.", more)
        messages.error(request, words % {"count": more})
    if len(cases) > AT_ONCE:
        words = _("%(most)d units go at once. Press again for the %(rest)d that are left.")
        messages.warning(request, words % {"most": AT_ONCE, "rest": len(cases) - AT_ONCE})
    if not cases and not refused:
        messages.error(request, _("Tick at least one unit."))
