"""Exports, made in the background and deleted by the clock."""

from uuid import UUID

from exports import actions
from lib.queue import task


@task("exports.make", seconds=1500)
def make(pk: str) -> None:
    actions.make_export(UUID(pk))


@task("exports.sweep")
def sweep() -> None:
    actions.sweep_exports()
