"""How soon a changed scheme is found: commit → found. On PostgreSQL against a bare NOTIFY, claim and mark; on a real
Elasticsearch node against indexing the same document bare, and against the interval at which a node refreshes by itself.

Relay and worker run as `make demo` and production run them, with a queue of their own and without beat: no sweep helps.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from types import SimpleNamespace

from django.conf import settings
from django.test import override_settings
from django_tenants.utils import tenant_context

from accounts.models import User
from bench.pairs import Ratio, interleaved
from bench.visible import bare_relay, p95, running
from catalog.models import Scheme
from marketplace.embedded.demo.programs import programs
from marketplace.embedded.valkey import Server
from outbox import relay
from register.models import RegisterEntry
from search.actions import rebuild_search
from search.engines import rows
from search.engines.elastic import the_node
from search.engines.postgres import PostgresEngine
from search.kinds import KINDS
from search.kinds.schemes import document_of
from search.queries import Engine, Query
from staff.models import Role
from tenants.models import CertificationBody
from tests.cast import works_for
from tests.catalog.schemes import next_version, published_scheme
from tests.staff.making import staffed
from tests.support.elasticsearch import NoNode, running_node

REFRESHED = 1_000  # milliseconds: the node's own refresh interval, `search.engines.elastic.AFTERWARDS`
LOOK_AGAIN = 0.005  # seconds: the node that is asked is the one that is to index, and has other things to do


def measure(rounds: int = 5) -> Iterator[Ratio]:
    body = CertificationBody.objects.get(slug="northseal")
    sima = works_for(body, "sima", Role.SCHEME_MANAGER)
    staffed(body)
    with tenant_context(body):
        scheme = published_scheme(sima).scheme
    relay.deliver_all()
    words = (f"quartzite{number}x" for number in count())

    def found_by(engine: Callable[[], Engine]) -> float:
        return p95(lambda committed: changed(body, scheme, sima, next(words), committed, engine), pause=LOOK_AGAIN)

    with relay_and_worker(), bare_relay() as (_raw, bare):
        figures = interleaved(lambda: found_by(PostgresEngine), lambda: p95(bare), rounds=rounds)
    yield Ratio("commit → found on PostgreSQL p95 ÷ bare NOTIFY-claim-mark", "ms", *figures, promised=3)
    try:
        with a_node(), relay_and_worker():
            ours, floor = interleaved(
                lambda: found_by(the_node),
                lambda: p95(lambda committed: indexed_bare(scheme, next(words), committed), pause=LOOK_AGAIN),
                rounds=rounds,
            )
    except NoNode as reason:
        print(f"  left out: {reason}", flush=True)
        return
    yield Ratio("commit → searchable p95 ÷ bare index and refresh", "ms", ours, floor, promised=5)
    yield Ratio("commit → searchable p95 ÷ refresh interval + 150 ms", "ms", ours, [REFRESHED + 150], promised=1)


def changed(
    body: CertificationBody,
    scheme: Scheme,
    by: User,
    word: str,
    committed: Callable[[], None],
    engine: Callable[[], Engine],
) -> Callable[[], bool]:
    """The next version of the scheme is in force, with a new word in its name."""
    with tenant_context(body):
        next_version(scheme, by, name_en=f"Green refrigerators {word}")
    committed()
    return lambda: is_found(word, engine())


def indexed_bare(scheme: Scheme, word: str, committed: Callable[[], None]) -> Callable[[], bool]:
    """The same document straight to the node, which makes it searchable at once; the first look sends it."""
    entry = RegisterEntry.objects.select_related("body").get(pk=scheme.pk)
    document = document_of(entry)
    named = replace(document, texts=replace(document.texts, name=[*document.texts.name, word]))
    sent: list[None] = []
    committed()

    def look() -> bool:
        if not sent:
            sent.append(the_node().write(KINDS["schemes"], [rows.stored_of(KINDS["schemes"], named)]))
        return is_found(word, the_node())

    return look


def is_found(word: str, engine: Engine) -> bool:
    return bool(engine.search(Query(text=word, is_counted=False)).hits)


@contextmanager
def a_node() -> Iterator[None]:
    with running_node() as url, override_settings(ELASTICSEARCH_URL=url):
        rebuild_search()
        yield


@contextmanager
def relay_and_worker() -> Iterator[None]:
    with ExitStack() as opened:
        directory = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        queue = Server(directory / "queue")
        environment = {
            "DJANGO_SETTINGS_MODULE": "marketplace.settings",
            "BROKER_URL": queue.start(),
            "ELASTICSEARCH_URL": settings.ELASTICSEARCH_URL,
            "ELASTICSEARCH_ALIAS": settings.ELASTICSEARCH_ALIAS,
        }
        opened.callback(queue.stop)
        log = opened.enter_context((directory / "log").open("wb"))
        place = SimpleNamespace(logs=directory, project=settings.BASE_DIR, directory=directory)
        for program in programs(place, {}, port=0):
            if program.name in ("relay", "worker"):
                opened.enter_context(running(*program.command, output=log, **environment))
        time.sleep(10)  # both have started
        yield
