"""The guide: one page with seven questions, and an answer under an address that only whoever asked knows."""

from collections.abc import Mapping
from typing import Any, TypeGuard
from urllib.parse import urlencode
from uuid import UUID

import segno
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import policy
from lib import clock
from lib.money import money_of
from lib.text import localized, written_day
from search.guide import actions, current
from search.guide.asking import comparison_of_schemes, enquiry_about, firsts
from search.guide.deciding import Guidance, answered
from search.guide.forms import GuideForm, HeldForm, HeldFormSet, held_forms
from search.guide.knowledge import Knowledge
from search.guide.ranking import Ranked
from search.guide.reading import TermMention
from search.guide.replying import reply_to
from search.guide.reuse import Judged
from search.guide.rules import End
from search.guide.situations import MOST_HELD, Held, HeldPaper, Situation
from search.models import GuideAnswer
from statements.showing import SizedCost
from tenants.hosts import site_url
from vocabulary.countries import market_name
from vocabulary.queries import demands
from vocabulary.standards import StandardNumber
from web.policy import Limit

ASKING = Limit("guide", "20/m/ip,200/h/ip,60/m/user")
READING = Limit("guide-answers", "60/m/ip,600/h/ip,120/m/user", method="GET")


@policy(host="site", who="anyone", limit=ASKING)
@never_cache
def guide(request: HttpRequest) -> HttpResponse:
    """The questions; once they are answered, the way to the answer. "Add a row" only brings the form with one more."""
    if request.method != "POST":
        form, held = _begun(request.GET)
        return _asked(request, form, held)
    form, held = GuideForm(request.POST), held_forms(request.POST)
    if "more" in request.POST:
        return _asked(request, GuideForm(initial=_as_typed(request.POST)), _with_more(request.POST))
    if form.is_valid() and held.is_valid():
        answer = actions.keep_answer(form.situation(held.holdings()))
        return redirect("search:guide-answer", answer.key)
    return _asked(request, form, held)


@policy(host="site", who="anyone", limit=READING)
@never_cache
@require_safe
def guide_answer(request: HttpRequest, key: str) -> HttpResponse:
    """The answer as the rules, the laws and what is on offer have it today."""
    return render(request, "search/guide_answer.html", _context(_kept(key)))


@policy(host="site", who="anyone", limit=ASKING)
@require_POST
def forget_guide_answer(request: HttpRequest, key: str) -> HttpResponse:
    """What was answered is deleted now; its address leads nowhere from then on."""
    actions.forget_answer(_kept(key))
    messages.success(request, _("The answer and the text are deleted."))
    return redirect("search:guide")


def _kept(key: str) -> GuideAnswer:
    answer = actions.answer_of(key)
    if answer is None:
        raise Http404
    return answer


def _begun(asked: QueryDict) -> tuple[GuideForm, HeldFormSet]:
    """The form as it is first shown: empty, with what a link brings, or with an earlier answer's words to be changed."""
    earlier = actions.answer_of(asked.get("from", "")) if asked.get("from") else None
    if earlier is None:
        initial = {"product": asked.get("q", "")[:200], "markets": asked.getlist("market")[:9]}
        return GuideForm(initial=initial), held_forms()
    situation = Situation.of(earlier.situation)
    rows = [vars(holding) for holding in situation.holdings]
    return GuideForm(initial=GuideForm.typed_of(situation)), held_forms(initial=rows)


def _as_typed(typed: QueryDict) -> dict[str, Any]:
    """Everything as it was typed, for a form that comes back without being looked at."""
    several = {"traits", "markets"}
    return {name: typed.getlist(name) if name in several else typed.get(name, "") for name in GuideForm.base_fields}


def _with_more(typed: QueryDict) -> HeldFormSet:
    """The rows as they were typed, and one more."""
    try:
        count = min(max(int(typed.get("held-TOTAL_FORMS", "1")[:4]), 0), MOST_HELD)
    except ValueError:
        count = 1
    names = HeldForm.base_fields
    rows = [{name: typed.get(f"held-{number}-{name}", "") for name in names} for number in range(count)]
    return held_forms(initial=rows)


