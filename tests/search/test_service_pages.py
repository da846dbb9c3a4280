"""Services among the results: a tab, a card that says what it costs and when, a file, the API, suggestions."""

import csv
import io
from uuid import uuid4

import pytest

from lib import clock
from reviews.models import Review
from tenants.models import CertificationBody
from tests.reviews.making import FOURS, WORDS, clients
from tests.search.making import heard, page_of, tabs_in
from tests.search.services import COACHING, TESTS, TRAINING, date_in, service

pytestmark = pytest.mark.django_db


@pytest.fixture
def services(offered, northseal, greenmark):
    CertificationBody.objects.filter(pk=greenmark.pk).update(kind="laboratory")
    made = {
        "training": service(northseal, TRAINING, dates=[date_in(20, left=2)]),
        "tests": service(greenmark, TESTS),
        "coaching": service(northseal, COACHING),
    }
    heard()
    return made


def card_of(page: str, name: str) -> str:
    return next(part for part in page.split('<article class="card service-card">')[1:] if name in part)


def test_a_tab_of_its_own_says_how_many_there_are(services, site):
    assert tabs_in(page_of(site, "/schemes/", q="dishwasher"))[1] == "1"
    assert tabs_in(page_of(site, "/find/services/", q="course"))[1] == "1"


def test_a_card_says_seller_class_price_date_languages_and_places(services, site):
    page = page_of(site, "/find/services/")
    training = card_of(page, "Open course on quality management")
    for words in (
        "Northseal",
        "Neutral",
        "¥1,800.00 CNY",
        "a seat",
        "2 free seats",
        "Chinese, English",
        "Online",
        f"/services/{services['training']}/",
    ):
        assert words in training
    tests = card_of(page, "Appliance safety tests")
    for words in ("from ¥900.00 CNY", "Laboratory", "CMA report", "By arrangement"):
        assert words in tests
    assert "on request" in card_of(page, "Lean coaching")


def test_a_card_speaks_chinese(services, site):
    page = site.get("/find/services/", headers={"accept-language": "zh-hans"}).text
    assert "质量管理体系公开课" in page
    assert "免费" not in page


def test_results_take_few_questions_whatever_is_chosen(services, site, django_assert_max_num_queries):
    page_of(site, "/find/services/")
    with django_assert_max_num_queries(15):
        page_of(site, "/find/services/", q="tests", type=["testing"], price=["2k", "10k"])


def test_the_list_is_taken_away(services, site):
    answer = site.get("/find/services.csv?sort=price")
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == [
        "Appliance safety tests",
        "Open course on quality management",
        "Lean coaching",
    ]
    assert rows[1][5] == "from 900.00 CNY" or rows[1][5] == "from 900 CNY"
    assert rows[3][5] == "on request"


def test_programs_find_them_too(services, site):
    answer = site.get("/api/v1/services?q=dishwasher").json()
    assert [item["name"]["en"] for item in answer["items"]] == ["Appliance safety tests"]
    assert answer["items"][0]["cost_from"].startswith("CNY 900")
    assert answer["items"][0]["url"].endswith(f"/services/{services['tests']}/")


def test_they_are_suggested_beside_schemes(services, site):
    page = site.get("/suggestions/", {"q": "appliance safety"}).text
    assert ">Services<" in page
    assert f"/services/{services['tests']}/" in page


def test_nothing_that_is_bought_or_thought_of_one_enters_the_order(services):
    from search.kinds import KINDS

    assert set(KINDS["services"].numbers) == {"newest", "price", "starts"}


def test_a_services_page_says_what_reviews_of_it_come_to(services, site, northseal, django_assert_max_num_queries):
    pk = services["training"]
    assert "No reviews yet" in page_of(site, f"/services/{pk}/")
    for organisation, person in clients(5):
        Review.objects.create(
            body=northseal, organisation=organisation, subject_kind="order", subject=uuid4(), service=pk, words=WORDS,
            ended_at=clock.now(), written_by=person, shown_as="name", shown_en=organisation.name_en, **FOURS,
        )  # fmt: skip
    with django_assert_max_num_queries(15):
        page = page_of(site, f"/services/{pk}/")
    assert "4.0 of 5" in page
    assert f"/bodies/northseal/reviews/?service={pk}" in page
