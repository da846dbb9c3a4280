"""The back office of orders: the reports of a laboratory."""

from django.urls import path

from orders.views import reports

app_name = "orders"
urlpatterns = [
    path("desk/reports/", reports.reports, name="reports"),
    path("desk/reports/register/", reports.register_report, name="register-report"),
    path("desk/reports/<uuid:pk>/", reports.report, name="report"),
    path("desk/reports/<uuid:pk>/replace/", reports.replace_report, name="replace-report"),
    path("desk/reports/<uuid:pk>/withdraw/", reports.withdraw_report, name="withdraw-report"),
]
