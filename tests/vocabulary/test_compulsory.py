"""What laws demand before sale: which rules speak of a scheme, from which day to which, and who keeps them."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.http import Http404

from accounts.models import User
from lib import clock
from lib.refusal import Refused
from outbox.models import Fact
from tests.support.refusing import is_kept
from vocabulary.actions import load_shipped, record_compulsory_rule
from vocabulary.models import CompulsoryRule
from vocabulary.queries import compulsory_rules, demands, editions_of, newest_edition, reserved_next, reserving

TODAY = date(2026, 11, 29)


def robots(**values: Any) -> CompulsoryRule:
    """A law of our own making: robots need a certificate in China from 2027 on."""
    return CompulsoryRule(
        **{
            "category_id": "robots.service", "market": "CN", "properties": ["safety"], "duty": "certificate",
            "law_zh": "机器人法", "law_en": "Robots Act", "applies_from": date(2027, 1, 1), "source_zh": "公告",
            "source_en": "Notice", "checked_on": clock.today(),
        } | values
    )  # fmt: skip


def laws(categories: list[str], markets: list[str] = (), on: date = TODAY) -> set[str]:
    return {rule.law_en for rule in compulsory_rules(categories, markets, on=on)}


def in_the_database(categories: list[str], properties: list[str], markets: list[str], on: date) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.guildmark_is_reserved(%s, %s, %s, %s)", [categories, properties, markets, on])
        return cursor.fetchone()[0]


def test_a_kettle_needs_ccc_in_china_and_is_declared_in_the_union(db):
    assert laws(["appliances.kitchen.kettles"], ["CN"]) == {"CCC"}
    assert laws(["appliances.kitchen.kettles"], ["EU"]) == {
        "CE: Low Voltage Directive",
        "CE: EMC Directive",
        "CE: RoHS Directive",
    }
    assert laws(["furniture.office"]) == set()


def test_a_country_of_the_union_is_of_its_market(db):
    assert laws(["appliances.kitchen.kettles"], ["DE"]) == laws(["appliances.kitchen.kettles"], ["EU"])
    assert laws(["appliances.kitchen.kettles"], ["US"]) == set()


@pytest.mark.parametrize(
    ("categories", "properties", "markets", "on", "is_reserved"),
    [
        (["charging.ac"], ["safety"], ["CN"], date(2026, 7, 31), False),
        (["charging.ac"], ["safety"], ["CN"], date(2026, 8, 1), True),
        (["charging.ac"], ["reliability"], ["CN"], date(2026, 8, 1), False),
        (["charging.ac"], ["safety"], ["EU"], date(2026, 8, 1), False),  # declared there, by whoever makes it
        (["charging.ac"], ["safety"], [], date(2026, 8, 1), True),  # no market named: wherever
        (["charging"], ["safety", "security"], ["CN", "EU"], TODAY, True),  # a wider category holds the product
        (["charging.connectors"], ["safety"], ["CN"], TODAY, False),
        (["appliances.kitchen"], ["emc"], ["CN"], TODAY, True),
        (["appliances.refrigeration"], ["energy"], ["CN"], TODAY, False),  # a label, registered by the manufacturer
        ([], ["safety"], ["CN"], TODAY, False),
    ],
)
def test_python_and_the_database_say_the_same(db, categories, properties, markets, on, is_reserved):
    assert bool(reserving(categories, properties, markets, on=on)) is is_reserved
    assert in_the_database(categories, properties, markets, on) is is_reserved


def test_what_is_repealed_reserves_nothing_from_that_day(olga):
    rule = record_compulsory_rule(robots(repealed_on=date(2028, 1, 1)), by=olga)
    asked = (["robots.service"], ["safety"], ["CN"])
    for day, is_reserved in [
        (date(2026, 12, 31), False),
        (date(2027, 1, 1), True),
        (date(2027, 12, 31), True),
        (date(2028, 1, 1), False),
    ]:
        assert bool(reserving(*asked, on=day)) is in_the_database(*asked, day) is is_reserved, day
    assert reserved_next(*asked, after=TODAY) == rule.applies_from
    assert reserved_next(*asked, after=date(2027, 1, 1)) == date(2028, 1, 1)
    assert reserved_next(*asked, after=date(2028, 1, 1)) is None
    assert laws(["robots.service"], on=date(2028, 1, 1)) == set()


def test_a_mistake_ends_on_the_day_it_began_and_never_applied(olga):
    record_compulsory_rule(robots(repealed_on=date(2027, 1, 1)), by=olga)
    assert laws(["robots.service"]) == set()
    assert not in_the_database(["robots.service"], ["safety"], ["CN"], date(2027, 1, 1))


def test_a_rule_recorded_anew_keeps_what_was_recorded_before(olga):
    record_compulsory_rule(robots(), by=olga)
    rule = newest_edition(CompulsoryRule.objects.get(law_en="Robots Act").key)
    rule.applies_from = date(2027, 7, 1)
    record_compulsory_rule(rule, edition=1, by=olga)
    assert [edition.applies_from for edition in editions_of(rule.key)] == [date(2027, 7, 1), date(2027, 1, 1)]
    assert {edition.recorded_by for edition in editions_of(rule.key)} == {olga}
    assert not in_the_database(["robots.service"], ["safety"], ["CN"], date(2027, 3, 1))
    assert Fact.objects.filter(name="vocabulary.CompulsoryRuleRecorded").count() == 2
    is_kept(lambda: CompulsoryRule.objects.update(law_en="Other"))


def test_who_saw_an_older_edition_is_refused(olga):
    record_compulsory_rule(robots(), by=olga)
    key = CompulsoryRule.objects.get(law_en="Robots Act").key
    record_compulsory_rule(newest_edition(key), edition=1, by=olga)
    with pytest.raises(Refused, match="since you opened it"):
        record_compulsory_rule(newest_edition(key), edition=1, by=olga)
    with pytest.raises(Refused, match="There is a rule of that name"):
        record_compulsory_rule(robots(), by=olga)


def test_only_operators_keep_rules_and_say_when_they_looked(petra, olga):
    with pytest.raises(Refused, match="operators"):
        record_compulsory_rule(robots(), by=petra)
    for day in (None, date(2999, 1, 1)):
        with pytest.raises(Refused, match="on which day"):
            record_compulsory_rule(robots(checked_on=day), by=olga)


def test_rules_that_ship_are_filled_in_once_and_leave_what_editors_recorded(olga):
    rule = compulsory_rules(["charging.ac"], ["CN"], on=TODAY)[0]
    rule.applies_from = date(2026, 9, 1)
    record_compulsory_rule(rule, by=olga)
    before = CompulsoryRule.objects.count()
    load_shipped()
    assert CompulsoryRule.objects.count() == before
    assert newest_edition(rule.key).applies_from == date(2026, 9, 1)


def test_rules_that_differ_in_the_product_alone_are_said_once(db):
    said = demands(compulsory_rules(["charging"], ["CN"], on=TODAY), on=TODAY)
    assert [(demand.rule.law_en, len(demand.products), demand.is_to_come) for demand in said] == [("CCC", 2, False)]
    assert demands(compulsory_rules(["charging.ac"], ["CN"], on=date(2026, 7, 31)), on=date(2026, 7, 31))[0].is_to_come


def test_every_rule_that_ships_has_its_source_in_both_languages(db):
    for rule in CompulsoryRule.objects.newest():
        assert all([rule.law_zh, rule.law_en, rule.source_zh, rule.source_en, rule.source_url.startswith("https://")])


def test_an_unknown_rule_is_not_found(db):
    with pytest.raises(Http404):
        newest_edition(User().pk)
