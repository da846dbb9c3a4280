"""What belongs to whom: every table of a body's schema, and those rows of the public tables that are a body's own.

Nothing of the journey is imported: its tables are found by asking Django for all models, so a new one is taken along by
itself. A new public table that names a body must be placed in one of the lists below; a test sees to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import QuerySet

from accounts.models import Organisation, User
from exports.clients import papers
from tenants.models import CertificationBody

type Model = type[models.Model]


@dataclass(frozen=True)
class Table:
    """One member of an archive: rows of a table, read in `body`'s schema where one is named, some columns withheld."""

    name: str
    model: Model
    rows: QuerySet[Any]
    body: CertificationBody | None = None
    withheld: frozenset[str] = frozenset()

    @property
    def columns(self) -> list[str]:
        """The columns that leave the house, by the names rows carry."""
        if self.model is User:
            return list(OF_PEOPLE)
        secret = SECRET.get(self.model._meta.label, set()) | self.withheld
        return [field.attname for field in self.model._meta.concrete_fields if field.name not in secret]


# Public rows of a body: table → the way from a row to its body.
OWN = {
    "tenants.CertificationBody": "pk",
    "tenants.Domain": "tenant",
    "accounts.BodyMembership": "body",
    "accounts.Invitation": "body",
    "oversight.BodyRequest": "body",
    "oversight.BodyMeasure": "body",
    "billing.BankAccount": "body",
    "billing.InvoiceSeries": "body",
    "billing.Invoice": "body",
    "billing.InvoiceLine": "invoice__body",
    "billing.Payment": "invoice__body",
    "billing.Fapiao": "invoice__body",
    "outbox.Fact": "body",
    "register.Statement": "body",
    "register.RegisterEntry": "body",
}
# What names a body as well and is no property of it: a backup keeps it, an export leaves it out and says why.
BESIDE = {
    "outbox.Delivery": ("fact__body", "how far facts have travelled inside this installation"),
    "outbox.Due": ("body", "reminders, made again from the dates of cases and certificates"),
    "accounts.Notice": ("body", "letters to persons, who have them in their own accounts"),
    "accounts.DemoSignIn": ("body", "the demo's one-click sign-in"),
    "portfolio.CaseCopy": ("body", "copies of the cases for their clients"),
    "portfolio.CertificateCopy": ("body", "copies of the certificates for their holders"),
    "portfolio.InvoiceCopy": ("body", "copies of the invoices for their clients"),
    "search.SchemeDocument": ("body", "the search index, made again from the register"),
}
NEVER = {"accounts.Ticket": "single-use keys of a minute's life", "exports.Export": "this list of exports itself"}
SECRET = {"accounts.Invitation": {"token_hash"}}
WITH_THE_BODY = frozenset({"recorded_by"})  # who of the body did it
OF_PEOPLE = ("id", "name", "email", "language", "is_active", "joined_at", "pseudonymised_at")


def own_tables(body: CertificationBody) -> Iterator[tuple[Model, QuerySet[Any]]]:
    """Each table a body owns, with its rows, in a stable order. Inside the body's schema."""
    for model in journey_models():
        yield model, model._default_manager.order_by("pk")
    for label, way in OWN.items():
        model = apps.get_model(label)
        yield model, model._default_manager.filter(**{way: body.pk}).order_by("pk")


def of_organisation(organisation: Organisation, asker: User) -> Iterator[Table]:
    """What the square holds of an organisation. Of notices only the asker's own: they are letters to a person."""
    people = User.objects.filter(organisation_memberships__organisation=organisation).distinct()
    held = apps.get_model("portfolio.CertificateCopy").objects.filter(organisation=organisation).values("pk")
    yield Table("organisation", Organisation, Organisation.objects.filter(pk=organisation.pk))
    yield _found("memberships", "accounts.OrganisationMembership", organisation=organisation)
    yield Table("people", User, people.order_by("pk"))
    for kind in ("Case", "Certificate", "Invoice"):
        yield _found(f"{kind.lower()}s", f"portfolio.{kind}Copy", organisation=organisation)
    yield _found("statements", "register.Statement", kind="certificate", subject__in=held)
    invoices = apps.get_model("billing.Invoice").objects.for_organisation(organisation).values("pk")
    for part in ("InvoiceLine", "Payment", "Fapiao"):
        yield _found(f"billing/{part.lower()}", f"billing.{part}", withheld=WITH_THE_BODY, invoice__in=invoices)
    yield _found("notices", "accounts.Notice", user=asker)


def of_cases(organisation: Organisation) -> Iterator[Table]:
    """What each body has on file of an organisation's cases and shows to it."""
    copies = apps.get_model("portfolio.CaseCopy").objects.filter(organisation=organisation)
    for body in CertificationBody.objects.filter(pk__in=copies.values("body")).order_by("slug"):
        for one in papers():
            rows = one.rows(organisation.pk).order_by("pk")
            yield Table(f"bodies/{body.slug}/{name_of(rows.model)}", rows.model, rows, body, one.withheld)


def _found(name: str, label: str, *, withheld: frozenset[str] = frozenset(), **of: Any) -> Table:
    model = apps.get_model(label)
    return Table(name, model, model._default_manager.filter(**of).order_by("pk"), withheld=withheld)


def name_of(model: Model) -> str:
    return f"{model._meta.app_label}/{model._meta.model_name}"


def journey_models() -> list[Model]:
    """Every table of a body's schema, step by step."""
    configs = {config.name: config for config in apps.get_app_configs()}
    return [model for name in settings.JOURNEY for model in configs[name].get_models(include_auto_created=True)]


def people_in(tables: list[tuple[Model, QuerySet[Any]]]) -> QuerySet[User]:
    """Everybody whom these rows name: staff, clients' people, and who did what."""
    return User.objects.filter(pk__in=mentioned(tables, User)).order_by("pk")


def organisations_in(tables: list[tuple[Model, QuerySet[Any]]]) -> QuerySet[Organisation]:
    return Organisation.objects.filter(pk__in=mentioned(tables, Organisation)).order_by("pk")


def mentioned(tables: list[tuple[Model, QuerySet[Any]]], kind: Model) -> set[UUID]:
    """The keys of all rows of `kind` that these rows point to."""
    found: set[UUID] = set()
    for model, rows in tables:
        for field in model._meta.concrete_fields:
            if field.is_relation and field.related_model is kind:
                found.update(rows.order_by().values_list(field.attname, flat=True).distinct().iterator())
    return found - {None}


def file_columns(model: Model) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if isinstance(field, models.FileField)]


def described(table: Table) -> dict[str, Any]:
    """What a kind of row is and what its columns mean, for whoever reads an export in ten years."""
    model = table.model
    fields = {field.attname: field for field in model._meta.concrete_fields}
    said = {}
    for name in table.columns:
        field = fields[name]
        one: dict[str, Any] = {"type": field.get_internal_type()}
        if field.is_relation and field.related_model:
            one = {"type": "reference", "to": field.related_model._meta.label_lower}
        if field.choices:
            one["values"] = {str(value): str(words) for value, words in field.flatchoices}
        said[name] = one
    about = " ".join((model.__doc__ or "").split())
    return {"about": "" if about.startswith(f"{model.__name__}(") else about, "columns": said}
