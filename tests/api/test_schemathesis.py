"""Whatever its description allows, and what it does not, the API answers as the description says."""

from uuid import UUID

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from tests.making import SITE_HOST
from tests.support.exploring import STAY_THE_SAME, examples

PK = UUID("0190f2c4-7a3e-7c1d-9a52-3f1b6f0e2d11")
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.unsupported_method,
]


application = get_wsgi_application()  # not ours, which says in the database that it starts


def from_here(environ, start_response):
    """The application, as a server on this machine calls it."""
    return application(environ | {"REMOTE_ADDR": "127.0.0.1"}, start_response)


schema = schemathesis.pytest.from_fixture("described")


@pytest.fixture
def described(db, northseal, greenmark, stated, scheme_stated):
    stated(northseal, pk=PK)
    scheme_stated(greenmark)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)  # as Django's own client does: the test's connection is all of it
    loaded = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", from_here, headers={"Host": SITE_HOST})
    loaded.config.phases.update(
        phases=["examples", "fuzzing"]
    )  # a walk along every limit of every parameter takes minutes
    yield loaded
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@schema.parametrize()
@settings(max_examples=examples(10), deadline=None, derandomize=STAY_THE_SAME, suppress_health_check=list(HealthCheck))
def test_it_answers_as_described(case):
    cache.clear()
    case.call_and_validate(checks=CHECKS, headers={"Host": SITE_HOST})
