"""Each night: the register's public copy is renewed, and every scheme asks what laws leave on offer; and downloads counted."""

from uuid import UUID

from django_tenants.utils import tenant_context

from lib.queue import task
from outbox.daily import once_a_day
from papers import actions as papers
from register import actions, dumping
from register.models import CertificateFile
from vocabulary.models import CompulsoryRule


@task("register.publish", seconds=1500)
def publish() -> None:
    """Make a new copy, every night."""
    once_a_day("register.publish", dumping.publish)


@task("register.ask_the_law")
def ask_the_law() -> None:
    """Rules that came with a release, or whose fact was lost, are met a day later at most."""
    once_a_day("register.ask_the_law", lambda: actions.ask_the_law(CompulsoryRule.objects.newest()))


@task("register.count_download")
def count_download(paper: str) -> None:
    """One more of a certificate's file by the public: counted where its body and its holder see it, with theirs."""
    file = CertificateFile.objects.select_related("body").get(pk=UUID(paper))
    with tenant_context(file.body):
        papers.count_download(file.pk, door="public")
