"""Where a seller reads what was written about its work, and answers."""

from django.urls import path

from reviews.views import answering

app_name = "reviews"
urlpatterns = [
    path("desk/reviews/", answering.reviews, name="desk-reviews"),
    path("desk/reviews/<uuid:pk>/", answering.review, name="desk-review"),
]
