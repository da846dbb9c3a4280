"""What stands on the paper decides the headline: holder, product, standard, the day asked about, the issuer's standing."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from lib import clock
from tests.register.making import answer, ask, happened, said

pytestmark = pytest.mark.django_db


def at(moment: str, zone: str = "Asia/Shanghai"):
    return clock.frozen_at(datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone)))


def verdict(found, key: str) -> str:
    return next(check.verdict for check in found.checks if check.key == key)


# --- Holder ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("forged", ["有限公司", "Co., Ltd.", "Limited", "a", "Appliances GmbH Holding"])
def test_a_legal_form_passes_for_nobody(site, northseal, stated, forged):
    stated(northseal, holder={"name": {"zh": "爱克米电器有限公司", "en": "Acme Appliances Co., Ltd."}})
    found = answer(site, holder=forged)
    assert verdict(found, "holder") != "matches"
    assert found.tone != "good"


@pytest.mark.parametrize(
    "genuine", ["爱克米电器", "愛克米電器股份有限公司", "ACME APPLIANCES LIMITED", "Acme-Appliances Co Ltd"]
)
def test_a_genuine_holder_passes_however_it_is_written(site, northseal, stated, genuine):
    stated(northseal, holder={"name": {"zh": "爱克米电器有限公司", "en": "Acme Appliances Co., Ltd."}})
    assert answer(site, holder=genuine).kind == "valid"


def test_part_of_a_holders_name_is_not_green(site, northseal, stated):
    stated(northseal)
    found = answer(site, holder="Acme")
    assert (found.kind, found.tone) == ("agrees-in-part", "careful")


@pytest.mark.parametrize("holder", ["Acme Appliances", "Acme", "Somebody else"])
def test_both_names_are_always_shown(site, northseal, stated, holder):
    stated(northseal)
    page = ask(site, holder=holder).content.decode()
    assert f"Holder: {holder}" in page
    assert "爱克米电器 / Acme Appliances" in page


# --- Product, model, standard -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("BCD-180", "matches"),
        ("bcd 180", "matches"),
        ("BCD180", "matches"),
        ("ＢＣＤ—180", "matches"),
        ("电冰箱", "matches"),
        ("電冰箱", "matches"),
        ("refrigerator", "matches"),
        ("BCD-181", "differs"),
        ("BCD-180/A", "differs"),
        ("BCD-18.0", "partly"),
        ("Washing machine", "differs"),
    ],
)
def test_a_model_is_compared_with_those_on_the_certificate(site, northseal, stated, asked, expected):
    stated(northseal)
    assert verdict(answer(site, model=asked), "model") == expected


def test_a_model_that_is_not_listed_takes_the_green_from_the_headline(site, northseal, stated):
    stated(northseal)
    page = ask(site, model="BCD-999")
    assert page.context["answer"].kind == "out-of-scope"
    assert page.context["answer"].tone == "stop"
    assert "valid, but not for this product or model" in page.content.decode()


def test_models_that_only_separators_tell_apart_are_two(site, northseal, stated):
    stated(northseal, models=[{"model": "X-1-12"}])
    assert verdict(answer(site, model="X-11-2"), "model") == "partly"


def test_another_standard_takes_the_green_from_the_headline(site, northseal, stated):
    stated(northseal)
    found = answer(site, standard="GB/T 23119-2008")
    assert (found.kind, found.tone) == ("standard-differs", "stop")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("iso 9001", "matches"), ("ISO 9001—2015", "matches"), ("ISO 9001:2008", "differs"), ("ISO 900", "differs")],
)
def test_a_standard_is_compared_as_a_standard(site, northseal, stated, asked, expected):
    stated(northseal, standards=[{"number": "ISO 9001:2015"}])
    assert verdict(answer(site, standard=asked), "standard") == expected


def test_a_holder_that_differs_comes_before_all_else(site, northseal, stated):
    stated(northseal, "WITHDRAWN")
    assert answer(site, holder="Nobody", model="BCD-999", date="2026-06-01").kind == "holder-differs"


# --- Days, in the certificate's own zone ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "kind"),
    [
        ("2026-01-04T23:59:59", "not-yet-valid"),
        ("2026-01-05T00:00:00", "valid"),
        ("2026-06-30T23:59:59", "valid"),
        ("2026-07-01T00:00:00", "expired"),
    ],
)
@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York", "Pacific/Auckland"])
def test_it_is_valid_from_the_first_second_of_its_first_day_to_the_last_of_its_last(
    site, northseal, stated, moment, kind, zone
):
    stated(northseal, valid_until="2026-06-30", time_zone=zone)
    with at(moment, zone):
        assert answer(site).kind == kind


def test_a_suspension_past_its_end_goes_on_and_says_so(site, northseal, stated):
    stated(northseal, "SUSPENDED", suspension={"until": "2026-04-30", "conditions": {"en": "x"}})
    with at("2026-04-30T23:59:59"):
        assert "has not yet decided" not in answer(site).text
    with at("2026-05-01T00:00:00"):
        assert answer(site).kind == "suspended"
        assert "has not yet decided" in answer(site).text


def test_a_suspended_certificate_expires_as_well(site, northseal, stated):
    stated(northseal, "SUSPENDED", valid_until="2026-06-30")
    with at("2026-07-01T00:00:00"):
        assert answer(site).kind == "expired"


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-01-04", "differs"), ("2026-01-05", "matches"), ("2026-06-30", "matches"), ("2026-07-01", "differs")],
)
def test_as_of_the_edges_of_its_validity(site, northseal, stated, day, expected):
    stated(northseal, "EXPIRED", valid_until="2026-06-30")
    with at("2026-08-01T12:00:00"):
        assert verdict(answer(site, date=day), "date") == expected


def test_as_of_a_day_is_counted_in_its_own_zone(site, northseal, stated):
    suspended = happened("suspended", "SUSPENDED") | {
        "effective": "2026-03-02T03:00:00+00:00"
    }  # still 1 March in New York
    stated(northseal, time_zone="America/New_York", history=[*said()["history"], suspended])
    assert verdict(answer(site, date="2026-02-28"), "date") == "matches"
    assert verdict(answer(site, date="2026-03-01"), "date") == "differs"


def test_the_day_asked_about_is_the_headline(site, northseal, stated):
    history = [*said()["history"], happened("suspended", "SUSPENDED"), happened("restored", "VALID", "2026-05-01")]
    stated(northseal, history=history)
    then = answer(site, date="2026-04-01")
    assert (then.kind, then.tone) == ("was-not-valid", "stop")
    assert then.headline == "On 2026-04-01 this certificate was not valid: suspended."
    assert then.text == "Now: valid."
    assert answer(site, date="2026-02-01").headline == "On 2026-02-01 this certificate was valid."


def test_what_was_valid_that_day_and_is_not_today_is_not_green(site, northseal, stated):
    stated(northseal, "WITHDRAWN", history=[*said()["history"], happened("withdrawn", "WITHDRAWN")])
    found = answer(site, date="2026-02-01")
    assert (found.kind, found.tone) == ("was-valid", "steel")
    assert found.text == "Now: withdrawn."


def test_a_day_to_come_is_not_known(site, northseal, stated):
    stated(northseal, valid_until="2026-12-31")
    with at("2026-06-01T12:00:00"):
        assert verdict(answer(site, date="2026-07-01"), "date") == "not-checked"
        assert answer(site, date="2026-07-01").kind == "valid"
        assert answer(site, date="2027-01-01").headline == "On 2027-01-01 this certificate will have expired."


# --- The issuer ----------------------------------------------------------------------------------------------------------


def test_the_issuers_standing_takes_the_green_from_a_valid_certificate(site, northseal, stated):
    """One that has left: tests/register/test_left_bodies.py."""
    pk = stated(northseal)
    northseal.standing = "suspended"
    northseal.save()
    assert (answer(site).kind, answer(site).tone) == ("issuer-suspended", "careful")
    page = site.get(f"/certificates/{pk}/")
    assert "the body that issued it is suspended here" in page.content.decode()
    assert site.get(f"/certificates/{pk}/data.json").json()["body"]["standing"] == "suspended"


def test_the_issuers_standing_is_told_beside_another_answer(site, northseal, stated):
    stated(northseal, "WITHDRAWN")
    northseal.standing = "suspended"
    northseal.save()
    page = ask(site)
    assert page.context["answer"].kind == "withdrawn"
    assert "The body that issued it is suspended here." in page.content.decode()
