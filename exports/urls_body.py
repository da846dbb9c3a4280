"""A body's exports."""

from django.urls import path

from exports import views

app_name = "exports"
urlpatterns = [
    path("desk/exports/", views.of_body, name="exports"),
    path("desk/exports/<uuid:pk>/download", views.download_of_body, name="download"),
]
