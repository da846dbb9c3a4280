"""The whole journey through its pages, each person with their own browser; and who is refused where."""

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from applications.models import Application
from cases.models import Case
from cases.transitions import State
from evaluations.actions import raise_nonconformity, write_report
from staff.models import Role
from tests.applications.making import queries_of
from tests.applications.many import write_events
from tests.applications.walking import RESULT
from tests.support.pdfs import a_pdf_of
from tests.support.signing_in import signed_in

DESK = "/desk/evaluations/{}/{}/"


@pytest.fixture
def browse(visit, northseal) -> Callable[..., Client]:
    """`browse(user)`: their browser on northseal's host."""
    return lambda user: signed_in(visit(northseal), user)


def ok(answer, *words: str):
    assert answer.status_code == 200, (answer.status_code, answer.headers)
    text = answer.content.decode()
    for word in words:
        assert word in text
    return answer


def post(client: Client, url: str, **data):
    """Post and follow; a page that comes back with errors fails the test with its text."""
    return ok(client.post(url, data, follow=True))


@pytest.mark.slow
def test_the_whole_journey_through_its_pages(browse, published, acme, cast, northseal):
    alice = browse(cast.alice)
    ok(alice.get(f"/apply/{published.scheme.slug}/"), "Start application", "Acme")
    post(alice, f"/apply/{published.scheme.slug}/", organisation=acme.pk)
    application = Application.objects.latest("created_at")
    at = f"/applications/{application.pk}/"
    parties = {
        "client_name_zh": "爱克米",
        "client_name_en": "Acme",
        "client_address_en": "1 Road",
        "contact_name": "Alice",
        "contact_email": "alice@example.org",
        "manufacturer_is": "client",
        "factory_is": "client",
    }
    post(alice, at + "parties/", **parties)
    rows = {
        "units-0-main": "BCD-1",
        "units-0-covered": "BCD-2; BCD-3",
        "units-TOTAL_FORMS": 3,
        "product_en": "Refrigerator",
    }
    post(alice, at + "units/", **rows)
    ok(alice.get(at + "questions/"))
    ok(alice.get(at + "documents/"))
    for slot in ["other", *(f"wanted-{wanted.pk}" for wanted in published.documents.all())]:
        file = SimpleUploadedFile("report.pdf", a_pdf_of("x"))
        ok(alice.post(at + "documents/", {"slot": slot, "file": file}, follow=True), "report.pdf")
    document = application.documents.first()
    assert b"".join(alice.get(f"/documents/{document.pk}/").streaming_content) == a_pdf_of("x")
    ok(alice.get(at + "check/"), "BCD-2", "As it will be read")
    sent = post(alice, at + "send/").content.decode()
    assert "is sent" in sent, sent[sent.index("<main") :][:1500]
    case = application.cases.get()
    assert case.state == State.SUBMITTED
    ok(alice.get("/applications/"), case.number)

    arno = browse(cast.arno)
    ok(arno.get("/desk/cases/?list=team"), case.number)
    desk = f"/desk/cases/{case.pk}/"
    post(arno, desk + "review/", act="begin")
    post(arno, desk + "review/", act="ask", **{"ask-words": "Which compressor?"})
    question = application.questions.get()
    post(alice, f"/cases/{case.pk}/answer/", **{f"answer-{question.pk}": "The usual one."})
    chosen = {"cases": case.pk, "accept-competence": "Mira", "accept-units_are_divided": "on"}
    post(arno, desk + "review/", act="accept", **chosen)
    assert application.cases.get().state == State.ACCEPTED
    ok(alice.get(f"/cases/{case.pk}/agreement/"), "Annex: fees", "¥")
    post(browse(cast.sig), f"/cases/{case.pk}/agreement/")
    post(alice, f"/cases/{case.pk}/agreement/")
    assert application.cases.get().state == State.CONTRACTED

    cleo, mira = browse(cast.cleo), browse(cast.mira)
    ok(cleo.get(desk + "people/"), "Cleo")
    post(cleo, desk + "people/", role=Role.CASE_OFFICER, user=cast.cleo.pk)
    ok(cleo.get(DESK.format(case.pk, "plan")), "Mira", "Rex")
    post(cleo, DESK.format(case.pk, "plan"), methods="Type test", evaluators=cast.mira.pk)
    ok(alice.get(f"/cases/{case.pk}/evaluators/"), "Mira")
    post(alice, f"/cases/{case.pk}/evaluators/", act="object", evaluator=cast.mira.pk, reason="Knows our rival.")
    ok(cleo.get(DESK.format(case.pk, "objection")), "Knows our rival.")
    post(cleo, DESK.format(case.pk, "objection"), is_upheld="no", answer="She does not.")
    post(mira, DESK.format(case.pk, "report"), act="begin")
    result = {"result-criterion": "Energy", "result-limit": "1.2", "result-value": "1.0", "result-verdict": "conforms"}
    post(mira, DESK.format(case.pk, "report"), act="result", **result)
    fault = {"fault-grade": "minor", "fault-criterion": "5.2", "fault-text": "No label"}
    post(mira, DESK.format(case.pk, "report"), act="fault", **fault)
    post(mira, DESK.format(case.pk, "report"), act="tell")
    found = case.nonconformities.get()
    correction = {"nc1-cause": "Forgotten", "nc1-action": "Printed"}
    post(alice, f"/cases/{case.pk}/nonconformities/", **correction)
    post(alice, f"/cases/{case.pk}/nonconformities/", act="hand-in")
    closing = {"nonconformity": found.pk, "closing-how": "close", "closing-words": "Seen"}
    post(mira, DESK.format(case.pk, "report"), act="closing", **closing)
    post(mira, DESK.format(case.pk, "report"), act="freeze")
    assert application.cases.get().state == State.EVALUATED

    for role, person in ((Role.REVIEWER, cast.rex), (Role.DECISION_MAKER, cast.otto)):
        post(cleo, desk + "people/", role=role, user=person.pk)
    rex, otto, rita = browse(cast.rex), browse(cast.otto), browse(cast.rita)
    post(rex, DESK.format(case.pk, "review"), act="begin")
    post(rex, DESK.format(case.pk, "review"), act="review", outcome="grant", words="All read.")
    page = ok(
        otto.get(DESK.format(case.pk, "decision")), "Passed", "All read.", "BCD-3", "Rex reviewed on"
    ).content.decode()
    assert "INV-" not in page
    assert not re.search(r"<input[^>]* checked", page)
    assert "¥" not in page
    assert "CNY" not in page
    post(otto, DESK.format(case.pk, "decision"), act="decide", outcome="grant", models=["BCD-1", "BCD-2"])
    post(rita, DESK.format(case.pk, "letter"), act="send")
    case.refresh_from_db()
    assert case.decision.scope["models"] == ["BCD-1", "BCD-2"]
    letter = case.letters.get(kind="decision")
    ok(alice.get(f"/letters/{letter.pk}/"), "granted")
    ok(alice.get(f"/cases/{case.pk}/"), "Grant certification", "History")


