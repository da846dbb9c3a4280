"""A body that asked to join, and an operator at the desk."""

import pytest
from django.test import Client

from accounts.models import User
from oversight.models import BodyRequest
from tests.conftest import SITE_HOST
from tests.support.signing_in import signed_in
from tests.support.visiting import Visitor


def at_the_desk(user: User, host: str = SITE_HOST) -> Client:
    """A client signed in with a second factor."""
    return signed_in(Visitor(SERVER_NAME=host, headers={"accept-language": "en"}), user)


@pytest.fixture
def operator(olga: User) -> Client:
    return at_the_desk(olga)


@pytest.fixture
def join_request(db: None) -> BodyRequest:
    return BodyRequest.objects.create(
        name_zh="远山认证（演示）",
        name_en="Farhill (demo)",
        slug="farhill",
        approval_number="CNCA-R-2026-001",
        contact_name="Fay",
        email="fay@example.org",
        language="en",
    )
