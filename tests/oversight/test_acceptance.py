"""Acceptance: a body's word until an editor has looked, gone from filters after twelve months, and undone as it was done."""

from datetime import date, timedelta

import pytest

from accounts.models import Notice
from catalog import actions as catalogue
from lib import clock
from lib.refusal import Refused
from oversight import acceptances, actions
from oversight.models import Acceptance, AcceptanceChange
from register.accepted import acceptances_counted
from register.models import RegisterEntry
from search.engines import engine
from search.queries import Query
from tests.catalog.schemes import published_scheme
from tests.search.making import heard
from tests.support.refusing import is_kept
from tests.support.signing_in import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_northseal")]
MALL = "东方商城（演示）"
TYPED = {
    "acceptor_zh": MALL, "acceptor_en": "Orient Mall (demo)", "document_zh": "商家入驻标准", "document_en": "Terms for sellers",
    "document_number": "DF-2026-7", "clause": "4.2", "takes_any_body": "True", "weight": "preferred", "benefit_zh": "免抽检",
    "benefit_en": "No check of samples", "market": "CN", "region": "", "valid_from": "2026-01-01", "valid_until": "",
    "source_zh": "商家中心公告", "source_en": "Seller centre", "source_url": "https://example.org/terms",
}  # fmt: skip


def word(**values) -> Acceptance:
    names = (
        "acceptor_zh",
        "acceptor_en",
        "document_zh",
        "document_en",
        "document_number",
        "clause",
        "weight",
        "source_zh",
        "source_url",
    )
    return Acceptance(**({name: TYPED[name] for name in names} | {"valid_from": date(2026, 1, 1)} | values))


@pytest.fixture
def published(sima):
    version = published_scheme(sima)
    heard()
    return version


@pytest.fixture
def stated(published, sima):
    row = catalogue.state_acceptance(published.scheme, word(), by=sima)
    heard()
    return row


def counted(version) -> list[Acceptance]:
    entry = RegisterEntry.objects.select_related("body").get(pk=version.scheme_id)
    return acceptances_counted([entry])[entry.pk]


def found_by(key: str) -> list:
    return engine().search(Query(facets={"accepted": (key,)})).hits


def page_of(version, site) -> str:
    return site.get(f"/schemes/{version.scheme_id}/").text


def a_year_later():
    return clock.frozen_at(clock.now() + timedelta(days=367))


def test_what_a_body_states_is_said_to_be_its_word_on_both_hosts(stated, published, site, visit, northseal):
    for page in (page_of(published, site), visit(northseal).get("/schemes/green-refrigerators/").text):
        for words in (
            "Accepted by",
            "Orient Mall (demo)",
            "DF-2026-7",
            "4.2",
            "stated by Northseal",
            "not looked up by the platform yet",
        ):
            assert words in page


def test_what_an_editor_has_looked_up_bears_the_day_and_its_body_is_told(stated, published, site, olga, sima):
    stated.checked_on = clock.today()
    actions.check_acceptance(stated, by=olga)
    page = page_of(published, site)
    assert f"looked up by the platform on {clock.today()}" in page
    assert "not looked up by the platform yet" not in page
    notice = Notice.objects.filter(user=sima).latest("created_at")
    assert notice.subject_en == "An acceptance was checked: Orient Mall (demo)"
    assert notice.path == f"/desk/schemes/{published.scheme_id}/acceptance/"


def test_a_change_of_the_words_is_a_bodys_word_anew(stated, published, olga, sima):
    stated.checked_on = clock.today()
    checked = actions.check_acceptance(stated, by=olga)
    checked.clause = "4.3"
    again = catalogue.state_acceptance(published.scheme, checked, by=sima)
    assert (again.finding, again.checked_on, again.checked_by) == ("", None, None)


def test_the_filter_and_its_sources_know_it(stated, published, site):
    assert found_by(MALL) == [published.scheme_id]
    page = site.get("/schemes/", {"accepted": MALL}).text
    assert "Accepted by: Orient Mall (demo)" in page
    assert "By which documents they accept" in page
    assert "stated by Northseal" in page
    assert engine().search(Query(text="东方商城")).total == 1


@pytest.mark.parametrize(("days", "is_known"), [(360, True), (367, False)])
def test_unchecked_for_twelve_months_it_leaves_filter_and_order_and_the_page_says_so(
    published, sima, site, days, is_known
):
    with clock.frozen_at(clock.now() - timedelta(days=days)):
        catalogue.state_acceptance(published.scheme, word(valid_from=date(2020, 1, 1)), by=sima)
    heard()
    assert bool(counted(published)) is is_known
    assert bool(found_by(MALL)) is is_known
    assert engine().search(Query(text="东方商城")).total == is_known
    page = page_of(published, site)
    assert ("it no longer counts in filters and order" in page) is not is_known


