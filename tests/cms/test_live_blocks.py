"""Facts on a promotional page are the register's, at the moment of the click."""

from uuid import uuid4

import pytest
from django.test import Client
from wagtail.blocks import StructBlockValidationError

from cms.models import HomePage, PromotionPage
from cms.models.blocks import ServiceCard
from register.actions import Stated, record_statements
from register.models import Kind
from tests.oversight.making import close_body
from tests.register.making import scheme_said
from tests.search.services import service
from tests.support.signing_in import signed_in

SCHEME, CERTIFICATE = uuid4(), uuid4()


def state(kind, subject, revision, body, **content):
    record_statements(kind, [Stated(subject, revision, content)], body=body)


@pytest.fixture
def scheme(northseal):
    state(Kind.SCHEME, SCHEME, 1, northseal, **scheme_said())


@pytest.fixture
def certificate(northseal, scheme):
    state(Kind.CERTIFICATE, CERTIFICATE, 1, northseal, **certificate_content("VALID"))


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
    state(Kind.CERTIFICATE, CERTIFICATE, 2, northseal, **certificate_content("SUSPENDED"))
    shown = page()
    assert "badge careful large" in shown
    assert "badge good large" not in shown


def test_once_its_body_has_left_a_certificate_is_no_longer_supervised_here_too(page, first_page, northseal, olga):
    close_body(northseal, by=olga)
    assert "No longer supervised" in page()
    assert "badge good large" not in page()
    assert "Certificate NS-1 is no longer supervised." in first_page()


def test_withdrawn_scheme_shows_at_once(page, northseal):
    state(Kind.SCHEME, SCHEME, 2, northseal, **scheme_said(status="WITHDRAWN"))
    assert "No longer offered" in page()


def test_scheme_of_a_suspended_body_is_not_offered(page, northseal):
    northseal.standing = "suspended"
    northseal.save(update_fields=["standing"])
    assert "No longer offered" in page()


def test_unknown_number_says_so(page):
    PromotionPage.objects.update(body=[("certificate", {"number": "XX-404"})])
    assert "not in the register" in page()


@pytest.fixture
def first_page(page, eddy):
    """`first_page()`: what an editor sees first in the CMS."""
    editor = signed_in(Client(SERVER_NAME="guildmark.localhost", headers={"accept-language": "en"}), eddy)
    return lambda: editor.get("/cms/").text


def test_the_editors_first_page_offers_a_page_in_each_language(first_page):
    shown = first_page()
    assert "Write a promotional page · Chinese" in shown
    assert "Write a promotional page · English" in shown
    assert "The register has changed since" not in shown


def test_the_editors_first_page_names_pages_that_the_register_has_overtaken(first_page, northseal):
    state(Kind.CERTIFICATE, CERTIFICATE, 2, northseal, **certificate_content("SUSPENDED"))
    state(Kind.SCHEME, SCHEME, 2, northseal, **scheme_said(status="WITHDRAWN"))
    shown = first_page()
    assert "The register has changed since" in shown
    assert "Certificate NS-1 is suspended." in shown
    assert "The scheme “Green refrigerators” takes no new applications." in shown


def test_a_card_of_nothing_is_named_too(first_page):
    promotion = PromotionPage.objects.get()
    promotion.body[1] = ("certificate", {"number": "NS-2"})
    promotion.save()
    assert "The register has no certificate NS-2." in first_page()


def test_no_card_of_a_service_promises_a_pass(northseal):
    pk = service(northseal)
    card = ServiceCard()
    with pytest.raises(StructBlockValidationError):
        card.clean({"service": str(pk), "words": "With a guaranteed pass."})
    assert card.clean({"service": str(pk), "words": "Two days, with exercises."})["words"]


@pytest.fixture
def service_page(site, northseal):
    """`service_page()`: a promotional page with the card of a service, as an English reader gets it now."""
    pk, home = service(northseal), HomePage.objects.get(locale__language_code="en")
    body = [("services", [{"service": str(pk), "words": "For beginners too."}])]
    home.add_child(
        instance=PromotionPage(title="Learn", slug="learn", summary="Two days.", locale=home.locale, body=body)
    )
    return pk, lambda: site.get("/learn/").text


def test_a_service_is_shown_as_it_stands(service_page):
    pk, page = service_page
    shown = page()
    assert "Open course on quality management" in shown
    assert "For beginners too." in shown
    assert f"/services/{pk}/" in shown
    assert "1,800.00 CNY" in shown


def test_a_service_withdrawn_shows_at_once(service_page, northseal):
    pk, page = service_page
    service(northseal, id=pk, revision=2, status="WITHDRAWN")
    assert "no longer offered" in page().lower()
