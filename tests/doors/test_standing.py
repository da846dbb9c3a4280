"""A role is not an assignment: who reads a case, who writes into it, and for whom it is not there. Role × named × door."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Notice, Organisation
from applications import actions
from applications.models import Document
from cases import actions as cases_actions
from cases.models import Assignment, Case, Message
from cases.sides import cases_open_to, standing_of
from cases.transitions import State
from lib import clock
from lib.refusal import Refused
from staff.models import Authorisation, Role, StaffProfile
from tests.applications.walking import a_pdf
from tests.cast import NORTHSEAL, acts_for, authorised, person, works_for
from tests.support.pdfs import a_pdf_of
from tests.support.signing_in import signed_in

# What each role may do with a case it is not named for, and with one it is. Typed by hand from docs/doors.md.
UNNAMED = {
    "case_officer": {"read", "write", "assign"},
    "registrar": {"read", "write"},
    "quality_manager": {"read", "assign"},
    "body_admin": {"read", "assign"},
    "application_reviewer": set(),
    "evaluator": set(),
    "reviewer": set(),
    "decision_maker": set(),
    "signatory": set(),
    "complaint_handler": set(),
    "scheme_manager": set(),
    "finance": set(),
    "body_marketer": set(),
    "": set(),
}
NAMED = {
    "case_officer": {"read", "write", "assign"},
    "registrar": {"read", "write"},
    "quality_manager": {"read", "write", "assign"},
    "application_reviewer": {"read", "write"},
    "evaluator": {"read", "write"},
    "reviewer": {"read", "write"},
    "decision_maker": {"read", "write"},
    "signatory": {"read", "write"},
    "complaint_handler": {"read", "write"},
    "finance": set(),
    "scheme_manager": set(),
    "body_marketer": set(),
}
GIVEN = [(role, False, may) for role, may in UNNAMED.items()] + [(role, True, may) for role, may in NAMED.items()]


@pytest.fixture
def case(case_at, cleo) -> Case:
    found = case_at(State.EVALUATING)
    actions.add_document(
        found.unit.application, a_pdf("notes.pdf"), slot="body:Notes", case=found, is_internal=True, by=cleo
    )
    return found


@pytest.fixture
def browse(visit, northseal):
    return lambda user: signed_in(visit(northseal), user)


@pytest.fixture
def globex(db) -> Organisation:
    return Organisation.objects.create(name_en="Globex (demo)", country="DE", registration_number="HRB 1")


def named(case: Case, user, role: str):
    Assignment.objects.create(case=case, role=role, user=user, assigned_by=user)
    return user


def file_of(case: Case) -> list[str]:
    """Everything of a case that is read at an address of its own."""
    documents = Document.objects.filter(application=case.unit.application)
    letters = case.letters.all()
    pages = [f"/cases/{case.pk}/", f"/cases/{case.pk}/agreement/"]
    return pages + [f"/documents/{one.pk}/" for one in documents] + [f"/letters/{one.pk}/" for one in letters]


def status(client, address: str) -> int:
    answer = client.get(address)
    if answer.streaming:
        assert b"".join(answer.streaming_content)
    return answer.status_code


def statuses(client, addresses) -> set[int]:
    return {status(client, address) for address in addresses}


def refused(client, case: Case) -> bool:
    """Whether neither message nor document came into the case."""
    before = Message.objects.count(), Document.objects.count()
    client.post(f"/cases/{case.pk}/message/", {"text": "In the body's name"})
    client.post(f"/desk/cases/{case.pk}/upload/", {"title": "X", "file": SimpleUploadedFile("x.pdf", a_pdf_of("x"))})
    after = Message.objects.count(), Document.objects.count()
    assert after in {before, (before[0] + 1, before[1] + 1)}
    return after == before


@pytest.mark.parametrize(("role", "is_named", "may"), GIVEN)
def test_role_and_assignment_open_what_the_table_says(case, browse, northseal, role, is_named, may):
    user = works_for(northseal, "fresh", *filter(None, [role]))
    if is_named:
        named(case, user, role)
    client = browse(user)
    assert statuses(client, file_of(case)) == ({200} if "read" in may else {404})
    assert (case.number in client.get("/desk/cases/?list=team").content.decode()) is ("read" in may)
    assert refused(client, case) is ("write" not in may)
    people = client.get(f"/desk/cases/{case.pk}/people/").status_code
    assert people == (200 if "assign" in may else 403), people


@pytest.mark.parametrize("role", ["evaluator", "case_officer", "quality_manager"])
def test_an_authorisation_that_ended_takes_reading_away(case, browse, northseal, role):
    user = named(case, works_for(northseal, "fresh", role), role)
    client = browse(user)
    assert statuses(client, file_of(case)) == {200}
    Authorisation.objects.filter(user=user).update(ends_on=clock.today(), ended_at=clock.now(), ended_by=user)
    assert statuses(client, file_of(case)) == {404}
    assert refused(client, case)
    assert not cases_open_to(user).exists()


def test_an_authorisation_for_another_scheme_or_area_opens_nothing(case, browse, northseal):
    user = works_for(northseal, "fresh")
    authorised(user, Role.CASE_OFFICER, technical_area="batteries")
    authorised(user, Role.REGISTRAR, scheme=case.pk)
    assert statuses(browse(user), file_of(case)) == {404}


def test_an_authorisation_for_the_area_above_opens_what_lies_under_it(case, browse, northseal):
    user = works_for(northseal, "fresh")
    authorised(user, Role.CASE_OFFICER, technical_area="appliances", scheme=case.scheme_version.scheme_id)
    assert statuses(browse(user), file_of(case)) == {200}


@pytest.mark.parametrize(
    ("role", "state"), [(Role.APPLICATION_REVIEWER, State.SUBMITTED), (Role.SIGNATORY, State.ACCEPTED)]
)
def test_a_step_that_waits_for_nobody_in_particular_is_open_to_its_role(case_at, browse, northseal, role, state):
    case = case_at(state)
    case.assignments.filter(role=role).update(ended_at=clock.now())
    client = browse(works_for(northseal, "fresh", role))
    assert client.get(f"/cases/{case.pk}/").status_code == 200
    assert refused(client, case)
    named(case, works_for(northseal, "other", role), role)
    assert client.get(f"/cases/{case.pk}/").status_code == 404


def test_a_decided_case_is_open_to_every_signatory_for_its_scheme(case_at, browse, northseal):
    case = case_at(State.DECIDED)
    assert browse(works_for(northseal, "fresh", Role.SIGNATORY)).get(f"/cases/{case.pk}/").status_code == 200
    assert browse(works_for(northseal, "other", Role.REVIEWER)).get(f"/cases/{case.pk}/").status_code == 404


def test_nobody_signs_where_another_is_named_signatory(case_at, northseal, sig):
    case = case_at(State.ACCEPTED)
    named(case, works_for(northseal, "other", Role.SIGNATORY), Role.SIGNATORY)
    with pytest.raises(Refused, match="named as signatory"):
        actions.sign_agreement(case.unit.application.agreement, by=sig)


def test_whoever_signs_the_agreement_takes_part_from_then_on(case_at, sig, browse):
    case = case_at(State.ACCEPTED)
    browse(sig).post(f"/cases/{case.pk}/agreement/")
    assert case.assignments.current().filter(role=Role.SIGNATORY, user=sig).exists()


def from_outside(northseal, name="lab"):
    user = works_for(northseal, name, Role.EVALUATOR, Role.REGISTRAR, Role.FINANCE)
    StaffProfile.objects.create(user=user, employment=StaffProfile.Employment.OUTSOURCED)
    return user


def test_people_from_outside_see_their_own_order_only(case, browse, northseal):
    theirs = named(case, from_outside(northseal), Role.EVALUATOR)
    client = browse(theirs)
    page = client.get(f"/cases/{case.pk}/").content.decode()
    assert "Your order" in page
    for hidden in ("Letters", "Messages", "History", "notes.pdf", "agreement/"):
        assert hidden not in page, hidden
    closed = [f"/cases/{case.pk}/agreement/", *(f"/letters/{one.pk}/" for one in case.letters.all())]
    assert statuses(client, [*closed, f"/documents/{Document.objects.get(is_internal=True).pk}/"]) == {404}
    assert client.get(f"/desk/evaluations/{case.pk}/report/").status_code == 200
    assert statuses(client, ["/desk/invoices/", "/desk/certificates/", "/desk/people/"]) == {403}


def test_people_from_outside_see_no_case_of_others_whatever_roles_they_were_given(case, browse, northseal):
    client = browse(from_outside(northseal))
    assert statuses(client, file_of(case)) == {404}
    assert case.number not in client.get("/desk/cases/?list=team").content.decode()


def test_what_people_from_outside_add_is_for_the_body_first(case, browse, northseal, cast):
    client = browse(named(case, from_outside(northseal), Role.EVALUATOR))
    client.post(f"/desk/cases/{case.pk}/upload/", {"title": "Test", "file": SimpleUploadedFile("t.pdf", a_pdf_of("t"))})
    added = Document.objects.get(slot="body:Test")
    assert added.is_internal
    assert status(client, f"/documents/{added.pk}/") == 200
    assert status(browse(cast.alice), f"/documents/{added.pk}/") == 404
    assert client.post(f"/cases/{case.pk}/message/", {"text": "Hello"}).status_code == 404


def test_people_from_outside_are_named_as_evaluators_only(case, northseal, cleo):
    with pytest.raises(Refused, match="outsourced provider"):
        cases_actions.assign(case, role=Role.REGISTRAR, user=from_outside(northseal), by=cleo)


def test_a_door_for_clients_is_not_there_for_the_bodys_people(case, visit, northseal, alice, cleo, globex):
    pages = [f"/cases/{case.pk}/{name}/" for name in ("answer", "withdraw", "evaluators", "nonconformities")]
    assert statuses(signed_in(visit(northseal), alice), pages) == {200}
    acts_for(globex, "cleo")  # a client elsewhere, who therefore passes the doors that say "organisation"
    for strongly in (True, False):
        client = signed_in(visit(northseal), cleo, strongly=strongly)
        assert statuses(client, pages) == {404}
        assert {client.post(page, {"act": "agree"}).status_code for page in pages} == {404}


def test_only_the_client_takes_a_document_back(case, browse, rita, globex):
    document = case.unit.application.documents.filter(is_internal=False).first()
    acts_for(globex, "rita")
    assert browse(rita).post(f"/documents/{document.pk}/remove/").status_code == 404
    assert Document.objects.filter(pk=document.pk).exists()


def test_whoever_acts_for_the_client_stands_on_that_side_only(case, browse, cleo, acme):
    acts_for(acme, "cleo")
    assert standing_of(cleo, case).is_client
    assert browse(cleo).get(f"/desk/cases/{case.pk}/people/").status_code == 404
    assert not cases_open_to(cleo).filter(pk=case.pk).exists()


def test_the_list_and_the_door_say_the_same_for_everybody(case_at, northseal):
    cases = [case_at(state) for state in (State.SUBMITTED, State.ACCEPTED, State.EVALUATING, State.DECIDED)]
    cases.append(Case.objects.filter(state=State.DRAFT).first() or cases[0])
    people = [works_for(northseal, f"with-{role}", role) for role in Role.values]
    people += [person(name) for name in NORTHSEAL]
    for user in people:
        listed = set(cases_open_to(user))
        assert {case for case in cases if not standing_of(user, case).is_nothing} == listed & set(cases), user


def test_a_message_of_the_client_reaches_only_whoever_may_read_it(case, alice, cleo):
    Authorisation.objects.filter(user=cleo).update(ends_on=clock.today(), ended_at=clock.now(), ended_by=cleo)
    cases_actions.write_message(case, text="Where is my sample?", by=alice)
    assert not Notice.objects.filter(user=cleo, text_en="Where is my sample?").exists()


def test_whoever_only_reads_is_told_so_by_the_action(case, quinn):
    with pytest.raises(Refused, match="You may read this case"):
        cases_actions.write_message(case, text="Hello", by=quinn)
    with pytest.raises(Refused, match="You may read this case"):
        actions.add_document(case.unit.application, a_pdf("x.pdf"), slot="body:X", case=case, by=quinn)
