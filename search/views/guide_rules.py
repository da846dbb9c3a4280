"""The pages on which operators see and change the guide's rules. Nothing is saved before it was shown which samples it changes."""

import hashlib
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import SignedInAtSiteRequest, policy
from search.guide import actions, checking, current
from search.guide.forms import GuideRuleForm
from search.guide.rules import GuideRule, Rules, Sort, shipped
from search.models import GuideRuleChange
from web.acting import act

CHANGES_SHOWN = 20


@policy(host="site", who="operator")
@require_safe
def guide_rules(request: SignedInAtSiteRequest) -> HttpResponse:
    """All rules by what they are about, those asked for, and what was changed last."""
    wanted = request.GET.get("q", "").replace("\x00", "").strip()[:60]
    rules, ours = current.stored(), shipped()
    sorts = [
        (
            Sort(sort).label,
            sort,
            [(rule, ours.get(rule.key) != rule) for rule in _listed(rules, sort) if _is_like(rule, wanted)],
        )
        for sort in Sort.values
    ]
    changes = GuideRuleChange.objects.select_related("by")[:CHANGES_SHOWN]
    context = {"sorts": sorts, "wanted": wanted, "changes": changes, "number": len(checking.samples())}
    return render(request, "search/guide_rules.html", context)


@policy(host="site", who="operator")
@require_safe
def guide_samples(request: SignedInAtSiteRequest) -> HttpResponse:
    """Every text and situation with how it ends under the rules that hold, those that end wrongly first."""
    rules = current.rules()
    rows = []
    for sample in checking.samples():
        given = checking.answer(sample, rules)
        rows.append((sample, given, checking.mistakes(sample, given)))
    rows.sort(key=lambda row: not row[2])
    wrong = sum(bool(mistakes) for _sample, _given, mistakes in rows)
    return render(request, "search/guide_samples.html", {"rows": rows, "wrong": wrong})


@policy(host="site", who="operator")
def new_guide_rule(request: SignedInAtSiteRequest, sort: str) -> HttpResponse:
    if sort not in Sort.values:
        raise Http404
    return _edited(request, GuideRule("", sort), is_new=True)


@policy(host="site", who="operator")
def guide_rule(request: SignedInAtSiteRequest, key: str) -> HttpResponse:
    return _edited(request, _rule(key), is_new=False)


@policy(host="site", who="operator")
def remove_guide_rule(request: SignedInAtSiteRequest, key: str) -> HttpResponse:
    """Shows which samples change, and then removes."""
    rule, rules = _rule(key), current.rules()
    if act(request, lambda: actions.remove_rule(key, by=request.user), _("The rule is removed. You can undo it.")):
        return redirect("search:guide-rules")
    context = {"rule": rule, "differences": list(checking.differences(rules, rules.replacing(key, None)))}
    return render(request, "search/remove_guide_rule.html", context)


@policy(host="site", who="operator")
@require_POST
def undo_guide_rule(request: SignedInAtSiteRequest, pk: int) -> HttpResponse:
    change = GuideRuleChange.objects.filter(pk=pk).first()
    if change is None:
        raise Http404
    act(request, lambda: actions.undo_rule(change, by=request.user), _("The rule is again what it was before."))
    return redirect("search:guide-rules")


def _edited(request: SignedInAtSiteRequest, rule: GuideRule, *, is_new: bool) -> HttpResponse:
    """The form; when it was sent, which samples it changes; when it is sent again unchanged, it is kept."""
    form = GuideRuleForm.of(rule, request.POST or None, is_new=is_new)
    shown: dict[str, Any] = {}
    rules = current.rules()
    if request.method == "POST" and form.is_valid():
        typed, seen = form.rule(), current.newest()
        if is_new and rules.get(typed.key):
            form.add_error("key", _("There is a rule of that key already."))
        was_shown = request.POST.get("looked_at", "") == _mark(typed, seen)
        if (
            was_shown
            and not form.errors
            and act(
                request,
                lambda: actions.keep_rule(typed, seen=seen, by=request.user),
                _("The rule is saved."),
                form=form,
            )
        ):
            return redirect("search:guide-rules")
        if not form.errors:
            shown = {
                "differences": _differences(rules, typed),
                "looked_at": _mark(typed, seen),
                "number": len(checking.samples()),
            }
    history = GuideRuleChange.objects.filter(rule=rule.key).select_related("by") if rule.key else []
    context = {"form": form, "rule": rule, "is_new": is_new, "sort": Sort(rule.sort), "history": history, **shown}
    return render(request, "search/guide_rule.html", context)


def _differences(rules: Rules, typed: GuideRule) -> list[checking.Differs]:
    return list(checking.differences(rules, rules.replacing(typed.key, typed)))


def _listed(rules: Rules, sort: str) -> list[GuideRule]:
    return rules.ends if sort == Sort.END else rules.of(sort)


def _is_like(rule: GuideRule, wanted: str) -> bool:
    texts = (rule.key, *rule.words, rule.name_zh, rule.name_en, rule.zh, rule.en)
    return not wanted or any(wanted.casefold() in text.casefold() for text in texts)


def _mark(rule: GuideRule, seen: int) -> str:
    return hashlib.blake2b(f"{rule}{seen}".encode(), digest_size=12).hexdigest()


def _rule(key: str) -> GuideRule:
    rule = current.stored().get(key)
    if rule is None:
        raise Http404
    return rule
