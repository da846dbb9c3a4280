"""Applications on a body's host: the client's side, and the body's list and steps up to the agreement."""

from django.urls import path

from applications.views import client, desk, file, printing, quoting

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
    path("cases/<uuid:pk>/agreement/scans/<slug:side>/", file.signature_scan, name="signature-scan"),
    path("cases/<uuid:pk>/withdraw/", file.withdraw, name="withdraw"),
    path("cases/<uuid:pk>/message/", file.message, name="message"),
    path("letters/<uuid:pk>/", file.letter, name="letter"),
    path("letters/<uuid:pk>/paper.pdf", printing.letter, name="letter-file"),
    path("quotes/<uuid:pk>/paper.pdf", quoting.own_quote_file, name="own-quote-file"),
    path("enquiries/<uuid:pk>/application/", quoting.awarded, name="awarded"),
    path("desk/enquiries/", quoting.enquiries, name="enquiries"),
    path("desk/enquiries/<uuid:pk>/", quoting.enquiry, name="enquiry"),
    path("desk/enquiries/<uuid:pk>/decline/", quoting.decline_enquiry, name="decline-enquiry"),
    path("desk/enquiries/<uuid:pk>/question/", quoting.ask_about_enquiry, name="ask-about-enquiry"),
    path("desk/enquiries/<uuid:pk>/quote/", quoting.draft_quote, name="draft-quote"),
    path("desk/enquiries/<uuid:pk>/files/<uuid:file>/", quoting.enquiry_file, name="enquiry-file"),
    path("desk/quotes/<uuid:pk>/", quoting.quote, name="quote"),
    path("desk/quotes/<uuid:pk>/redraft/", quoting.redraft_quote, name="redraft-quote"),
    path("desk/quotes/<uuid:pk>/paper.pdf", quoting.quote_file, name="quote-file"),
    path("desk/cases/", desk.cases, name="cases"),
    path("desk/cases/<uuid:pk>/review/", desk.review, name="review"),
    path("desk/cases/<uuid:pk>/upload/", desk.upload, name="upload"),
    path("desk/cases/<uuid:pk>/people/", desk.people, name="people"),
]
