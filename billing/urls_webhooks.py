"""Where a provider of payments tells us what happened. Apart from what operators see of it: a provider waits for its answer."""

from django.urls import path

from billing.views import webhooks

urlpatterns = [
    path("webhooks/stripe/", webhooks.platform, name="webhook"),
    path("webhooks/stripe/connect/", webhooks.connect, name="connect-webhook"),
]
