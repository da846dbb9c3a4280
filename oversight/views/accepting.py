"""Acceptance as the platform's editors keep it: what waits for a look, checking it in its source, undoing. For operators."""

from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import SignedInAtSiteRequest, policy
from lib import clock
from lib.text import without_invisible
from oversight import acceptances, actions
from oversight.forms import CheckedAcceptanceForm, MissedForm
from oversight.models import Acceptance, AcceptanceChange
from tenants.models import CertificationBody
from vocabulary.queries import names_of_categories
from web.acting import act

SHOWN = 50
LISTS = {
    "waiting": gettext_lazy("To be looked up"),
    "checked": gettext_lazy("Looked up"),
    "old": gettext_lazy("Looked up too long ago"),
    "over": gettext_lazy("Over or not found"),
    "all": gettext_lazy("All acceptances"),
}


@policy(host="site", who="operator")
@require_safe
def acceptance_list(request: SignedInAtSiteRequest) -> HttpResponse:
    which = request.GET.get("show", "waiting")
    which = which if which in LISTS else "waiting"
    text = without_invisible(request.GET.get("q", "").replace("\x00", ""))[:100].strip()
    carried = {"q": text} if text else {}
    page = Paginator(acceptances.acceptances_listed(which, text), SHOWN).get_page(request.GET.get("page"))
    names = names_of_categories({code for row in page for code in row.categories})
    context = {
        "page": page,
        "rows": [(row, [names.get(code, code) for code in row.categories]) for row in page],
        "tabs": [
            {"words": words, "url": f"?{urlencode({'show': key} | carried)}", "is_current": key == which}
            for key, words in LISTS.items()
        ],
        "which": which,
        "text": text,
        "query": urlencode({"show": which} | carried),
    }
    return render(request, "oversight/acceptance_list.html", context)


@policy(host="site", who="operator")
def new_acceptance(request: SignedInAtSiteRequest) -> HttpResponse:
    return _checked(request, Acceptance(checked_on=clock.today()))


@policy(host="site", who="operator")
def acceptance(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    """An acceptance as it is known, to be looked up: the day is today's."""
    row = acceptances.acceptance_for(pk)
    shown_on, row.checked_on = row.checked_on, clock.today()
    return _checked(request, row, row=row, shown_on=shown_on, missed=MissedForm(initial=_looked_now(row)))


@policy(host="site", who="operator")
def miss_acceptance(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    """That it was looked up and its source does not say so."""
    row = acceptances.acceptance_for(pk)
    form = MissedForm(request.POST or None, initial=_looked_now(row))
    if act(
        request,
        lambda: actions.miss_acceptance(
            row, looked_on=form.cleaned_data["looked_on"], seen=form.cleaned_data["seen"] or 0, by=request.user
        ),
        _("Recorded. It stands on no page and in no filter any more, and its body is told."),
        form=form,
    ):
        return redirect("oversight:acceptance-list")
    return render(request, "oversight/miss_acceptance.html", {"row": row, "form": form})


@policy(host="site", who="operator")
@require_POST
def end_acceptance(request: SignedInAtSiteRequest, pk: UUID) -> HttpResponse:
    row = acceptances.acceptance_for(pk)
    act(
        request,
        lambda: actions.end_acceptance(row, by=request.user),
        _("The acceptance is taken back. You can undo it."),
    )
    return redirect("oversight:acceptance", pk)


@policy(host="site", who="operator")
@require_POST
def undo_acceptance(request: SignedInAtSiteRequest, pk: int) -> HttpResponse:
    change = AcceptanceChange.objects.select_related("acceptance").filter(pk=pk).first()
    if change is None:
        raise Http404
    act(
        request,
        lambda: actions.undo_change(change, by=request.user),
        _("The acceptance is again what it was before."),
    )
    return redirect("oversight:acceptance", change.acceptance_id)


def _checked(request: SignedInAtSiteRequest, acceptance: Acceptance, **context: object) -> HttpResponse:
    form = CheckedAcceptanceForm(request.POST or None, instance=acceptance)
    if act(
        request,
        lambda: actions.check_acceptance(form.save(commit=False), seen=form.cleaned_data["seen"] or 0, by=request.user),
        _("Kept as looked up. Schemes that it concerns are found by it within minutes."),
        form=form,
    ):
        return redirect("oversight:acceptance-list")
    history = acceptance.changes.select_related("by") if context else []
    bodies = {str(body.pk): body.name for body in CertificationBody.objects.all()} if context else {}
    context |= {"form": form, "history": history, "bodies": bodies}
    return render(request, "oversight/acceptance.html", context)


def _looked_now(row: Acceptance) -> dict[str, object]:
    return {"seen": actions.newest_change(row), "looked_on": clock.today()}
