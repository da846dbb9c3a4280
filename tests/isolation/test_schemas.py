"""northseal never sees greenmark: threads that swap bodies, roll back, fail and nest never read another body's row.

The connections come from the production pool with its check, so a connection that remembers a body would be found.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from uuid import uuid4

import pytest
from django.db import connection, connections, transaction
from django_tenants.utils import schema_context, tenant_context
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from staff.models import Authorisation
from tenants import opening
from tenants.models import CertificationBody
from tenants.pool import check
from tests.support.exploring import examples

pytestmark = pytest.mark.slow
THREADS = 4
STEPS, EXAMPLES = 252, int(os.environ.get("SWAP_EXAMPLES", "12"))  # three thousand steps, shared evenly by the threads


class Spilled(Exception):
    """Something went wrong inside a body, on purpose."""


@pytest.fixture
def bodies(committed: str) -> Iterator[list[CertificationBody]]:
    opening.open_body(
        slug="third", name_zh="第三机构（演示）", name_en="Third (demo)", host="third.guildmark.localhost"
    )
    everyone = list(CertificationBody.objects.all())
    for body in everyone:
        with tenant_context(body):
            mark(body)
    connections.settings["default"]["OPTIONS"] = {"pool": {"min_size": 1, "max_size": THREADS, "check": check}}
    yield everyone
    connection.close_pool()
    connections.settings["default"]["OPTIONS"] = {}


def mark(body: CertificationBody) -> None:
    Authorisation.objects.create(
        user_id=body.pk, role="evaluator", technical_area=body.slug, starts_on="2999-01-01", granted_by_id=uuid4()
    )


def seen() -> set[str]:
    return set(Authorisation.objects.exclude(technical_area="").values_list("technical_area", flat=True))


def write(body: CertificationBody, _other: CertificationBody) -> None:
    mark(body)


def write_and_roll_back(body: CertificationBody, _other: CertificationBody) -> None:
    with suppress(Spilled), transaction.atomic():
        mark(body)
        raise Spilled


def fail_inside_another(body: CertificationBody, other: CertificationBody) -> None:
    with suppress(Spilled), transaction.atomic(), tenant_context(other):
        assert seen() == {other.slug}
        raise Spilled


def look_into_public(body: CertificationBody, _other: CertificationBody) -> None:
    with schema_context("public"):
        assert CertificationBody.objects.count() == 3


def lose_the_connection(_body: CertificationBody, _other: CertificationBody) -> None:
    connection.close()


ACTS = [write, write_and_roll_back, fail_inside_another, look_into_public, lose_the_connection]


def one_thread(steps: list, bodies: list[CertificationBody]) -> int:
    try:
        for act, here, elsewhere in steps:
            body, other = bodies[here], bodies[elsewhere]
            with tenant_context(body):
                act(body, other)
                assert seen() == {body.slug}, act.__name__
        return len(steps)
    finally:
        connection.close()


@given(st.randoms(use_true_random=False))
@settings(
    max_examples=examples(EXAMPLES),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    database=None,
)
def swap_hosts(bodies: list[CertificationBody], random) -> None:
    def script() -> list:
        return [(random.choice(ACTS), random.randrange(3), random.randrange(3)) for _ in range(STEPS // THREADS)]

    scripts = [script() for _ in range(THREADS)]
    with ThreadPoolExecutor(THREADS) as threads:
        done = list(threads.map(one_thread, scripts, [bodies] * THREADS))
    assert sum(done) == STEPS // THREADS * THREADS


def test_threads_that_swap_hosts_never_see_another_bodys_row(bodies):
    swap_hosts(bodies=bodies)
