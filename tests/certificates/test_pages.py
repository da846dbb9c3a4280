"""The back office of certificates: who may open what, and what a page does."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_tenants.utils import tenant_context

from accounts.models import OrganisationMembership
from certificates import actions
from certificates.models import Certificate, Measure
from lib import clock
from outbox import relay
from tests.certificates.making import in_days, letter, suspend_at_request
from tests.support.asking import others
from tests.support.pdfs import a_pdf_of
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db

TYPED = {
    "number": "NS2026-0009",
    "product_zh": "家用电冰箱",
    "product_en": "Refrigerator",
    "models_text": "BCD-180 | 220 V\n\nBCD-200\n",
    "standards_text": "GB/T 23119-2017",
    "factories_text": "佛山工厂 | Foshan works | 演示路1号",
    "holder_name_zh": "爱克米",
    "issued_on": "2026-01-05",
    "valid_from": "2026-01-05",
    "valid_until": "2029-01-04",
}
SUSPEND = {
    "ends_on": str(in_days(20)),
    "conditions_en": "A visit",
    "conditions_zh": "检查",
}


def a_letter() -> SimpleUploadedFile:
    return SimpleUploadedFile("request.pdf", a_pdf_of("Please suspend it."))


@pytest.fixture
def desk(visit, northseal):
    return lambda user: signed_in(visit(northseal), user)


def at(certificate, page: str = "") -> str:
    return f"/desk/certificates/{certificate.pk}/{page}"


def text(response) -> str:
    return response.content.decode()


def test_a_part_too_many_in_a_line_is_refused_and_not_dropped(desk, rita):
    lists = {"models_text": "BCD-180\nBCD-520 | 230 V | 50 Hz", "factories_text": "甲 | A | 1 Road | Foshan"}
    page = text(desk(rita).post("/desk/certificates/import/", TYPED | lists))
    assert "We could not read line 2: write it as BCD-520 | 230 V." in page
    assert "BCD-520 | 230 V | 50 Hz" in page
    assert "We could not read line 1: write it as 丰泽工厂 | Fengze Works | 泉州市1号." in page
    assert not Certificate.objects.exists()


def test_two_people_enter_a_certificate_and_the_public_sees_it(desk, site, northseal, rita, quinn):
    assert desk(rita).post("/desk/certificates/import/", TYPED).status_code == 302
    with tenant_context(northseal):
        prepared = Certificate.objects.get()
    assert [one["model"] for one in prepared.covered_models] == ["BCD-180", "BCD-200"]
    assert prepared.factories[0]["name"]["en"] == "Foshan works"
    client = desk(quinn)
    seen = re.search(r'name="seen_at" value="([^"]+)"', text(client.get(at(prepared, "confirm/"))))[1]
    assert client.post(at(prepared, "confirm/"), {"takes_responsibility": "on", "seen_at": seen}).status_code == 302
    relay.deliver_all()
    assert "This certificate is valid." in text(site.get(f"/certificates/{prepared.pk}/"))


def test_typing_is_kept_when_something_is_wrong(desk, rita):
    page = text(desk(rita).post("/desk/certificates/import/", TYPED | {"valid_until": "31/02/2026"}))
    assert "BCD-200" in page
    assert "佛山工厂" in page
    assert "error-summary" in page


def test_what_the_rules_refuse_is_said_on_the_form(desk, rita, pending):
    page = text(desk(rita).post("/desk/certificates/import/", TYPED | {"number": "NS2026-0001"}))
    assert "taken already" in page
    assert "BCD-200" in page


def test_a_pending_certificate_is_amended_with_what_stands_there(desk, rita, pending):
    page = text(desk(rita).get(at(pending, "amend/")))
    assert "BCD-180 | 220 V, 50 Hz" in page
    desk(rita).post(at(pending, "amend/"), TYPED)
    assert Certificate.objects.get().number == "NS2026-0009"


def test_suspended_as_the_holder_wrote_and_restored_by_two_people(desk, rita, quinn, otto, valid):
    desk(rita).post(at(valid, "suspend/"), SUSPEND | {"paper": a_letter()})
    assert Certificate.objects.get().status == "SUSPENDED"
    desk(quinn).post(at(valid, "propose/restore/"), {"evidence": "Visited on site", "verified_by": str(quinn.pk)})
    desk(otto).post(
        f"/desk/certificates/measures/{Measure.objects.get().pk}/", {"answer": "agree", "words_en": "It was seen."}
    )
    assert Certificate.objects.get().status == "VALID"


def test_the_holders_letter_is_asked_for_beside_its_field_and_no_reason_is_offered(desk, rita, valid):
    page = text(desk(rita).post(at(valid, "suspend/"), SUSPEND | {"reason": "mark-misused"}))
    assert Certificate.objects.get().status == "VALID"
    assert 'name="reason"' not in page
    assert re.search(r'href="#id_paper"', page)
    assert "A visit" in page


def test_a_decision_without_words_is_asked_for_them_beside_the_field(desk, rita, otto, valid):
    desk(rita).post(at(valid, "propose/withdraw/"), {"reason": "serious-defect", "evidence": "Report 7"})
    address = f"/desk/certificates/measures/{Measure.objects.get().pk}/"
    assert 'href="#id_words_zh"' in text(desk(otto).post(address, {"answer": "refuse"}))
    assert "(optional)" not in text(desk(otto).get(address))


def test_papers_are_for_the_bodys_own_people(desk, rita, otto, fin, gus, suspended):
    address = f"/desk/certificates/papers/{suspended.papers.get().pk}/"
    for one in (rita, otto):
        answer = desk(one).get(address)
        assert answer["Content-Disposition"].startswith("attachment")
        assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert [desk(one).get(address).status_code for one in (fin, gus)] == [403, 404]


def test_a_suspension_too_long_is_refused_and_typing_kept(desk, rita, valid):
    sent = SUSPEND | {"ends_on": str(in_days(400)), "paper": a_letter()}
    page = text(desk(rita).post(at(valid, "suspend/"), sent))
    assert "180 days at most" in page
    assert "A visit" in page


def test_proposed_by_one_and_decided_by_another(desk, rita, otto, valid):
    terms = {"reason": "serious-defect", "evidence": "Report 7"}
    desk(rita).post(at(valid, "propose/withdraw/"), terms)
    address = f"/desk/certificates/measures/{Measure.objects.get().pk}/"
    assert "Report 7" in text(desk(otto).get(address))
    desk(otto).post(address, {"answer": "agree", "words_en": "As proposed"})
    assert Certificate.objects.get().status == "WITHDRAWN"


def test_cancelled(desk, rita, valid):
    desk(rita).post(at(valid, "cancel/"), {"paper": a_letter()})
    assert Certificate.objects.get().status == "CANCELLED"


def test_a_successor_nobody_has_is_refused(desk, rita, valid):
    said = {"number": "none-1", "evidence": "Replaced"}
    assert "no certificate of that number" in text(desk(rita).post(at(valid, "propose/supersede/"), said))


def test_thrown_away(desk, rita, pending):
    desk(rita).post(at(pending, "throw-away/"))
    assert not Certificate.objects.exists()


def test_the_list_searches_filters_and_sorts(desk, rita, valid):
    client = desk(rita)
    assert "NS2026-0001" in text(client.get("/desk/certificates/", {"q": "ns2026 0001", "sort": "until"}))
    assert "No certificate matches" in text(client.get("/desk/certificates/", {"status": "WITHDRAWN"}))
    assert "NS2026-0001" in text(client.get("/desk/certificates/", {"q": "电冰箱", "page": "99"}))


def test_the_list_is_looked_at_empty(desk, rita):
    assert "No certificates yet" in text(desk(rita).get("/desk/certificates/"))


def test_the_page_offers_what_status_and_roles_allow(desk, rita, otto, valid):
    assert "Suspend on the holder" in text(desk(rita).get(at(valid)))
    assert "Nothing, in this status" in text(desk(otto).get(at(valid)))


def test_history_names_who_did_it(desk, rita, suspended):
    page = text(desk(rita).get(at(suspended)))
    assert "The holder&#x27;s own request" in page
    assert "Quinn" in page


PAGES = [
    "", "amend/", "confirm/", "throw-away/", "suspend/", "cancel/", "propose/withdraw/", "propose/restore/",
    "propose/cancel/", "propose/supersede/",
]  # fmt: skip


@pytest.fixture
def pages(valid) -> list[str]:
    return [at(valid, page) for page in PAGES]


def test_another_bodys_staff_gets_404_and_a_stranger_is_asked_to_sign_in(desk, gus, petra, visit, northseal, pages):
    assert others(desk(gus), pages, than={404}) == []
    assert others(desk(petra), pages, than={404}) == []
    assert others(visit(northseal), pages, than={302}, naming="sign-in") == []


def test_the_wrong_role_is_refused(desk, fin, pages):
    assert others(desk(fin), pages[1:], than={403}) == []


def test_looking_changes_nothing(desk, rita, valid, pages):
    assert others(desk(rita), pages[3:], than={200}) == []
    assert Certificate.objects.get().revision == valid.revision


def test_another_bodys_certificate_does_not_exist_here(visit, greenmark, gus, valid):
    assert signed_in(visit(greenmark), gus).get(at(valid)).status_code == 404


def test_within_two_seconds_the_page_says_so(desk, site, rita, valid):
    relay.deliver_all()
    suspend_at_request(valid, by=rita)
    relay.deliver_all()
    assert "This certificate is suspended." in text(site.get(f"/certificates/{valid.pk}/"))


def test_whoever_acts_for_a_holder_reads_nothing_of_what_becomes_of_it(desk, pending, acme, rita, quinn, cleo):
    Certificate.objects.filter(pk=pending.pk).update(organisation=acme)
    valid = actions.confirm_import(pending, by=quinn, takes_responsibility=True)
    terms = {"outcome": "withdraw", "reason": "serious-defect", "evidence": "Seen."}
    paper = actions.propose_measure(valid, **terms, paper=letter(), by=quinn).paper
    addresses = [f"/desk/certificates/{valid.pk}/", f"/desk/certificates/papers/{paper.pk}/"]

    def answers() -> list[int]:
        given = [desk(cleo).get(address) for address in addresses]
        return [one.status_code for one in given if b"".join(one)]

    assert answers() == [200, 200]
    OrganisationMembership.objects.create(organisation=acme, user=cleo, accepted_at=clock.now())
    assert answers() == [404, 404]
