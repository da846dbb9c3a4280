"""An enterprise that northseal has never met, and cases of it: the acme of other tests is a client everywhere."""

from collections.abc import Callable

import pytest

from accounts.models import Organisation, OrganisationMembership, User
from applications.models import Application
from cases.models import Case
from catalog.models import SchemeVersion
from tests.applications.walking import Cast, Walk
from tests.cast import acts_for


@pytest.fixture
def newcomer(db: None) -> Organisation:
    names = {"name_zh": "新客电器（演示）有限公司", "name_en": "Newcomer Appliances (demo) Ltd"}
    return Organisation.objects.create(credit_code="91440600MA4W2X1Y7K", **names)


@pytest.fixture
def nora(newcomer: Organisation) -> User:
    """Administers the newcomer's account."""
    return acts_for(newcomer, "nora", OrganisationMembership.Role.ADMINISTRATOR)


@pytest.fixture
def case_at(published: SchemeVersion, newcomer: Organisation, nora: User, cast: Cast) -> Callable[[str], Case]:
    """`case_at(State.SUBMITTED)`: the newcomer's case, brought to that step."""
    return Walk(published, newcomer, Cast(nora, *list(vars(cast).values())[1:])).to


@pytest.fixture
def draft(case_at) -> Application:
    """The newcomer's application, complete and not sent."""
    return case_at("DRAFT").unit.application
