"""What a real case says of itself reaches the desk of the enterprise it belongs to, at every step."""

import pytest

from accounts.models import Organisation, OrganisationMembership
from cases.transitions import State
from outbox.relay import deliver_all
from portfolio.models import CaseCopy
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
