"""Finding, and the words by which one finds."""

from django.urls import path

from search import editing, views

app_name = "search"
urlpatterns = [
    path("schemes/", views.schemes, name="schemes"),
    path("operations/words/", editing.words, name="words"),
    path("operations/words/new/", editing.new_words, name="new-words"),
    path("operations/words/changes/<int:pk>/undo/", editing.undo_words, name="undo-words"),
    path("operations/words/<str:key>/", editing.group_of_words, name="group-of-words"),
    path("operations/words/<str:key>/remove/", editing.remove_words, name="remove-words"),
]
