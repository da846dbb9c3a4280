"""Finding schemes, services, certified products, suppliers and bodies, an address for each; schemes side by side; the guide; and the
words and rules by which one finds.
"""

from django.urls import path

from search import editing
from search.cards import SHOWN
from search.views import comparing, exports, guide, guide_rules, results

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
    path("guide/", guide.guide, name="guide"),
    path("guide/<str:key>/", guide.guide_answer, name="guide-answer"),
    path("guide/<str:key>/delete/", guide.forget_guide_answer, name="forget-guide-answer"),
    path("operations/guide/", guide_rules.guide_rules, name="guide-rules"),
    path("operations/guide/new/<slug:sort>/", guide_rules.new_guide_rule, name="new-guide-rule"),
    path("operations/guide/samples/", guide_rules.guide_samples, name="guide-samples"),
    path("operations/guide/changes/<int:pk>/undo/", guide_rules.undo_guide_rule, name="undo-guide-rule"),
    path("operations/guide/<slug:key>/", guide_rules.guide_rule, name="guide-rule"),
    path("operations/guide/<slug:key>/remove/", guide_rules.remove_guide_rule, name="remove-guide-rule"),
    path("operations/words/", editing.words, name="words"),
    path("operations/words/new/", editing.new_words, name="new-words"),
    path("operations/words/changes/<int:pk>/undo/", editing.undo_words, name="undo-words"),
    path("operations/words/<str:key>/", editing.group_of_words, name="group-of-words"),
    path("operations/words/<str:key>/remove/", editing.remove_words, name="remove-words"),
]
