"""The demand board: properties and criteria in public, nobody named without law, bodies answer with a scheme."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django_tenants.utils import tenant_context

from accounts.models import Notice, Organisation
from enquiries import actions
from enquiries.meeting import Market
from enquiries.models import Demand, DemandAnswer
from lib import clock
from lib.refusal import Refused
from tests.cast import acts_for
from tests.catalog.schemes import published_scheme
from tests.enquiries.making import looked_up, published_demand, unpublished
from tests.search.making import heard, of_other_fields
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
TYPED = {
    "title_zh": "节能冰箱", "title_en": "Refrigerators", "categories": ["appliances.refrigeration"], "properties": ["energy"],
    "criteria_zh": "", "criteria_en": "At most 0.6 kWh in 24 h.", "standards": "gb12021.2-2025", "accepts_equivalent": "on",
    "market": "CN", "named_body": "", "named_scheme": "", "legal_basis": "",
}  # fmt: skip


@pytest.fixture
def fridges(northseal, sima):
    """A scheme of northseal's on offer, which certifies energy of refrigerators."""
    with tenant_context(northseal):
        version = published_scheme(sima)
    heard()
    return version


@pytest.fixture
def demand(fridges, acme, alice) -> Demand:
    return published_demand(acme, alice)


@pytest.fixture
def buyer(site, acme, alice):
    looked_up(acme, alice)
    return signed_in(site, alice)


@pytest.fixture
def desk(visit, northseal, sima):
    return signed_in(visit(northseal), sima)


def typed(acme, **values) -> dict:
    return TYPED | {"organisation": str(acme.pk), "ends_on": str(clock.today() + timedelta(days=30))} | values


def answered(demand, northseal, sima) -> DemandAnswer:
    scheme = Market().schemes_for(demand, body=northseal)[0]
    return actions.answer_demand(demand, body=northseal, scheme=str(scheme.pk), words="By test.", by=sima)


def refused(words: str, acme, alice, **values) -> None:
    with pytest.raises(Refused, match=words):
        published_demand(acme, alice, **values)
    assert not Demand.objects.exists()


@pytest.mark.parametrize(
    ("values", "able"),
    [
        ({}, 1),
        ({"categories": ["appliances"]}, 1),
        ({"properties": ["energy", "reliability"]}, 1),
        ({"properties": ["energy", "safety"]}, 0),
        ({"categories": ["appliances.refrigeration", "textiles"]}, 0),
        ({"market": "US"}, 0),
        ({"market": ""}, 1),
        ({"needs_accreditation": True}, 0),
        ({"needs_green_rows": True}, 0),
        ({"standards": ["GB 9999-2020"]}, 1),
        ({"standards": ["GB 9999-2020"], "accepts_equivalent": False}, 0),
        ({"standards": ["GB 12021.2"], "accepts_equivalent": False}, 1),
    ],
)
def test_it_counts_the_bodies_that_can_answer_today(fridges, values, able):
    assert Market().bodies_for(unpublished(**values)) == able


@pytest.mark.parametrize("market", ["CN", ""])
def test_a_body_that_nobody_looked_up_is_not_able_whatever_the_market(fridges, northseal, market):
    of_other_fields("northseal")
    assert Market().bodies_for(unpublished(market=market)) == 0


def test_categories_are_read_once_however_many_demands(fridges, django_assert_num_queries):
    market = Market()
    assert market.bodies_for(unpublished()) == 1
    with django_assert_num_queries(0):
        assert market.bodies_for(unpublished(market="")) == 1


def test_where_one_body_alone_can_answer_the_rule_is_shown_and_must_be_read(fridges, acme, buyer):
    first = buyer.post("/demands/new/", typed(acme))
    for words in (
        "Only 1 body can answer this today",
        "article 20 (6)",
        "2014/24/EU, article 43",
        "looked up on 2026-11-29",
    ):
        assert words in first.text
    assert "At most 0.6 kWh in 24 h." in first.text
    assert not Demand.objects.exists()
    assert "Only 1 body can answer this today" in buyer.post("/demands/new/", typed(acme, able="1")).text
    buyer.post("/demands/new/", typed(acme, able="1", knows_rule="on"))
    row = Demand.objects.get()
    assert (row.standards, row.organisation, row.accepts_equivalent) == (["GB 12021.2-2025"], acme, True)
    page = buyer.get(f"/demands/{row.pk}/").text
    for words in ("Only 1 body", "Or equivalent", "No body has answered yet"):
        assert words in page


@pytest.mark.parametrize(
    "text",
    ["Certified by Northseal only", "须由 Northseal 认证", "Green refrigerators", "绿色电冰箱证书", "NORTHSEAL’s mark"],
)
def test_a_body_or_scheme_in_the_words_needs_a_legal_basis(fridges, acme, alice, text):
    refused("Your text names", acme, alice, criteria_en=text)
    published_demand(acme, alice, criteria_en=text, legal_basis="Order 12 of 2026, article 3")


