"""The finance desk, and the client's side of an invoice."""

from django.urls import path

from billing.views import client, desk, online, refunds

app_name = "billing"
urlpatterns = [
    path("desk/invoices/", desk.invoices, name="invoices"),
    path("desk/invoices/new/", desk.new, name="new"),
    path("desk/invoices/account/", desk.account, name="account"),
    path("desk/invoices/<uuid:pk>/", desk.invoice, name="invoice"),
    path("desk/invoices/<uuid:pk>/edit/", desk.edit, name="edit"),
    path("desk/invoices/<uuid:pk>/issue/", desk.issue, name="issue"),
    path("desk/invoices/<uuid:pk>/payment/", desk.record_payment, name="record-payment"),
    path("desk/invoices/<uuid:pk>/payment/<uuid:payment_pk>/reverse/", desk.reverse_payment, name="reverse-payment"),
    path("desk/invoices/<uuid:pk>/cancel/", desk.cancel, name="cancel"),
    path("desk/invoices/<uuid:pk>/print/", desk.print_invoice, name="print"),
    path("desk/invoices/<uuid:pk>/paper.pdf", desk.file, name="file"),
    path("desk/invoices/<uuid:pk>/fapiao/", desk.record_fapiao, name="record-fapiao"),
    path("desk/invoices/<uuid:pk>/fapiao/file/", desk.fapiao_file, name="fapiao-file"),
    path("desk/invoices/<uuid:pk>/refund/", refunds.open_refund, name="open-refund"),
    path("desk/refunds/", refunds.refunds, name="refunds"),
    path("desk/refunds/<uuid:pk>/", refunds.refund, name="refund"),
    path("desk/refunds/<uuid:pk>/approve/", refunds.approve, name="approve-refund"),
    path("desk/refunds/<uuid:pk>/paid/", refunds.settle, name="settle-refund"),
    path("desk/refunds/<uuid:pk>/drop/", refunds.drop, name="drop-refund"),
    path("desk/payments/", online.getting_paid, name="getting-paid"),
    path("desk/payments/onboarding/", online.onboard, name="onboard"),
    path("desk/payments/back/", online.onboarded, name="onboarded"),
    path("desk/payments/again/", online.link_expired, name="onboarding-again"),
    path("desk/payments/refresh/", online.ask_again, name="ask-provider"),
    path("desk/payments/<uuid:pk>/book/", online.book, name="book-checkout"),
    path("desk/payments/<uuid:pk>/return/", online.propose_return, name="propose-return"),
    path("desk/payments/returns/<uuid:pk>/agree/", online.agree_to_return, name="agree-to-return"),
    path("desk/payments/returns/<uuid:pk>/drop/", online.drop_return, name="drop-return"),
    path("desk/payments/returns/<uuid:pk>/adopt/", online.adopt_return, name="adopt-return"),
    path("desk/refunds/<uuid:pk>/card/", online.send_refund, name="send-refund"),
    path("desk/payments/disputes/<uuid:pk>/", online.dispute, name="dispute"),
    path("invoices/<uuid:pk>/card/", online.pay, name="pay-online"),
    path("invoices/<uuid:pk>/card/back/", online.paid, name="paid-online"),
    path("invoices/<uuid:pk>/", client.invoice, name="own-invoice"),
    path("invoices/<uuid:pk>/print/", client.print_invoice, name="own-print"),
    path("invoices/<uuid:pk>/paper.pdf", client.file, name="own-file"),
    path("invoices/<uuid:pk>/fapiao/", client.request_fapiao, name="request-fapiao"),
    path("invoices/<uuid:pk>/fapiao/file/", client.fapiao_file, name="own-fapiao-file"),
]
