"""Killed at any named point between "action begins" and "delivery done": no fact lost, none applied twice, register = body."""

import os
import random
import signal
import warnings
from collections.abc import Callable

import pytest
from django.db import connections
from django_tenants.utils import tenant_context

from certificates import actions
from certificates.models import Certificate, CertificateEvent
from lib import points
from marketplace.reconcile import reconcile
from outbox import relay
from outbox.models import Delivery, Fact
from register.models import RegisterEntry, Statement
from staff.models import Role
from tenants.models import CertificationBody
from tests.cast import works_for
from tests.certificates.conftest import CONDITIONS, content, in_days

pytestmark = [pytest.mark.kill, pytest.mark.slow]

SEEDS = 20
IN_THE_ACTION = ["certificates.begun", "certificates.changed", "certificates.announced", "certificates.committed"]
IN_THE_RELAY = ["relay.claimed", "relay.heard", "relay.done"]


def killed_at(point: str, act: Callable[[], None]) -> bool:
    """Run `act` in a process of its own that is killed -9 when it reaches `point`. True where it was."""
    connections.close_all()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # forking with threads: the child only runs `act`
        child = os.fork()
    if child == 0:
        try:
            points.KILL_AT, points._seen = point, 0
            forget_connection()
            act()
        finally:
            os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def forget_connection() -> None:
    """Begin with none. While a browser of Playwright's is open, its event loop has the parent's; after the fork there is
    no loop, and Django would take up what the parent had before it, which leads to another database."""
    _ = connections["default"]  # made where there was none, so that there is one to forget
    del connections["default"]


@pytest.fixture
def stage(committed):
    body = CertificationBody.objects.get(slug="northseal")
    rita = works_for(body, "rita", Role.REGISTRAR)
    quinn = works_for(body, "quinn", Role.QUALITY_MANAGER)
    with tenant_context(body):
        prepared = actions.prepare_import(content(), by=rita)
        valid = actions.confirm_import(prepared, by=quinn, takes_responsibility=True)
    return body, rita, valid.pk


def turn(body, rita, pk) -> None:
    """Suspend what is valid, restore what is suspended."""
    with tenant_context(body):
        certificate = Certificate.objects.get(pk=pk)
        points.reached("certificates.begun")
        if certificate.status == "VALID":
            actions.suspend_on_request(certificate, ends_on=in_days(9), conditions=CONDITIONS, by=rita)
        else:
            actions.restore_after_request(certificate, evidence={"en": "Visited"}, by=rita)
        points.reached("certificates.committed")


def assert_nothing_lost_nothing_twice(body, pk) -> None:
    relay.deliver_all()
    with tenant_context(body):
        certificate = Certificate.objects.get(pk=pk)
        told = list(CertificateEvent.objects.filter(certificate=pk).values_list("revision", flat=True))
    revisions = list(range(1, certificate.revision + 1))
    stated = Statement.objects.filter(subject=pk).order_by("revision").values_list("revision", flat=True)
    announced = Fact.objects.filter(name="certificates.CertificateStated").order_by("pk")
    entry = RegisterEntry.objects.get(pk=pk)
    assert told == revisions
    assert [fact.payload["revision"] for fact in announced] == revisions
    assert list(stated) == revisions
    assert (entry.status, entry.revision) == (certificate.status, certificate.revision)
    assert not Delivery.objects.waiting().exists()
    assert reconcile().agrees


@pytest.mark.parametrize("point", IN_THE_ACTION)
def test_killed_in_an_action(stage, point):
    body, rita, pk = stage
    for _seed in range(SEEDS):
        assert killed_at(point, lambda: turn(body, rita, pk))
        assert_nothing_lost_nothing_twice(body, pk)


@pytest.mark.parametrize("point", IN_THE_RELAY)
def test_killed_in_the_relay(stage, point):
    body, rita, pk = stage
    for seed in range(SEEDS):
        turns = random.Random(seed).randint(1, 3)
        for _turn in range(turns):
            turn(body, rita, pk)
        assert killed_at(f"{point}:{random.Random(seed).randint(1, turns)}", relay.deliver_all)
        assert_nothing_lost_nothing_twice(body, pk)
