"""Orders of services on a seller's host: the buyer's side, both sides', and the seller's desk."""

from django.urls import path

from orders.views import both, client, dates, desk, reports

app_name = "orders"
urlpatterns = [
    path("orders/", client.orders, name="list"),
    path("orders/list.csv", client.orders_file, name="list-file"),
    path("orders/add/", client.add, name="add"),
    path("orders/<uuid:pk>/", client.order, name="order"),
    path("orders/<uuid:pk>/cart/", client.cart, name="cart"),
    path("orders/<uuid:pk>/drop/", client.drop_cart, name="drop-cart"),
    path("orders/<uuid:pk>/take-over/", client.take_over_cart, name="take-over-cart"),
    path("orders/<uuid:pk>/check/", client.check, name="check"),
    path("orders/<uuid:pk>/decline/", client.decline, name="decline"),
    path("orders/<uuid:pk>/cancel/", client.cancel, name="cancel"),
    path("orders/<uuid:pk>/samples/", client.samples, name="samples"),
    path("orders/<uuid:pk>/participants/", client.participants, name="participants"),
    path("orders/<uuid:pk>/sheet/", client.sheet, name="sheet"),
    path("orders/<uuid:pk>/sheet.json", client.sheet_file, name="sheet-file"),
    path("orders/<uuid:pk>/message/", both.message, name="message"),
    path("orders/lines/<uuid:pk>/remove/", client.remove_line, name="remove-line"),
    path("orders/parts/<uuid:pk>/accept/", client.accept, name="accept"),
    path("orders/parts/<uuid:pk>/rework/", client.rework, name="rework"),
    path("orders/parts/<uuid:pk>/answer/", client.answer_proposal, name="answer-proposal"),
    path("orders/delivered/<uuid:pk>/", both.delivered_file, name="delivered-file"),
    path("orders/files/<uuid:pk>/", both.sent_file, name="sent-file"),
    path("desk/orders/", desk.orders, name="desk-orders"),
    path("desk/orders/list.csv", desk.orders_file, name="desk-orders-file"),
    path("desk/orders/<uuid:pk>/sheet/", desk.sheet, name="desk-sheet"),
    path("desk/orders/<uuid:pk>/", desk.order, name="desk-order"),
    path("desk/orders/<uuid:pk>/responsible/", desk.responsible, name="responsible"),
    path("desk/orders/<uuid:pk>/offer/", desk.offer, name="offer"),
    path("desk/orders/<uuid:pk>/decline/", desk.decline, name="decline-request"),
    path("desk/orders/<uuid:pk>/cancel/", desk.cancel, name="cancel-as-seller"),
    path("desk/orders/<uuid:pk>/part/", desk.propose, name="propose-part"),
    path("desk/orders/parts/<uuid:pk>/deliver/", desk.deliver, name="deliver"),
    path("desk/orders/samples/<uuid:pk>/receive/", desk.receive, name="receive-samples"),
    path("desk/orders/samples/<uuid:pk>/end/", desk.end_samples, name="end-samples"),
    path("desk/dates/<uuid:pk>/participants/", dates.date_participants, name="date-participants"),
    path("desk/dates/<uuid:pk>/participants.csv", dates.date_participants_file, name="date-participants-file"),
    path("desk/reports/", reports.reports, name="reports"),
    path("desk/reports/register/", reports.register_report, name="register-report"),
    path("desk/reports/<uuid:pk>/", reports.report, name="report"),
    path("desk/reports/<uuid:pk>/replace/", reports.replace_report, name="replace-report"),
    path("desk/reports/<uuid:pk>/withdraw/", reports.withdraw_report, name="withdraw-report"),
]
