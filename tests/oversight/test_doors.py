"""Every operator page refuses everybody else."""

import pytest

from tests.oversight.conftest import at_the_desk

pytestmark = pytest.mark.django_db

PAGES = [
    "/operations/requests/",
    "/operations/requests/{request}/",
    "/operations/requests/{request}/approve/",
    "/operations/requests/{request}/decline/",
    "/operations/bodies/",
    "/operations/bodies/northseal/",
    "/operations/bodies/northseal/suspend/",
    "/operations/deliveries/",
]


@pytest.mark.parametrize("page", PAGES)
def test_operators_only(page, operator, join_request, ada, northseal):
    there = page.format(request=join_request.pk)
    assert operator.get(there).status_code == 200
    assert at_the_desk(ada).get(there).status_code == 403
    assert at_the_desk(ada, "northseal.guildmark.localhost").get(there).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_a_wrong_person_changes_nothing(page, join_request, ada, northseal):
    there = page.format(request=join_request.pk)
    assert at_the_desk(ada).post(there, {"reason": "x", "en": "x", "slug": "farhill"}).status_code == 403
