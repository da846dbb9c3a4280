"""Spares, kept ready by the clock."""

from lib.queue import task
from tenants import opening


@task("tenants.keep_spares", seconds=120)
def keep_spares() -> None:
    opening.keep_spares()
