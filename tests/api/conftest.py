"""What machines read: certificates and schemes as the register heard of them."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from register import actions
from register.models import Kind
from search.actions import rebuild_search
from tests.register.making import said, scheme_said


@pytest.fixture
def stated() -> Callable[..., UUID]:
    """`stated(body, status, …)`: the register has heard this; gives the certificate's key."""

    def state(body, status="VALID", revision=1, pk=None, **more) -> UUID:
        return heard(Kind.CERTIFICATE, pk, revision, said(status, **more), body)

    return state


@pytest.fixture
def scheme_stated() -> Callable[..., UUID]:
    """`scheme_stated(body, …)`: the register and the search have heard this; gives the scheme's key."""

    def state(body, revision=1, pk=None, **more) -> UUID:
        pk = heard(Kind.SCHEME, pk, revision, scheme_said(**more), body)
        rebuild_search()
        return pk

    return state


def heard(kind, pk, revision, content, body) -> UUID:
    pk = pk or uuid4()
    actions.record_statements(kind, [actions.Stated(pk, revision, content)], body=body)
    return pk