@pytest.mark.parametrize("state", [state for state in State if state != State.LAPSED])
@pytest.mark.slow
def test_the_case_page_stands_at_every_step_for_both_sides(case_at, browse, cast, state, django_assert_max_num_queries):
    case = case_at(state)
    ok(browse(cast.alice).get(f"/cases/{case.pk}/"), case.number)
    staff = browse(cast.cleo).get(f"/cases/{case.pk}/")
    assert staff.status_code == (404 if state == State.DRAFT else 200)


def test_a_stranger_gets_404(case_at, browse, petra, gus):
    case = case_at(State.DECIDED)
    document = case.unit.application.documents.first()
    for person in (petra, gus):
        client = browse(person)
        assert client.get(f"/cases/{case.pk}/").status_code == 404
        assert client.get(f"/cases/{case.pk}/agreement/").status_code == 404
        assert client.get(f"/letters/{case.letters.first().pk}/").status_code == 404
        if document:
            assert client.get(f"/documents/{document.pk}/").status_code == 404


def test_the_wrong_role_gets_no_back_office_page(case_at, browse, cast):
    case = case_at(State.RECOMMENDED)
    for person, page in [
        (cast.mira, "decision"),
        (cast.rex, "decision"),
        (cast.otto, "report"),
        (cast.otto, "plan"),
        (cast.arno, "review"),
        (cast.mira, "letter"),
    ]:
        assert browse(person).get(DESK.format(case.pk, page)).status_code == 403
    assert browse(cast.alice).get(DESK.format(case.pk, "decision")).status_code == 404


