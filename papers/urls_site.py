"""The operators' page of papers."""

from django.urls import path

from papers.views import operations

app_name = "papers"
urlpatterns = [
    path("operations/papers/", operations.failed, name="failed"),
    path("operations/papers/<uuid:pk>/again/", operations.again, name="again"),
]
