"""What the provider of payments tells, and what operators see of it."""

from django.urls import path

from billing.views import operations, webhooks

app_name = "billing"
urlpatterns = [
    path("webhooks/stripe/", webhooks.platform, name="webhook"),
    path("webhooks/stripe/connect/", webhooks.connect, name="connect-webhook"),
    path("operations/payments/", operations.payments, name="payments"),
    path("operations/payments/<uuid:pk>/again/", operations.see_again, name="event-again"),
]
