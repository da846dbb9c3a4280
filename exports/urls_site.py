"""An organisation's exports."""

from django.urls import path

from exports import views

app_name = "exports"
urlpatterns = [
    path("my/exports/", views.of_organisation, name="exports"),
    path("my/exports/<uuid:pk>/download", views.download_of_organisation, name="download"),
]
