"""The pages of impartiality: ties between organisations, ties by ownership, advice by bodies, and what advice locks."""

import pytest

from accounts.models import LegalTie
from cases.transitions import State
from oversight.actions import state_ownership
from oversight.models import AdvisorySales, OwnershipTie
from staff.impartiality import end_advice, lock_on
from staff.models import ImpartialityAssessment
from staff.queries import today
from tenants.models import CertificationBody
from tests.cast import acts_for
from tests.impartiality.making import SOURCE, advised, belongs, enterprise, opened
from tests.support.asking import others
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_site(site):
    return lambda user: signed_in(site, user)


@pytest.fixture
def at_desk(northseal, visit):
    return lambda user, body=northseal: signed_in(visit(body), user)


@pytest.fixture
def advice(published, newcomer, mira, sima, olga):
    opened(olga)
    return advised(newcomer, mira, by=sima)


# ── site host ────────────────────────────────────────────────────────────────────────────────────


def test_an_operator_states_looks_up_and_ends_ties(at_site, newcomer, nora, olga):
    holding, site = enterprise("Holding AG"), at_site(olga)
    names = {"child": newcomer.credit_code, "parent": "Holding AG", "source": SOURCE}
    assert site.post("/operations/groups/new/", names).status_code == 302
    tie = LegalTie.objects.get(child=newcomer, parent=holding)
    assert SOURCE in site.get("/operations/groups/?show=in_force&q=holding").content.decode()
    assert site.post(f"/operations/groups/{tie.pk}/end/", {"reason": "Sold"}).status_code == 302
    assert "Sold" in site.get(f"/operations/groups/{tie.pk}/").content.decode()


def test_a_name_that_two_have_asks_for_the_code(at_site, newcomer, olga):
    enterprise("Twin AG"), enterprise("Twin AG")
    names = {"child": newcomer.credit_code, "parent": "Twin AG", "source": SOURCE}
    assert (
        "Several organisations have this name" in at_site(olga).post("/operations/groups/new/", names).content.decode()
    )
    assert not LegalTie.objects.exists()


def test_an_administrator_states_its_parent_and_takes_it_back(at_site, newcomer, nora):
    enterprise("Holding AG")
    site, page = at_site(nora), f"/account/organisations/{newcomer.pk}/"
    assert site.post(page + "parent/", {"parent": "holding ag", "source": "Annual report"}).status_code == 302
    assert "Your own word, not looked up yet" in site.get(page).content.decode()
    assert site.post(page + "parent/end/", {"reason": "Typed in error"}).status_code == 302
    assert "No parent organisation is stated" in site.get(page).content.decode()


def test_a_member_states_no_parent(at_site, newcomer):
    enterprise("Holding AG")
    form = {"parent": "Holding AG", "source": "Annual report"}
    answer = at_site(acts_for(newcomer, "ben")).post(f"/account/organisations/{newcomer.pk}/parent/", form)
    assert "Only administrators of the organisation" in answer.content.decode()
    assert not LegalTie.objects.exists()


def test_what_was_looked_up_is_not_taken_back_on_the_page(at_site, newcomer, nora, olga):
    belongs(newcomer, enterprise("Holding AG"), olga)
    assert at_site(nora).get(f"/account/organisations/{newcomer.pk}/parent/end/").status_code == 404


def test_an_operator_opens_a_country_with_reason_and_day(at_site, olga):
    typed = {"country": "CN", "is_open": "True", "since": "2027-01-01", "reason": "Law of 2026, article 9"}
    site = at_site(olga)
    assert site.post("/operations/advisory-sales/", typed | {"reason": ""}).status_code == 200
    assert site.post("/operations/advisory-sales/", typed).status_code == 302
    newest = AdvisorySales.objects.filter(country="CN").first()
    assert (newest.is_open, newest.recorded_by) == (True, olga)
    assert "Law of 2026" in site.get("/operations/advisory-sales/").content.decode()


def test_an_operator_states_and_ends_a_tie_by_ownership(at_site, northseal, greenmark, olga):
    CertificationBody.objects.filter(pk=greenmark.pk).update(kind="laboratory")
    site, page = at_site(olga), "/operations/bodies/greenmark/ownership/"
    assert site.post(page, {"body": northseal.pk, "source": SOURCE}).status_code == 302
    tie = OwnershipTie.objects.get()
    assert SOURCE in site.get(page).content.decode()
    assert "Greenmark" in site.get("/operations/bodies/northseal/ownership/").content.decode()
    assert site.post(f"/operations/ownership/{tie.pk}/end/", {"reason": "Sold"}).status_code == 302
    assert not OwnershipTie.objects.in_force().exists()


