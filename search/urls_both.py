"""The box stands on every host's pages, and so do its suggestions."""

from django.urls import path

from search.views.suggestions import suggestions

urlpatterns = [path("suggestions/", suggestions, name="suggestions")]
