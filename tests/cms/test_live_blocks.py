"""Facts on a promotional page are the register's, at the moment of the click."""

from uuid import uuid4

import pytest

from cms.models import HomePage, PromotionPage
from register.actions import Stated, record_statements
from register.models import Kind

SCHEME, CERTIFICATE = uuid4(), uuid4()


def state(kind, subject, revision, body, **content):
    record_statements(kind, [Stated(subject, revision, content)], body=body)


@pytest.fixture
def scheme(northseal):
    state(Kind.SCHEME, SCHEME, 1, northseal, status="published", name={"zh": "绿色冰箱", "en": "Green refrigerators"})


@pytest.fixture
def certificate(northseal, scheme):
    state(Kind.CERTIFICATE, CERTIFICATE, 1, northseal, **certificate_content("valid"))


def certificate_content(status):
    product, holder = {"zh": "冰箱", "en": "Refrigerator"}, {"name": {"zh": "爱克米", "en": "Acme"}}
    return {"status": status, "number": "NS-1", "product": product, "holder": holder, "scheme": str(SCHEME)}


@pytest.fixture
def page(site, certificate):
    """`page()`: a promotional page with every live block, as an English reader gets it now."""
    home = HomePage.objects.get(locale__language_code="en")
    body = [
        ("schemes", [{"scheme": str(SCHEME), "words": ""}]),
        ("certificate", {"number": "ns 1"}),
        ("counter", {"heading": "In the register", "scheme": str(SCHEME)}),
        ("verify", {"heading": ""}),
    ]
    promotion = PromotionPage(title="Green", slug="green", summary="Ask once.", locale=home.locale, body=body)
    home.add_child(instance=promotion)
    return lambda: site.get("/green/").text


def test_scheme_and_certificate_are_shown_as_they_stand(page):
    shown = page()
    assert "Green refrigerators" in shown
    assert "badge good large" in shown
    assert "No longer offered" not in shown


def test_suspension_shows_at_once(page, northseal):
    state(Kind.CERTIFICATE, CERTIFICATE, 2, northseal, **certificate_content("suspended"))
    shown = page()
    assert "badge careful large" in shown
    assert "badge good large" not in shown


def test_withdrawn_scheme_shows_at_once(page, northseal):
    state(Kind.SCHEME, SCHEME, 2, northseal, status="withdrawn", name={"zh": "绿色冰箱", "en": "Green refrigerators"})
    assert "No longer offered" in page()


def test_scheme_of_a_suspended_body_is_not_offered(page, northseal):
    northseal.standing = "suspended"
    northseal.save(update_fields=["standing"])
    assert "No longer offered" in page()


def test_unknown_number_says_so(page):
    PromotionPage.objects.update(body=[("certificate", {"number": "XX-404"})])
    assert "not in the register" in page()
