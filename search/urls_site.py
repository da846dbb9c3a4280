"""Finding schemes."""

from django.urls import path

from search import views

app_name = "search"
urlpatterns = [path("schemes/", views.schemes, name="schemes")]
