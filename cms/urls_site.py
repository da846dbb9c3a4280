"""Wagtail on the site host: its admin, documents, and last, since they take every address that is left, its pages."""

from collections.abc import Sequence

from django.urls import URLPattern, URLResolver, include, path, re_path
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms import views
from lib.policy import policed

ADMIN_CSP: dict[str, list[str]] = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE],  # the one exception: Wagtail's admin writes scripts and styles inline
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "frame-ancestors": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
}


def with_admin_csp(patterns: Sequence[URLPattern | URLResolver]) -> None:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            with_admin_csp(pattern.url_patterns)
        else:
            pattern.callback = csp_override(ADMIN_CSP)(pattern.callback)


admin = [path("cms/", include(wagtailadmin_urls))]
with_admin_csp(admin)

urlpatterns: list[URLPattern | URLResolver] = [
    *policed(admin, host="site", who="editor"),
    *policed([path("documents/", include(wagtaildocs_urls))], host="site", who="anyone"),
    re_path(r"^media/(?P<folder>images|original_images)/(?P<path>[^/]+)$", views.picture),
    re_path(wagtail_urls.serve_pattern, views.page, name="wagtail_serve"),
]
