"""Addresses that every host answers: language, theme, the box's suggestions, what crawlers ask for, and the style page in development."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from marketplace import sitemaps
from marketplace.appearance import set_theme
from marketplace.demo.doors import filling
from marketplace.robots import robots
from marketplace.style import style
from web.policy import policed

urlpatterns: list[URLPattern | URLResolver] = [
    *policed([path("language/", set_language, name="set_language")], host="both", who="anyone", while_suspended=True),
    path("", include("search.urls_both")),
    path("theme/", set_theme, name="set-theme"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemaps"),
    path("sitemap/<slug:section>.xml", sitemaps.sitemap, name="sitemap"),
    path("demo/filling/", filling, name="demo-filling"),
    path("style/", style, name="style"),
]
