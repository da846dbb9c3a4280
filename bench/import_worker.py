"""An import in a process of its own: `work` on a batch, or `all` of a file, then say how much memory that took."""

import sys
from pathlib import Path

import django

django.setup()

from django.core.files.storage import storages
from django_tenants.utils import tenant_context

from bench.importing import prepared
from imports import actions
from imports.actions import starting
from tenants.models import CertificationBody


def most_memory() -> float:
    """Megabytes, of this program alone: getrusage() would tell of the parent's, which outlives exec."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def main(how: str, slug: str, what: str, directory: str) -> None:
    storages["private"].base_location = storages["private"].location = directory
    starting.later = lambda *_: None
    body = CertificationBody.objects.get(slug=slug)
    pk = what
    if how == "all":
        pk = prepared(body, Path(what)).pk
    with tenant_context(body):
        while actions.work(pk).is_working:
            pass
    if how == "all":
        print(most_memory())


if __name__ == "__main__":
    main(*sys.argv[1:])
