"""Killed at any point of an import: it goes on where it was, loses no row and enters none twice. So does taking back."""

import os
import signal
import warnings

import pytest
from django.db import connections
from django.test import override_settings
from django_tenants.utils import tenant_context

from certificates.models import Certificate, CertificateEvent
from imports import actions
from imports.actions import entering, working
from imports.models import Batch
from lib import clock, crash_points, queue
from marketplace.reconcile import reconcile
from outbox import relay
from outbox.models import Due
from register.models import RegisterEntry
from staff.models import Role
from tenants.models import CertificationBody
from tests.cast import works_for
from tests.imports.making import as_file, row, table

pytestmark = [pytest.mark.kill, pytest.mark.slow]
ROWS = 60


def killed_at(point: str, body, act) -> bool:
    """Run `act` in a child that is killed -9 at a point. True where it was."""
    connections.close_all()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        try:
            crash_points.reached = dying_at(point)
            _ = connections["default"]
            del connections["default"]
            queue._send = lambda *_task: None  # tasks are for other processes, as in tests.kills.stopping
            with tenant_context(body):
                act()
        finally:
            os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def dying_at(point: str):
    """Instead of `crash_points.reached`, in the child only: ends the process at the n-th time."""
    name, _colon, times = point.partition(":")
    left = [int(times or 1)]

    def reached(here: str) -> None:
        left[0] -= here == name
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)

    return reached


@pytest.fixture
def stage(committed, monkeypatch):
    monkeypatch.setattr(entering, "AT_ONCE", 10)
    monkeypatch.setattr("imports.actions.taking_back.AT_ONCE", 10)
    monkeypatch.setattr("imports.actions.checking.AT_ONCE", 10)
    monkeypatch.setattr("imports.actions.starting.later", lambda *_: None)  # no worker but ours
    body = CertificationBody.objects.get(slug="northseal")
    people = works_for(body, "rita", Role.REGISTRAR), works_for(body, "quinn", Role.QUALITY_MANAGER)
    with tenant_context(body):
        chain = [*row(证书编号="K-0000", 颁证日期="2020-01-01"), ""]
        rows = [[*row(证书编号=f"K-{number:04}"), "K-0000" if number == 59 else ""] for number in range(1, ROWS)]
        text = table(
            chain,
            *rows,
            headings=["证书编号", "获证组织", "产品名称", "标准号", "颁证日期", "有效期至", "状态", "原证书编号"],
        )
        batch = actions.upload(as_file(text), by=people[0])
        actions.check(batch, by=people[0])
    return body, people, batch.pk


def test_an_import_that_is_killed_again_and_again_loses_nothing_and_doubles_nothing(stage):
    body, (rita, quinn), pk = stage
    for point in ("imports.read:2", "imports.read:3", "imports.compared"):
        assert killed_at(point, body, lambda: actions.work(pk))
    with tenant_context(body):
        batch = actions.work(pk)
        assert batch.counts["new"] == ROWS
        actions.state(batch, by=rita, takes_responsibility=True)
        actions.confirm(batch, by=quinn, takes_responsibility=True)
    for point in (
        "imports.begun:2",
        "certificates.entered",
        "certificates.changed",
        "certificates.announced",
        "imports.entered:2",
    ):
        assert killed_at(point, body, lambda: actions.work(pk))
    relay.deliver_all()
    with tenant_context(body):
        assert actions.work(pk).state == "done"
        assert Certificate.objects.count() == ROWS
        assert CertificateEvent.objects.filter(what="imported").count() == ROWS
        assert Certificate.objects.get(number="K-0000").superseded_by.number == "K-0059"
    relay.deliver_all()
    assert RegisterEntry.objects.certificates().count() == ROWS
    assert reconcile().agrees

    with tenant_context(body):
        batch = actions.ask_to_take_back(Batch.objects.get(pk=pk), why="Wrong file", by=rita)
        actions.take_back(batch, by=quinn)
    assert killed_at("imports.taken_back:2", body, lambda: actions.work(pk))
    with tenant_context(body):
        assert actions.work(pk).state == "taken_back"
        assert not Certificate.objects.standing().exists()
    relay.deliver_all()
    assert reconcile().agrees


def test_a_batch_whose_worker_died_is_taken_up_again(stage, monkeypatch):
    body, _people, pk = stage
    taken_up = []
    monkeypatch.setattr(working, "later", lambda *args: taken_up.append(args))
    with override_settings(CELERY_TASK_ALWAYS_EAGER=False), clock.frozen_at(clock.now() + 2 * working.LOOK_AGAIN):
        relay.deliver_all(limit=1)
    assert taken_up == [("imports.work", body.schema_name, str(pk))]
    assert Due.objects.filter(kind="imports.watch").exists()
