"""The back office's pages from a decided case to a signed certificate."""

import re

import pytest
from django_tenants.utils import tenant_context

from cases.transitions import State
from certificates import actions
from certificates.models import Certificate
from evaluations import actions as evaluating
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
WAITING = "/desk/certificates/to-issue/"


@pytest.fixture
def desk(visit, northseal):
    return lambda user: signed_in(visit(northseal), user)


def text(response) -> str:
    return response.content.decode()


def typed(page: str) -> dict[str, str]:
    """What the form of a page proposes."""
    given = dict(re.findall(r'<input[^>]*name="([a-z_]+)"[^>]*value="([^"]*)"', page))
    given |= dict(re.findall(r'<textarea[^>]*name="([a-z_]+)"[^>]*>\s*([^<]*)</textarea>', page))
    return {name: value for name, value in given.items() if name != "csrfmiddlewaretoken"}


def test_a_decided_case_is_issued_and_signed(desk, case_at, northseal, rita, sig):
    case = case_at(State.DECIDED)
    registrar, signatory = desk(rita), desk(sig)
    assert case.number in text(registrar.get(WAITING))
    page = text(registrar.get(f"{WAITING}{case.pk}/"))
    assert "Household refrigerator" in page
    answer = registrar.post(f"{WAITING}{case.pk}/", typed(page) | {"may_bear_mark": "on"})
    assert answer.status_code == 302, text(answer)
    with tenant_context(northseal):
        issued = Certificate.objects.get()
    assert issued.number in text(registrar.get(f"{WAITING}{case.pk}/"))
    sign = f"/desk/certificates/{issued.pk}/sign/"
    page = text(signatory.get(sign))
    assert signatory.post(sign, typed(page) | {"has_read": "on"}).status_code == 302
    with tenant_context(northseal):
        issued.refresh_from_db()
    assert issued.status == "VALID"
    assert "Surveillance" in text(signatory.get(f"/desk/certificates/{issued.pk}/"))


@pytest.mark.slow
def test_a_refused_case_ends_with_its_letter(desk, walk, northseal, rita):
    walk.outcome = "refuse"
    case = walk.to(State.DECIDED)
    registrar = desk(rita)
    assert "Limits exceeded." in text(registrar.get(f"{WAITING}{case.pk}/"))
    assert registrar.post(f"{WAITING}{case.pk}/").status_code == 302
    with tenant_context(northseal):
        assert walk.case.state == State.COMPLETED


def test_what_is_typed_beyond_the_decision_is_refused_on_the_form(desk, case_at, rita):
    address = f"{WAITING}{case_at(State.DECIDED).pk}/"
    registrar = desk(rita)
    page = text(registrar.post(address, typed(text(registrar.get(address))) | {"models_text": "BCD-999 | 230 V"}))
    assert "does not cover: BCD-999" in page
    assert "230 V" in page


def test_pages_are_for_their_roles(desk, case_at, rita, sig, otto, ada):
    case = case_at(State.DECIDED)
    issued = actions.issue_for_case(case, by=rita)
    assert desk(otto).get(WAITING).status_code == 403
    assert desk(sig).get(f"{WAITING}{case.pk}/").status_code == 403
    assert desk(rita).get(f"/desk/certificates/{issued.pk}/sign/").status_code == 403
    assert desk(ada).get("/desk/certificates/rules/").status_code == 200
    assert desk(rita).get("/desk/certificates/rules/").status_code == 403


def test_the_button_on_the_case_page_leads_to_issuing(desk, case_at, cast, northseal, rita):
    case = case_at(State.DECIDED)
    with tenant_context(northseal):
        evaluating.send_decision_letter(case, by=rita)
    registrar = desk(rita)
    page = text(registrar.get(case.get_absolute_url()))
    address = re.search(r'href="([^"]+)"[^>]*>\s*Issue certificate', page)[1]
    assert "Household refrigerator" in text(registrar.get(address))
