"""A body's host: its storefront and its back office."""

from django.urls import URLPattern, URLResolver, include, path

from marketplace import desk, urls_both

handler429 = "marketplace.limits.refused"  # where django-allauth counts by itself

urlpatterns: list[URLPattern | URLResolver] = [
    *urls_both.urlpatterns,
    path("", include("accounts.urls_body")),
    path("", include("catalog.urls_body")),
    path("", include("certificates.urls_body")),
    path("", include("imports.urls_body")),
    path("", include("staff.urls_body")),
    path("", include("exports.urls_body")),
    path("", include("oversight.urls_body")),
    path("desk/", desk.desk, name="desk"),
    path("", include("billing.urls_body")),
    path("", include("applications.urls_body")),
    path("", include("evaluations.urls_body")),
    path("", include("enquiries.urls_body")),
    path("", include("orders.urls_body")),
    path("", include("reviews.urls_body")),
]
