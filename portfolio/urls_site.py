"""An organisation's own pages."""

from django.urls import path

from portfolio import views

app_name = "portfolio"
urlpatterns = [
    path("my/", views.desk, name="desk"),
    path("my/cases/", views.cases, name="cases"),
    path("my/certificates/", views.certificates, name="certificates"),
    path("my/invoices/", views.invoices, name="invoices"),
]
