"""Imports at work in the background."""

from uuid import UUID

from django_tenants.utils import tenant_context

from imports import actions
from lib.queue import later, task
from tenants.models import CertificationBody


@task("imports.work", seconds=420)
def work(schema_name: str, pk: str) -> None:
    body = CertificationBody.objects.get(schema_name=schema_name)
    with tenant_context(body):
        batch = actions.work(UUID(pk))
        if actions.goes_on(batch):  # more than one task's time: the next goes on
            later("imports.work", schema_name, pk)
