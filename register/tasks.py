"""The register's public copy, renewed each night."""

from lib.queue import task
from register import dumping


@task("register.publish", seconds=1500)
def publish() -> None:
    """Each hour it looks; once a day there is something to do. So a clock that restarts forgets no day."""
    if dumping.is_due():
        dumping.publish()