def test_who_is_named_is_named_by_law(fridges, northseal, acme, alice):
    refused("give the legal basis", acme, alice, named_body=northseal)
    with pytest.raises(IntegrityError, match="who_is_named_is_named_by_law"), transaction.atomic():
        Demand.objects.create(
            organisation=acme, published_by=alice, title_en="x", criteria_en="x", categories=["appliances"],
            ends_on=clock.today(), named_body=northseal,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"ends_on": clock.today()}, "a day from tomorrow on"),
        ({"ends_on": clock.today() + timedelta(days=400)}, "within a year"),
        ({"categories": ["nothing.here"]}, "Choose the products"),
        ({"properties": ["beauty"]}, "not a valid choice"),
    ],
)
def test_what_no_board_takes(fridges, acme, alice, values, words):
    refused(words, acme, alice, **values)


def test_an_organisation_that_nobody_has_looked_up_publishes_nothing(fridges, acme, alice, site):
    with pytest.raises(Refused, match="looked up in a public register"):
        actions.publish_demand(unpublished(), organisation=acme, knows_rule=True, by=alice)
    page = signed_in(site, alice).get("/demands/new/").text
    assert "Have it looked up" in page
    assert "criteria_en" not in page


@pytest.mark.parametrize("basis", ["-", " . ", "see above", "§ 20", "the law"])
def test_a_legal_basis_is_something_that_can_be_looked_up(fridges, northseal, acme, alice, buyer, basis):
    refused("by its name and article", acme, alice, named_body=northseal, legal_basis=basis)
    refused("Your text names", acme, alice, criteria_en="Certified by Northseal only", legal_basis=basis)
    answer = buyer.post("/demands/new/", typed(acme, named_body=str(northseal.pk), legal_basis=basis))
    assert "by its name and article" in answer.text


@pytest.mark.parametrize("basis", ["政府采购法第二十条", "Order 12 of 2026, article 3"])
def test_a_rule_with_its_article_is_a_legal_basis(fridges, northseal, acme, alice, basis):
    assert published_demand(acme, alice, named_body=northseal, legal_basis=basis).pk


def test_nobody_publishes_for_another_organisation(fridges, acme, petra):
    refused("do not act for", acme, petra)


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ({"title_zh": "", "title_en": ""}, "Give it a title"),
        ({"criteria_en": ""}, "Say what you will accept"),
        ({"categories": []}, "This field is required"),
        ({"categories": ["x"]}, "Select a valid choice"),
        ({"standards": "no number"}, "could not read this as a standard"),
        ({"named_scheme": "https://elsewhere.example/"}, "No scheme has this address"),
        ({"market": "XX"}, "Select a valid choice"),
        ({"ends_on": "soon"}, "Enter a valid date"),
        ({"title_en": "x" * 10_000}, "at most 160 characters"),
        ({"criteria_en": "\x00"}, "Null characters are not allowed"),
        ({"organisation": "1"}, "Select a valid choice"),
    ],
)
def test_bad_input_is_named_and_nothing_is_lost(acme, buyer, bad, words):
    answer = buyer.post("/demands/new/", typed(acme, **bad))
    assert words in answer.text
    assert "节能冰箱" in answer.text or "title_zh" in bad
    assert not Demand.objects.exists()


def test_everybody_reads_the_board_and_finds_by_product_and_words(demand, site):
    assert "Refrigerators that save energy" in site.get("/demands/").text
    for query in ("category=appliances.refrigeration", "category=appliances", "q=0.6+kWh", "q=Acme"):
        assert str(demand.pk) in site.get(f"/demands/?{query}").text, query
    for query in ("category=textiles", "q=kettle", "page=10&q=kettle"):
        assert str(demand.pk) not in site.get(f"/demands/?{query}").text, query
    for odd in ("q=%00%ff", "category=%ff&page=1000000000&ended=x", f"q={'x+' * 2000}"):
        assert site.get(f"/demands/?{odd}").status_code == 200


def test_what_is_over_is_listed_only_when_asked_for(demand, site):
    with clock.frozen_at(clock.now() + timedelta(days=31)):
        assert str(demand.pk) not in site.get("/demands/").text
        page = site.get("/demands/?ended=1").text
        assert str(demand.pk) in page
        assert "Ended" in page
        assert "can answer this today" not in site.get(demand.get_absolute_url()).text


def test_a_body_answers_with_a_scheme_and_the_buyer_is_told(demand, fridges, desk, buyer, alice):
    assert "Refrigerators that save energy" in desk.get("/desk/demands/").text
    page = f"/desk/demands/{demand.pk}/"
    assert "Green refrigerators" in desk.get(page).text
    assert desk.post(page, {"scheme": str(fridges.scheme_id), "words": "Clause 5, by type test."}).url == page
    assert "You have answered with every scheme" in desk.get(page).text
    shown = buyer.get(demand.get_absolute_url()).text
    for words in ("Northseal", "Clause 5, by type test.", f"/schemes/{fridges.scheme_id}/"):
        assert words in shown
    notice = Notice.objects.filter(user=alice).latest("created_at")
    assert (notice.subject_en, notice.path) == ("A body answered your demand", demand.get_absolute_url())


