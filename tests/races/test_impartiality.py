"""Advice and application, and who belongs to whom: of two at the same moment one is refused in words."""

from uuid import uuid4

import pytest
from django.db import connection
from django_tenants.utils import tenant_context

from accounts.actions import state_parent
from accounts.models import LegalTie
from applications.actions import submit
from applications.models import Application
from staff.impartiality import record_advice
from staff.models import Advice
from tests.applications.walking import Cast, Walk
from tests.cast import NORTHSEAL, person, staff_of
from tests.catalog.schemes import published_scheme
from tests.impartiality.making import ABOUT, SOURCE, enterprise, opened
from tests.support.racing import at_once

pytestmark = pytest.mark.slow


@pytest.fixture
def olga(body):
    return person("olga", is_operator=True)


def test_of_advice_and_an_application_at_once_one_is_refused_in_words(body, firm, two_heads, olga):
    alice, people = two_heads[0].user, staff_of(body, *NORTHSEAL)
    opened(olga)
    with tenant_context(body):
        cast = {name: people[name] for name in ("arno", "cleo", "mira", "rex", "otto", "sig", "rita")}
        walk = Walk(published_scheme(people["sima"], slug="advised"), firm, Cast(alice, **cast))
        walk.start()

    def sell():
        record_advice(firm, order=uuid4(), about=ABOUT, by=alice, people=[people["mira"]])

    done, refused = at_once(lambda: submit(walk.application, by=alice), sell, body=body)
    assert done == ""
    assert "takes no application" in refused or "sells it no advice" in refused
    with tenant_context(body):
        was_sent = not Application.objects.get(pk=walk.application.pk).is_draft
        was_sold = Advice.objects.filter(organisation=firm).exists()
    assert was_sent != was_sold


def test_of_two_ties_that_close_a_circle_one_is_refused_in_words(body, olga):
    connection.set_schema_to_public()
    left, right = enterprise("Left AG"), enterprise("Right AG")
    done, refused = at_once(
        lambda: state_parent(left, parent=right, source=SOURCE, by=olga),
        lambda: state_parent(right, parent=left, source=SOURCE, by=olga),
    )
    assert done == ""
    assert "in a circle" in refused
    assert LegalTie.objects.filter(child__in=[left, right]).count() == 1
