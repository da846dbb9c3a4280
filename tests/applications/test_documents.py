"""Documents: what a question asks as a file, what the body's people add, what is gone with a draft."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from applications import actions
from applications.completeness import lacks_of, slot_of
from applications.models import Application, Document
from cases.transitions import State
from catalog import actions as catalogue
from catalog.models import Question
from lib.refusal import Refused
from tests.applications.walking import a_pdf
from tests.catalog.schemes import draft_scheme, give_passport
from tests.support.pdfs import a_pdf_of
from tests.support.signing_in import signed_in


@pytest.fixture
def browse(visit, northseal):
    return lambda user: signed_in(visit(northseal), user)


def pdf(content: bytes = a_pdf_of("x")) -> SimpleUploadedFile:
    return SimpleUploadedFile("plan.pdf", content)


def test_a_question_that_asks_for_a_file_is_asked_and_must_be_answered(in_northseal, browse, sima, acme, alice):
    give_passport(sima)
    asked = [Question(code="plan", kind="file", text_zh="平面图", text_en="Floor plan", is_required=True)]
    draft = catalogue.save_section(draft_scheme(sima), values={}, rows={Question: asked}, by=sima)
    version = catalogue.publish(draft, by=sima)
    application = actions.start_draft(version, organisation=acme, by=alice)
    assert "Floor plan" in lacks_of(application)
    client, url = browse(alice), f"/applications/{application.pk}/"
    assert "Floor plan" in client.get(url + "questions/").content.decode()
    slot = slot_of(version.questions.get())
    page = client.post(url + "documents/", {"slot": slot, "file": pdf()}, follow=True).content.decode()
    assert "plan.pdf" in page
    assert "Floor plan" not in lacks_of(application)
    assert "plan.pdf" in client.get(url + "questions/").content.decode()


def test_the_bodys_people_add_documents_for_both_sides_or_for_themselves(case_at, browse, cast):
    case = case_at(State.EVALUATING)
    client, url = browse(cast.mira), f"/desk/cases/{case.pk}/upload/"
    client.post(url, {"title": "Test report", "file": pdf()})
    client.post(url, {"title": "Test report", "file": pdf(a_pdf_of("better"))})
    client.post(url, {"title": "Notes", "file": pdf(a_pdf_of("notes")), "is_internal": "on"})
    ours = Document.objects.filter(case=case, side="body")
    assert sorted(ours.values_list("slot", "version")) == [
        ("body:Notes", 1),
        ("body:Test report", 1),
        ("body:Test report", 2),
    ]
    assert "Test report" in browse(cast.alice).get(f"/cases/{case.pk}/").content.decode()
    notes = ours.get(is_internal=True)
    assert "Notes" not in browse(cast.alice).get(f"/cases/{case.pk}/").content.decode()
    assert browse(cast.alice).get(f"/documents/{notes.pk}/").status_code == 404
    answer = browse(cast.cleo).get(f"/documents/{notes.pk}/")
    assert b"".join(answer.streaming_content) == a_pdf_of("notes")


def test_a_file_that_is_refused_keeps_the_words_typed(case_at, browse, cast):
    case = case_at(State.EVALUATING)
    sent = {"title": "Test report", "file": SimpleUploadedFile("report.pdf", b"MZ a program")}
    page = browse(cast.mira).post(f"/desk/cases/{case.pk}/upload/", sent).content.decode()
    assert "is not what its name says" in page
    assert 'value="Test report"' in page


def test_the_client_and_strangers_have_no_such_page(case_at, browse, cast, petra, gus):
    case = case_at(State.EVALUATING)
    for person in (cast.alice, petra, gus):
        assert browse(person).get(f"/desk/cases/{case.pk}/upload/").status_code == 404


def test_strangers_add_nothing(case_at, walk, petra):
    case_at(State.SUBMITTED)
    with pytest.raises(Refused, match="the body's people add documents"):
        actions.add_document(walk.application, a_pdf(), slot="other", by=petra)


def test_a_discarded_draft_leaves_no_files(walk, alice, django_capture_on_commit_callbacks):
    walk.start()
    application = walk.application.pk
    document = actions.add_document(walk.application, a_pdf(), slot="other", by=alice)
    storage, name = document.file.storage, document.file.name
    assert storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        actions.discard_draft(walk.application, by=alice)
    assert not storage.exists(name)
    assert not Application.objects.filter(pk=application).exists()
