"""Clients of northseal's back office."""

from collections.abc import Callable

import pytest
from django.test import Client

from tenants.models import CertificationBody
from tests.support.signing_in import signed_in


@pytest.fixture
def at_desk(northseal: CertificationBody, visit) -> Callable[..., Client]:
    """`at_desk(ada)`: her browser at northseal; `at_desk(gus, greenmark)`."""
    return lambda user, body=northseal: signed_in(visit(body), user)
