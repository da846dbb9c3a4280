"""My desk: what needs me first, all bodies together, nobody else's things."""

from datetime import timedelta
from uuid import uuid4

import pytest

from accounts.actions import notify
from accounts.models import Organisation
from lib import clock
from portfolio import actions
from tests.portfolio.making import case, certificate, invoice
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def busy(northseal, greenmark, acme):
    pk = uuid4()
    actions.keep_case(pk, 1, acme.pk, case(pk), body=northseal)
    actions.keep_invoice(uuid4(), 1, acme.pk, invoice(), body=greenmark)
    soon = (clock.today() + timedelta(days=30)).isoformat()
    actions.keep_certificates([(uuid4(), 1, certificate(acme, valid_until=soon))], body=northseal)
    return pk


def test_what_needs_me_comes_first_by_deadline(desk, busy):
    page = desk.get("/my/")
    assert [need.what for need in page.context["needs"]] == [
        "Pay ¥25,970.00 CNY",
        "Answer the questions",
        "Apply for recertification",
    ]


def test_one_click_leads_to_the_case_on_its_bodys_host(desk, busy):
    assert f'href="http://northseal.guildmark.localhost/cases/{busy}/"' in desk.get("/my/").content.decode()


def test_a_case_says_who_holds_it_and_how_long(desk, northseal, acme):
    actions.keep_case(uuid4(), 1, acme.pk, case(holder="body", due_at=""), body=northseal)
    page = desk.get("/my/").content.decode()
    assert "for 3 days" in page
    assert "Nothing needs you today." in page


def test_a_suspended_certificate_says_what_to_do(desk, northseal, acme):
    until = (clock.today() + timedelta(days=10)).isoformat()
    said = certificate(acme, status="SUSPENDED", suspension={"until": until})
    actions.keep_certificates([(uuid4(), 1, said)], body=northseal)
    assert "Meet the conditions to lift the suspension" in desk.get("/my/").content.decode()


def test_paid_invoices_need_nobody(desk, northseal, acme):
    actions.keep_invoice(uuid4(), 1, acme.pk, invoice(state="paid", paid=2_597_000), body=northseal)
    assert desk.get("/my/").context["needs"] == []


@pytest.mark.parametrize("page", ["/my/", "/my/cases/", "/my/certificates/", "/my/invoices/"])
def test_another_organisation_sees_nothing_of_it(page, site, busy, carol):
    shown = signed_in(site, carol).get(page).content.decode()
    assert "Refrigerator" not in shown
    assert "25,970" not in shown


@pytest.mark.parametrize("page", ["/my/", "/my/cases/", "/my/certificates/", "/my/invoices/"])
def test_another_organisation_cannot_be_chosen(page, site, acme, carol):
    carol_there = signed_in(site, carol)
    assert carol_there.get(page, {"organisation": acme.pk}).status_code == 404
    assert carol_there.get(page, {"organisation": "nonsense"}).status_code == 404


def test_several_organisations_are_switched(desk, alice, busy, acme):
    other = Organisation.objects.create(name_en="Second (demo)")
    alice.organisation_memberships.create(organisation=other)
    assert "Refrigerator" in desk.get("/my/").content.decode()
    assert "Refrigerator" not in desk.get("/my/", {"organisation": other.pk}).content.decode()
    assert "Refrigerator" in desk.get("/my/", {"organisation": acme.pk}).content.decode()


@pytest.mark.parametrize("page", ["/my/", "/my/cases/", "/my/certificates/", "/my/invoices/"])
def test_an_ended_membership_shows_nothing(page, desk, alice, busy):
    alice.organisation_memberships.update(ended_at=clock.now())
    assert desk.get(page).status_code in {302, 403}


def test_the_empty_desk_leads_to_schemes(desk):
    page = desk.get("/my/").content.decode()
    assert "Nothing here yet" in page
    assert 'href="/schemes/"' in page


def test_strangers_sign_in_and_bodies_hosts_have_no_such_page(site, visit, northseal):
    assert site.get("/my/")["Location"].startswith("/sign-in/")
    assert visit(northseal).get("/my/").status_code == 404


def test_notices_stand_on_the_desk(desk, alice):
    notify(alice, subject={"zh": "信", "en": "A letter"}, text={"zh": "信", "en": "Read it"}, url="/my/")
    assert "A letter" in desk.get("/my/").content.decode()


def test_the_desk_costs_the_same_for_one_and_many(desk, busy, northseal, acme, django_assert_max_num_queries):
    for number in range(60):
        actions.keep_case(uuid4(), 1, acme.pk, case(number=f"C-{number}"), body=northseal)
        actions.keep_certificates([(uuid4(), 1, certificate(acme))], body=northseal)
        actions.keep_invoice(uuid4(), 1, acme.pk, invoice(), body=northseal)
    with django_assert_max_num_queries(14):
        desk.get("/my/")


def test_the_desk_speaks_chinese(desk, busy):
    page = desk.get("/my/", headers={"accept-language": "zh-hans"}).content.decode()
    assert "待您处理" in page
    assert "请回答机构提出的问题" in page
