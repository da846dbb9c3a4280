"""How soon the public sees a change: commit → visible in the register, against a bare NOTIFY, claim and mark.

Each change is of another certificate, so that none has a longer history than certificates have: it is told whole with each
change, and one that is suspended and restored two hundred times tells ten times as much as all the rest.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import cycle
from typing import IO, Any
from urllib.parse import quote

import psycopg
from django.db import connection, transaction
from django_tenants.utils import tenant_context

from bench.pairs import Ratio, interleaved, percentile
from bench.people import decision_maker, quality_manager, registrar
from certificates import actions
from certificates.models import Certificate
from lib import clock
from tenants.models import CertificationBody
from tests.support import database

type Change = Callable[[Callable[[], None]], Callable[[], bool]]  # says when it committed; gives a look for it

CHANGES = 60  # a round
SHOWN = "SELECT EXISTS (SELECT FROM register_registerentry WHERE id = %s AND revision >= %s)"  # a look as cheap as the floor's


def database_url() -> str:
    place = connection.settings_dict
    return f"postgresql://{place['USER']}:{quote(place['PASSWORD'])}@{place['HOST']}:{place['PORT']}/{place['NAME']}"


@contextmanager
def running(*command: str, output: IO[bytes] | None = None, **environment: str) -> Iterator[None]:
    environment = {**os.environ, "DATABASE_URL": database_url(), **environment}
    process = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def p95(change: Change, *, pause: float = 0.0002) -> float:
    """Make CHANGES changes: the 95th percentile of the milliseconds from each commit until it has arrived."""
    waits = []
    for _ in range(CHANGES):
        committed: list[float] = []
        arrived = change(lambda committed=committed: committed.append(time.perf_counter()))
        while not arrived():
            time.sleep(pause)
        waits.append((time.perf_counter() - committed[0]) * 1000)
        time.sleep(0.05)  # a register is not a firehose: let the worker finish with the other hearers and sleep again
    return percentile(waits, 0.95)


def some_certificates(body: CertificationBody, number: int) -> list[Certificate]:
    with tenant_context(body):
        today = clock.today()
        content = {"product_en": "Kettle", "holder_name_en": "Acme", "issued_on": today, "valid_from": today}
        drafts = [actions.prepare_import(content | {"number": f"BENCH-{n}"}, by=registrar()) for n in range(number)]
        return [actions.confirm_import(one, by=quality_manager(), takes_responsibility=True) for one in drafts]


def changed(body: CertificationBody, certificate: Certificate) -> Certificate:
    """Suspend it or restore it, whichever is its turn: proposed by one, decided by another."""
    with tenant_context(body):
        current = Certificate.objects.get(pk=certificate.pk)
        terms: dict[str, Any] = {"outcome": "restore", "verified_by": quality_manager()}
        if current.status == "VALID":
            said = {"zh": "整改", "en": "Correct it"}
            ends_on = clock.today() + timedelta(days=30)
            terms = {"outcome": "suspend", "reason": "conditions-not-met", "ends_on": ends_on, "conditions": said}
        measure = actions.propose_measure(current, evidence="Report 7", by=quality_manager(), **terms)
        actions.decide_measure(measure, agree=True, words={"zh": "见报告", "en": "See the report"}, by=decision_maker())
        return Certificate.objects.get(pk=current.pk)


def measure(rounds: int = 9) -> list[Ratio]:
    body = CertificationBody.objects.get(slug="northseal")
    turns = cycle(some_certificates(body, CHANGES))

    def ours(committed: Callable[[], None]) -> Callable[[], bool]:
        with transaction.atomic():
            transaction.on_commit(committed)  # the first to run, before letters and tasks
            now = changed(body, next(turns))
        return lambda: raw.execute(SHOWN, [now.pk, now.revision]).fetchone()[0]

    with bare_relay() as (raw, bare):
        relay = (sys.executable, "-W", "ignore", "manage.py", "relay", "--threads", "1")
        with running(*relay):
            time.sleep(8)  # it has started
            ours_figures, floor_figures = interleaved(lambda: p95(ours), lambda: p95(bare), rounds=rounds)
    return [Ratio("commit → visible p95 ÷ bare NOTIFY-claim-mark", "ms", ours_figures, floor_figures, promised=3)]


@contextmanager
def bare_relay() -> Iterator[tuple[psycopg.Connection[Any], Change]]:
    """A job told by NOTIFY, claimed and marked, and nothing else: a connection of its own, and the change that `p95` makes."""
    database.by_the_owner("CREATE TABLE public.bare_job (id bigserial PRIMARY KEY, done bool NOT NULL DEFAULT false)")
    with psycopg.connect(database_url(), autocommit=True) as raw, running(sys.executable, "-m", "bench.bare_worker"):

        def bare(committed: Callable[[], None]) -> Callable[[], bool]:
            with raw.transaction():
                (pk,) = raw.execute("INSERT INTO bare_job DEFAULT VALUES RETURNING id").fetchone()
                raw.execute("NOTIFY bare")
            committed()
            return lambda: raw.execute("SELECT done FROM bare_job WHERE id = %s", [pk]).fetchone()[0]

        yield raw, bare
