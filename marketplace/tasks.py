"""What the clock asks of the whole."""

from lib.queue import task
from marketplace import reconcile as reconciling


@task("marketplace.reconcile", seconds=900)
def reconcile() -> None:
    reconciling.reconcile()
