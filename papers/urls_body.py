"""A body's page of what its papers bear."""

from django.urls import path

from papers.views import pictures

app_name = "papers"
urlpatterns = [
    path("desk/papers/", pictures.pictures, name="pictures"),
    path("desk/papers/<slug:name>.png", pictures.picture, name="picture"),
]
