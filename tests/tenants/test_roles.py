"""The application owns nothing: what it may do follows from the guards, in every body, and it cannot switch them off."""

import psycopg
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, transaction
from django_tenants.utils import tenant_context

from tenants import opening, rights, roles
from tenants.models import Spare
from tests.support import database

GRANTED = """
SELECT c.relname, string_agg(p, ',' ORDER BY p) FROM pg_class c,
    unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES']) AS p
WHERE c.relkind = 'r' AND c.relnamespace = %s::regnamespace AND has_table_privilege('guildmark_app', c.oid, p) GROUP BY 1
"""
GUARDED = """
SELECT c.relname, bool_or(t.tgtype & 32 <> 0),
    bool_or(f.proname = 'guildmark_append_only' AND t.tgqual IS NULL AND t.tgtype & 24 = 24)
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc f ON f.oid = t.tgfoid
WHERE NOT t.tgisinternal AND c.relnamespace = %s::regnamespace GROUP BY 1 HAVING bool_or(t.tgtype & 8 <> 0)
"""
OURS_ALONE = {"django_migrations", "tenants_schematemplate", "tenants_spare"}
ATTACKS = [
    "SET session_replication_role = replica",
    "ALTER TABLE staff_authorisation DISABLE TRIGGER USER",
    "DROP TABLE staff_authorisation",
    "TRUNCATE staff_authorisation CASCADE",
    "TRUNCATE public.register_statement CASCADE",
    "CREATE TEMP TABLE evaluations_decision (id int)",
    "CREATE TABLE mine (id int)",
    "CREATE TABLE public.mine (id int)",
    "CREATE SCHEMA body_mine",
    "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "COPY (SELECT 1) TO PROGRAM 'cat'",
    "SET ROLE guildmark_owner",
    "UPDATE public.tenants_schematemplate SET ddl = 'DROP SCHEMA public CASCADE'",
    "INSERT INTO public.tenants_spare VALUES ('body_northseal', 'x', now())",
    "DELETE FROM django_migrations",
    "SELECT public.guildmark_replay('body_mine', (SELECT migrations_hash FROM public.tenants_schematemplate))",
]


