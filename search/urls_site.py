"""Finding schemes, certified products, suppliers and bodies, an address for each; schemes side by side; and the words by
which one finds."""

from django.urls import path

from search import editing
from search.cards import SHOWN
from search.views import comparing, exports, results

app_name = "search"
urlpatterns = [
    path("schemes/", results.results, name="schemes"),
    *(path(f"find/{kind}/", results.results, {"kind": kind}, name=kind) for kind in SHOWN if kind != "schemes"),
    path("find/<slug:kind>.csv", exports.as_csv, name="csv"),
    path("find/<slug:kind>.xlsx", exports.as_workbook, name="workbook"),
    path("compare/", comparing.compare, name="compare"),
    path("compare/list/", comparing.change_list, name="compare-list"),
    path("compare/code.svg", comparing.code, name="compare-code"),
    path("compare/schemes.csv", comparing.as_csv, name="compare-csv"),
    path("compare/schemes.xlsx", comparing.as_workbook, name="compare-workbook"),
    path("find/ranking/", results.ranking, name="ranking"),
    path("operations/words/", editing.words, name="words"),
    path("operations/words/new/", editing.new_words, name="new-words"),
    path("operations/words/changes/<int:pk>/undo/", editing.undo_words, name="undo-words"),
    path("operations/words/<str:key>/", editing.group_of_words, name="group-of-words"),
    path("operations/words/<str:key>/remove/", editing.remove_words, name="remove-words"),
]
