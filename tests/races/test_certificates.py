"""Numbers, schemes, requests: of two who act at once one waits, looks again, and is told."""

import pytest
from django.db import transaction
from django_tenants.utils import tenant_context

from catalog import actions as catalogue
from certificates import actions
from certificates.actions.numbering import next_number
from staff.models import Role
from tests.cast import works_for
from tests.catalog.schemes import draft_scheme, give_passport
from tests.certificates.making import content
from tests.support.racing import at_once

pytestmark = pytest.mark.slow


@pytest.fixture
def sima(body):
    return works_for(body, "sima", Role.SCHEME_MANAGER)


def test_a_number_is_given_once(body):
    given: list[str] = []

    @transaction.atomic
    def take():
        given.append(next_number("x"))

    with tenant_context(body):
        take()  # the counter is there
    assert at_once(take, take, body=body) == ["", ""]
    assert len(set(given)) == 3


def test_a_scheme_is_published_once(body, sima):
    with tenant_context(body):
        give_passport(sima)
        draft = draft_scheme(sima, slug="raced")

    def publish():
        catalogue.publish(draft, by=sima)

    done, refused = at_once(publish, publish, body=body)
    assert done == ""
    assert "published" in refused
    with tenant_context(body):
        assert draft.scheme.versions.published().count() == 1


def test_a_scheme_is_withdrawn_once(body, sima):
    with tenant_context(body):
        give_passport(sima)
        scheme = catalogue.publish(draft_scheme(sima, slug="leaving"), by=sima).scheme

    def withdraw():
        catalogue.withdraw_scheme(scheme, reason_zh="标准已废止。", reason_en="The standard was withdrawn.", by=sima)

    assert at_once(withdraw, withdraw, body=body) == ["", "This scheme is no longer offered already."]


def test_a_certificate_is_confirmed_once(body):
    rita, quinn = works_for(body, "rita", Role.REGISTRAR), works_for(body, "quinn", Role.QUALITY_MANAGER)
    with tenant_context(body):
        prepared = actions.prepare_import(content("RACE-1"), by=rita)

    def confirm():
        actions.confirm_import(prepared, by=quinn, takes_responsibility=True)

    done, refused = at_once(confirm, confirm, body=body)
    assert done == ""
    assert ":" not in refused.split(" ")[0]  # words, not the name of a fault
    assert refused
