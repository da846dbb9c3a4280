"""The people of our tests: at northseal sima writes schemes, mira evaluates, rex reviews, otto decides, rita registers,
quinn minds quality, sig signs, fin keeps the books, cleo runs cases, arno reviews applications, ada administers;
gus works for greenmark. alice and bob act for acme; petra buys; olga operates the platform; eddy edits.

Fixtures give `User`s. Those of northseal hold their authorisation since long ago.
"""

from datetime import UTC, date, datetime

import pytest
from django_tenants.utils import tenant_context

from accounts.models import BodyMembership, Organisation, OrganisationMembership, User
from lib.history import writing_history
from staff.models import Authorisation, Role
from tenants.models import CertificationBody

LONG_AGO = date(2020, 1, 1)
FOUNDED = datetime(2020, 1, 1, tzinfo=UTC)
PASSWORD = "a long pass phrase"


def person(name: str, **fields: object) -> User:
    return User.objects.create_user(f"{name}@example.org", PASSWORD, name=name.capitalize(), language="en", **fields)


def works_for(body: CertificationBody, name: str, *roles: str) -> User:
    """A person with a membership of `body` and authorisations for `roles`, since long ago."""
    user = person(name)
    BodyMembership.objects.create(user=user, body=body)
    with tenant_context(body):
        authorised(user, *roles)
    return user


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


def _northseal_cast(name: str, *roles: str):
    @pytest.fixture(name=name)
    def member(northseal: CertificationBody) -> User:
        return works_for(northseal, name, *roles)

    return member


ada = _northseal_cast("ada", Role.BODY_ADMIN)
sima = _northseal_cast("sima", Role.SCHEME_MANAGER)
arno = _northseal_cast("arno", Role.APPLICATION_REVIEWER)
cleo = _northseal_cast("cleo", Role.CASE_OFFICER)
mira = _northseal_cast("mira", Role.EVALUATOR)
rex = _northseal_cast("rex", Role.REVIEWER)
otto = _northseal_cast("otto", Role.DECISION_MAKER)
sig = _northseal_cast("sig", Role.SIGNATORY)
rita = _northseal_cast("rita", Role.REGISTRAR)
quinn = _northseal_cast("quinn", Role.QUALITY_MANAGER)
fin = _northseal_cast("fin", Role.FINANCE)


@pytest.fixture
def gus(greenmark: CertificationBody) -> User:
    """Administers greenmark, northseal's competitor, with every role there."""
    return works_for(greenmark, "gus", *Role.values)


@pytest.fixture
def acme(db: None) -> Organisation:
    return Organisation.objects.create(
        name_zh="爱克米电器（演示）有限公司", name_en="Acme Appliances (demo) Ltd", credit_code="91110000600037341L"
    )


@pytest.fixture
def alice(acme: Organisation) -> User:
    """Administers acme's account."""
    user = person("alice")
    OrganisationMembership.objects.create(user=user, organisation=acme, role=OrganisationMembership.Role.ADMINISTRATOR)
    return user


@pytest.fixture
def bob(acme: Organisation) -> User:
    user = person("bob")
    OrganisationMembership.objects.create(user=user, organisation=acme)
    return user


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
