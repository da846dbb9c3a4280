"""The seller's desk: the CMA and CNAS scope of a laboratory, added line by line or pasted, and ended."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accounts.requests import StaffRequest, policy
from catalog import queries
from catalog.actions import scope as actions
from catalog.forms import EndScopeForm, ScopeForm
from catalog.models import ScopeLine
from catalog.views.schemes import READERS
from lib import clock
from staff.models import Role
from vocabulary.terms import ScopeList
from web import lists
from web.acting import act


def _list() -> lists.ListOf:
    return lists.ListOf(
        search=lambda text: lists.any_of(
            text, "standard", "key", "clause", "method", "product_zh", "product_en", "certificate_number"
        ),
        search_words=_("Standard, method, product or certificate"),
        orders={
            "standard": lists.Order(_("By standard"), ["standard", "clause", "pk"]),
            "ending": lists.Order(_("What ends next first"), ["valid_until", "standard", "pk"]),
        },
        filters=[lists.Filter("of", _("List of the scope"), ScopeList.choices, lambda value: Q(of=value))],
    )


@policy(host="body", who="body_staff", roles=READERS)
@require_safe
def scope(request: StaffRequest) -> HttpResponse:
    today = clock.today(request.certification_body.time_zone)
    tab = "ended" if request.GET.get("tab") == "ended" else "now"
    over = Q(valid_until__lt=today) | Q(ended_on__lte=today)
    rows = ScopeLine.objects.filter(over) if tab == "ended" else ScopeLine.objects.exclude(over)
    asked = lists.ask(rows, _list(), request.GET, fixed={"tab": tab})
    context = {
        "asked": asked,
        "today": today,
        "tab": tab,
        "tabs": [
            {"words": _("In force and to come"), "url": asked.at(tab="now"), "is_current": tab == "now"},
            {"words": _("Ended"), "url": asked.at(tab="ended"), "is_current": tab == "ended"},
        ],
        "may_write": Role.SCHEME_MANAGER in request.roles,
    }
    return render(request, "catalog/desk/scope.html", context)


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
def add_scope(request: StaffRequest) -> HttpResponse:
    form = ScopeForm(request.POST or None)
    if added := act(request, lambda: actions.add_scope(form.lines(), by=request.user), form=form):
        count = len(added.result)
        messages.success(request, ngettext("%(count)d line added.", "%(count)d lines added.", count) % {"count": count})
        return redirect("catalog:scope")
    return render(request, "catalog/desk/add_scope.html", {"form": form})


@policy(host="body", who="body_staff", roles=[Role.SCHEME_MANAGER])
def end_scope(request: StaffRequest, pk: UUID) -> HttpResponse:
    line = queries.scope_line_for(pk)
    form = EndScopeForm(request.POST or None, today=clock.today(request.certification_body.time_zone))
    words = _("The line is ended. Services that rest on it say so.")
    if act(request, lambda: actions.end_scope(line, by=request.user, **form.cleaned_data), words, form=form):
        return redirect("catalog:scope")
    return render(request, "catalog/desk/end_scope.html", {"line": line, "form": form})
