"""Public tables hold the rows of all bodies and enterprises: who asks for one's gets one's, of any table, the next one too.

Every function of a `queries` that is given a body or an enterprise is asked for it, and each statement that reads a
table with such a column must name it. No rows are needed, so nothing depends on which rows a test thought of.
"""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from accounts.models import Organisation
from enquiries.models import Demand
from tenants.models import CertificationBody

OWNERS = {"body": CertificationBody, "organisation": Organisation}


def owned() -> dict[str, set[str]]:
    """Public tables that are not for everybody to read → their columns that say whose a row is."""
    models = [
        model
        for config in apps.get_app_configs()
        if config.name in {*settings.SQUARE, *settings.GROUND}
        for model in config.get_models()
        if getattr(model, "ownership", "") in {"body_private", "organisation_private"}
    ]
    columns = {
        model._meta.db_table: {field.name for field in model._meta.concrete_fields} & set(OWNERS) for model in models
    }
    return {table: names for table, names in columns.items() if names}


def asked_for_an_owner() -> Iterator[Any]:
    """Each function with the owner that it takes."""
    for app in [*settings.SQUARE, *settings.GROUND]:
        for module in _modules(f"{app}.queries"):
            for name, function in inspect.getmembers(module, inspect.isfunction):
                if function.__module__ != module.__name__ or name.startswith("_"):
                    continue
                for owner, model in OWNERS.items():
                    if any(model.__name__ in str(each.annotation) for each in _parameters(function)):
                        yield pytest.param(function, owner, id=f"{module.__name__}.{name}-{owner}")


def _modules(name: str) -> Iterator[Any]:
    if importlib.util.find_spec(name) is None:
        return
    module = importlib.import_module(name)
    yield module
    for each in pkgutil.iter_modules(getattr(module, "__path__", [])):
        yield importlib.import_module(f"{name}.{each.name}")


def _parameters(function: Callable[..., Any]) -> list[inspect.Parameter]:
    return list(inspect.signature(function).parameters.values())


def _given(parameter: inspect.Parameter, things: dict[str, Any]) -> Any:
    """Something of the kind that a parameter wants; a list of it where it wants several."""
    kind = str(parameter.annotation)
    for name, thing in things.items():
        if re.search(rf"\b{name}\b", kind):
            return [thing] if re.search(r"Iterable|list\[|Collection|Sequence", kind) else thing
    return inspect.Parameter.empty


@pytest.mark.django_db
@pytest.mark.parametrize(("function", "owner"), list(asked_for_an_owner()))
def test_what_is_read_is_of_whom_it_is_asked_for(function, owner, northseal, acme, alice, fin):
    things = {
        "CertificationBody": northseal,
        "Organisation": acme,
        "User": fin if owner == "body" else alice,
        "UUID": uuid4(),
        "str": "x",
        "Limit": "seats",
        "int": 1,
    }
    things |= {"Demand": Demand(pk=uuid4())}
    wanted = [each for each in _parameters(function) if each.default is each.empty or owner in each.name]
    given = {each.name: _given(each, things) for each in wanted if each.kind is not each.VAR_KEYWORD}
    if inspect.Parameter.empty in given.values():
        pytest.fail(f"What to give {function.__qualname__}{inspect.signature(function)}? Say it in `things`.")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        try:
            answer = function(**given)
            if hasattr(answer, "__iter__"):
                list(answer)
        except Http404:
            pass
    pk = things[OWNERS[owner].__name__].pk.hex
    tables = {table for table, columns in owned().items() if owner in columns}
    open_to_all = [
        statement["sql"]
        for statement in asked.captured_queries
        if any(f'FROM "{table}"' in statement["sql"] for table in tables) and pk not in statement["sql"]
    ]
    assert open_to_all == []


def test_it_reaches_the_tables_of_money_questions_and_quotes():
    assert {"billing_invoice", "enquiries_thread", "enquiries_enquiry", "exports_export"} <= set(owned())
    assert len(list(asked_for_an_owner())) > 30
