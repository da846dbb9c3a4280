"""What is kept about one person: row by row where the platform keeps it, and in how many other records they are named.

The records of a body stay with it, since it answers for them (docs/privacy.md). They are counted here, so that a person
knows whom to ask for what. Every table that names people is one or the other; a test holds the lists to all tables.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Q
from django.utils import translation
from django_tenants.utils import tenant_context
from psycopg import sql

from accounts.models import Letter, Organisation, User
from accounts.queries import organisations_of, works_for_a_body
from exports import belongings, of_client
from exports.belongings import Model, RowKind
from exports.writing import at_one_moment
from lib import clock
from tenants.models import CertificationBody

FORMAT = "guildmark-person/1"
PERSON = "id email name language is_active is_staff is_operator is_editor is_observer joined_at last_login"
# Tables of the square that are about the person: which columns of their own rows they get.
EXPORTED = {
    "account.EmailAddress": "email verified primary",
    "mfa.Authenticator": "type created_at last_used_at",
    "accounts.OrganisationMembership": "organisation_id role started_at accepted_at ended_at",
    "accounts.BodyMembership": "body_id started_at accepted_at ended_at",
    "accounts.Invitation": "body_id organisation_id invited_by_id created_at expires_at accepted_at revoked_at",
    "accounts.Session": "host device started_at last_seen_at expires_at ended_at",
    "accounts.SignInEvent": "at outcome method host device network",
    "portfolio.SavedSearch": "name query frequency known created_at ran_at next_at",
    "accounts.Notice": "body_id subject_zh subject_en text_zh text_en path is_on_site created_at read_at",
}
# What a person asked bodies: table → the way to the question, who wrote the row, and what they get of it. What they wrote
# themselves always; what bodies answered where they may still read it.
ASKED = {
    "enquiries.Thread": ("", "asked_by", "id body_id scheme_zh scheme_en asker_name may_publish asked_at published_at"),
    "enquiries.ThreadMessage": ("thread__", "asked_by", "id thread_id text at read_at"),
    "enquiries.ThreadFile": (
        "message__thread__",
        "message__asked_by",
        "message_id name content_type size sha256 added_at",
    ),
}
HIDDEN = {
    "accounts.Ticket": "single-use keys of a minute's life",
    "accounts.DemoSignIn": "the demo's one-click sign-in",
    "accounts.User_groups": "follows from what the person's row says",
    "accounts.User_user_permissions": "follows from what the person's row says",
    "wagtailcore.APIToken": "secret keys; none are given out",
}


def everything_about(person: User) -> dict[str, Any]:
    """All of it, as it stood at one moment. Dates, moments and keys are values of Python: Django's JSON encoder writes them."""
    with at_one_moment(), translation.override("en"):
        return {
            "format": FORMAT,
            "made_at": clock.now(),
            "person": User.objects.filter(pk=person.pk).values(*PERSON.split()).get(),
            "kept": dict(_stored(person)),
            "named_in": [{"place": "platform", "records": _counted(square_models(), person)}, *_at_bodies(person)],
            "not_in_here": HIDDEN,
        }


def bodies_that_know(person: User) -> list[CertificationBody]:
    """Those the person works or has worked for, and those that know an organisation the person acts or has acted for."""
    worked_for = CertificationBody.objects.filter(memberships__user=person)
    bodies = {body.pk: body for body in worked_for}
    for organisation in Organisation.objects.filter(memberships__user=person).distinct():
        bodies |= {body.pk: body for body in of_client.bodies_of(organisation)}
    return sorted(bodies.values(), key=lambda body: body.slug)


def naming(model: Model) -> list[str]:
    """The columns of a table that point to a person."""
    fields = model._meta.local_concrete_fields  # not those of a table it extends
    return [str(field.column) for field in fields if field.is_relation and field.related_model is User]


def square_models() -> list[Model]:
    """The tables of the square that name people without being about them."""
    of_journey = set(belongings.journey_models())
    every = [model for model in apps.get_models(include_auto_created=True) if model not in of_journey]
    return [model for model in every if naming(model) and model._meta.label not in EXPORTED.keys() | HIDDEN.keys()]


def _stored(person: User) -> Iterator[tuple[str, dict[str, Any]]]:
    for label, columns in EXPORTED.items():
        model = apps.get_model(label)
        kind = RowKind(label, model, model._default_manager.filter(user=person).order_by("pk"), columns.split())
        yield label, belongings.described(kind) | {"rows": list(kind.rows.values(*kind.columns))}
    for label, (way, writer, names) in ASKED.items():
        model = apps.get_model(label)
        rows = model._default_manager.filter(Q(**{writer: person}) | _read_by(person, way))
        kind = RowKind(label, model, rows.order_by("pk"), names.split())
        yield label, belongings.described(kind) | {"rows": list(kind.rows.values(*kind.columns))}
    waiting = RowKind("letters", Letter, Letter.objects.filter(to=person.email), ["subject", "created_at", "sent_at"])
    yield "accounts.Letter", belongings.described(waiting) | {"rows": list(waiting.rows.values(*waiting.columns))}


def _read_by(person: User, way: str) -> Q:
    """Rows of the questions that a person asked and may read today: for themselves, or for whom they still act.

    Of an organisation whoever works for a certification body reads nothing: it may be a rival of the one asked.
    """
    reads = Q(**{f"{way}organisation": None})
    if not works_for_a_body(person):
        reads |= Q(**{f"{way}organisation__in": organisations_of(person)})
    return Q(**{f"{way}asked_by": person}) & reads


def _at_bodies(person: User) -> Iterator[dict[str, Any]]:
    models_of_bodies = [model for model in belongings.journey_models() if naming(model)]
    for body in bodies_that_know(person):
        with tenant_context(body):
            yield {"place": body.slug, "name": body.name, "records": _counted(models_of_bodies, person)}


def _counted(every: list[Model], person: User) -> list[dict[str, Any]]:
    """Table and column with how many rows name the person there, where any do. One SQL."""
    asked = [(model, column) for model in every for column in naming(model)]
    counting = sql.SQL(" UNION ALL ").join(
        sql.SQL("SELECT {}, count(*) FROM {} WHERE {} = {}").format(
            sql.Literal(number), sql.Identifier(model._meta.db_table), sql.Identifier(column), sql.Literal(person.pk)
        )
        for number, (model, column) in enumerate(asked)
    )
    with connection.cursor() as cursor:
        cursor.execute(counting)
        counts = dict(cursor.fetchall())
    return [_described(model, column, counts[number]) for number, (model, column) in enumerate(asked) if counts[number]]


def _described(model: Model, column: str, count: int) -> dict[str, Any]:
    return {
        "table": model._meta.label,
        "about": belongings.about(model),
        "named_as": column.removesuffix("_id"),
        "rows": count,
    }
