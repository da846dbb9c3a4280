"""What machines read: certificates and schemes as the register heard of them."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from register import actions
from register.models import Kind
from search.actions import rebuild_search
from tests.register.conftest import stated
from tests.register.making import scheme_said

__all__ = ["scheme_stated", "stated"]


@pytest.fixture
def scheme_stated() -> Callable[..., UUID]:
    """`scheme_stated(body, …)`: the register and the search have heard this; gives the scheme's key."""

    def state(body, revision=1, pk=None, **more) -> UUID:
        pk = pk or uuid4()
        actions.record_statements(Kind.SCHEME, [actions.Stated(pk, revision, scheme_said(**more))], body=body)
        rebuild_search()
        return pk

    return state