def test_one_that_is_over_or_to_come_is_not_counted(published, sima):
    over = word(acceptor_zh="过去", valid_until=clock.today() - timedelta(days=1))
    catalogue.state_acceptance(published.scheme, over, by=sima)
    catalogue.state_acceptance(published.scheme, word(valid_from=clock.today() + timedelta(days=9)), by=sima)
    assert counted(published) == []


def test_what_was_not_found_is_shown_and_counted_nowhere_and_its_body_hears(stated, published, site, olga, sima):
    actions.miss_acceptance(stated, looked_on=clock.today(), by=olga)
    heard()
    assert "Orient Mall" not in page_of(published, site)
    assert found_by(MALL) == []
    assert "was not found" in Notice.objects.filter(user=sima).latest("created_at").subject_en


@pytest.mark.parametrize("is_taken_back", [False, True])
def test_what_was_not_found_does_not_come_back_by_being_stated_as_new(stated, published, olga, sima, is_taken_back):
    missed = actions.miss_acceptance(stated, looked_on=clock.today(), by=olga)
    if is_taken_back:
        actions.end_acceptance(missed, body=missed.body, by=sima)
    with pytest.raises(Refused, match="Correct the document"):
        catalogue.state_acceptance(published.scheme, word(clause="(4.2)", benefit_en="Another"), by=sima)
    corrected = catalogue.state_acceptance(published.scheme, word(clause="4.3"), by=sima)
    assert corrected.is_refuted
    assert counted(published) == []
    assert corrected in acceptances.acceptances_listed("waiting")
    other = catalogue.state_acceptance(
        published.scheme, word(acceptor_zh="北方商城", acceptor_en="North Mall"), by=sima
    )
    assert not other.is_refuted


def test_what_was_not_found_does_not_come_back_by_being_said_again(stated, published, site, olga, sima):
    missed = actions.miss_acceptance(stated, looked_on=clock.today(), by=olga)
    missed.clause, missed.benefit_en = "(4.2)", "Another benefit"
    with pytest.raises(Refused, match="Correct the document"):
        catalogue.state_acceptance(published.scheme, missed, by=sima)
    missed.clause = "4.3"
    again = catalogue.state_acceptance(published.scheme, missed, by=sima)
    assert counted(published) == []
    assert list(acceptances.acceptances_listed("waiting")) == [again]
    again.clause = "4.2"
    again = catalogue.state_acceptance(published.scheme, again, by=sima)
    assert again.is_refuted
    again.checked_on = clock.today()
    actions.check_acceptance(again, by=olga)
    assert len(counted(published)) == 1


@pytest.mark.parametrize(
    ("values", "concerns"),
    [
        ({"categories": ["appliances"]}, True),
        ({"categories": ["appliances.refrigeration"], "properties": ["energy"]}, True),
        ({"categories": ["appliances.refrigeration"], "properties": ["safety"]}, False),
        ({"categories": ["building"]}, False),
    ],
)
def test_what_editors_record_is_of_all_schemes_for_the_product_and_property(published, olga, values, concerns):
    actions.check_acceptance(word(checked_on=clock.today(), **values), by=olga)
    assert bool(counted(published)) is concerns


def test_a_list_of_bodies_is_of_those_on_it(published, olga, northseal, greenmark):
    for body, expected in ((greenmark, 0), (northseal, 1)):
        row = word(categories=["appliances"], takes_any_body=False, listed=[body.pk], checked_on=clock.today())
        actions.check_acceptance(row, by=olga)
        assert len(counted(published)) == expected


def test_undoing_gives_back_what_it_was_and_stays_on_record(stated, olga):
    stated.clause, stated.checked_on = "9.9", clock.today()
    actions.check_acceptance(stated, by=olga)
    actions.undo_change(stated.changes.first(), by=olga)
    stated.refresh_from_db()
    assert (stated.clause, stated.finding, stated.checked_on, stated.checked_by) == ("4.2", "", None, None)
    assert stated.changes.count() == 3
    with pytest.raises(Refused, match="changed since"):
        actions.undo_change(stated.changes.last(), by=olga)


def test_undoing_the_first_takes_it_back(stated, published, olga):
    actions.undo_change(stated.changes.get(), by=olga)
    assert counted(published) == []


def test_the_record_of_changes_cannot_be_rewritten(stated):
    is_kept(lambda: AcceptanceChange.objects.update(after={}))


def test_two_editors_meet(stated, olga):
    seen = actions.newest_change(stated)
    stated.checked_on = clock.today()
    actions.check_acceptance(stated, seen=seen, by=olga)
    with pytest.raises(Refused, match="since you opened it"):
        actions.check_acceptance(stated, seen=seen, by=olga)