def asked(statement: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return cursor.fetchall() if cursor.description else []


def granted(schema: str) -> dict[str, set[str]]:
    return {table: set(them.split(",")) for table, them in asked(GRANTED, schema)}


def append_only(schema: str) -> set[str]:
    return {table for table, _empties, grows in asked(GUARDED, schema) if grows}


@pytest.fixture(params=["spare", "replay"])
def fresh(request, db) -> str:
    """The schema of a body opened in this test."""
    if request.param == "replay":
        for spare in Spare.objects.all():
            opening._ask("guildmark_drop_spare", spare.schema_name)
    assert opening.open_schema("body_fresh") is (request.param == "spare")
    return "body_fresh"


def test_tests_run_as_the_application(db):
    assert asked("SELECT session_user, current_user") == [(roles.APP, roles.APP)]
    assert rights.too_much() == []


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_application_cannot_get_round_a_guard(northseal, attack):
    refusal = "permission denied|must be owner|must be able to SET ROLE"
    with tenant_context(northseal), pytest.raises(DatabaseError, match=refusal), transaction.atomic():
        asked(attack)


def test_what_is_append_only_is_read_and_added_to(northseal):
    for schema in ("public", northseal.schema_name):
        kept = append_only(schema)
        assert len(kept) >= 2
        assert {table: granted(schema)[table] for table in kept} == {key: {"SELECT", "INSERT"} for key in kept}


def test_of_all_other_tables_the_application_writes_the_rows(northseal):
    for schema in ("public", northseal.schema_name):
        others = granted(schema).keys() - append_only(schema) - OURS_ALONE - {"oversight_bodymeasure"}
        assert {table: granted(schema)[table] for table in others} == {
            key: {"SELECT", "INSERT", "UPDATE", "DELETE"} for key in others
        }


def test_a_new_body_has_the_rights_and_guards_of_the_others(fresh, northseal):
    assert granted(fresh) == granted(northseal.schema_name)
    assert sorted(asked(GUARDED, fresh)) == sorted(asked(GUARDED, northseal.schema_name))


def test_nobody_empties_a_table_whose_rows_are_kept(fresh):
    for schema in ("public", fresh):
        assert [table for table, may_not_be_emptied, _grows in asked(GUARDED, schema) if not may_not_be_emptied] == []


def test_a_refused_write_names_the_rule_to_the_owner_and_the_right_to_the_application(northseal, database_server):
    with tenant_context(northseal), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        asked("UPDATE certificates_certificateevent SET what = ''")
    name = connection.settings_dict["NAME"]
    with psycopg.connect(database.as_owner(database_server, name)) as owner:
        owner.execute("SET search_path = public")
        with pytest.raises(psycopg.DatabaseError, match="is append-only: TRUNCATE refused"):
            owner.execute("TRUNCATE register_statement CASCADE")


@pytest.mark.parametrize(
    "name", ["public", "body_", "body_x; DROP SCHEMA public", 'body_"x', "pg_body", "Body_x", "spare_x"]
)
def test_no_schema_is_opened_by_another_name(db, name):
    with pytest.raises(DatabaseError, match="No body has a schema of that name"), transaction.atomic():
        asked("SELECT public.guildmark_open_schema(%s, 'x')", name)
    with pytest.raises(DatabaseError, match="No spare has a schema of that name"), transaction.atomic():
        asked("SELECT public.guildmark_make_spare(%s, 'x')", name)


def test_a_body_is_never_dropped_as_a_spare(northseal):
    assert asked("SELECT public.guildmark_drop_spare(%s)", northseal.schema_name) == [(False,)]


def test_a_schema_is_opened_once(northseal):
    with pytest.raises(DatabaseError, match="already exists"), transaction.atomic():
        asked("SELECT public.guildmark_open_schema(%s, %s)", northseal.schema_name, opening.template().migrations_hash)


def test_the_application_keeps_spares(committed, database_server):
    with psycopg.connect(database.as_owner(database_server, connection.settings_dict["NAME"])) as owner:
        owner.execute("UPDATE tenants_spare SET migrations_hash = 'older'")
    stale = set(Spare.objects.values_list("schema_name", flat=True))
    assert opening.keep_spares(2) == 2
    kept = set(Spare.objects.values_list("schema_name", flat=True))
    assert len(kept) == 2
    assert not kept & stale
    assert asked("SELECT nspname FROM pg_namespace WHERE nspname = ANY (%s)", list(stale)) == []


@pytest.mark.parametrize("command", ["migrate_bodies", "lay_tables", "restore_body", "restore"])
def test_what_needs_the_owner_says_so_before_it_begins(db, command, tmp_path):
    path = [tmp_path / "x"] if command.startswith("restore") else []
    with pytest.raises(CommandError, match="OWNER_DATABASE_URL"):
        call_command(command, *path)


def test_only_historians_write_authorisations_of_the_past(northseal, rita, database_server):
    past = (
        "INSERT INTO body_northseal.staff_authorisation"
        " (id, user_id, role, technical_area, starts_on, granted_by_id, granted_at) SELECT gen_random_uuid(), user_id,"
        " 'reviewer', '', '2020-01-01', granted_by_id, '2020-01-01' FROM body_northseal.staff_authorisation LIMIT 1"
    )
    name = connection.settings_dict["NAME"]
    with psycopg.connect(roles.addressed(database_server, database=name)) as raw:
        raw.execute("CREATE ROLE somebody; GRANT guildmark_app TO somebody WITH INHERIT TRUE")
        raw.execute("REVOKE guildmark_historian FROM guildmark_app")
        raw.execute("SET LOCAL ROLE somebody; SET LOCAL guildmark.history = 'on'")
        with pytest.raises(psycopg.DatabaseError, match="not in the past"):
            raw.execute(past)
        raw.rollback()


def test_an_account_that_may_do_too_much_serves_nobody(site, monkeypatch):
    monkeypatch.setattr(rights, "too_much", lambda: ["owns tables"])
    answer = site.get("/readyz")
    assert answer.status_code == 503
    assert "may do too much" in answer.content.decode()


def test_the_deployment_check_names_what_is_too_much(committed, database_server):
    with database.owning(database_server, connection.settings_dict["NAME"]):
        said = [error.msg for error in rights.check_account(databases=["default"])]
    assert said == [
        "The account in DATABASE_URL owns tables, and may switch their guards off.",
        "The account in DATABASE_URL may empty tables, past their guards.",
    ]