def test_deciding_by_get_does_nothing(case_at, browse, cast):
    case = case_at(State.RECOMMENDED)
    browse(cast.otto).get(DESK.format(case.pk, "decision"), {"act": "decide", "outcome": "grant", "models": "BCD-520"})
    assert Case.objects.get(pk=case.pk).state == State.RECOMMENDED


def test_a_made_up_nonconformity_is_answered_in_words(case_at, browse, cast):
    case = case_at(State.EVALUATING)
    closing = {"act": "closing", "nonconformity": "none-such", "closing-how": "close", "closing-words": "Seen"}
    ok(browse(cast.mira).post(DESK.format(case.pk, "report"), closing), "Choose the nonconformity.")


def test_a_made_up_button_of_the_application_review_does_nothing(case_at, browse, cast):
    case = case_at(State.UNDER_APPLICATION_REVIEW)
    ok(browse(cast.arno).post(f"/desk/cases/{case.pk}/review/", {"act": "none-such"}), case.number)
    assert Case.objects.get(pk=case.pk).state == State.UNDER_APPLICATION_REVIEW


def test_the_page_refuses_in_words_whoever_evaluated(case_at, browse, cast, northseal):
    from cases.models import Assignment
    from tests.cast import authorised

    case = case_at(State.RECOMMENDED)
    authorised(cast.mira, Role.DECISION_MAKER)
    Assignment.objects.create(case=case, role=Role.DECISION_MAKER, user=cast.mira, assigned_by=cast.cleo)
    sent = {"act": "decide", "outcome": "grant", "models": "BCD-520"}
    ok(browse(cast.mira).post(DESK.format(case.pk, "decision"), sent), "someone who did not evaluate")
    assert Case.objects.get(pk=case.pk).state == State.RECOMMENDED


def test_internal_messages_stay_inside(case_at, browse, cast):
    case = case_at(State.SUBMITTED)
    browse(cast.cleo).post(f"/cases/{case.pk}/message/", {"text": "Look twice.", "is_internal": "on"})
    browse(cast.cleo).post(f"/cases/{case.pk}/message/", {"text": "Welcome."})
    page = browse(cast.alice).get(f"/cases/{case.pk}/").content.decode()
    assert "Welcome." in page
    assert "Look twice." not in page


@pytest.mark.slow
def test_the_case_page_costs_the_same_few_queries_with_200_events(case_at, browse, cast):
    case = case_at(State.DECIDED)
    clients = [browse(cast.alice), browse(cast.cleo)]
    few = [queries_of(client, f"/cases/{case.pk}/") for client in clients]
    write_events(case, 200, by=cast.cleo)
    many = [queries_of(client, f"/cases/{case.pk}/") for client in clients]
    assert many == few
    assert max(many) <= 15, many


def test_a_refused_decision_names_each_field_and_keeps_what_was_typed(case_at, browse, cast):
    address = DESK.format(case_at(State.RECOMMENDED).pk, "decision")
    otto = browse(cast.otto)
    page = otto.post(address, {"act": "decide", "outcome": "refuse", "reason": " "}).content.decode()
    assert 'href="#id_reason"' in page
    assert 'href="#id_deviation_reason"' in page
    page = otto.post(address, {"act": "decide", "outcome": "grant", "reason": "All well"}).content.decode()
    assert page.count("A granted scope names at least one model.") == 2  # in the summary, and beside its field
    assert "All well" in page
    assert "(optional)" not in page


def test_the_report_says_that_the_client_has_to_be_told_before_it_is_frozen(case_at, browse, cast, mira):
    case = case_at(State.EVALUATING)
    write_report(case, results=[RESULT], by=mira)
    raise_nonconformity(case, grade="major", criterion="5.2", text="No label", by=mira)
    evaluator, address = browse(cast.mira), DESK.format(case.pk, "report")
    ok(evaluator.get(address), "until then the report cannot be frozen")
    assert "Tell the client first of nonconformity 1" in evaluator.post(address, {"act": "freeze"}).content.decode()
    assert Case.objects.get(pk=case.pk).state == State.EVALUATING
