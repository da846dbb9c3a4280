"""What the box offers while somebody types, on every host: a fragment for its list."""

from hashlib import sha256

from django.core.cache import cache
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from accounts.requests import policy
from lib.text import folded
from search.forms import typed_text
from search.suggestions import suggestions_for
from tenants.hosts import site_url
from tenants.requests import HostRequest
from web.policy import Limit

FRESH_FOR = 30  # seconds: many type the same, and nothing that may change within them, as a status, is shown here
TYPING = Limit("suggestions", "300/m/ip,6000/h/ip,300/m/user", method="GET")  # a fast typist behind each of ten desks


@policy(host="both", who="anyone", limit=TYPING)
@require_safe
def suggestions(request: HostRequest) -> HttpResponse:
    text = folded(typed_text(request.GET))
    origin = site_url("") if request.certification_body else ""
    key = f"suggestions:{sha256(f'{get_language()}\n{origin}\n{text}'.encode()).hexdigest()}"
    shown: str | None = cache.get(key)
    if shown is None:
        groups = suggestions_for(text)
        offered = [suggestion for group in groups for suggestion in group.suggestions]
        context = {
            "groups": groups,
            "origin": origin,
            "total": len(offered),
            "are_compared": not origin and any(suggestion.scheme for suggestion in offered),
        }
        shown = render_to_string("search/suggestions.html", context)
        cache.set(key, shown, FRESH_FOR)
    response = HttpResponse(shown, headers={"Cache-Control": f"private, max-age={FRESH_FOR}"})
    patch_vary_headers(response, ["Cookie", "Accept-Language"])
    return response
