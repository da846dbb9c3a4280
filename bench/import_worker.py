"""An import in a process of its own: `work` on a batch, or `all` of a file, then say how much memory that took."""

import resource
import sys
from pathlib import Path

import django

django.setup()

from django.core.files.storage import storages
from django_tenants.utils import tenant_context

from accounts.models import User
from bench.importing import prepared
from imports import actions
from imports.actions import checking
from tenants.models import CertificationBody


def main(how: str, slug: str, what: str, directory: str) -> None:
    storages["private"].base_location = storages["private"].location = directory
    checking.later = lambda *_: None
    body = CertificationBody.objects.get(slug=slug)
    pk = what
    if how == "all":
        rita, quinn = (User.objects.get(email=f"{name}@example.org") for name in ("rita", "quinn"))
        pk = prepared(body, rita, quinn, Path(what)).pk
    with tenant_context(body):
        while actions.work(pk).is_working:
            pass
    if how == "all":
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main(*sys.argv[1:])
