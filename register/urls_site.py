"""The public register."""

from django.urls import path

from register.views import (
    bodies,
    certificates,
    data,
    files,
    language,
    reports,
    schemes,
    services,
    standards,
    suppliers,
    verify,
)

app_name = "register"
urlpatterns = [
    path("certificates/", certificates.certificates, name="certificates"),
    path("certificates/<uuid:pk>/", certificates.certificate, name="certificate"),
    path("certificates/<uuid:pk>/data.json", certificates.certificate_data, name="certificate-data"),
    path("certificates/<uuid:pk>/for-buyers/", certificates.for_buyers, name="for-buyers"),
    path("certificates/<uuid:pk>/files/<uuid:paper>.pdf", files.file, name="certificate-file"),
    path("schemes/<uuid:pk>/", schemes.scheme, name="scheme"),
    path("services/<uuid:pk>/", services.service, name="service"),
    path("schemes/<uuid:pk>/versions/<int:number>/", schemes.version, name="scheme-version"),
    path("reports/<uuid:pk>/", reports.report, name="report"),
    path("suppliers/<uuid:pk>/", suppliers.supplier, name="supplier"),
    path("standards/", standards.standards, name="standards"),
    path("standards/<str:slug>/", standards.standard, name="standard"),
    path("verify/", verify.verify, name="check"),
    path("verify/file/", verify.verify_file, name="check-file"),
    path("register/", data.data, name="data"),
    path("register/register.zip", data.dump, name="dump"),
    path("register/schemas/", language.schemas, name="schemas"),
    path("register/schemas/<slug:name>.json", language.schema, name="schema"),
    path("bodies/", bodies.bodies, name="bodies"),
    path("bodies/<slug:slug>/", bodies.body, name="body"),
]
