"""The rules of DESIGN.md that hold for every model and every fact, checked on all of them."""

import dataclasses
import importlib
import inspect
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from tenants.fields import PublicForeignKey

OWNERSHIPS = {"public_read", "body_private", "organisation_private"}
APPS = ["marketplace", *settings.JOURNEY, *settings.SQUARE, *settings.GROUND]
THROUGH_A_VIEW = {
    "cases.views.doors": "what every view of a case asks, whichever app's it is",
    "papers.views.files": "how a paper is handed out, whichever app's it is",
    "accounts.views.signing": "the one way out, at the CMS's address too",
    "accounts.views.inviting": "the limit of invitations counts a body's and an organisation's together",
}


def models_of(names: list[str]) -> list[type[models.Model]]:
    return [model for config in apps.get_app_configs() if config.name in names for model in config.get_models()]


def is_public(model: type[models.Model]) -> bool:
    return model._meta.app_config.name not in settings.JOURNEY


def events() -> list[type]:
    found = []
    for name in [*settings.JOURNEY, *settings.SQUARE, *settings.GROUND]:
        if importlib.util.find_spec(f"{name}.events"):
            module = importlib.import_module(f"{name}.events")
            found += [
                value
                for value in vars(module).values()
                if inspect.isclass(value) and value.__module__ == module.__name__
            ]
    return [event for event in found if dataclasses.is_dataclass(event)]


@pytest.mark.parametrize("model", models_of([*settings.SQUARE, *settings.GROUND]), ids=lambda model: model._meta.label)
def test_every_public_table_says_whose_it_is(model):
    if model._meta.app_label != "cms":  # Wagtail's pages are public by nature
        assert getattr(model, "ownership", None) in OWNERSHIPS


@pytest.mark.parametrize("model", models_of(settings.JOURNEY), ids=lambda model: model._meta.label)
def test_no_foreign_key_leaves_a_bodys_schema(model):
    leaving = [
        field
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and is_public(field.related_model)
    ]
    assert [field.name for field in leaving if not isinstance(field, PublicForeignKey)] == []


@pytest.mark.parametrize("model", models_of([*settings.SQUARE, *settings.GROUND]), ids=lambda model: model._meta.label)
def test_no_public_table_points_into_a_body(model):
    assert [
        field.name
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and not is_public(field.related_model)
    ] == []


@pytest.mark.parametrize("model", models_of(settings.JOURNEY), ids=lambda model: model._meta.label)
def test_rows_of_a_body_are_never_indexed_by_wagtail(model):
    from wagtail.search.index import Indexed

    assert not issubclass(model, Indexed)


@pytest.mark.parametrize("event", events(), ids=lambda event: f"{event.__module__}.{event.__name__}")
def test_a_fact_is_frozen_and_says_what_it_is(event):
    assert event.__dataclass_params__.frozen
    assert isinstance(event.version, int)
    assert isinstance(event.is_public, bool)
    assert isinstance(event.is_status, bool)


def test_cases_know_a_subject_and_not_whose():
    for path in (settings.BASE_DIR / "cases").rglob("*.py"):
        assert not re.search(r"\.(unit|application)\b|applications_|evaluations_", path.read_text()), path
    for path in (settings.BASE_DIR / "cases").rglob("*.sql"):
        assert not re.search(r"\b(applications|evaluations|certificates)_", path.read_text()), path


def test_a_test_module_is_imported_by_nobody():
    """What several need stands in making.py, walking.py, schemes.py, …: see tests/README.md."""
    imported = re.compile(r"^\s*from tests\.(?:\w+\.)*(?:test_\w+|conftest) import", re.MULTILINE)
    tests = settings.BASE_DIR / "tests"
    assert [str(path) for path in tests.rglob("*.py") if imported.search(path.read_text())] == []


def entered_deeply(path: Path) -> list[str]:
    """What a module imports of another app that is not its face: a room within its actions, queries or forms, or a view."""
    deep = re.compile(r"^\s*(?:from|import) ((\w+)\.(?:(?:actions|queries|forms)\.\w+|views[\w.]*))", re.MULTILINE)
    app = path.relative_to(settings.BASE_DIR).parts[0]
    return [room for room, other in deep.findall(path.read_text()) if other in APPS and other != app]


def test_an_app_enters_another_by_its_face():
    paths = [path for app in APPS for path in (settings.BASE_DIR / app).rglob("*.py")]
    deep = {(path.relative_to(settings.BASE_DIR).as_posix(), room) for path in paths for room in entered_deeply(path)}
    assert {(path, room) for path, room in deep if room not in THROUGH_A_VIEW} == set()
    assert {room for _path, room in deep} == THROUGH_A_VIEW.keys()
