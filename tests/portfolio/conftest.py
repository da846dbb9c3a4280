"""What northseal says to acme's desk."""

import pytest
from django.test import Client
from django.utils import translation

from accounts.models import Organisation, User
from tests.cast import person
from tests.support.signing_in import signed_in


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def desk(site: Client, alice: User) -> Client:
    return signed_in(site, alice)


@pytest.fixture
def carol(db: None) -> User:
    """Acts for Globex, which is not acme."""
    carol = person("carol")
    carol.organisation_memberships.create(organisation=Organisation.objects.create(name_en="Globex (demo)"))
    return carol
