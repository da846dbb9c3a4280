"""Run the benchmarks that are named, or all of them, each on a durable database of its own."""

import importlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings_test")
os.environ.setdefault("LOG_LEVEL", "ERROR")  # writing lines is not what we measure

import django

django.setup()

from django.conf import settings
from django.db import connection

from bench.pairs import Ratio
from marketplace.embedded import tables
from marketplace.embedded.postgres import Cluster
from tests.support import database

FILLED = {
    "finding": 100_000,
    "million": 1_000_000,
}  # certificates, in databases that stay; `finding:2000` for another number
OWNERS = {"opening", "migrate"}  # which stock tools measure beside ours, and make schemas themselves
ALL = [
    "opening",
    "ping",
    "migrate",
    "visible",
    "searchable",
    "enquiring",
    "ordering",
    "page",
    "cases",
    "dump",
    "importing",
    "checking",
    "papers",
    "verifying",
    "pages",
    "comparing",
    "ledger",
    "paying",
    "statement",
    "finding",
]


def main(names: list[str]) -> int:
    directory = Path(os.environ.get("BENCH_DIRECTORY") or Path(settings.BASE_DIR) / ".local" / "bench")
    directory.mkdir(parents=True, exist_ok=True)
    cluster = Cluster(directory / "postgres", durable=True)
    url = database.with_roles(cluster.start())
    try:
        results = []
        for name in names:
            for result in measured(name, url):
                results.append(result)
                print(f"  {result.as_row()}", flush=True)  # now, so that a run that is broken off has said something
    finally:
        cluster.stop()
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    (directory / f"{stamp}.json").write_text(json.dumps([result.as_json() for result in results], indent=1))
    print(f"\n{'':<44} {'ours: median [min–max]':<30} {'floor':<30} {'ratio':>8}")
    for result in results:
        print(result.as_row())
    return 0 if all(result.is_kept for result in results) else 1


def measured(name: str, url: str) -> Iterator[Ratio]:
    """What one benchmark module says, on a fresh clone of the snapshot."""
    print(f"{name} …", flush=True)
    name, _colon, count = name.partition(":")
    if name in FILLED:
        from bench import finding

        yield from finding.measure(partial(filled, url), int(count or FILLED[name]))
    elif name in {"pages", "comparing"}:
        from bench import comparing, pages

        measure = pages.measure if name == "pages" else comparing.measure
        yield from measure(partial(lasting, url, "market", pages.fill))
    else:
        connected = database.owning if name in OWNERS else database.connected_to
        with database.clone(url, database.snapshot(url)) as clone, connected(url, clone):
            connection.set_schema_to_public()  # the last one may have left it in a body's
            yield from importlib.import_module(f"bench.{name}").measure()


def filled(url: str, count: int) -> AbstractContextManager[None]:
    """The database of so many certificates, which stays; what a smaller one has is not made again."""
    from bench import filling

    return lasting(url, f"filled_{count}", partial(filling.fill, count), source=f"filled_{count // 5}")


@contextmanager
def lasting(url: str, name: str, fill: Callable[[], None], source: str = "") -> Iterator[None]:
    """A database that stays for the next run with the same tables; made and filled where it is not."""
    name, source = f"{name}_{tables.key()}", f"{source}_{tables.key()}"
    if not database._exists(url, name):
        draft = f"draft_{name}"
        if not database._exists(url, draft):  # else it was broken off
            database._copied(url, draft, source if database._exists(url, source) else database.snapshot(url))
        with database.connected_to(url, draft):
            connection.set_schema_to_public()
            fill()
        database.admin(url, f'ALTER DATABASE "{draft}" RENAME TO "{name}"')
    with database.connected_to(url, name):
        connection.set_schema_to_public()
        yield


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ALL))
