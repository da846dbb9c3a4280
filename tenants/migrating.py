"""Migrations whose states render what an operation changed, not all that hangs together with it.

After each operation Django renders every model that is related to the changed one, however far away. Through accounts all
of ours are, so each of a thousand operations rendered hundreds of models: half a minute for a body that lacks five
migrations, nine minutes for an empty database. Only code of a migration, and a change of what foreign keys point at,
look further than at one model: before those all are rendered anew, as Django itself does after what it calls delayed.
`make tables` says whether the tables come out the same.
"""

import functools
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.apps.registry import Apps
from django.core.management.commands import migrate
from django.db.migrations.operations import AlterField, RenameModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.migrations.utils import field_is_referenced
from django.db.models import Model

type Key = tuple[str, str]  # label of the app, lower name of the model


class Command(migrate.Command):
    """What `migrate_schemas` runs for each schema (TENANT_BASE_MIGRATE_COMMAND)."""

    def handle(self, *args: Any, **options: Any) -> None:
        with narrow_states():
            super().handle(*args, **options)


@contextmanager
def narrow_states() -> Iterator[None]:
    looked_up = inspect.unwrap(Apps.get_swappable_settings_name)
    swappable = functools.cache(functools.partial(looked_up, apps))
    with (
        _replaced(ProjectState, "_find_reload_model", _changed),
        _replaced(AlterField, "database_forwards", _wide(AlterField, when=_is_pointed_at)),
        _replaced(RenameModel, "database_forwards", _wide(RenameModel, when=lambda *_: True)),
        _replaced(apps, "get_swappable_settings_name", swappable),  # every state's change empties the cache of all
    ):
        yield


def _changed(self: ProjectState, app_label: str, model_name: str, delay: bool = False) -> set[Key]:
    """The model itself and those that inherit from it."""
    self.is_delayed = True
    registered = self.apps.all_models[app_label].get(model_name)
    heirs = {key for key in _heirs(registered) if key in self.models} if registered else set[Key]()
    return {(app_label, model_name), *heirs}


def _heirs(model: type[Model]) -> Iterator[Key]:
    for heir in model.__subclasses__():
        yield heir._meta.app_label, str(heir._meta.model_name)
        yield from _heirs(heir)


def _wide(operation: type[Operation], *, when: Callable[..., bool]) -> Callable[..., None]:
    forwards = operation.database_forwards

    def database_forwards(
        self: Operation, app_label: str, schema_editor: Any, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        if when(self, app_label, from_state):
            from_state.clear_delayed_apps_cache()
            to_state.clear_delayed_apps_cache()
        forwards(self, app_label, schema_editor, from_state, to_state)

    return database_forwards


def _is_pointed_at(operation: AlterField, app_label: str, state: ProjectState) -> bool:
    key = app_label, operation.model_name_lower
    field = state.models[key].fields[operation.name]
    return field_is_referenced(state, key, (operation.name, field))


@contextmanager
def _replaced(holder: Any, name: str, other: Any) -> Iterator[None]:
    before = vars(holder).get(name)
    setattr(holder, name, other)
    try:
        yield
    finally:
        if before is None:
            delattr(holder, name)
        else:
            setattr(holder, name, before)
