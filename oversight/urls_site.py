"""Joining, and the operators' pages."""

from django.urls import path

from oversight.views import (
    accepting,
    bodies,
    closing,
    confirming,
    deliveries,
    impartiality,
    joining,
    law,
    settling,
    standards,
)

app_name = "oversight"
urlpatterns = [
    path("join/", joining.join, name="join"),
    path("join/thanks/", joining.thanks, name="join-thanks"),
    path("operations/requests/", joining.requests, name="requests"),
    path("operations/requests/<uuid:pk>/", joining.one_request, name="request"),
    path("operations/requests/<uuid:pk>/approve/", joining.approve, name="approve"),
    path("operations/requests/<uuid:pk>/decline/", joining.decline, name="decline"),
    path("operations/bodies/", bodies.bodies, name="bodies"),
    path("operations/bodies/<slug:slug>/", bodies.one_body, name="body"),
    path("operations/bodies/<slug:slug>/close/", closing.close, name="close"),
    path("operations/bodies/<slug:slug>/confirm/", confirming.confirm, name="confirm"),
    path("operations/bodies/<slug:slug>/time-zone/", settling.time_zone, name="time-zone"),
    path("operations/bodies/<slug:slug>/ownership/", impartiality.ownership, name="ownership"),
    path("operations/ownership/<uuid:pk>/end/", impartiality.end_ownership, name="end-ownership"),
    path("operations/advisory-sales/", impartiality.advisory_sales, name="advisory-sales"),
    path("operations/confirmations/<uuid:pk>/page/", confirming.page, name="confirmation-page"),
    path("operations/rules/", settling.rules, name="rules"),
    path("operations/rules/<slug:code>/", settling.rule, name="rule"),
    path("operations/standards/", standards.standards, name="standards"),
    path("operations/standards/new/", standards.new_standard, name="new-standard"),
    path("operations/standards/<int:pk>/", standards.standard, name="standard"),
    path("operations/compulsory/", law.compulsory, name="compulsory"),
    path("operations/compulsory/new/", law.add_compulsory, name="add-compulsory"),
    path("operations/compulsory/<uuid:key>/", law.compulsory_rule, name="compulsory-rule"),
    path("operations/acceptance/", accepting.acceptance_list, name="acceptance-list"),
    path("operations/acceptance/new/", accepting.new_acceptance, name="new-acceptance"),
    path("operations/acceptance/<uuid:pk>/", accepting.acceptance, name="acceptance"),
    path("operations/acceptance/<uuid:pk>/missed/", accepting.miss_acceptance, name="miss-acceptance"),
    path("operations/acceptance/<uuid:pk>/end/", accepting.end_acceptance, name="end-acceptance"),
    path("operations/acceptance/changes/<int:pk>/undo/", accepting.undo_acceptance, name="undo-acceptance"),
    path("operations/bodies/<slug:slug>/<slug:measure>/", bodies.measure, name="measure"),
    path("operations/deliveries/", deliveries.deliveries, name="deliveries"),
    path("operations/deliveries/<int:pk>/", deliveries.delivery, name="delivery"),
    path("operations/deliveries/<int:pk>/retry/", deliveries.retry, name="retry"),
    path("operations/deliveries/<int:pk>/skip/", deliveries.skip, name="skip"),
]
