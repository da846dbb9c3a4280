"""A body's time zone, and the rules that are kept as data."""

import pytest
from django.db import DatabaseError, connection, transaction

from certificates.actions import prepare_import
from certificates.models import Certificate
from lib import clock
from lib.refusal import Refused
from outbox.models import Fact
from oversight import actions
from oversight.models import BodyMeasure, BodyRequest, Rule
from oversight.queries import months_between_confirmations, own_rules_wait_for_filing, rule, standing_measure
from tenants.models import CertificationBody
from tests.certificates.making import content
from tests.oversight.making import ASKED
from vocabulary.time_zones import zone_of, zones

pytestmark = pytest.mark.django_db
WHY = {"zh": "机构迁至马德里。", "en": "The body has moved to Madrid."}


def joined(site, olga, **asked) -> CertificationBody:
    site.post("/join/", ASKED | asked)
    return actions.approve_request(BodyRequest.objects.get(), slug="farhill", by=olga)


def test_a_body_keeps_the_days_of_its_country(site, olga):
    abroad = {"country": "ES", "approval_number": "ENAC 01/C-PR001", "time_zone": ""}
    body = joined(site, olga, **abroad)
    assert (body.country, body.time_zone) == ("ES", "Europe/Madrid")


def test_a_body_keeps_the_days_it_asked_for(site, olga):
    assert joined(site, olga, country="US", time_zone="America/Los_Angeles").time_zone == "America/Los_Angeles"


@pytest.mark.parametrize(("country", "zone"), [("CN", "Asia/Shanghai"), ("IN", "Asia/Kolkata"), ("UA", "Europe/Kyiv")])
def test_every_country_has_a_zone_by_the_name_it_has_today(country, zone):
    assert zone_of(country) == zone
    assert zone in zones()


def test_the_operator_changes_the_zone_and_certificates_keep_theirs(operator, in_northseal, rita):
    granted = prepare_import(content(), by=rita)
    there = "/operations/bodies/northseal/time-zone/"
    assert "keep the time zone that stands on them" in operator.get(there).text
    assert operator.post(there, {"zone": "Europe/Madrid"} | WHY).url == "/operations/bodies/northseal/"
    in_northseal.refresh_from_db()
    assert in_northseal.time_zone == "Europe/Madrid"
    connection.set_tenant(in_northseal)
    assert Certificate.objects.get(pk=granted.pk).time_zone == "Asia/Shanghai"


def test_certificates_from_then_on_follow_the_new_zone(in_northseal, olga, rita):
    body = actions.change_time_zone(in_northseal, zone="Europe/Madrid", reason=WHY, by=olga)
    in_northseal.refresh_from_db()
    assert prepare_import(content(), by=rita).time_zone == body.time_zone == "Europe/Madrid"


def test_a_change_of_zone_is_on_record_and_stated_and_no_measure_of_standing(northseal, olga):
    actions.change_time_zone(northseal, zone="Europe/Madrid", reason=WHY, by=olga)
    assert BodyMeasure.objects.get().kind == "time_zone"
    assert standing_measure(northseal) is None
    statement = Fact.objects.filter(name="oversight.BodyStated").latest("pk").payload["statement"]
    assert (statement["time_zone"], statement["standing_reason"]) == ("Europe/Madrid", None)


@pytest.mark.parametrize(("zone", "words"), [("Europe/Atlantis", "no time zone"), ("Asia/Shanghai", "already")])
def test_a_zone_that_is_none_or_the_same_is_refused(northseal, olga, zone, words):
    with pytest.raises(Refused, match=words):
        actions.change_time_zone(northseal, zone=zone, reason=WHY, by=olga)


def test_only_operators_change_a_zone_and_the_database_knows_which_there_are(northseal, petra):
    with pytest.raises(Refused, match="operators"):
        actions.change_time_zone(northseal, zone="Europe/Madrid", reason=WHY, by=petra)
    with pytest.raises(DatabaseError, match="time zone"):
        CertificationBody.objects.filter(pk=northseal.pk).update(time_zone="Europe/Atlantis")


def test_every_rule_has_a_source_and_the_day_it_was_looked_up(operator):
    shown = operator.get("/operations/rules/").text
    for code in Rule.Code:
        stands = rule(code)
        assert stands.source_zh
        assert stands.source_en in shown
        assert stands.checked_on <= clock.today()


def test_the_operator_keeps_a_rule_as_it_was_looked_up_anew(operator, olga):
    typed = {"source_zh": "来源", "source_en": "A newer text", "checked_on": clock.today().isoformat()}
    assert operator.post("/operations/rules/confirmed/", typed | {"value": "3"}).url == "/operations/rules/"
    assert months_between_confirmations() == 3
    assert Rule.objects.filter(code="confirmed").count() == 2
    operator.post("/operations/rules/own_rule_filed/", typed | {"value": "0"})
    assert not own_rules_wait_for_filing()


def test_a_rule_is_never_rewritten_and_never_of_tomorrow(operator):
    with pytest.raises(DatabaseError, match=r"append-only|permission denied"), transaction.atomic():
        Rule.objects.update(value=12)
    typed = {"source_zh": "来源", "source_en": "A text", "checked_on": "2099-01-01"}
    assert "still to come" in operator.post("/operations/rules/bodies_only/", typed).text
