"""Addresses that every host answers: language, theme, the suggestions of the box, and the style page in development."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from marketplace.appearance import set_theme
from marketplace.style import style
from web.policy import policed

urlpatterns: list[URLPattern | URLResolver] = [
    *policed([path("language/", set_language, name="set_language")], host="both", who="anyone"),
    path("", include("search.urls_both")),
    path("theme/", set_theme, name="set-theme"),
    path("style/", style, name="style"),
]