def test_the_register_says_to_which_body_a_partner_belongs(site, northseal, greenmark, olga):
    CertificationBody.objects.filter(pk=greenmark.pk).update(kind="laboratory")
    greenmark.refresh_from_db()
    state_ownership(greenmark, body=northseal, source=SOURCE, by=olga)
    page = site.get("/bodies/greenmark/").content.decode()
    assert "Belongs by ownership to" in page
    assert "/bodies/northseal/" in page


def test_a_body_is_tied_to_no_body(at_site, northseal, greenmark, olga):
    typed = {"body": northseal.pk, "source": SOURCE}
    assert at_site(olga).post("/operations/bodies/greenmark/ownership/", typed).status_code == 404


def test_the_operators_pages_open_to_nobody_else(at_site, northseal, newcomer, nora, olga):
    tie = belongs(newcomer, enterprise("Holding AG"), olga)
    pages = ["groups/", "groups/new/", f"groups/{tie.pk}/", f"groups/{tie.pk}/end/", "advisory-sales/"]
    pages = [f"/operations/{page}" for page in [*pages, "bodies/northseal/ownership/"]]
    assert others(at_site(olga), pages, than={200}) == []
    assert others(at_site(nora), pages, than={403, 404}) == []


# ── a body's host ────────────────────────────────────────────────────────────────────────────────


def test_the_desk_lists_what_advice_locks(at_desk, advice, quinn):
    page = at_desk(quinn).get("/desk/impartiality/").content.decode()
    assert "Newcomer" in page
    assert "Lean diagnosis" in page
    assert "Mira" in at_desk(quinn).get(f"/desk/impartiality/{advice.pk}/").content.decode()


def test_an_empty_desk_says_so(at_desk, quinn):
    assert "No advice keeps anybody" in at_desk(quinn).get("/desk/impartiality/").content.decode()


def test_two_people_lift_a_lock_on_the_pages(at_desk, advice, newcomer, quinn, ada, in_northseal):
    page = f"/desk/impartiality/{advice.pk}/"
    assert "No application while this work lasts" in at_desk(quinn).get(page).content.decode()
    end_advice(advice.order, on=today())
    written = {"risks": "One diagnosis.", "measures": "Another team evaluates."}
    assert at_desk(quinn).post(page + "assess/", written).status_code == 302
    assert "You wrote it" in at_desk(quinn).get(page).content.decode()
    refused = at_desk(quinn).post(page + "answer/", {"outcome": "lifted", "answer": "Agreed."})
    assert "their own assessment" in refused.content.decode()
    assert "impartiality assessment" in at_desk(ada).get("/desk/").content.decode()
    assert at_desk(ada).post(page + "answer/", {"outcome": "lifted", "answer": "Agreed."}).status_code == 302
    assert lock_on(newcomer) is None
    assert "It keeps nobody from applying" in at_desk(ada).get(page).content.decode()


def test_no_other_role_and_no_other_body_sees_it(at_desk, advice, otto, gus, greenmark):
    pages = ["/desk/impartiality/"] + [f"/desk/impartiality/{advice.pk}/{each}" for each in ("", "assess/", "answer/")]
    assert others(at_desk(otto), pages, than={403}) == []
    assert others(at_desk(gus), pages, than={404}) == []
    assert at_desk(gus, greenmark).get(f"/desk/impartiality/{advice.pk}/").status_code == 404


def test_the_administrator_writes_no_assessment(at_desk, advice, ada):
    written = {"risks": "One diagnosis.", "measures": "Another team evaluates."}
    assert at_desk(ada).post(f"/desk/impartiality/{advice.pk}/assess/", written).status_code == 403
    assert not ImpartialityAssessment.objects.exists()


def test_whoever_was_advised_is_told_so_as_they_begin_to_apply(visit, northseal, advice, newcomer, nora):
    form = {"organisation": newcomer.pk}
    answer = signed_in(visit(northseal), nora).post("/apply/green-refrigerators/", form, follow=True)
    assert "takes no application" in answer.content.decode()


def test_whoever_was_advised_sends_nothing_on_the_page(case_at, visit, northseal, newcomer, nora, sima, olga):
    application = case_at(State.DRAFT).unit.application
    opened(olga)
    advised(newcomer, by=sima)
    answer = signed_in(visit(northseal), nora).post(f"/applications/{application.pk}/send/", {}, follow=True)
    assert "takes no application" in answer.content.decode()
