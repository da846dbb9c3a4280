"""An organisation's own pages, and a person's saved searches."""

from django.urls import path

from portfolio.views import desk, reports, searches

app_name = "portfolio"
urlpatterns = [
    path("my/", desk.desk, name="desk"),
    path("my/cases/", desk.cases, name="cases"),
    path("my/certificates/", desk.certificates, name="certificates"),
    path("my/invoices/", desk.invoices, name="invoices"),
    path("my/orders/", desk.orders, name="orders"),
    path("my/reports/", reports.reports, name="reports"),
    path("my/reports/<uuid:pk>/hand-over/", reports.hand_over, name="hand-over-report"),
    path("account/searches/", searches.searches, name="searches"),
    path("account/searches/save/", searches.save, name="save-search"),
    path("account/searches/<uuid:pk>/", searches.edit, name="edit-search"),
    path("account/searches/<uuid:pk>/delete/", searches.delete, name="delete-search"),
    path("searches/stop/<str:token>/", searches.stop, name="stop-search"),
]
