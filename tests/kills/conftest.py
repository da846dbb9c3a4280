"""The house that the kill tests share: opened once, since every kill must leave it whole."""

from collections.abc import Iterator

import pytest
import redis
from django.test import Client

import lib.queue
from marketplace import celery_app
from outbox import relay
from tests.kills.certificate import Stage, set_stage
from tests.kills.house import House, open_house
from tests.support.signing_in import signed_in, with_confirmed_address


@pytest.fixture(scope="package")
def opened(database_server: str, snapshot: str, django_db_blocker: pytest.FixtureRequest) -> Iterator[House]:
    with django_db_blocker.unblock(), open_house(database_server, snapshot) as house:
        with house.inside():
            house.stage = set_stage()
            relay.deliver_all()
            with_confirmed_address(house.stage.rita)
            house.sid = signed_in(Client(SERVER_NAME=house.stage.host), house.stage.rita).cookies["sid"].value
        yield house


@pytest.fixture
def house(opened: House, django_db_blocker: pytest.FixtureRequest) -> Iterator[House]:
    """Servers run, programs do not; Django's connections of this process lead to the house's database."""
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
    house = getattr(item, "funcargs", {}).get("house")
    if report.when == "call" and report.failed and isinstance(house, House):
        report.sections.extend(house.last_words())
    return report


@pytest.fixture
def queue(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[redis.Redis]:
    """What this process enqueues goes to the house's Valkey, as in production."""
    monkeypatch.setattr(lib.queue, "_away_until", 0.0)
    celery_app.loader.import_default_modules()  # once closed, it is told of no task any more
    told = {"task_always_eager": False, "broker_url": house.valkey.url()}
    before = {name: celery_app.conf[name] for name in told}
    celery_app.conf.update(told)
    with redis.from_url(house.valkey.url()) as client:
        yield client
    celery_app.close()
    celery_app.conf.update(before)


@pytest.fixture
def stage(house: House) -> Stage:
    return house.stage
