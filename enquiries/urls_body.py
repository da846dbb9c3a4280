"""Where a body answers what many bodies were asked."""

from django.urls import URLPattern

app_name = "enquiries"
urlpatterns: list[URLPattern] = []
