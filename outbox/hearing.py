"""Who hears what: `@hears(SomeFact)` in an app's `handlers.py`, `@when_due("app.kind")` for dates."""

from collections.abc import Callable
from typing import Any

from pydantic import TypeAdapter

type Hearer = Callable[..., None]
type DueHandler = Callable[..., None]

_hearers: dict[str, dict[str, Hearer]] = {}
_classes: dict[str, type] = {}
_when_due: dict[str, DueHandler] = {}
_where_body_leaves: set[str] = set()
_preparations: list[Callable[[], object]] = []
_adapters: dict[type, TypeAdapter[Any]] = {}


def hears(fact: type) -> Callable[[Hearer], Hearer]:
    """Declare how an app hears a fact: `handler(fact, *, body)`; an app hears one fact once."""

    def declare(handler: Hearer) -> Hearer:
        name, app = name_of(fact), handler.__module__.split(".")[0]
        known = _hearers.setdefault(name, {})
        if app in known:
            raise TypeError(f"{app} hears {name} already, in {known[app].__qualname__}.")
        known[app] = handler
        _classes[name] = fact
        return handler

    return declare


def when_due(kind: str, *, also_where_body_leaves: bool = False) -> Callable[[DueHandler], DueHandler]:
    """Declare what happens when a date of `kind` has come: `handler(subject, *, body)`, inside the body's schema.

    Of a body that leaves, or has left, dates wait: it charges no fee and reminds nobody, and should it be reopened they are
    seen to then. `also_where_body_leaves`: what comes by itself, an expiry.
    """

    def declare(handler: DueHandler) -> DueHandler:
        _when_due[kind] = handler
        if also_where_body_leaves:
            _where_body_leaves.add(kind)
        return handler

    return declare


def before_hearing(prepare: Callable[[], object]) -> Callable[[], object]:
    """Have the relay call `prepare` once as it starts, so that the first fact does not wait for what loads slowly."""
    _preparations.append(prepare)
    return prepare


def prepare_to_hear() -> None:
    for prepare in _preparations:
        prepare()


def name_of(fact: type) -> str:
    """A fact's name in rows: what its class declares as `name`, and keeps wherever it moves; else its app and class."""
    declared: str | None = getattr(fact, "name", None)
    return declared or f"{fact.__module__.split('.')[0]}.{fact.__name__}"


def hearers_of(name: str) -> dict[str, Hearer]:
    """The hearing apps of a fact, with their handlers; in the order of INSTALLED_APPS."""
    return _hearers.get(name, {})


def due_handler(kind: str) -> DueHandler:
    """What happens when a date of `kind` has come. Raises KeyError where nobody declared it."""
    return _when_due[kind]


def seen_to_where_body_leaves() -> set[str]:
    return _where_body_leaves


def adapter(fact: type) -> TypeAdapter[Any]:
    """What writes and reads a fact's fields; made once for each class, since making one is slow."""
    if fact not in _adapters:
        _adapters[fact] = TypeAdapter(fact)
    return _adapters[fact]


def written(fact: Any) -> dict[str, Any]:
    """A fact's fields as JSON values."""
    values: dict[str, Any] = adapter(type(fact)).dump_python(fact, mode="json")
    return values


def read(name: str, payload: str) -> Any:
    """The fact that was written as JSON: fields added since have their defaults, unknown ones are passed over."""
    return adapter(_classes[name]).validate_json(payload)
