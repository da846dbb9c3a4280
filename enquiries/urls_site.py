"""The demand board, and what its buyers do there."""

from django.urls import URLPattern

app_name = "enquiries"
urlpatterns: list[URLPattern] = []
