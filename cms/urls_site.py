"""Wagtail on the site host: its admin, documents, and last, since they take every address that is left, its pages."""

from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, re_path, reverse_lazy
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from accounts.requests import policy
from accounts.views.signing import sign_out
from cms import views
from web.policy import policed

ADMIN_CSP: dict[str, list[str]] = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE],  # the one exception: Wagtail's admin writes scripts and styles inline
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "frame-ancestors": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
}
SIGN_IN = RedirectView.as_view(pattern_name="sign-in", query_string=True)
RESET = RedirectView.as_view(url=reverse_lazy("account_reset_password", urlconf=settings.PUBLIC_SCHEMA_URLCONF))
OURS: dict[
    str, Callable[..., Any]
] = {  # what Wagtail would do to people and sessions, done at our own pages or nowhere
    "account/": views.Preferences.as_view(),
    "logout/": sign_out,
    "login/": policy(host="site", who="anyone")(SIGN_IN),
    "password_reset/": policy(host="site", who="anyone")(RESET),
    "users/": views.nowhere,
    "groups/": views.nowhere,
}


def put(view: Callable[..., Any] | None, patterns: Sequence[URLPattern | URLResolver]) -> None:
    """Answer all these addresses by `view`; with None those of Wagtail's that `OURS` names, by what stands there."""
    for pattern in patterns:
        stands = view or OURS.get(str(pattern.pattern))
        if stands is not None and isinstance(pattern, URLResolver):
            put(stands, pattern.url_patterns)
        elif stands is not None:
            pattern.callback = stands


def with_admin_csp(patterns: Sequence[URLPattern | URLResolver]) -> None:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            with_admin_csp(pattern.url_patterns)
        else:
            pattern.callback = csp_override(ADMIN_CSP)(pattern.callback)


put(None, wagtailadmin_urls.urlpatterns)
admin: list[URLPattern | URLResolver] = [
    re_path(r"^cms/bulk/(?:accounts|auth)/", views.nowhere),
    path("cms/", include(wagtailadmin_urls)),
]
with_admin_csp(admin)

urlpatterns: list[URLPattern | URLResolver] = [
    *policed(admin, host="site", who="editor"),
    *policed([path("documents/", include(wagtaildocs_urls))], host="site", who="anyone"),
    re_path(r"^media/(?P<folder>images|original_images)/(?P<path>[^/]+)$", views.picture),
    re_path(wagtail_urls.serve_pattern, views.page, name="wagtail_serve"),
]
