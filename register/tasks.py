"""The register's public copy, renewed each night."""

from lib.queue import task
from register import dumping


@task("register.publish", seconds=1500)
def publish() -> None:
    dumping.publish()
