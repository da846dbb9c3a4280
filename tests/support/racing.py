"""Several people act at the same moment: each in a thread and a connection of their own, over a database that commits.

Each stops before the first thing it writes until the others come to theirs, or it is clear that they wait for it. So a
lock that is missing shows at every run, not once in a hundred: without it all have looked before any has written.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Barrier, BrokenBarrierError, Thread
from typing import Any

from django.db import connection
from django.utils import translation
from django_tenants.utils import tenant_context

from lib.refusal import Refused
from tenants.models import CertificationBody

PATIENCE = 0.4  # seconds until whoever has not come is taken to wait for a lock
WRITES = ("INSERT", "UPDATE", "DELETE")


def at_once(*acts: Callable[[], Any], body: CertificationBody | None = None) -> list[str]:
    """What each was told, sorted: "" for done, the sentence of a refusal, or the name of a fault, which is none in words."""
    told: list[str] = []
    together, written = Barrier(len(acts)), Barrier(len(acts))

    def run(act: Callable[[], Any]) -> None:
        try:
            with translation.override("en"), _inside(body), connection.execute_wrapper(_stops_at(written)):
                together.wait()
                act()
            told.append("")
        except Refused as refusal:
            told.append(str(refusal))
        except Exception as fault:  # whatever it is, the test names it
            told.append(f"{type(fault).__name__}: {fault}")
        finally:
            connection.close()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(told)


@contextmanager
def _inside(body: CertificationBody | None) -> Iterator[None]:
    if body is None:
        connection.set_schema_to_public()
        yield
    else:
        with tenant_context(body):
            yield


def _stops_at(written: Barrier) -> Callable[..., Any]:
    passed: list[bool] = []

    def look(execute: Callable[..., Any], sql: str, parameters: Any, many: bool, context: Any) -> Any:
        if not passed and sql.lstrip().startswith(WRITES):
            passed.append(True)
            with suppress(BrokenBarrierError):
                written.wait(PATIENCE)
        return execute(sql, parameters, many, context)

    return look
