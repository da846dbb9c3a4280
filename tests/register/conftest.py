"""Certificates as the register heard of them."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from certificates.events import CertificateStated
from outbox import relay
from outbox.actions import announce
from tests.register.making import said


@pytest.fixture
def stated() -> Callable[..., UUID]:
    """`stated(body, status, …)`: the register has heard this; gives the certificate's key."""

    def state(body, status="VALID", revision=1, pk=None, **more) -> UUID:
        pk = pk or uuid4()
        with transaction.atomic():
            announce(CertificateStated(pk, revision, said(status, **more)), body=body)
        relay.deliver_all()
        return pk

    return state
