"""A body's schema opens from a spare, or by replay, whole either way."""

import re

import pytest

from lib.refusal import Refused
from staff.models import Authorisation
from tenants import opening
from tenants.models import CertificationBody, SchemaTemplate, Spare
from tests.support import database
from tests.tenants.making import tables_of

pytestmark = pytest.mark.django_db


def opened(slug: str) -> CertificationBody:
    return opening.open_body(slug=slug, name_zh="新机构", name_en="New body", host=f"{slug}.guildmark.localhost")


def test_a_spare_is_claimed_when_one_is_ready():
    assert opening.open_schema("body_quick")
    assert not Spare.objects.exists()


def test_without_a_spare_the_template_is_replayed():
    database.by_the_owner("DELETE FROM public.tenants_spare")
    assert not opening.open_schema("body_cold")


def test_a_spare_of_older_migrations_is_not_claimed():
    database.by_the_owner("UPDATE public.tenants_spare SET migrations_hash = 'older'")
    assert not opening.open_schema("body_cold")


@pytest.mark.parametrize("spares", [0, 1])
def test_a_new_body_has_every_table_of_the_others(spares, northseal):
    if not spares:
        database.by_the_owner("DELETE FROM public.tenants_spare")
    body = opened("quick")
    assert tables_of(body.schema_name) == tables_of(northseal.schema_name) != []


def test_no_object_of_a_body_names_the_template(northseal):
    """The name stands before a full stop only: where an object is, never inside one."""
    text = SchemaTemplate.objects.get().ddl
    assert "CREATE TABLE" in text
    without = re.sub(rf"\b{opening.TEMPLATE_SCHEMA}\.", "", text).replace(
        f"CREATE SCHEMA {opening.TEMPLATE_SCHEMA};", ""
    )
    assert opening.TEMPLATE_SCHEMA not in without


def test_a_new_body_counts_its_migrations_as_applied():
    from tenants.migrations_state import schemas_behind

    body = opened("quick")
    assert schemas_behind([body.schema_name]) == []


def test_a_schema_that_lacks_a_migration_is_found(northseal, greenmark):
    from tenants.migrations_state import schemas_behind

    database.by_the_owner(f"DELETE FROM {northseal.schema_name}.django_migrations WHERE app = 'staff'")
    assert schemas_behind([northseal.schema_name, greenmark.schema_name, "body_none"]) == [
        northseal.schema_name,
        "body_none",
    ]


def test_an_existing_schema_is_not_opened_again(northseal):
    with pytest.raises(Refused, match="exists already"):
        opening.open_schema(northseal.schema_name)


def test_a_slug_with_strange_characters_opens_nothing():
    with pytest.raises(Exception, match="small Latin letters"):
        opened('x"; drop schema public')


def test_rows_of_a_new_body_are_its_own(ada, northseal):
    from django_tenants.utils import tenant_context

    with tenant_context(opened("quick")):
        assert not Authorisation.objects.exists()
    with tenant_context(northseal):
        assert Authorisation.objects.exists()


@pytest.mark.parametrize("spares", [0, 1])
def test_two_openings_of_one_slug_at_the_same_moment_end_in_words(spares, northseal, monkeypatch):
    """The other has made the schema after we looked whether it is there."""
    if not spares:
        database.by_the_owner("DELETE FROM public.tenants_spare")
    monkeypatch.setattr(opening, "_exists", lambda _schema: False)
    with pytest.raises(Refused, match="exists already"):
        opening.open_schema(northseal.schema_name)
    assert CertificationBody.objects.count() == 2
