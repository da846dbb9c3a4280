"""The doors to the CMS's pages (one address for each, in the reader's language where the page has it) and to its preferences."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.decorators import method_decorator
from django.views import static
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import AccountView
from wagtail.models import Page
from wagtail.views import serve

from accounts.requests import policy


@policy(host="site", who="anyone")
def page(request: HttpRequest, path: str = "") -> HttpResponse:
    """Show the page at `path` in the reader's language (`web.language`), or in the first other that it has."""
    for language in _languages():
        with translation.override(language):
            if _is_there(request, path):
                request.LANGUAGE_CODE = language
                return rendered(serve(request, path))
    raise Http404


@policy(host="site", who="anyone")
def picture(request: HttpRequest, folder: str, path: str) -> HttpResponseBase:
    """A public picture of the CMS from the local folder; in production the proxy answers before this does."""
    answer = static.serve(request, path, document_root=str(Path(settings.MEDIA_ROOT) / folder))
    answer["Cache-Control"] = "public, max-age=86400"
    return answer


@policy(host="site", who="anyone")
def nowhere(request: HttpRequest, /, **_named: Any) -> HttpResponse:
    """Where Wagtail would make, change and delete people and groups: here, people do that at *Account*, operators by action."""
    raise Http404


@method_decorator(require_admin_access, name="dispatch")
class Preferences(AccountView):
    """How the admin looks and what it writes about. Wagtail's panels for name, address, password and picture are left out."""

    def get_panels(self) -> list[Any]:
        return [panel for panel in super().get_panels() if panel.form_object == "profile" and panel.name != "avatar"]


def rendered(answer: Any) -> HttpResponse:
    """The answer with its words written now, while the page's language is the active one."""
    written: HttpResponse = answer.render() if hasattr(answer, "render") else answer
    return written


def _languages() -> Iterator[str]:
    """The reader's own, then the others."""
    yield from dict.fromkeys([translation.get_language() or settings.LANGUAGE_CODE, *dict(settings.LANGUAGES)])


def _is_there(request: HttpRequest, path: str) -> bool:
    if hasattr(request, "_wagtail_route_for_request"):
        del request._wagtail_route_for_request  # Wagtail remembers the answer of the language before
    return Page.route_for_request(request, path) is not None
