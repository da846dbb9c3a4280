"""Papers at work in the background."""

from uuid import UUID

from django_tenants.utils import tenant_context

from lib.queue import task
from papers import actions
from tenants.models import CertificationBody


@task("papers.make", seconds=60)
def make(schema_name: str, pk: str) -> None:
    with tenant_context(CertificationBody.objects.get(schema_name=schema_name)):
        actions.make_paper(UUID(pk))


@task("papers.count")
def count(schema_name: str, pk: str, door: str) -> None:
    with tenant_context(CertificationBody.objects.get(schema_name=schema_name)):
        actions.count_download(UUID(pk), door=door)
