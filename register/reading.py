"""What the register holds of one subject, as data: for its page's twin and for the API."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from register import answers
from register.models import Kind, RegisterEntry
from register.queries import is_offered
from statements import CertificateStatement, PublicStatement, SchemeStatement
from statements.schemas import name_of
from tenants.hosts import site_url
from tenants.models import CertificationBody

SHAPES: dict[str, type[PublicStatement]] = {
    Kind.CERTIFICATE: CertificateStatement,
    Kind.SCHEME: SchemeStatement,
}


def read_out(entry: RegisterEntry) -> dict[str, Any]:
    """An entry whole: where it stands, by whom, its hash, and the statement to the letter."""
    kind = Kind(entry.kind)
    data = {
        "id": str(entry.pk),
        "url": page_of(entry),
        "body": body_named(entry.body),
        "revision": entry.revision,
        "sha256": entry.sha256,
        "recorded_at": entry.recorded_at.isoformat(),
        "schema": site_url(reverse("register:schema", args=[name_of(SHAPES[kind])])),
        "statement": entry.content,
    }
    if kind == Kind.CERTIFICATE:
        data["standing"] = answers.standing_of(entry)
    elif kind == Kind.SCHEME:
        data["is_offered"] = is_offered(entry)
    return data


def stated_of_body(body: CertificationBody) -> dict[str, Any]:
    """What the platform states of a body, and the body itself of its approvals: each to the letter, None where nothing is."""
    entries = RegisterEntry.objects.filter(kind__in=[Kind.BODY, Kind.PASSPORT], body=body)
    contents = {entry.kind: entry.content for entry in entries}
    return {"statement": contents.get(Kind.BODY), "passport": contents.get(Kind.PASSPORT)}


def page_of(entry: RegisterEntry) -> str:
    """The page of a certificate, a scheme or a service, for people."""
    return site_url(path_of(entry.kind, entry.pk))


def path_of(kind: str, pk: UUID) -> str:
    """Where its page is on the site host, whichever host asks."""
    try:
        return reverse(f"register:{kind}", urlconf=settings.PUBLIC_SCHEMA_URLCONF, args=[pk])
    except NoReverseMatch:
        return f"/{kind}s/{pk}/"  # its page comes with the services' own


def body_named(body: CertificationBody) -> dict[str, Any]:
    return {"slug": body.slug, "name": body.name, "standing": body.standing, "url": body_page(body)}


def body_page(body: CertificationBody) -> str:
    return site_url(reverse("register:body", args=[body.slug]))
