"""How fast the register leaves the house: rows/s of dump_register, against COPY of the same rows to the same zip's disk."""

import gzip
import tempfile
import time
import tracemalloc
from pathlib import Path
from uuid import uuid4

from django.db import connection

from bench.pairs import Ratio, interleaved
from register.actions import Stated, record_statements
from register.dumping import write_register
from register.models import Kind, RegisterEntry
from tenants.models import CertificationBody
from tests.register.conftest import said

ROWS = 10_000  # certificates; each is an entry and a statement


def measure(rounds: int = 5) -> list[Ratio]:
    body = CertificationBody.objects.get(slug="northseal")
    stated = (Stated(uuid4(), 1, said(number=f"NS-{place}")) for place in range(ROWS))
    record_statements(Kind.CERTIFICATE, stated, body=body)
    assert RegisterEntry.objects.count() == ROWS
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "dump"

        def ours() -> float:
            started = time.perf_counter()
            with path.open("wb") as file:
                write_register(file)
            return 2 * ROWS / (time.perf_counter() - started)

        def copy() -> float:
            started = time.perf_counter()
            with gzip.open(path, "wb", compresslevel=6) as file, connection.cursor() as cursor:
                for table in ("register_registerentry", "register_statement"):
                    with cursor.copy(f"COPY (SELECT to_json(t) FROM public.{table} t) TO STDOUT") as rows:
                        for row in rows:
                            file.write(row)
            return 2 * ROWS / (time.perf_counter() - started)

        figures, floor = interleaved(ours, copy, rounds=rounds)
        tracemalloc.start()
        with path.open("wb") as file:
            write_register(file)
        peak = tracemalloc.get_traced_memory()[1] / 2**20
        tracemalloc.stop()
    note = f"{path.name} of {2 * ROWS:,} rows, peak memory {peak:.0f} MB of Python"
    return [Ratio("register dump ÷ COPY … to_json, gzipped", "rows/s", figures, floor, 0.1, "higher", note)]
