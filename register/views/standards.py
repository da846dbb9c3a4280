"""Standards: a page for each number with its editions, what rests on each, and a list of them all."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.requests import policy
from register import editions, queries
from register.forms import StandardEditionForm, StandardsForm
from vocabulary.models import Standard
from vocabulary.queries import as_typed
from vocabulary.standards import from_slug, parse

STANDARDS_SHOWN, SCHEMES_SHOWN, CERTIFICATES_SHOWN = 50, 20, 20


@policy(host="site", who="anyone")
@require_safe
def standards(request: HttpRequest) -> HttpResponse:
    form = StandardsForm(request.GET)
    text = form.cleaned_data["q"] if form.is_valid() else ""
    page = Paginator(_keys(text), STANDARDS_SHOWN).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": editions.in_list(page.object_list),
        "overtaken": editions.overtaken() if not text else [],
        "text": text,
        "query": urlencode({"q": text}) if text else "",
    }
    return render(request, "register/standards.html", context)


def _keys(text: str) -> list[str]:
    """Of all numbers, those that begin as typed, or whose title holds the words."""
    keys = editions.listed_keys()
    if not text:
        return keys
    number = parse(text)
    wanted = set(Standard.objects.filter(as_typed(text)).values_list("key", flat=True))
    return [key for key in keys if key in wanted or (number and key.startswith(number.key))]


@policy(host="site", who="anyone")
@require_safe
def standard(request: HttpRequest, slug: str) -> HttpResponse:
    """A number however it is written leads to its one address; a year in the query narrows both lists."""
    number = from_slug(slug) or parse(slug.replace("_", " "))
    if number is None:
        raise Http404
    all_editions = editions.editions_of(number)
    whole = editions.number_of(number, all_editions)
    if whole is None:
        raise Http404
    if whole.number.slug != slug:
        return redirect("register:standard", slug=whole.number.slug)
    form = StandardEditionForm(request.GET, years=[edition.number.year for edition in all_editions])
    if not form.is_valid():
        raise Http404
    narrowed = next((one for one in all_editions if one.number.year == form.cleaned_data["edition"]), whole)
    schemes = queries.schemes(standard=narrowed.key).filter(status="PUBLISHED")
    certificates = queries.certificates(standard=narrowed.key).defer("content")
    context = {
        "whole": whole,
        "narrowed": narrowed,
        "editions": all_editions,
        "counts": queries.counts(standard=narrowed.key),
        "schemes": Paginator(schemes, SCHEMES_SHOWN).get_page(request.GET.get("schemes")),
        "page": Paginator(certificates, CERTIFICATES_SHOWN).get_page(request.GET.get("page")),
        "query": urlencode({"edition": narrowed.number.year}) if narrowed.number.year else "",
        "counted": urlencode({"standard": narrowed.number.full}),
    }
    return render(request, "register/standard.html", context)
