"""Several cases of one application by one press: those that were ticked, each under the rules that it has alone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.models import Case
from lib.refusal import Refused
from web.acting import act, say_remarks

AT_ONCE = 50  # cases of one press: each has its letter and its history
NAMED = 10  # that did not go through, in messages; the page shows all that are left
TICKED, SHOWN = "cases", "together"  # what the form sends: the ticks, and that there were boxes to tick


@dataclass(frozen=True)
class Together:
    """The units beside one, as `cases/_together.html` draws them, and those that a press is for."""

    beside: list[Case]
    chosen: list[Case]

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
    rows = fit(rows) if fit and rows else rows
    if SHOWN in request.POST:
        sent = set(request.POST.getlist(TICKED))
        return Together(rows, [row for row in rows if str(row.pk) in sent])
    # A page that showed no boxes is about its own case.
    is_asked = request.method != "POST" and are_ticked
    return Together(rows, rows if is_asked and rows else [case])


def beside(case: Case) -> list[Case]:
    """The cases of the same application at the same step that are open to the reader, itself among them; none where it
    is alone. `case` comes from its door (`cases.doors`).
    """
    cases = Case.objects.all() if case.standing.is_client else case.reader.readable()
    same = cases.about(case.subject_kind, case.subject).filter(state=case.state).order_by("number")
    rows = list(same.select_related("scheme_version__scheme"))
    return rows if len(rows) > 1 else []


def act_together(
    request: HttpRequest,
    cases: list[Case],
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
    if len(cases) == 1:
        return bool(act(request, lambda: action(cases[0]), words, typed=typed))
    refused: list[tuple[Case, Refused]] = []
    for case in cases[:AT_ONCE]:
        act(request, partial(action, case), refused=lambda refusal, case=case: refused.append((case, refusal)))  # type: ignore[misc]
    done = len(cases[:AT_ONCE]) - len(refused)
    if done:
        units = ngettext("%(count)d unit.", "%(count)d units.", done) % {"count": done}
        messages.success(request, f"{words} {units}")
        say_remarks(request, list(typed))
    _name(request, cases, refused)
    return bool(done)


def _name(request: HttpRequest, cases: list[Case], refused: list[tuple[Case, Refused]]) -> None:
    for case, refusal in refused[:NAMED]:
        messages.error(request, f"{case.subject_words or case.number} ({case.number}): {refusal}")
    if (more := len(refused) - NAMED) > 0:
        words = ngettext("%(count)d more unit did not go through.", "%(count)d more units did not go through.", more)
        messages.error(request, words % {"count": more})
    if len(cases) > AT_ONCE:
        words = _("%(most)d units go at once. Press again for the %(rest)d that are left.")
        messages.warning(request, words % {"most": AT_ONCE, "rest": len(cases) - AT_ONCE})
    if not cases:
        messages.error(request, _("Tick at least one unit."))
