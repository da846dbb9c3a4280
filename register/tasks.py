"""The register's public copy, renewed each night."""

from lib.queue import task
from outbox.daily import once_a_day
from register import dumping


@task("register.publish", seconds=1500)
def publish() -> None:
    """Make a new copy, every night."""
    once_a_day("register.publish", dumping.publish)
