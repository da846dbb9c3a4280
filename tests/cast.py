"""The people of our tests: at northseal sima writes schemes, mira evaluates, rex reviews, otto decides, rita registers,
quinn minds quality, sig signs, fin keeps the books, cleo runs cases, arno reviews applications, ada administers;
gus works for greenmark. alice and bob act for acme; petra buys; olga operates the platform; eddy edits.

Fixtures give `User`s. Those of northseal hold their authorisation since long ago, and are there in every database.
"""

from datetime import UTC, date, datetime

import pytest
from django_tenants.utils import tenant_context

from accounts.models import BodyMembership, Organisation, OrganisationMembership, User
from lib.backdating import writing_history
from staff.models import Authorisation, Role
from tenants.models import CertificationBody
from tests.support import database

LONG_AGO = date(2020, 1, 1)
FOUNDED = datetime(2020, 1, 1, tzinfo=UTC)
PASSWORD = "a long pass phrase"


def person(name: str, **fields: object) -> User:
    """The user of that name, who may be there already from the scene that a module begins with."""
    email = f"{name}@example.org"
    known = User.objects.filter(email=email).first()
    return known or User.objects.create_user(email, PASSWORD, name=name.capitalize(), language="en", **fields)


def works_for(body: CertificationBody, name: str, *roles: str) -> User:
    """A person with a membership of `body` and authorisations for `roles`, since long ago."""
    user = person(name)
    _membership, is_new = BodyMembership.objects.get_or_create(user=user, body=body)
    if is_new:
        with tenant_context(body):
            authorised(user, *roles)
    return user


def acts_for(organisation: Organisation, name: str, role: str = OrganisationMembership.Role.MEMBER) -> User:
    user = person(name)
    OrganisationMembership.objects.get_or_create(user=user, organisation=organisation, defaults={"role": role})
    return user


def acme_appliances() -> Organisation:
    names = {"name_zh": "爱克米电器（演示）有限公司", "name_en": "Acme Appliances (demo) Ltd"}
    return Organisation.objects.get_or_create(credit_code="91110000600037341L", defaults=names)[0]


def authorised(user: User, *roles: str, **fields: object) -> list[Authorisation]:
    """Give somebody roles in the body whose schema we are in, since long ago."""
    founder, _is_new = User.objects.get_or_create(email="founder@example.org", defaults={"name": "Founder"})
    rows = [
        Authorisation(
            **{"starts_on": LONG_AGO, "granted_at": FOUNDED, "granted_by": founder, "user": user, "role": role} | fields
        )
        for role in roles
    ]
    with writing_history():
        return Authorisation.objects.bulk_create(rows)


NORTHSEAL = {
    "ada": Role.BODY_ADMIN,
    "sima": Role.SCHEME_MANAGER,
    "arno": Role.APPLICATION_REVIEWER,
    "cleo": Role.CASE_OFFICER,
    "mira": Role.EVALUATOR,
    "rex": Role.REVIEWER,
    "otto": Role.DECISION_MAKER,
    "sig": Role.SIGNATORY,
    "rita": Role.REGISTRAR,
    "quinn": Role.QUALITY_MANAGER,
    "fin": Role.FINANCE,
}


def staff_of(body: CertificationBody, *names: str) -> dict[str, User]:
    """Those of northseal's people, each with their role, at any body."""
    return {name: works_for(body, name, NORTHSEAL[name]) for name in names}


def _northseal_cast(name: str):
    @pytest.fixture(name=name)
    def member(db: None) -> User:
        return database.of_the_snapshot(User, email=f"{name}@example.org")

    return member


ada, sima, arno, cleo, mira, rex, otto, sig, rita, quinn, fin = map(_northseal_cast, NORTHSEAL)


@pytest.fixture
def gus(greenmark: CertificationBody) -> User:
    """Administers greenmark, northseal's competitor, with every role there."""
    return works_for(greenmark, "gus", *Role.values)


@pytest.fixture
def acme(db: None) -> Organisation:
    return acme_appliances()


@pytest.fixture
def alice(acme: Organisation) -> User:
    """Administers acme's account."""
    return acts_for(acme, "alice", OrganisationMembership.Role.ADMINISTRATOR)


@pytest.fixture
def bob(acme: Organisation) -> User:
    return acts_for(acme, "bob")


@pytest.fixture
def petra(db: None) -> User:
    """A purchaser, who belongs to no organisation we know."""
    return person("petra")


@pytest.fixture
def olga(db: None) -> User:
    return person("olga", is_operator=True)


@pytest.fixture
def eddy(db: None) -> User:
    return person("eddy", is_editor=True, is_staff=True)
