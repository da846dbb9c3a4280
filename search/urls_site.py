"""Finding schemes, certified products, suppliers and bodies: an address for each."""

from django.urls import path

from search.cards import SHOWN
from search.views import exports, results

app_name = "search"
urlpatterns = [
    path("schemes/", results.results, name="schemes"),
    *(path(f"find/{kind}/", results.results, {"kind": kind}, name=kind) for kind in SHOWN if kind != "schemes"),
    path("find/<slug:kind>.csv", exports.as_csv, name="csv"),
    path("find/<slug:kind>.xlsx", exports.as_workbook, name="workbook"),
    path("find/ranking/", results.ranking, name="ranking"),
]
