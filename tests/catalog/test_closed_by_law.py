"""A law that leaves a property to designated bodies: no scheme for it is published, and those on offer close on the day."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, transaction

from accounts.models import Letter, Notice
from applications.actions import start_draft
from catalog import actions, queries
from catalog.models import SchemeVersion
from certificates.actions import confirm_import, prepare_import
from lib import clock
from lib.refusal import Refused
from outbox.models import Due
from outbox.relay import deliver_all
from register.actions import ask_the_law
from register.queries import is_offered, offered_schemes, scheme_for
from search.models import SchemeDocument
from tests.catalog.schemes import draft_scheme, give_passport, next_version, published_scheme
from tests.certificates.making import content
from vocabulary.actions import record_compulsory_rule
from vocabulary.models import CompulsoryRule
from vocabulary.queries import newest_edition

AT_HOME = ZoneInfo("Asia/Shanghai")
EVE, DAY = datetime(2026, 7, 31, 23, 59, tzinfo=AT_HOME), datetime(2026, 8, 1, 0, 1, tzinfo=AT_HOME)
PILES = {"slug": "piles", "categories": ["charging.ac"], "characteristics": ["safety"], "markets": ["CN"]}


@pytest.fixture
def piles(in_northseal, sima) -> SchemeVersion:
    """Safety of charging piles, published the day before CCC applies to them."""
    with clock.frozen_at(EVE):
        version = published_scheme(sima, **PILES)
        deliver_all()
    return version


@pytest.fixture
def held(piles, acme, rita, quinn):
    """A certificate of that scheme, held by acme."""
    typed = content(scheme=piles.scheme_id, scheme_version=1, scheme_name_zh="充电桩", scheme_name_en="Piles")
    certificate = prepare_import(typed | {"holder_code": acme.credit_code}, by=rita)
    return confirm_import(certificate, by=quinn, takes_responsibility=True)


def coming(olga, **values) -> CompulsoryRule:
    rule = CompulsoryRule(
        **{
            "category_id": "appliances.refrigeration", "market": "CN", "properties": ["reliability"],
            "duty": "certificate", "law_zh": "可靠性法", "law_en": "Reliability Act", "applies_from": date(2027, 3, 1),
            "source_zh": "公告", "source_en": "Notice", "checked_on": clock.today(),
        } | values
    )  # fmt: skip
    return record_compulsory_rule(rule, by=olga)


def subjects(user) -> list[str]:
    return [
        notice.subject_en
        for notice in Notice.objects.filter(user=user)
        if "need" in notice.subject_en or "law" in notice.subject_en
    ]


def test_what_ccc_covers_cannot_be_published_and_the_editor_says_why(in_northseal, sima):
    give_passport(sima)
    draft = draft_scheme(sima, **PILES)
    with pytest.raises(Refused, match="CCC is compulsory for AC charging piles in China since 2026-08-01"):
        actions.publish(draft, by=sima)
    assert "description" in {gap.section for gap in queries.gaps(draft)}


@pytest.mark.parametrize(
    "values", [{"markets": ["US"]}, {"characteristics": ["reliability"]}, {"categories": ["charging.connectors"]}]
)
def test_another_market_property_or_product_can(in_northseal, sima, values):
    give_passport(sima)
    assert actions.publish(draft_scheme(sima, **(PILES | values)), by=sima).number == 1


def test_the_database_refuses_it_as_well(in_northseal, sima):
    give_passport(sima)
    draft = draft_scheme(sima, **PILES)
    with pytest.raises(DatabaseError, match="only designated bodies"), transaction.atomic():
        SchemeVersion.objects.filter(pk=draft.pk).update(number=1, published_at=clock.now(), published_by=sima)


def test_the_day_before_it_is_on_offer_and_on_the_day_it_is_not(piles, acme, alice):
    entry = scheme_for(piles.scheme_id)
    with clock.frozen_at(EVE):
        assert (queries.offer_gap(piles), is_offered(entry)) == ("", True)
    with clock.frozen_at(DAY):
        assert "CCC is compulsory" in queries.offer_gap(piles)
        assert not is_offered(entry)
        with pytest.raises(Refused, match="CCC is compulsory"):
            start_draft(piles, organisation=acme, by=alice)


def test_the_day_begins_in_the_bodys_own_zone(piles, in_northseal):
    in_northseal.time_zone = "America/Los_Angeles"
    in_northseal.save(update_fields=["time_zone"])
    with clock.frozen_at(DAY):  # still the last of July there
        assert queries.offer_gap(piles) == ""
        assert is_offered(scheme_for(piles.scheme_id))
    with clock.frozen_at(datetime(2026, 8, 1, 0, 1, tzinfo=ZoneInfo("America/Los_Angeles"))):
        assert queries.offer_gap(piles)
        assert not is_offered(scheme_for(piles.scheme_id))


def test_on_the_day_it_leaves_the_search_and_holders_and_managers_are_told_once(piles, held, alice, sima):
    with clock.frozen_at(EVE):
        deliver_all()
        assert SchemeDocument.objects.filter(pk=piles.scheme_id).exists()
        assert subjects(alice) == []
    with clock.frozen_at(DAY):
        deliver_all()
        assert not SchemeDocument.objects.filter(pk=piles.scheme_id).exists()
        ask_the_law(CompulsoryRule.objects.newest())  # the nightly look, and a second relay
        deliver_all()
    assert subjects(alice) == ["AC charging piles need CCC in China before sale"]
    assert held.number in Notice.objects.get(user=alice, subject_en__startswith="AC charging").text_en
    assert Letter.objects.filter(to=alice.email, subject__startswith="AC charging").count() == 1
    assert subjects(sima) == ["A law closes the scheme “Green refrigerators” for applications"]
    piles.scheme.refresh_from_db()
    assert piles.scheme.closed_by == [CompulsoryRule.objects.get(category="charging.ac", market="CN").key]


def test_a_rule_recorded_today_closes_what_it_concerns_and_its_repeal_opens_it(in_northseal, sima, olga):
    version = published_scheme(sima)
    deliver_all()
    rule = coming(olga, applies_from=clock.today())
    deliver_all()
    assert not offered_schemes().filter(pk=version.scheme_id).exists()
    assert not SchemeDocument.objects.filter(pk=version.scheme_id).exists()
    rule = newest_edition(rule.key)
    rule.repealed_on = clock.today()
    record_compulsory_rule(rule, edition=1, by=olga)
    deliver_all()
    assert SchemeDocument.objects.filter(pk=version.scheme_id).exists()
    assert queries.offer_gap(version) == ""
    assert subjects(sima) == [
        "No law closes the scheme “Green refrigerators” any more",
        "A law closes the scheme “Green refrigerators” for applications",
    ]


def test_editing_the_day_moves_the_date_that_is_waited_for(in_northseal, sima, olga):
    version = published_scheme(sima)
    deliver_all()
    rule = coming(olga)
    deliver_all()
    due = Due.objects.get(kind="catalog.law_changes", subject=version.scheme_id)
    assert due.due_at == datetime(2027, 3, 1, tzinfo=AT_HOME)
    rule = newest_edition(rule.key)
    rule.applies_from = date(2027, 5, 1)
    record_compulsory_rule(rule, edition=1, by=olga)
    deliver_all()
    due.refresh_from_db()
    assert due.due_at == datetime(2027, 5, 1, tzinfo=AT_HOME)


def test_a_version_without_the_property_opens_a_closed_scheme_again(piles, sima):
    with clock.frozen_at(DAY):
        deliver_all()
        version = next_version(piles.scheme, sima, characteristics=["reliability"])
        assert queries.offer_gap(version) == ""
        version.scheme.refresh_from_db()
        assert version.scheme.closed_by == []


def test_what_was_withdrawn_is_not_offered_again_against_the_law(piles, sima):
    with clock.frozen_at(DAY):
        actions.withdraw_scheme(piles.scheme, reason_zh="停", by=sima)
        with pytest.raises(Refused, match="CCC is compulsory"):
            actions.offer_again(piles.scheme, by=sima)


def test_both_pages_of_the_scheme_say_what_the_law_demands(piles, in_northseal, site, visit):
    shown = site.get(f"/schemes/{piles.scheme_id}/", headers={"accept-language": "en"}).text
    assert "CCC is compulsory in China before sale" in shown
    assert "It takes no applications" in shown
    own = visit(in_northseal).get("/schemes/piles/", headers={"accept-language": "en"}).text
    assert "CCC is compulsory in China before sale" in own
    assert "/apply/piles/" not in own
