"""States of migrations are rendered narrowly, and wide where somebody looks further than at one model."""

from collections.abc import Iterator

import pytest
from django.db import connection, models
from django.db.migrations import Migration
from django.db.migrations.operations import AddField, AlterField, CreateModel, RenameModel, RunPython
from django.db.migrations.state import ProjectState

from tenants.migrating import narrow_states
from tests.support import database

FIRM = CreateModel("Firm", [("id", models.IntegerField(primary_key=True))])
WORKER = CreateModel(
    "Worker",
    [
        ("id", models.IntegerField(primary_key=True)),
        ("firm", models.ForeignKey("tenants.Firm", models.CASCADE, related_name="workers")),
    ],
)
NAMED = AddField("Firm", "name", models.TextField(default=""))


@pytest.fixture
def owner(committed, database_server, in_public_and_alone) -> Iterator[None]:
    with database.owning(database_server, connection.settings_dict["NAME"]):
        yield


def migrate(*operations) -> ProjectState:
    state = ProjectState()
    with narrow_states(), connection.schema_editor() as editor:
        migration = Migration("0001", "tenants")
        migration.operations = operations
        assert state.apps.ready  # as the executor begins
        return migration.apply(state, editor)


def column(table: str, name: str) -> str:
    with connection.cursor() as cursor:
        (found,) = [
            field for field in connection.introspection.get_table_description(cursor, table) if field.name == name
        ]
        return connection.introspection.get_field_type(found.type_code, found)


def keys_of(table: str) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        return list(connection.introspection.get_relations(cursor, table).values())


def test_one_model_is_rendered_for_a_change_of_one(monkeypatch):
    rendered = []
    render = ProjectState._reload
    monkeypatch.setattr(ProjectState, "_reload", lambda self, models: (rendered.append(models), render(self, models)))
    state = ProjectState()
    assert state.apps.ready
    with narrow_states():
        for operation in (FIRM, WORKER, NAMED):
            operation.state_forwards("tenants", state)
    assert rendered == [{("tenants", "firm")}, {("tenants", "worker")}, {("tenants", "firm")}]


def test_columns_that_point_at_a_changed_key_change_with_it(owner):
    migrate(FIRM, WORKER, NAMED, AlterField("Firm", "id", models.BigIntegerField(primary_key=True)))
    assert column("tenants_worker", "firm_id") == "BigIntegerField"
    assert [(field, table) for field, table, *_ in keys_of("tenants_worker")] == [("id", "tenants_firm")]


def test_a_key_points_at_a_table_by_its_new_name(owner):
    state = migrate(FIRM, WORKER, NAMED, RenameModel("Firm", "Company"))
    assert [(field, table) for field, table, *_ in keys_of("tenants_worker")] == [("id", "tenants_company")]
    assert state.models["tenants", "worker"].fields["firm"].remote_field.model == "tenants.Company"


def test_code_sees_every_relation_as_it_is_by_then(owner):
    seen = []

    def look(apps, _editor) -> None:
        firm = apps.get_model("tenants", "Firm").objects.create(id=1, name="Acme")
        firm.workers.create(id=2)
        seen.append(apps.get_model("tenants", "Worker").objects.get(firm__name="Acme").firm == firm)

    migrate(FIRM, WORKER, NAMED, RunPython(look))
    assert seen == [True]


def test_afterwards_django_renders_as_before():
    before = ProjectState._find_reload_model, AlterField.database_forwards, RenameModel.database_forwards
    with narrow_states():
        assert ProjectState._find_reload_model is not before[0]
    assert before == (ProjectState._find_reload_model, AlterField.database_forwards, RenameModel.database_forwards)
