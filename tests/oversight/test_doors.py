"""Every operator page refuses everybody else."""

import pytest

from tests.oversight.making import at_the_desk
from tests.support.asking import others

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


def test_operators_only(operator, join_request, ada, northseal):
    pages = [page.format(request=join_request.pk) for page in PAGES]
    assert others(operator, pages, than={200}) == []
    assert others(at_the_desk(ada), pages, than={403}) == []
    assert others(at_the_desk(ada, "northseal.guildmark.localhost"), pages, than={404}) == []


def test_a_wrong_person_changes_nothing(join_request, ada, northseal):
    pages = [page.format(request=join_request.pk) for page in PAGES]
    typed = {"reason": "x", "en": "x", "slug": "farhill"}
    assert others(at_the_desk(ada), pages, than={403}, by="post", typed=typed) == []
