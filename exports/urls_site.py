"""An organisation's exports, and what is kept about a person."""

from django.urls import path

from exports import views

app_name = "exports"
urlpatterns = [
    path("account/data/", views.about_me, name="person"),
    path("account/data/download", views.download_about_me, name="download-person"),
    path("my/exports/", views.of_organisation, name="exports"),
    path("my/exports/<uuid:pk>/download", views.download_of_organisation, name="download"),
]
