"""A seller's reviews and their rules, for everybody; an enterprise's own; what operators do about them."""

from django.urls import path

from reviews.views import operating, public, writing

app_name = "reviews"
urlpatterns = [
    path("bodies/<slug:slug>/reviews/", public.of_body, name="of-body"),
    path("reviews/rules/", public.rules, name="rules"),
    path("my/reviews/<uuid:pk>/report/", public.report, name="report"),
    path("my/reviews/", writing.own, name="own"),
    path("my/reviews/new/<uuid:subject>/", writing.write, name="write"),
    path("my/reviews/<uuid:pk>/", writing.one, name="one"),
    path("operations/reviews/", operating.reviews, name="operate-reviews"),
    path("operations/reviews/<uuid:pk>/", operating.review, name="operate-review"),
    path("operations/reviews/<uuid:pk>/reports/<uuid:report>/", operating.settle, name="settle-report"),
]
