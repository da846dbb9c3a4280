"""The back office's pages of imports."""

from django.urls import path

from imports import views

app_name = "imports"
urlpatterns = [
    path("desk/certificates/imports/", views.imports, name="list"),
    path("desk/certificates/imports/<uuid:pk>/", views.batch, name="batch"),
    path("desk/certificates/imports/<uuid:pk>/columns/", views.columns, name="columns"),
    path("desk/certificates/imports/<uuid:pk>/reading/", views.reading, name="reading"),
    path("desk/certificates/imports/<uuid:pk>/state/", views.state, name="state"),
    path("desk/certificates/imports/<uuid:pk>/confirm/", views.confirm, name="confirm"),
    path("desk/certificates/imports/<uuid:pk>/discard/", views.discard, name="discard"),
    path("desk/certificates/imports/<uuid:pk>/ask-to-take-back/", views.ask_to_take_back, name="ask-to-take-back"),
    path("desk/certificates/imports/<uuid:pk>/take-back/", views.take_back, name="take-back"),
    path("desk/certificates/imports/<uuid:pk>/result.<slug:kind>", views.result, name="result"),
]
