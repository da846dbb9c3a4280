"""The demo's mailbox on the site host: everybody's letters, for whoever sits at this machine. 404 anywhere but on a demo."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.csp import CSP
from django.utils.http import content_disposition_header, urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from accounts.requests import only_on_a_demo, policy
from marketplace.demo import mailbox
from marketplace.demo.mailbox import DemoLetter

PER_PAGE = 30
AS_A_MAIL_PROGRAM: dict[str, list[str]] = {  # shows a letter: its own styles, and nothing that runs or is fetched
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "img-src": ["data:"],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}


@policy(host="site", who="anyone")
@require_safe
@never_cache
def letters(request: HttpRequest) -> HttpResponse:
    only_on_a_demo()
    to = request.GET.get("to", "")[:200]
    page = Paginator(list(mailbox.letters(to=to)), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "marketplace/letters.html", {"page": page, "to": to, "query": urlencode({"to": to})})


@policy(host="site", who="anyone")
@require_safe
@never_cache
def letter(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, "marketplace/letter.html", {"letter": _letter(name)})


@policy(host="site", who="anyone")
@require_safe
@never_cache
@csp_override(AS_A_MAIL_PROGRAM)
def letter_as_html(request: HttpRequest, name: str) -> HttpResponse:
    """The letter as readers of HTML see it."""
    return HttpResponse(_letter(name).html)


@policy(host="site", who="anyone")
@require_safe
@never_cache
def letter_file(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """A file that came with it, to be kept: never shown as a page of ours."""
    files = _letter(name).files
    if not 1 <= number <= len(files):
        raise Http404
    file_name, content = files[number - 1]
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=file_name)
    return answer


def _letter(name: str) -> DemoLetter:
    only_on_a_demo()
    letter = mailbox.letter_named(name)
    if letter is None:
        raise Http404
    return letter