def test_who_may_not(stated, published, sima, gus, greenmark, mira, olga):
    with pytest.raises(Refused, match="Only the platform's operators"):
        actions.check_acceptance(word(categories=["appliances"], checked_on=clock.today()), by=sima)
    with pytest.raises(Refused, match="not your body's"):
        actions.end_acceptance(stated, body=greenmark, by=gus)
    with pytest.raises(Refused, match="Only a scheme manager"):
        catalogue.state_acceptance(published.scheme, word(), by=mira)
    with pytest.raises(Refused, match="not to come"):
        actions.check_acceptance(word(categories=["appliances"], checked_on=clock.today() + timedelta(days=1)), by=olga)


def test_a_body_states_changes_and_takes_back_from_its_desk(published, sima, visit, northseal):
    desk, page = signed_in(visit(northseal), sima), f"/desk/schemes/{published.scheme_id}/acceptance/"
    assert "You have not said yet who accepts" in desk.get(page).text
    assert desk.post(f"{page}new/", TYPED).url == page
    row = Acceptance.objects.get()
    assert (row.body, row.scheme, row.categories) == (northseal, published.scheme_id, ["appliances.refrigeration"])
    assert "not looked up by the platform yet" in desk.get(page).text
    assert desk.post(f"{page}{row.pk}/", TYPED | {"clause": "5.1"}).url == page
    desk.post(f"{page}{row.pk}/end/")
    row.refresh_from_db()
    assert (row.clause, row.ended_at is None) == ("5.1", False)


def test_another_bodys_word_is_not_found(stated, published, gus, visit, greenmark):
    other = signed_in(visit(greenmark), gus)
    for path in ("", f"{stated.pk}/", f"{stated.pk}/end/"):
        page = f"/desk/schemes/{published.scheme_id}/acceptance/{path}"
        assert {other.get(page).status_code, other.post(page, TYPED).status_code} <= {404, 405}
    stated.refresh_from_db()
    assert stated.ended_at is None


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ({"acceptor_zh": "", "acceptor_en": ""}, "Say who accepts"),
        ({"document_zh": "", "document_en": ""}, "Name the document"),
        ({"source_zh": "", "source_en": ""}, "Say where it can be read"),
        ({"valid_until": "2025-01-01"}, "cannot end before it begins"),
        ({"valid_from": "tomorrow"}, "Enter a valid date"),
        ({"market": "XX"}, "Select a valid choice"),
        ({"market": "DE", "region": "440000"}, "A province is one of China"),
        ({"source_url": "javascript:alert(1)"}, "Enter a valid URL"),
        ({"acceptor_zh": "x" * 10_000}, "at most 90 characters"),
        ({"clause": "\x00"}, "Null characters are not allowed"),
        ({"weight": "bribed"}, "Select a valid choice"),
    ],
)
def test_bad_input_is_named_and_nothing_is_lost(published, sima, visit, northseal, bad, words):
    desk = signed_in(visit(northseal), sima)
    answer = desk.post(f"/desk/schemes/{published.scheme_id}/acceptance/new/", TYPED | bad)
    assert words in answer.text
    assert "DF-2026-7" in answer.text
    assert not Acceptance.objects.exists()


def test_editors_list_check_miss_and_undo_on_their_pages(stated, olga, site):
    desk, page = signed_in(site, olga), f"/operations/acceptance/{stated.pk}/"
    assert "Orient Mall" in desk.get("/operations/acceptance/").text
    assert "Stated by Northseal" in desk.get(page).text
    typed = TYPED | {"checked_on": str(clock.today()), "seen": str(actions.newest_change(stated))}
    assert desk.post(page, typed).url == "/operations/acceptance/"
    assert "Nothing waits for a look" in desk.get("/operations/acceptance/").text
    assert "Olga" in desk.get("/operations/acceptance/?show=checked&q=DF-2026").text
    desk.post(f"{page}missed/", {"looked_on": str(clock.today())})
    assert "not there" in desk.get("/operations/acceptance/?show=over").text
    desk.post(f"/operations/acceptance/changes/{stated.changes.first().pk}/undo/")
    assert "Orient Mall" in desk.get("/operations/acceptance/?show=checked").text
    desk.post(f"{page}end/")
    stated.refresh_from_db()
    assert stated.ended_at


def test_an_editor_records_one_of_many_schemes(olga, site):
    desk = signed_in(site, olga)
    typed = TYPED | {"categories": ["building"], "properties": ["energy"], "checked_on": str(clock.today())}
    assert desk.post("/operations/acceptance/new/", typed).url == "/operations/acceptance/"
    assert Acceptance.objects.get().body is None
    listless = desk.post("/operations/acceptance/new/", typed | {"takes_any_body": "False"})
    assert "Tick the bodies that are on its list" in listless.text


def test_what_was_looked_at_long_ago_waits_for_editors(stated):
    with a_year_later():
        assert list(acceptances.acceptances_listed("old")) == [stated]
    assert list(acceptances.acceptances_listed("old")) == []
