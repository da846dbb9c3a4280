"""The pages on which operators see and change which words mean the same. Nothing is saved before its effects were shown."""

import hashlib
from itertools import islice
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import SignedInAtSiteRequest, policy
from lib.text import without_invisible
from register.models import RegisterEntry
from search.rewording import effects, waiting_words
from vocabulary import rewording, synonyms, wording
from vocabulary.forms import WordGroupForm
from vocabulary.models import WordGroupChange
from vocabulary.synonyms import Group
from web.acting import act

A_PAGE = 60
LONGEST_LOOKED_FOR = 60
CHANGES_SHOWN = 20


@policy(host="site", who="operator")
@require_safe
def words(request: SignedInAtSiteRequest) -> HttpResponse:
    """All groups, or those that hold what is looked for; and what was changed last."""
    asked = without_invisible(request.GET.get("q", "").replace("\x00", ""))[:LONGEST_LOOKED_FOR].strip()
    wanted = wording.compared(asked)
    groups = [group for group in synonyms.groups() if any(wanted in wording.compared(word) for word in group.words)]
    names = {group.key: group.name for group in synonyms.groups()}
    page = Paginator([(group, names.get(group.broader)) for group in groups], A_PAGE).get_page(request.GET.get("page"))
    changes = WordGroupChange.objects.select_related("by")[:CHANGES_SHOWN]
    context = {"asked": asked, "page": page, "total": len(groups), "changes": changes, "wanted": _wanted()}
    return render(request, "search/words.html", context)


@policy(host="site", who="operator")
def new_words(request: SignedInAtSiteRequest) -> HttpResponse:
    return _edited(request, None)


@policy(host="site", who="operator")
def group_of_words(request: SignedInAtSiteRequest, key: str) -> HttpResponse:
    return _edited(request, _group(key))


@policy(host="site", who="operator")
def remove_words(request: SignedInAtSiteRequest, key: str) -> HttpResponse:
    """Shows what is lost, and then removes."""
    group = _group(key)
    if act(request, lambda: rewording.remove_group(key, by=request.user), _("The group is removed. You can undo it.")):
        return redirect("search:words")
    return render(request, "search/remove_words.html", {"group": group, "effects": effects(group, None)})


@policy(host="site", who="operator")
@require_POST
def undo_words(request: SignedInAtSiteRequest, pk: int) -> HttpResponse:
    change = WordGroupChange.objects.filter(pk=pk).first()
    if change is None:
        raise Http404
    act(request, lambda: rewording.undo(change, by=request.user), _("The group is again what it was before."))
    return redirect("search:words")


def _wanted() -> list[tuple[str, RegisterEntry]]:
    """The words that bodies want and no group has, each with its scheme; so many as a page holds."""
    wanted = list(islice(waiting_words(), A_PAGE))
    schemes = RegisterEntry.objects.select_related("body").in_bulk([pk for pk, _word in wanted])
    return [(word, schemes[pk]) for pk, word in wanted]


def _edited(request: SignedInAtSiteRequest, group: Group | None) -> HttpResponse:
    """The form; when it was sent, what it would change beside it; when it is sent again unchanged, it is kept."""
    key = group.key if group else ""
    form = WordGroupForm.of(group, request.POST or None)
    shown: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        typed, seen = form.group(key), rewording.newest()
        was_shown = request.POST.get("looked_at", "") == _mark(typed, seen)
        if was_shown and act(
            request,
            lambda: rewording.keep_group(typed, seen=seen, by=request.user),
            _("The words are saved. What they concern is indexed again within minutes."),
            form=form,
        ):
            return redirect("search:words")
        shown = _shown(form, group, typed, seen)
    history = WordGroupChange.objects.filter(group=key).select_related("by") if key else []
    return render(request, "search/group_of_words.html", {"form": form, "group": group, "history": history, **shown})


def _shown(form: WordGroupForm, group: Group | None, typed: Group, seen: int) -> dict[str, Any]:
    """What would change, and the mark that says it was looked at; what is wrong stands on the form."""
    problems = wording.problems(typed, synonyms.groups())
    for error in problems.errors:
        form.add_error(None, error)
    if form.errors:
        return {}
    return {"warnings": problems.warnings, "effects": effects(group, typed), "looked_at": _mark(typed, seen)}


def _mark(group: Group, seen: int) -> str:
    return hashlib.blake2b(f"{group}{seen}".encode(), digest_size=12).hexdigest()


def _group(key: str) -> Group:
    group = next((group for group in synonyms.stored() if group.key == key), None)
    if group is None:
        raise Http404
    return group
