"""The back office of certificates, and the holder's own page of one."""

from django.urls import path

from certificates.views import changing, holding, issuing, own_files, printing, reading, styling, wallet

app_name = "certificates"
urlpatterns = [
    path("desk/certificates/", reading.certificates, name="list"),
    path("desk/certificates/import/", changing.prepare, name="prepare"),
    path("desk/certificates/to-issue/", issuing.to_issue, name="to-issue"),
    path("desk/certificates/to-issue/<uuid:pk>/", issuing.issue, name="issue"),
    path("desk/certificates/own-files/", own_files.register_many, name="own-files"),
    path("desk/certificates/rules/", issuing.rules, name="rules"),
    path("desk/certificates/style/", styling.style, name="style"),
    path("desk/certificates/style/publish/", styling.publish, name="publish-style"),
    path("desk/certificates/style/pictures/<slug:name>/", styling.picture, name="style-picture"),
    path("desk/certificates/style/specimen.png", styling.specimen, {"form": "png"}, name="specimen"),
    path("desk/certificates/style/specimen.pdf", styling.specimen, {"form": "pdf"}, name="specimen-file"),
    path("desk/certificates/<uuid:pk>/", reading.certificate, name="certificate"),
    path("desk/certificates/<uuid:pk>/files/<uuid:paper>.pdf", printing.file, name="file"),
    path("desk/certificates/<uuid:pk>/notices/<uuid:paper>.pdf", printing.notice, name="notice"),
    path("desk/certificates/<uuid:pk>/own-files/", own_files.register, name="register-own-file"),
    path("desk/certificates/<uuid:pk>/sign/", issuing.sign, name="sign"),
    path("desk/certificates/<uuid:pk>/plan/", issuing.plan, name="plan"),
    path("desk/certificates/<uuid:pk>/amend/", changing.amend, name="amend"),
    path("desk/certificates/<uuid:pk>/confirm/", changing.confirm, name="confirm"),
    path("desk/certificates/<uuid:pk>/throw-away/", changing.throw_away, name="throw-away"),
    path("desk/certificates/<uuid:pk>/suspend/", changing.suspend, name="suspend"),
    path("desk/certificates/<uuid:pk>/cancel/", changing.cancel, name="cancel"),
    path("desk/certificates/<uuid:pk>/propose/<slug:outcome>/", changing.propose, name="propose"),
    path("desk/certificates/measures/<uuid:pk>/", changing.decide, name="decide"),
    path("desk/certificates/papers/<uuid:pk>/", changing.paper, name="paper"),
    path("certificates/<uuid:pk>/", holding.own, name="own"),
    path("certificates/<uuid:pk>/files/<uuid:paper>.pdf", printing.own_file, name="own-file"),
    path("certificates/<uuid:pk>/notices/<uuid:paper>.pdf", printing.own_notice, name="own-notice"),
    path("certificates/<uuid:pk>/mark/<str:name>", wallet.mark, name="mark"),
    path("certificates/<uuid:pk>/for-buyers/", wallet.for_buyers, name="for-buyers"),
    path("certificates/<uuid:pk>/for-buyers/make/", wallet.make_for_buyers, name="make-for-buyers"),
    path("certificates/<uuid:pk>/for-buyers/<uuid:paper>.pdf", wallet.buyer_file, name="buyer-file"),
    path("certificates/<uuid:pk>/everything.zip", wallet.everything, name="everything"),
    path("certificates/<uuid:pk>/ask/<slug:wish>/", holding.ask, name="ask"),
    path("certificates/requests/<uuid:pk>/take-back/", holding.take_back, name="take-back"),
]
