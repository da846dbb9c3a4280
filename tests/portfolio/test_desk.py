"""My desk: what needs me first, all bodies together, nobody else's things."""

from datetime import timedelta
from uuid import uuid4

import pytest

from accounts.actions import notify
from accounts.models import Organisation
from lib import clock
from portfolio import actions
from portfolio.models import CaseCopy, SurveillanceDay
from tests.oversight.making import announce, close_body
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


def test_the_empty_desk_leads_to_schemes_and_the_guide(desk):
    page = desk.get("/my/").content.decode()
    assert "To begin with" in page
    assert 'href="/schemes/"' in page
    assert 'href="/guide/"' in page


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
    with django_assert_max_num_queries(18):  # two ask what has ended and may be reviewed, one for orders
        desk.get("/my/")


def test_the_desk_speaks_chinese(desk, busy):
    page = desk.get("/my/", headers={"accept-language": "zh-hans"}).content.decode()
    assert "待您处理" in page
    assert "请回答机构提出的问题" in page


def test_the_next_duty_is_the_first_by_date(desk, northseal, acme):
    pk, held = uuid4(), certificate(acme)
    actions.keep_certificates([(pk, 1, held)], body=northseal)
    due_on = clock.today() + timedelta(days=200)
    actions.keep_surveillance(pk, due_on=due_on, planned_at=clock.now(), body=northseal)
    shown = desk.get("/my/certificates/").context["certificates"][0]
    assert (shown.duty, shown.duty_by) == ("Surveillance", due_on)
    actions.keep_surveillance(pk, due_on=clock.today() + timedelta(days=900), planned_at=clock.now(), body=northseal)
    shown = desk.get("/my/certificates/").context["certificates"][0]
    assert shown.duty == "Expires"


def test_an_older_plan_changes_nothing(northseal):
    pk, now = uuid4(), clock.now()
    actions.keep_surveillance(pk, due_on=clock.today(), planned_at=now, body=northseal)
    earlier = clock.today() + timedelta(days=9)
    actions.keep_surveillance(pk, due_on=earlier, planned_at=now - timedelta(days=1), body=northseal)
    assert SurveillanceDay.objects.get(pk=pk).due_on == clock.today()


def test_a_body_plans_no_surveillance_of_anothers_certificate(northseal, greenmark):
    pk = uuid4()
    actions.keep_surveillance(pk, due_on=clock.today(), planned_at=clock.now(), body=northseal)
    with pytest.raises(ValueError, match="not its own"):
        actions.keep_surveillance(pk, due_on=clock.today(), planned_at=clock.now(), body=greenmark)


def test_units_of_one_application_are_one_line_and_those_with_findings_their_own(desk, northseal, acme):
    application = str(uuid4())
    for number in range(3):
        said = case(number=f"A-0{number}", application=application)
        actions.keep_case(uuid4(), 1, acme.pk, said, body=northseal)
        found = case(number=f"B-0{number}", application=application, state="NC_OPEN")
        actions.keep_case(uuid4(), 1, acme.pk, found, body=northseal)
    needs = desk.get("/my/").context["needs"]
    assert sorted("3 units" in need.why for need in needs) == [False, False, False, True]


def test_five_hundred_units_hide_no_other_case(desk, northseal, acme):
    application = str(uuid4())
    rows = [CaseCopy(id=uuid4(), revision=1, organisation=acme, body=northseal, is_open=True, holder="client",
                     since=clock.now(), content=case(number=f"A-{n}", application=application)) for n in range(500)]  # fmt: skip
    CaseCopy.objects.bulk_create(rows)
    actions.keep_case(uuid4(), 1, acme.pk, case(number="OTHER", since="2020-01-01T00:00:00Z"), body=northseal)
    needs = desk.get("/my/").context["needs"]
    assert len(needs) == 2
    assert any("500 units" in need.why for need in needs)


def test_what_needs_them_stands_once(desk, busy):
    page = desk.get("/my/")
    assert page.context["cases"] == []
    assert page.context["calendar"] == []
    assert "None besides those that need you." in page.content.decode()


def test_first_steps_go_as_they_are_done(desk, alice, acme, northseal):
    def words() -> list[str]:
        return [step.words.split()[0] for step in desk.get("/my/").context["steps"]]

    Organisation.objects.filter(pk=acme.pk).update(address_zh="", address_en="")
    alice.organisation_memberships.update(role="administrator")
    assert words() == ["Complete", "Find", "Ask"]
    Organisation.objects.filter(pk=acme.pk).update(address_en="1 Road", credit_code="91440000X00000000X")
    assert words() == ["Find", "Ask"]
    actions.keep_case(uuid4(), 1, acme.pk, case(state="DRAFT", due_at=""), body=northseal)
    page = desk.get("/my/").content.decode()
    assert words() == []
    assert "Continue" in page


def test_every_way_of_the_first_steps_leads_somewhere(desk, acme):
    ways = [url for step in desk.get("/my/").context["steps"] for _words, url in step.ways]
    assert len(ways) >= 3
    assert {desk.get(url, follow=True).status_code for url in ways} == {200}


def test_what_hangs_on_a_body_that_has_left_is_to_be_taken_over_and_never_late(desk, busy, northseal, acme, olga):
    suspended = certificate(acme, status="SUSPENDED", number="NS-002", suspension={"until": None})
    ended = certificate(acme, number="NS-003", valid_until="2020-01-01")
    actions.keep_certificates([(uuid4(), 1, suspended), (uuid4(), 1, ended)], body=northseal)
    close_body(northseal, by=olga)
    page = desk.get("/my/")
    needs = {need.what: need for need in page.context["needs"]}
    assert set(needs) == {"Have another body take it over", "Pay ¥25,970.00 CNY"}
    assert needs["Have another body take it over"].url == "/bodies/northseal/"
    assert [need.why.split(" · ")[1] for need in page.context["needs"] if "take it over" in need.what] == [
        "NS-001",
        "NS-002",
    ]
    assert page.context["calendar"] == []
    assert " late" not in page.content.decode()
    listed = desk.get("/my/cases/").content.decode()
    assert "northseal.guildmark.localhost/cases" not in page.content.decode() + listed
    assert 'href="/bodies/northseal/"' in listed
    assert "days" not in listed.split("<tbody>")[1].split("</tbody>")[0]


def test_while_a_body_is_about_to_leave_its_day_is_when_certificates_need_another(desk, busy, northseal, olga):
    closes_on = announce(northseal, by=olga).closes_on
    page = desk.get("/my/")
    assert [(need.what, need.due) for need in page.context["needs"]][1:] == [
        ("Have another body take it over", closes_on)
    ]
    assert page.context["calendar"] == []
