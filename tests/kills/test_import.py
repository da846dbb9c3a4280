"""PostgreSQL killed -9 and started again in the midst of an import: it goes on where it stood, no row is lost or enters twice."""

from collections import Counter

import pytest
from django_tenants.utils import tenant_context

from certificates.models import Certificate, CertificateEvent
from imports import actions
from imports.models import Batch
from marketplace.reconcile import reconcile
from register.models import RegisterEntry
from tests.imports.making import as_file, row, table
from tests.kills.certificate import carry_everything
from tests.kills.stopping import kill_and_restart_database
from tests.support.private import forget_private_place, keep_private_files_in

pytestmark = [pytest.mark.kill, pytest.mark.slow, pytest.mark.xdist_group("kills")]
ROWS = 520  # the check reads 500 at once: its second piece stands for all that follow


@pytest.fixture
def files_of_the_installation(installation, monkeypatch):
    keep_private_files_in(installation.directory / "private", monkeypatch)
    yield
    forget_private_place()


def test_an_import_whose_database_is_killed_goes_on_where_it_stood(
    installation, queue, stage, files_of_the_installation
):
    installation.start("worker", "relay", "beat")
    numbers = [f"DB-{number:04}" for number in range(ROWS)]

    def killed_while(point, act, *, until, times=1):
        """Begin some work; kill the database as the worker reaches a point of it; the batch once the work is done."""
        installation.stops.ask(point, times)
        with tenant_context(stage.body):
            batch = act()
        kill_and_restart_database(installation, installation.await_stop())
        installation.wait_for(lambda: state_of(batch) == until, f"the import to be {until}")
        return batch

    def state_of(batch):
        with tenant_context(stage.body):
            return Batch.objects.get(pk=batch.pk).state

    rita, quinn = stage.rita, stage.quinn
    file = as_file(table(*(row(证书编号=number) for number in numbers)))
    batch = killed_while("imports.head_read", lambda: actions.receive(file, by=rita), until="draft")
    killed_while("imports.read", lambda: actions.check(batch, by=rita), until="checked", times=2)
    with tenant_context(stage.body):
        assert Counter(Batch.objects.get(pk=batch.pk).rows.values_list("verdict", flat=True)) == {"new": ROWS}
        actions.state(batch, by=rita, takes_responsibility=True)
    killed_while(
        "imports.entered", lambda: actions.confirm(batch, by=quinn, takes_responsibility=True), until="done", times=2
    )

    carry_everything()
    with tenant_context(stage.body):
        entered = Certificate.objects.filter(number__startswith="DB-")
        assert sorted(entered.values_list("number", flat=True)) == numbers
        assert CertificateEvent.objects.filter(certificate__in=entered, what="imported").count() == ROWS
    assert RegisterEntry.objects.filter(number__startswith="DB-").count() == ROWS
    assert reconcile().agrees
    assert not installation.ended