def test_answers_are_for_the_buyer_and_for_bodies(demand, northseal, sima, site, visit, greenmark, gus, petra):
    answered(demand, northseal, sima)
    assert "By test." in signed_in(visit(greenmark), gus).get(f"/desk/demands/{demand.pk}/").text
    for reader in (site, signed_in(site, petra)):
        page = reader.get(demand.get_absolute_url()).text
        assert "By test." not in page
        assert "1 has answered" in page


def test_only_those_who_speak_for_a_body_answer(demand, visit, northseal, mira, fin):
    for person in (mira, fin):
        assert signed_in(visit(northseal), person).get(f"/desk/demands/{demand.pk}/").status_code in {403, 404}


def test_a_scheme_that_does_not_meet_it_is_no_answer(acme, alice, fridges, northseal, sima):
    demand = published_demand(acme, alice, properties=["safety"])
    with pytest.raises(Refused, match="does not meet the demand"):
        actions.answer_demand(demand, body=northseal, scheme=str(fridges.scheme_id), words="All the same.", by=sima)


def test_one_answer_for_each_scheme_and_it_can_be_taken_back(demand, northseal, sima, desk):
    answer = answered(demand, northseal, sima)
    with pytest.raises(Refused, match="already"):
        answered(demand, northseal, sima)
    desk.post(f"/desk/demands/answers/{answer.pk}/withdraw/")
    answer.refresh_from_db()
    assert answer.withdrawn_at
    answered(demand, northseal, sima)


def test_another_bodys_answer_is_not_found(demand, northseal, sima, visit, greenmark, gus):
    answer = answered(demand, northseal, sima)
    assert signed_in(visit(greenmark), gus).post(f"/desk/demands/answers/{answer.pk}/withdraw/").status_code == 404


def test_withdrawn_with_a_reason_and_whoever_answered_is_told(demand, northseal, sima, buyer):
    answered(demand, northseal, sima)
    page = f"/demands/{demand.pk}/withdraw/"
    assert "This field is required" in buyer.post(page, {"words": " "}).text
    buyer.post(page, {"words": "The project was stopped."})
    demand.refresh_from_db()
    assert demand.state == "withdrawn"
    notice = Notice.objects.filter(user=sima).latest("created_at")
    assert (notice.subject_en, notice.text_en) == ("A demand was withdrawn", "The buyer says: The project was stopped.")
    assert "The project was stopped." in buyer.get(demand.get_absolute_url()).text
    with pytest.raises(Refused, match="no longer open"):
        answered(demand, northseal, sima)


def test_whoever_left_the_body_hears_no_more_of_its_demands(demand, northseal, sima, alice):
    answered(demand, northseal, sima)
    sima.body_memberships.update(ended_at=clock.now())
    actions.close_demand(demand, by=alice)
    assert not Notice.objects.filter(user=sima, subject_en__contains="closed").exists()


def test_a_bodys_list_of_demands_has_pages(demand, acme, alice, desk):
    for number in range(25):
        published_demand(acme, alice, title_en=f"Demand {number}")
    first, second = desk.get("/desk/demands/"), desk.get("/desk/demands/?page=2")
    assert [len(page.context["rows"]) for page in (first, second)] == [25, 1]
    assert "?page=2" in first.text


def test_closed_with_thanks(demand, northseal, sima, alice, buyer):
    answered(demand, northseal, sima)
    buyer.post(f"/demands/{demand.pk}/close/", {"words": ""})
    assert "thanks you" in Notice.objects.filter(user=sima).latest("created_at").text_en
    demand.refresh_from_db()
    with pytest.raises(Refused, match="no longer open"):
        actions.withdraw_demand(demand, reason="Late.", by=alice)


def test_another_organisations_demand_is_not_found(demand, site, petra):
    other = Organisation.objects.create(name_en="Borealis (demo)", country="NO", registration_number="NO 7")
    stranger = signed_in(site, acts_for(other, "bea"))
    for what in ("withdraw", "close"):
        page = f"/demands/{demand.pk}/{what}/"
        assert {stranger.get(page).status_code, stranger.post(page, {"words": "x"}).status_code} == {404}
    assert "You have demanded nothing yet" in stranger.get("/my/demands/").text
    demand.refresh_from_db()
    assert demand.state == "open"


def test_a_buyer_finds_their_own(demand, buyer):
    page = buyer.get("/my/demands/").text
    assert "Refrigerators that save energy" in page
    assert "Open" in page
