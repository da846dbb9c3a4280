"""Each language of a page has an address: `?lang=en`, which a reader can be sent and a search engine can find.

An address without it speaks the reader's own language, as their switch or their browser says, and stays the one people
see. Asking sets no cookie: whoever follows such an address reads that page so, and nothing else.
"""

from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.translation import get_supported_language_variant

ASKED_BY = "lang"
LONGEST_QUESTION = 2_000  # letters after the question mark of an address, which pages hand on


class LanguageMiddleware(LocaleMiddleware):
    """Django's own, after the language that an address asks for."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        if asked := language_asked(request):
            translation.activate(asked)
            request.LANGUAGE_CODE = translation.get_language()


def language_asked(request: HttpRequest) -> str:
    """The language of ours that the address asks for, as in `?lang=en` or `?lang=zh-CN`; "" where it asks for none."""
    if request.method not in {"GET", "HEAD"}:
        return ""
    try:
        return get_supported_language_variant(request.GET.get(ASKED_BY, ""))
    except LookupError:
        return ""


def own_address(request: HttpRequest) -> str:
    """The path and question of this page, to come back to. A question longer than any of ours is left out, so that no page
    grows by what is asked of it."""
    return request.get_full_path() if len(request.META.get("QUERY_STRING", "")) <= LONGEST_QUESTION else request.path


def without_language(request: HttpRequest) -> str:
    """Where the language switch leads back to: this address, asking for no language."""
    whole = own_address(request)
    if ASKED_BY not in request.GET or "?" not in whole:
        return whole
    rest = request.GET.copy()
    del rest[ASKED_BY]
    return f"{request.path}?{rest.urlencode()}" if rest else request.path
