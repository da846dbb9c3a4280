"""What the clock asks of the whole."""

from lib.queue import task
from marketplace import reconcile as reconciling
from marketplace import unnamed_files
from outbox.daily import once_a_day


@task("marketplace.reconcile", seconds=900)
def reconcile() -> None:
    reconciling.reconcile()


@task("marketplace.sweep_files", seconds=900)
def sweep_files() -> None:
    once_a_day("marketplace.sweep_files", unnamed_files.sweep)
