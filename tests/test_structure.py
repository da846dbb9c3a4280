"""The rules of DESIGN.md that hold for every model and every fact, checked on all of them."""

import dataclasses
import importlib
import inspect
import re

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from tenants.fields import PublicForeignKey

OWNERSHIPS = {"public_read", "body_private", "organisation_private"}


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
