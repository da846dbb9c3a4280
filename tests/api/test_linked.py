"""What search engines read of schemes, certificates and bodies."""

import json
import re
from datetime import timedelta

import pytest

from lib import clock
from tests.register.making import happened, said

pytestmark = pytest.mark.django_db
LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
ACTIVE, INACTIVE = "https://schema.org/CertificationActive", "https://schema.org/CertificationInactive"


def linked(site, path: str) -> dict:
    (written,) = LINKED.findall(site.get(path).text)
    return json.loads(written)


def of_certificate(site, pk) -> dict:
    return linked(site, f"/certificates/{pk}/")


def test_a_certificate_is_a_certification_of_a_product(site, northseal, stated):
    pk = stated(northseal, trademark="Polar", grade="A+", manufacturer={"name": {"zh": "", "en": "Acme Works"}})
    told = of_certificate(site, pk)
    address = f"http://guildmark.localhost/certificates/{pk}/"
    assert (told["@type"], told["@id"], told["url"]) == ("Certification", address, address)
    assert told["certificationIdentification"] == "NS2026-0471-01"
    assert (told["validFrom"], told["expires"]) == ("2026-01-05", "2099-01-04")
    assert told["certificationStatus"] == ACTIVE
    assert told["certificationRating"]["ratingValue"] == "A+"
    assert told["issuedBy"]["name"] == "Northseal (demo)"
    assert told["about"] == {
        "@type": "Product",
        "name": "Refrigerator",
        "model": ["BCD-180"],
        "brand": {"@type": "Brand", "name": "Polar"},
        "manufacturer": {"@type": "Organization", "name": "Acme Works"},
    }
    assert told["isBasedOn"] == [{"@type": "CreativeWork", "name": "GB/T 23119-2017"}]
    assert told["@reverse"]["hasCertification"]["name"] == "Acme Appliances"


def test_it_speaks_the_language_of_its_page(site, northseal, stated):
    pk = stated(northseal)
    assert linked(site, f"/certificates/{pk}/?lang=zh")["about"]["name"] == "电冰箱"


@pytest.mark.parametrize("status", ["SUSPENDED", "WITHDRAWN", "CANCELLED", "EXPIRED", "SUPERSEDED"])
def test_what_is_not_valid_is_not_called_active(site, northseal, stated, status):
    pk = stated(northseal, status, history=[*said()["history"], happened(status.lower(), status)])
    assert of_certificate(site, pk)["certificationStatus"] == INACTIVE


def test_what_ended_yesterday_is_not_called_active(site, northseal, stated):
    yesterday = clock.today() - timedelta(days=2)
    assert of_certificate(site, stated(northseal, valid_until=str(yesterday)))["certificationStatus"] == INACTIVE


def test_what_begins_tomorrow_is_not_called_active(site, northseal, stated):
    pk = stated(northseal, valid_from=str(clock.today() + timedelta(days=2)))
    assert of_certificate(site, pk)["certificationStatus"] == INACTIVE


def test_of_a_suspended_bodys_certificate_neither_is_said(site, northseal, stated):
    pk = stated(northseal)
    northseal.standing = "suspended"
    northseal.save(update_fields=["standing"])
    assert "certificationStatus" not in of_certificate(site, pk)


def test_no_words_of_a_body_break_out(site, northseal, stated):
    words = "</script><script>alert(1)</script><!--"
    pk = stated(northseal, trademark=words, product={"zh": words, "en": words})
    assert of_certificate(site, pk)["about"]["name"] == words
    assert "<script>alert(1)" not in site.get(f"/certificates/{pk}/").text


def test_a_body_is_an_organization_without_anybody_to_call(site, northseal):
    told = linked(site, "/bodies/northseal/")
    assert told["@type"] == "Organization"
    assert told["url"] == "http://guildmark.localhost/bodies/northseal/"
    assert told["alternateName"] == [northseal.name_zh]
    assert not {"email", "telephone", "contactPoint"} & told.keys()


FEES = [{"per": "application", "label": {"zh": "申请费", "en": "Application"}, "amount": 150_000, "currency": "CNY"}]


def test_a_scheme_is_a_service_with_its_least_price(site, northseal, scheme_stated):
    pk = scheme_stated(northseal, fees=FEES, summary={"zh": "", "en": "Less energy."})
    told = linked(site, f"/schemes/{pk}/")
    assert (told["@type"], told["name"], told["description"]) == ("Service", "Green refrigerators", "Less energy.")
    assert told["provider"]["url"] == "http://guildmark.localhost/bodies/northseal/"
    assert told["offers"]["url"] == "http://northseal.guildmark.localhost/apply/green-refrigerators/"
    price = told["offers"]["priceSpecification"]
    assert (float(price["minPrice"]), price["priceCurrency"]) == (1500, "CNY")


def test_a_scheme_under_which_nobody_can_apply_offers_nothing(site, northseal, scheme_stated):
    assert "offers" not in linked(site, f"/schemes/{scheme_stated(northseal, fees=FEES, status='WITHDRAWN')}/")
