"""The last seat, a version, a line of a scope: of two who act at once one waits, looks again, and is told."""

import pytest
from django_tenants.utils import tenant_context

from catalog.actions.scope import end_scope
from catalog.actions.service_drafts import publish_service
from catalog.actions.services import take_seats
from catalog.models import BookableDate
from lib import clock
from staff.models import Role
from tests.cast import works_for
from tests.catalog.services import date_of, draft_service, in_scope, published_service
from tests.support.racing import at_once

pytestmark = pytest.mark.slow


@pytest.fixture
def sima(body):
    return works_for(body, "sima", Role.SCHEME_MANAGER)


def test_the_last_seat_is_taken_once(body, sima):
    with tenant_context(body):
        date = date_of(published_service(sima, "training", slug="last-seat").service, sima, seats=1)

    def take():
        take_seats(date, 1)

    assert sorted(at_once(take, take, body=body)) == ["", "This date is full."]
    with tenant_context(body):
        assert BookableDate.objects.get(pk=date.pk).taken == 1


def test_a_service_is_published_once(body, sima):
    with tenant_context(body):
        draft = draft_service(sima, slug="raced")

    def publish():
        publish_service(draft, by=sima)

    done, refused = at_once(publish, publish, body=body)
    assert (done, "published" in refused) == ("", True)


def test_a_line_of_the_scope_is_ended_once(body, sima):
    with tenant_context(body):
        line = in_scope(sima)

    def end():
        end_scope(line, on=clock.today(), reason="Suspended by the authority.", by=sima)

    assert sorted(at_once(end, end, body=body)) == ["", "This line has been ended already."]
