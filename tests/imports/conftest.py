"""Files as bodies bring them, made here, and the way of one through the desk."""

from collections.abc import Callable
from typing import Any

import pytest

from imports import actions
from imports.models import Batch
from outbox import relay
from tests.imports.making import as_file
from tests.support.private import forget_private_place, keep_private_files_in


@pytest.fixture(autouse=True)
def files_of_this_test(tmp_path, monkeypatch):
    """Private files go where they are forgotten; nothing waits for a relay that does not run here."""
    keep_private_files_in(tmp_path, monkeypatch)
    monkeypatch.setattr("imports.actions.working.GIVES_WAY", 0.0)
    yield
    forget_private_place()


@pytest.fixture
def checked(in_northseal, rita) -> Callable[..., Batch]:
    """`checked(content, columns=…, answers=…)`: uploaded and looked at by rita."""

    def run(content: str | bytes, *, columns: dict[str, str] | None = None, answers: Any = None, **how: Any) -> Batch:
        batch = actions.upload(as_file(content, **how), by=rita)
        if columns is not None or answers is not None:
            said = batch.columns if columns is None else columns
            batch = actions.say_columns(batch, columns=said, answers=answers or {}, by=rita)
        batch = actions.check(batch, by=rita)
        return actions.work(batch.pk)

    return run


@pytest.fixture
def entered(checked, rita, quinn) -> Callable[..., Batch]:
    """`entered(content)`: checked, answered for by rita and quinn, entered, and heard by the register."""

    def run(content: str | bytes, **how: Any) -> Batch:
        batch = checked(content, **how)
        actions.state(batch, by=rita, takes_responsibility=True)
        actions.confirm(batch, by=quinn, takes_responsibility=True)
        batch = actions.work(batch.pk)
        relay.deliver_all()
        return batch

    return run
