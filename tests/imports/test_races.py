"""An import and a person at the same certificate: whoever comes second builds on what the first has done."""

from threading import Event, Thread

import pytest
from django.db import connection, transaction
from django_tenants.utils import tenant_context

from certificates.models import Certificate
from imports import actions
from marketplace.embedded.processes import wait_until
from marketplace.reconcile import reconcile
from outbox import relay
from staff.models import Role
from tenants.models import CertificationBody
from tests.cast import works_for
from tests.certificates.making import suspend_at_request
from tests.imports.making import as_file, row, table

pytestmark = [pytest.mark.slow]
WAITING = "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)"


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return bool(cursor.fetchone()[0])


def test_an_import_that_meets_a_suspension_on_its_way_waits_and_undoes_nothing(committed, monkeypatch):
    monkeypatch.setattr("imports.actions.starting.later", lambda *_: None)
    body = CertificationBody.objects.get(slug="northseal")
    rita, quinn = works_for(body, "rita", Role.REGISTRAR), works_for(body, "quinn", Role.QUALITY_MANAGER)

    def confirmed(*rows):
        batch = actions.upload(as_file(table(*rows)), by=rita)
        batch = actions.work(actions.check(batch, by=rita).pk)
        actions.state(batch, by=rita, takes_responsibility=True)
        return actions.confirm(batch, by=quinn, takes_responsibility=True).pk

    with tenant_context(body):
        actions.work(confirmed(row()))
        later = confirmed(row(产品名称="家用冰箱（新）"))
    has_suspended, was_met = Event(), []

    def suspend():
        with tenant_context(body), transaction.atomic():
            suspend_at_request(Certificate.objects.get(), by=rita)
            has_suspended.set()
            was_met.append(wait_until(somebody_waits, seconds=20, pause=0.01))
        connection.close()

    person = Thread(target=suspend)
    person.start()
    has_suspended.wait(20)
    with tenant_context(body):
        assert actions.work(later).state == "done"
        person.join(20)
        one = Certificate.objects.get()
        assert (was_met, one.status, one.product_zh) == ([True], "SUSPENDED", "家用冰箱（新）")
        assert list(one.events.values_list("what", flat=True)) == ["imported", "suspended", "revised"]
    relay.deliver_all()
    assert reconcile().agrees
