"""What operators see of what the provider of payments tells, and of bodies' subscriptions."""

from django.urls import path

from billing.subscriptions.views import own_money, subscribers
from billing.views import operations

app_name = "billing"
urlpatterns = [
    path("operations/payments/", operations.payments, name="payments"),
    path("operations/payments/<uuid:pk>/again/", operations.see_again, name="event-again"),
    path("operations/subscriptions/", subscribers.subscribers, name="subscribers"),
    path("operations/subscriptions/invoices.csv", subscribers.own_invoices, name="own-invoices"),
    path("operations/subscriptions/transfer/", subscribers.find_reference, name="find-reference"),
    path("operations/subscriptions/rules/", subscribers.rules, name="subscription-rules"),
    path("operations/subscriptions/plans/", subscribers.plans, name="plans"),
    path("operations/subscriptions/plans/new/", subscribers.new_plan, name="new-plan"),
    path("operations/subscriptions/plans/<uuid:pk>/", subscribers.edit_plan, name="edit-plan"),
    path("operations/subscriptions/plans/<uuid:pk>/terms/", subscribers.plan_terms, name="plan-terms"),
    path("operations/subscriptions/differences/", subscribers.comparisons, name="comparisons"),
    path("operations/subscriptions/differences/compare/", subscribers.compare, name="compare"),
    path("operations/subscriptions/differences/<uuid:pk>/", subscribers.see_to, name="see-to-difference"),
    path("operations/subscriptions/waivers/<uuid:pk>/", subscribers.answer_waiver, name="answer-waiver"),
    path("operations/subscriptions/invoices/<uuid:pk>/", subscribers.invoice, name="own-invoice-of-body"),
    path("operations/subscriptions/invoices/<uuid:pk>/waive/", subscribers.waive, name="waive"),
    path("operations/subscriptions/receipts/<uuid:pk>/take-back/", subscribers.take_back, name="take-back-receipt"),
    path("operations/subscriptions/receipts/<uuid:pk>/return/", own_money.open_refund, name="open-own-refund"),
    path("operations/subscriptions/refunds/<uuid:pk>/approve/", own_money.approve_refund, name="approve-own-refund"),
    path("operations/subscriptions/refunds/<uuid:pk>/paid/", own_money.settle_refund, name="settle-own-refund"),
    path("operations/subscriptions/refunds/<uuid:pk>/again/", own_money.send_refund_again, name="own-refund-again"),
    path("operations/subscriptions/refunds/<uuid:pk>/drop/", own_money.drop_refund, name="drop-own-refund"),
    path("operations/subscriptions/refunds/<uuid:pk>/back/", own_money.refund_came_back, name="own-refund-came-back"),
    path("operations/subscriptions/invoices/<uuid:pk>/fapiao/", own_money.record_fapiao, name="record-own-fapiao"),
    path("operations/subscriptions/invoices/<uuid:pk>/fapiao/red/", own_money.record_red, name="record-own-red"),
    path(
        "operations/subscriptions/invoices/<uuid:pk>/fapiao/<uuid:file_pk>/",
        own_money.fapiao_file,
        name="own-fapiao-of-body",
    ),
    path("operations/subscriptions/begin/<slug:slug>/", subscribers.begin_trial, name="begin-trial"),
    path("operations/subscriptions/<uuid:pk>/", subscribers.subscriber, name="subscriber"),
    path("operations/subscriptions/<uuid:pk>/transfer/", subscribers.record_transfer, name="record-own-transfer"),
    path("operations/subscriptions/<uuid:pk>/extend/", subscribers.extend_trial, name="extend-trial"),
]
