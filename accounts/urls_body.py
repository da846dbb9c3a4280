"""Signing in on a body's host: off to the site host, and back with a ticket."""

from django.urls import URLPattern, URLResolver, include, path

from accounts.views import signing

own: list[URLPattern | URLResolver] = [path("ticket/", signing.arrive, name="ticket")]

urlpatterns: list[URLPattern | URLResolver] = [
    path("sign-in/", signing.sign_in_at_body, name="sign-in"),
    path("sign-out/", signing.sign_out, name="sign-out"),
    path("second-factor/", signing.second_factor_at_body, name="second-factor"),
    path("", include((own, "accounts"))),
]
