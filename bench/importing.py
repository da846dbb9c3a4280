"""Moving in: rows a second against COPY of the same rows into the same indexed tables, memory at half a million rows,
and how long a suspension takes while an import runs.

`BENCH_ROWS` sets how many rows the large file has.
"""

import csv
import os
import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

from django.core.files import File
from django.core.files.storage import storages
from django.db import connection
from django_tenants.utils import tenant_context

from bench.pairs import Ratio, interleaved
from bench.people import quality_manager, registrar
from bench.visible import CHANGES, changed, database_url, p95, running, some_certificates
from imports import actions
from imports.actions import starting
from imports.models import Batch
from outbox.models import Delivery
from register.models import RegisterEntry
from tenants.models import CertificationBody
from tests.support import database

HEADINGS = ["Certificate number", "Holder", "Product", "Model", "Standard", "Issue date", "Valid until"]
SMALL = 5_000
LARGE = int(os.environ.get("BENCH_ROWS", "500000"))
COPIED = ["certificates_certificate", "certificates_certificateevent", "imports_row"]


def measure(rounds: int = 3) -> list[Ratio]:
    body = CertificationBody.objects.get(slug="northseal")
    starting.later = lambda *_: None  # no other worker but ours
    watched = cycle(some_certificates(body, CHANGES))
    with tempfile.TemporaryDirectory() as directory:
        storages["private"].base_location = storages["private"].location = directory
        place = Path(directory)
        names = iter(f"A{number}" for number in range(rounds + 1))
        ours, floor = interleaved(
            lambda: rows_a_second(body, place, next(names)), lambda: copied_a_second(body), rounds=rounds
        )
        delays, bare = delays_of_a_suspension(body, watched, place)
        memory = memory_of(body, place)
    return [
        Ratio("import ÷ COPY of the same rows, rows a second", "rows/s", ours, floor, promised=0.02, better="higher"),
        Ratio("suspension → visible p95: during an import ÷ without", "ms", delays, bare, promised=2),
        Ratio(f"memory of an import of {LARGE} rows ÷ of {SMALL}", "MB", *memory, promised=1.5),
    ]


def written(directory: Path, rows: int, prefix: str) -> Path:
    path = directory / f"{prefix}.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(HEADINGS)
        for number in range(rows):
            day = f"20{10 + number % 15:02}-{1 + number % 12:02}-{1 + number % 28:02}"
            table.writerow([f"{prefix}-{number:07}", f"Holder {number % 997} Ltd", f"Electric kettle, type {number}",
                            f"K-{number % 5000}", "IEC 60335-2-15:2012", day, "2098-12-31"])  # fmt: skip
    return path


def prepared(body, path: Path) -> Batch:
    """Uploaded, checked and answered for: what is left is to enter it."""
    with tenant_context(body), path.open("rb") as file:
        batch = actions.upload(File(file, name=path.name), by=registrar())
        actions.check(batch, by=registrar())
        while (batch := actions.work(batch.pk)).is_working:
            pass
        actions.state(batch, by=registrar(), takes_responsibility=True)
        return actions.confirm(batch, by=quality_manager(), takes_responsibility=True)


def rows_a_second(body, directory: Path, prefix: str) -> float:
    """From the uploaded file to certificates with history, dates and facts: checking and entering."""
    path = written(directory, SMALL, prefix)
    began = time.perf_counter()
    batch = prepared(body, path)
    with tenant_context(body):
        while actions.work(batch.pk).is_working:
            pass
    return SMALL / (time.perf_counter() - began)


def copied_a_second(body) -> float:
    """COPY of what an import wrote into tables of the same columns, indexes, constraints and triggers."""
    with tenant_context(body), connection.cursor() as cursor:
        raw = cursor.connection
        texts = {}
        for table in COPIED:
            with raw.cursor().copy(f"COPY (SELECT * FROM {table} ORDER BY 1 LIMIT {SMALL}) TO STDOUT") as copy:
                texts[table] = b"".join(bytes(part) for part in copy)
            database.by_the_owner(f"CREATE UNLOGGED TABLE copy_{table} (LIKE {table} INCLUDING ALL)")
        began = time.perf_counter()
        for table in COPIED:
            with raw.cursor().copy(f"COPY copy_{table} FROM STDIN") as copy:
                copy.write(texts[table])
        took = time.perf_counter() - began
        for table in COPIED:
            database.by_the_owner(f"DROP TABLE copy_{table}")
    return SMALL / took


def delays_of_a_suspension(body, watched, directory: Path) -> tuple[list[float], list[float]]:
    def turn(committed):
        now = changed(body, next(watched))
        committed()
        return RegisterEntry.objects.filter(pk=now.pk, revision__gte=now.revision).exists

    with running(sys.executable, "-W", "ignore", "manage.py", "relay"):
        time.sleep(6)
        wait_until_heard()
        bare = [p95(turn) for _round in range(3)]
        batch = prepared(body, written(directory, 40_000, "BUSY"))
        with running(
            sys.executable,
            "-W",
            "ignore",
            "-m",
            "bench.import_worker",
            "work",
            body.slug,
            str(batch.pk),
            directory.as_posix(),
        ):
            time.sleep(4)
            delays = [p95(turn) for _round in range(3)]
            with tenant_context(body):
                assert Batch.objects.get(pk=batch.pk).state == "entering", "the import was over too soon"
    return delays, bare


def wait_until_heard() -> None:
    while Delivery.objects.waiting().exists():
        time.sleep(0.2)


def memory_of(body, directory: Path) -> tuple[list[float], list[float]]:
    """The most memory that a process needs which does all of an import."""

    def most(rows: int) -> float:
        path = written(directory, rows, f"M{rows}")
        began = time.perf_counter()
        command = [
            sys.executable,
            "-W",
            "ignore",
            "-m",
            "bench.import_worker",
            "all",
            body.slug,
            path.as_posix(),
            directory.as_posix(),
        ]
        output = subprocess.run(
            command, env={**os.environ, "DATABASE_URL": database_url()}, check=True, capture_output=True
        )
        took = time.perf_counter() - began
        print(f"  {rows} rows: {took:.0f} s, {rows / took:.0f} rows/s, {output.stdout.decode().strip()} MB", flush=True)
        return float(output.stdout)

    return [most(LARGE)], [most(SMALL)]
