"""Applications on a body's host: the client's side, and the body's list and steps up to the agreement."""

from django.urls import path

from applications.views import client, desk, file, printing

app_name = "applications"
urlpatterns = [
    path("apply/<slug:slug>/", client.apply, name="apply"),
    path("applications/", client.mine, name="list"),
    path("applications/<uuid:pk>/send/", client.send, name="send"),
    path("applications/<uuid:pk>/discard/", client.discard, name="discard"),
    path("applications/<uuid:pk>/<slug:name>/", client.section, name="section"),
    path("documents/<uuid:pk>/", client.document, name="document"),
    path("documents/<uuid:pk>/remove/", client.remove_document, name="remove-document"),
    path("cases/<uuid:pk>/answer/", file.answer, name="answer"),
    path("cases/<uuid:pk>/agreement/", file.agreement, name="agreement"),
    path("cases/<uuid:pk>/agreement/paper.pdf", printing.agreement, name="agreement-file"),
    path("cases/<uuid:pk>/agreement/fees.pdf", printing.fees, name="fees-file"),
    path("cases/<uuid:pk>/withdraw/", file.withdraw, name="withdraw"),
    path("cases/<uuid:pk>/message/", file.message, name="message"),
    path("letters/<uuid:pk>/", file.letter, name="letter"),
    path("letters/<uuid:pk>/paper.pdf", printing.letter, name="letter-file"),
    path("desk/cases/", desk.cases, name="cases"),
    path("desk/cases/<uuid:pk>/review/", desk.review, name="review"),
    path("desk/cases/<uuid:pk>/upload/", desk.upload, name="upload"),
    path("desk/cases/<uuid:pk>/people/", desk.people, name="people"),
]
