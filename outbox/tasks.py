"""That the clock's tasks arrive."""

from lib.queue import task
from outbox import pulses


@task("outbox.pulse")
def pulse() -> None:
    pulses.pulse(pulses.BEAT)
