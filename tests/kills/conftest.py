"""The installation that the kill tests share: opened once, since every kill must leave it whole."""

from collections.abc import Iterator

import pytest
import redis
from django.test import Client

import lib.queue
from marketplace import celery_app
from outbox import relay
from tests.kills.certificate import Stage, set_stage
from tests.kills.installation import Installation, open_installation
from tests.support import database
from tests.support.signing_in import signed_in, with_confirmed_address


@pytest.fixture(scope="package")
def opened(database_server: str, snapshot: str, django_db_blocker: pytest.FixtureRequest) -> Iterator[Installation]:
    with (
        django_db_blocker.unblock(),
        database.clone(database_server, snapshot) as own,  # the snapshot is others' template: nobody may hold it open
        open_installation(database_server, own) as installation,
    ):
        with installation.inside():
            installation.stage = set_stage()
            relay.deliver_all()
            with_confirmed_address(installation.stage.rita)
            installation.sid = (
                signed_in(Client(SERVER_NAME=installation.stage.host), installation.stage.rita).cookies["sid"].value
            )
        yield installation


@pytest.fixture
def installation(opened: Installation, django_db_blocker: pytest.FixtureRequest) -> Iterator[Installation]:
    """Servers run, programs do not; Django's connections of this process lead to the installation's database."""
    with django_db_blocker.unblock(), opened.inside():
        yield opened
        opened.stops.forget()
        opened.kill(*opened.running)
        opened.started_again.clear()
    opened.cluster.start()
    opened.valkey.start()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Where a test failed: what the programs said last, and which of them still lived."""
    report = yield
    installation = getattr(item, "funcargs", {}).get("installation")
    if report.when == "call" and report.failed and isinstance(installation, Installation):
        report.sections.extend(installation.last_words())
    return report


@pytest.fixture
def queue(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> Iterator[redis.Redis]:
    """What this process enqueues goes to the installation's Valkey, as in production."""
    monkeypatch.setattr(lib.queue, "_away_until", 0.0)
    celery_app.loader.import_default_modules()  # once closed, it is told of no task any more
    told = {"task_always_eager": False, "broker_url": installation.valkey.url()}
    before = {name: celery_app.conf[name] for name in told}
    celery_app.conf.update(told)
    with redis.from_url(installation.valkey.url()) as client:
        yield client
    celery_app.close()
    celery_app.conf.update(before)


@pytest.fixture
def stage(installation: Installation) -> Stage:
    return installation.stage
