"""Requests as `tenants.middleware` hands them on: each says whose host it came to."""

from django.http import HttpRequest

from tenants.models import CertificationBody


class HostRequest(HttpRequest):
    """On whichever host: `certification_body` is None on the site host."""

    certification_body: CertificationBody | None


class SiteRequest(HostRequest):
    certification_body: None


class AtBodyRequest(HostRequest):
    certification_body: CertificationBody