def _asked(request: HttpRequest, form: GuideForm, held: HeldFormSet) -> HttpResponse:
    context = {"form": form, "held": held, "has_room": held.total_form_count() < MOST_HELD}
    return render(request, "search/guide.html", context)


def _context(answer: GuideAnswer) -> dict[str, Any]:
    asked = Situation.of(answer.situation)
    given = answered(asked, current.rules(), known := current.knowledge_for(asked))
    first, today = firsts(given), clock.today()
    return {
        "answer": answer,
        "asked": asked,
        "given": given,
        "ends": End,
        "title": given.title,
        "marked": marked(given),
        "standards": [_standard(one.number, one.status, known) for one in given.reading.standards if one.number],
        "compulsory": demands(given.compulsory, on=today),
        "declared": demands(given.declared, on=today),
        "schemes": [_scheme(row, given) for row in given.schemes],
        "asking": enquiry_about(given, first) if first else "",
        "first_count": len(first),
        "comparing": comparison_of_schemes(given),
        "papers": [_paper(row) for row in given.reuse],
        "markets": [localized(market_name(code)) for code in given.markets],
        "products": [localized(known.named(code)) for code in given.categories],
        "reply": reply_to(given),
        "today": today,
        "code": code_of(answer),
        "forgotten_on": actions.forgotten_on(answer),
    }


def code_of(answer: GuideAnswer) -> SafeString:
    """The answer's address as a QR code, for whoever has it on paper."""
    code = segno.make(site_url(reverse("search:guide-answer", args=[answer.key])), error="m")
    return SafeString(code.svg_inline(border=4, omitsize=True, svgclass=None, lineclass=None))


def marked(given: Guidance) -> SafeString:
    """The text as it was pasted, its terms and standards marked in their sense."""
    return format_html_join(
        "",
        "{}{}{}",
        (
            (format_html('<mark class="{}">', one.status), words, SafeString("</mark>"))
            if _is_answered(one)
            else ("", words, "")
            for words, one in given.reading.pieces()
        ),
    )


def _is_answered(mention: TermMention | None) -> TypeGuard[TermMention]:
    return mention is not None and bool(mention.rule or mention.number)


def _standard(number: StandardNumber, status: str, known: Knowledge) -> Mapping[str, Any]:
    """A standard of the text with its title, and what is in force in its stead."""
    return {
        "reference": number.full,
        "slug": number.slug,
        "title": known.editions.titles.get(number.key),
        "instead": known.editions.instead_of(number),
        "status": status,
        "key": f"standard:{number.key}",
    }


def _scheme(row: Ranked, given: Guidance) -> Mapping[str, Any]:
    inputs = row.inputs
    sizes = {"units": 1, "models": inputs.models, "factories": inputs.factories, "reported": inputs.reported}
    return {
        "row": row,
        "key": UUID(row.offer.key),
        "asking": enquiry_about(given, [row.offer.key]),
        "sizes": SizedCost(row.inputs, [], []).words,
        "url": reverse("register:scheme", args=[row.offer.key])
        + f"?{urlencode({name: number for name, number in sizes.items() if number})}",
        "once": [money_of(amount, currency) for currency, amount in row.once.items()],
        "three_years": [money_of(amount, currency) for currency, amount in row.three_years.items()],
        "without_reuse": [money_of(amount, currency) for currency, amount in row.without_reuse.items()]
        if row.saves
        else [],
    }


def _paper_title(paper: HeldPaper) -> str:
    kind = str(Held(paper.kind).label) if paper.kind in Held.values else paper.kind
    day = written_day(paper.dated) if paper.dated else ""
    return " · ".join(filter(None, [f"{kind[:1].upper()}{kind[1:]}", paper.number, paper.standard, day]))


def _paper(row: Judged) -> Mapping[str, Any]:
    return {
        "row": row,
        "title": _paper_title(row.holding),
        "savings": [(localized(one.offer.name), money_of(one.amount, one.currency)) for one in row.savings],
    }
