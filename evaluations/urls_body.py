"""The case page for both sides, and the pages of planning, evaluating, reviewing and deciding."""

from django.urls import path

from evaluations.views import case_page, client, office

app_name = "evaluations"
urlpatterns = [
    path("cases/<uuid:pk>/", case_page.case, name="case"),
    path("cases/<uuid:pk>/evaluators/", client.evaluators, name="evaluators"),
    path("cases/<uuid:pk>/nonconformities/", client.nonconformities, name="nonconformities"),
    path("desk/evaluations/<uuid:pk>/plan/", office.plan, name="plan"),
    path("desk/evaluations/<uuid:pk>/inspection/", office.inspection, name="inspection"),
    path("desk/evaluations/<uuid:pk>/objection/", office.objection, name="objection"),
    path("desk/evaluations/<uuid:pk>/report/", office.report, name="report"),
    path("desk/evaluations/<uuid:pk>/review/", office.review, name="review"),
    path("desk/evaluations/<uuid:pk>/decision/", office.decision, name="decision"),
    path("desk/evaluations/<uuid:pk>/letter/", office.letter, name="letter"),
]
