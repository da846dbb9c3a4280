"""A body's host: its storefront and its back office."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from lib.policy import policed

urlpatterns: list[URLPattern | URLResolver] = [
    *policed([path("language/", set_language, name="set_language")], host="both", who="anyone"),
    path("", include("accounts.urls_body")),
]
