"""A body that asked to join, and an operator at the desk."""

import pytest
from django.test import Client

from accounts.models import User
from oversight.models import BodyRequest
from tests.oversight.making import at_the_desk


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
