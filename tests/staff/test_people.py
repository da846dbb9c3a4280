"""The people page: who works here, who is invited, who leaves."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django_tenants.utils import tenant_context

from accounts.models import User
from lib.refusal import Refused
from staff import actions
from staff.models import Authorisation, Role, StaffProfile
from staff.queries import checklist, membership_for, roles_of, staffing_gap, today
from tenants.models import CertificationBody
from tests.cast import authorised, works_for
from tests.staff.making import staffed
from tests.support.asking import others
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db

PAGES = [
    "",
    "invite/",
    "{mira}/",
    "{mira}/profile/",
    "{mira}/authorise/",
    "{mira}/competence/",
    "{mira}/ties/",
    "{mira}/end/",
]


@pytest.mark.slow
def test_every_page_opens_to_administrators_only(at_desk, ada, otto, mira, gus, greenmark):
    pages = ["/desk/people/" + page.format(mira=mira.pk) for page in PAGES]
    assert others(at_desk(ada), pages, than={200}) == []
    assert others(at_desk(otto), pages, than={403}) == []
    assert others(at_desk(gus), pages, than={404}) == []


def test_a_colleague_of_another_body_is_nobody_here(at_desk, ada, gus):
    assert at_desk(ada).get(f"/desk/people/{gus.pk}/").status_code == 404


def test_the_list_shows_people_and_roles(at_desk, ada, mira):
    page = at_desk(ada).get("/desk/people/").content.decode()
    assert "Mira" in page
    assert "Evaluator" in page


def test_a_lonely_administrator_is_told_that_two_are_needed(visit, greenmark):
    founder = works_for(greenmark, "founder-of-greenmark", Role.BODY_ADMIN)
    page = signed_in(visit(greenmark), founder).get("/desk/people/")
    assert b"smallest lawful team is two people" in page.content


def test_an_invited_colleague_gets_a_letter_and_roles_from_their_day_on(at_desk, ada, northseal):
    asked = {"name": "Nora", "email": "Nora@example.org", "roles": ["evaluator", "finance"], "starts_on": ""}
    answer = at_desk(ada).post("/desk/people/invite/", asked | {"starts_on": "2999-01-01"})
    assert answer.url == "/desk/people/"
    nora = User.objects.get(email="nora@example.org")
    assert northseal.invitations.get().user == nora
    with tenant_context(northseal):
        assert roles_of(nora) == frozenset()
        assert Authorisation.objects.filter(user=nora, starts_on__year=2999).count() == 2


def test_a_colleague_is_not_invited_again(at_desk, ada, mira):
    asked = {"name": "Mira", "email": mira.email, "starts_on": "2999-01-01"}
    assert b"belongs there already" in at_desk(ada).post("/desk/people/invite/", asked).content


def test_who_leaves_passes_no_door_and_holds_no_role(at_desk, ada, mira, northseal):
    assert at_desk(ada).get(f"/desk/people/{mira.pk}/end/").status_code == 200
    assert at_desk(mira).get("/desk/").status_code == 200
    at_desk(ada).post(f"/desk/people/{mira.pk}/end/", {"sure": "1"})
    assert at_desk(mira).get("/desk/").status_code == 404
    with tenant_context(northseal):
        assert roles_of(mira) == frozenset()
        assert Authorisation.objects.get(user=mira).ended_by_id == ada.pk


def test_nobody_closes_the_door_behind_themselves(in_northseal, ada):
    with pytest.raises(Refused, match="behind yourself"):
        actions.end_membership(membership_for(ada.pk), by=ada)


def test_a_role_is_ended_on_a_page_that_asks_first(at_desk, ada, mira, northseal):
    with tenant_context(northseal):
        pk, day = Authorisation.objects.get(user=mira).pk, today()
    there = f"/desk/authorisations/{pk}/end/"
    assert b"End role" in at_desk(ada).get(there).content
    at_desk(ada).post(there, {"ends_on": str(day)})
    with tenant_context(northseal):
        assert roles_of(mira) == frozenset()


def test_a_profile_is_kept(at_desk, ada, mira, northseal):
    at_desk(ada).post(f"/desk/people/{mira.pk}/profile/", {"name_zh": "米拉", "employment": "contracted"})
    with tenant_context(northseal):
        assert StaffProfile.objects.get(user=mira).name_zh == "米拉"
    assert "米拉" in at_desk(ada).get(f"/desk/people/{mira.pk}/").content.decode()


def test_a_tie_is_declared_by_code_or_name(at_desk, ada, mira, acme):
    asked = {"kind": "consultancy", "starts_on": "2025-01-01", "organisation": acme.credit_code}
    at_desk(ada).post(f"/desk/people/{mira.pk}/ties/", asked)
    assert b"Acme" in at_desk(ada).get(f"/desk/people/{mira.pk}/").content
    unknown = at_desk(ada).post(f"/desk/people/{mira.pk}/ties/", asked | {"organisation": "Nobody Ltd"})
    assert b"no organisation" in unknown.content


def test_nobody_judges_their_own_competence(in_northseal, quinn):
    with pytest.raises(Refused, match="their own competence"):
        actions.record_competence(quinn, by=quinn, role=Role.EVALUATOR, basis="I say so", starts_on=today())


def done(body: CertificationBody) -> list[bool]:
    with tenant_context(body):
        return [step.is_done for step in checklist()]


def test_the_checklist_counts_people_and_separated_duties(greenmark):
    works_for(greenmark, "founder-of-greenmark", Role.BODY_ADMIN)
    assert done(greenmark) == [False, False]


def test_the_checklist_is_done_with_two_who_may_not_be_one(greenmark):
    works_for(greenmark, "eva", Role.EVALUATOR)
    dora = works_for(greenmark, "dora", Role.DECISION_MAKER)
    assert done(greenmark) == [True, False]
    with tenant_context(greenmark):
        authorised(dora, Role.REVIEWER)
    assert done(greenmark) == [True, True]


def test_a_role_is_granted_for_one_of_the_bodys_schemes(at_desk, ada, mira, northseal, monkeypatch):
    scheme = uuid4()
    monkeypatch.setattr("staff.schemes._tellers", [lambda: {scheme: {"zh": "水壶", "en": "Kettles"}}])
    asked = {"role": "evaluator", "scheme": str(scheme), "starts_on": "2999-01-01"}
    at_desk(ada).post(f"/desk/people/{mira.pk}/authorise/", asked)
    with tenant_context(northseal):
        assert Authorisation.objects.filter(user=mira, scheme=scheme).exists()
    assert b"Kettles" in at_desk(ada).get(f"/desk/people/{mira.pk}/").content


def test_nobody_says_how_they_are_employed_themselves(visit, northseal, in_northseal, ada, mira):
    page = signed_in(visit(northseal), ada)
    own = f"/desk/people/{ada.pk}/profile/"
    assert 'name="employment"' not in page.get(own).text
    page.post(own, {"name_zh": "阿达", "employment": "outsourced", "until": "2020-01-01"})
    kept = StaffProfile.objects.get(user=ada)
    assert (kept.name_zh, kept.employment, kept.until) == ("阿达", "employed", None)
    with pytest.raises(Refused, match="Another administrator"):
        actions.keep_profile(ada, by=ada, employment="contracted")
    assert actions.keep_profile(mira, by=ada, employment="contracted").employment_said_by == ada
    with pytest.raises(IntegrityError, match="somebody_else_says_who_is_employed"), transaction.atomic():
        StaffProfile.objects.filter(user=mira).update(employment_said_by=mira)


def test_letting_a_colleague_go_ends_their_session_here(visit, northseal, in_northseal, ada, mira):
    signed_in(visit(northseal), mira)
    actions.end_membership(mira.body_memberships.get(), by=ada)
    assert mira.sessions.filter(ended_at=None).count() == 1  # the site's


def test_a_body_in_which_one_person_does_everything_is_told_why_it_publishes_nothing(greenmark):
    works_for(greenmark, "solo", *Role.values)
    with tenant_context(greenmark):
        assert "must not be the one who evaluated" in staffing_gap()
    staffed(greenmark)
    with tenant_context(greenmark):
        assert staffing_gap() == ""
