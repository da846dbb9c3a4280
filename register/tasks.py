"""Each night: the register's public copy is renewed, and every scheme asks what laws leave on offer."""

from lib.queue import task
from outbox.daily import once_a_day
from register import actions, dumping
from vocabulary.models import CompulsoryRule


@task("register.publish", seconds=1500)
def publish() -> None:
    """Make a new copy, every night."""
    once_a_day("register.publish", dumping.publish)


@task("register.ask_the_law")
def ask_the_law() -> None:
    """Rules that came with a release, or whose fact was lost, are met a day later at most."""
    once_a_day("register.ask_the_law", lambda: actions.ask_the_law(CompulsoryRule.objects.newest()))
