"""What a real case says of itself reaches the desk of the enterprise it belongs to, at every step."""

import pytest
from django_tenants.utils import tenant_context

from accounts.models import Organisation, OrganisationMembership
from applications.actions import discard_draft, save_units
from applications.actions.asking import UnitAsked
from cases.transitions import State
from certificates import actions as certificates
from outbox.relay import deliver_all
from portfolio.models import CaseCopy, SurveillanceDay
from tests.support.signing_in import signed_in


@pytest.mark.parametrize("state", [State.SUBMITTED, State.ACCEPTED, State.EVALUATING, State.DECIDED])
@pytest.mark.slow
def test_a_case_shows_its_step_on_its_clients_desk(walk, acme, state):
    case = walk.to(state)
    deliver_all()
    copy = CaseCopy.objects.get(pk=case.pk)
    assert (copy.organisation_id, copy.content["state"], copy.is_open) == (acme.pk, state, True)


def test_what_waits_for_the_client_stands_on_the_desk_and_leads_to_the_case(walk, alice, site, northseal):
    case = walk.to(State.ACCEPTED)
    deliver_all()
    page = signed_in(site, alice).get("/my/").content.decode()
    assert case.number in page
    assert f"http://northseal.guildmark.localhost{case.get_absolute_url()}" in page


def test_another_enterprises_desk_shows_nothing_of_it(walk, petra, site):
    case = walk.to(State.SUBMITTED)
    deliver_all()
    other = Organisation.objects.create(name_zh="别家（演示）", name_en="Others (demo)")
    OrganisationMembership.objects.create(user=petra, organisation=other)
    assert case.number not in signed_in(site, petra).get("/my/").content.decode()


def test_a_draft_stands_on_the_desk_until_it_is_thrown_away(walk, alice, site, northseal):
    def needs() -> list[str]:
        deliver_all()
        shown = signed_in(site, alice).get("/my/", headers={"accept-language": "en"}).context["needs"]
        return [need.url for need in shown if walk.application.number in need.why]

    walk.start()
    assert needs() == [f"http://northseal.guildmark.localhost/applications/{walk.application.pk}/parties/"]
    copy = CaseCopy.objects.get(content__application=str(walk.application.pk))
    assert copy.statement.product["en"] == "Household refrigerator"
    with tenant_context(northseal):
        discard_draft(walk.application, by=alice)
    assert needs() == []
    copy.refresh_from_db()
    assert copy.statement.product == {}


def test_a_sent_draft_is_a_case_and_its_later_units_too(walk, alice):
    walk.start()
    save_units(walk.application, [UnitAsked("A"), UnitAsked("B")], by=alice)
    walk.send()
    deliver_all()
    copies = CaseCopy.objects.filter(content__application=str(walk.application.pk))
    assert [copy.statement.state for copy in copies] == [State.SUBMITTED, State.SUBMITTED]


def test_a_signed_certificates_surveillance_reaches_its_holders_desk(case_at, rita, sig):
    issued = certificates.issue_for_case(case_at(State.DECIDED), by=rita)
    signed = certificates.sign_certificate(issued, by=sig, has_read=True)
    deliver_all()
    plan = signed.surveillance_plans.active().get()
    assert SurveillanceDay.objects.get(pk=signed.pk).due_on == plan.next_due_on
    SurveillanceDay.objects.all().delete()  # planned before desks showed it
    certificates.restate(signed.pk, by=None)
    deliver_all()
    assert SurveillanceDay.objects.get(pk=signed.pk).due_on == plan.next_due_on


def test_what_is_taken_back_before_the_body_began_with_it_says_so(walk, alice):
    walk.start()
    walk.send()
    walk.withdraw()
    deliver_all()
    (copy,) = CaseCopy.objects.filter(content__application=str(walk.application.pk))
    assert (copy.statement.state, copy.statement.is_begun) == (State.WITHDRAWN_BY_APPLICANT, False)
