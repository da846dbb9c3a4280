"""What is to happen once a day, though the clock that asks for it may restart at any time."""

from collections.abc import Callable

from lib import clock
from outbox.models import DailyWork


def once_a_day(name: str, work: Callable[[], object]) -> None:
    """Do `work` unless it was done today. Asked for each hour: what fails, or is killed, is tried at the next.

    The day begins at midnight where the platform is, so the first look after it is at night.
    """
    today = clock.today()
    if DailyWork.objects.filter(name=name, done_on=today).exists():
        return
    work()
    DailyWork.objects.update_or_create(name=name, defaults={"done_on": today})
