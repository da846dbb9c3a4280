"""A question to one body: both sides read and write it, nobody else; who asks shows the name they choose; an answer in public."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django_tenants.utils import tenant_context

from accounts.actions import pseudonymise
from accounts.models import Notice
from enquiries import actions
from enquiries.models import Thread, ThreadFile, ThreadMessage
from exports.belongings import of_organisation, own_tables
from exports.of_person import everything_about
from lib import clock
from lib.refusal import Refused
from outbox.relay import deliver_all
from register.models import RegisterEntry
from tests.cast import acts_for, works_for
from tests.catalog.schemes import published_scheme
from tests.search.making import heard
from tests.support.pdfs import a_pdf_of
from tests.support.signing_in import signed_in
from web.uploads import checked

pytestmark = pytest.mark.django_db
PDF = a_pdf_of("A drawing.")


@pytest.fixture
def scheme(northseal, sima) -> RegisterEntry:
    with tenant_context(northseal):
        version = published_scheme(sima)
    heard()
    return RegisterEntry.objects.get(pk=version.scheme_id)


@pytest.fixture
def asker(site, alice):
    return signed_in(site, alice)


@pytest.fixture
def desk(visit, northseal, sima):
    return signed_in(visit(northseal), sima)


def asked(body, by, **more) -> Thread:
    thread = actions.ask_body(body, **({"text": "Does the annual fee cover travel?"} | more), by=by)
    deliver_all()
    return thread


def answered(thread, by, text="No: travel is charged at cost.") -> ThreadMessage:
    return actions.answer_thread(thread, text=text, by=by)


def told(user) -> Notice:
    return Notice.objects.filter(user=user).latest("created_at")


def test_a_scheme_page_leads_to_a_question_that_the_body_answers(scheme, asker, desk, acme, alice, sima, site):
    address = f"/ask/northseal/?scheme={scheme.pk}"
    assert address in site.get(f"/schemes/{scheme.pk}/").text
    assert "Green refrigerators" in asker.get(address).text
    typed = {"text": "Is travel included?", "asker_name": "Ms Li", "organisation": str(acme.pk), "may_publish": "on"}
    sent = asker.post(address, typed | {"files": SimpleUploadedFile("drawing.pdf", PDF)})
    thread = Thread.objects.get()
    assert sent.url == thread.get_absolute_url()
    assert (thread.organisation, thread.scheme, thread.may_publish) == (acme, scheme.pk, True)
    deliver_all()
    assert (told(sima).subject_en, told(sima).path) == (
        "Somebody asks you a question: Green refrigerators", f"/desk/questions/{thread.pk}/",
    )  # fmt: skip
    page = desk.get(f"/desk/questions/{thread.pk}/").text
    for words in ("Ms Li asks", "Is travel included?", "drawing.pdf", "ISO/IEC 17065, 4.2.6"):
        assert words in page
    desk.post(f"/desk/questions/{thread.pk}/", {"text": "No, at cost."})
    assert (told(alice).subject_en, told(alice).text_en) == (
        "Northseal (demo) has answered your question",
        "No, at cost.",
    )
    assert "No, at cost." in asker.get(thread.get_absolute_url()).text


def test_the_body_reads_the_chosen_name_and_nothing_else_of_who_asks(scheme, northseal, desk, acme, alice):
    thread = asked(northseal, alice, organisation=acme, asker_name="", scheme=scheme)
    pages = desk.get(f"/desk/questions/{thread.pk}/").text + desk.get("/desk/questions/").text + desk.get("/desk/").text
    for secret in ("alice@example.org", "Alice", "Acme Appliances"):
        assert secret not in pages
    assert "Somebody asks, without a name" in pages


def test_what_a_body_takes_home_of_it_names_no_asker(northseal, acme, alice, sima):
    thread = asked(northseal, alice, organisation=acme)
    answered(thread, sima)
    with tenant_context(northseal):
        kinds = {kind.name: kind for kind in own_tables(northseal)}
        rows = [*kinds["enquiries/thread"].rows.values(*kinds["enquiries/thread"].columns)]
        written = [*kinds["enquiries/threadmessage"].rows.values(*kinds["enquiries/threadmessage"].columns)]
    assert rows[0]["asked_at"]
    assert not {"asked_by_id", "organisation_id"} & rows[0].keys()
    assert {row["text"] for row in written} == {"Does the annual fee cover travel?", "No: travel is charged at cost."}
    assert all("asked_by_id" not in row for row in written)


def test_organisation_and_person_take_it_home_too(northseal, acme, alice, sima, petra):
    answered(asked(northseal, alice, organisation=acme), sima)
    kinds = {kind.name: kind.rows.count() for kind in of_organisation(acme, alice)}
    assert (kinds["enquiries/thread"], kinds["enquiries/threadmessage"]) == (1, 2)
    answered(asked(northseal, petra, text="For myself?"), sima)
    texts = {row["text"] for row in everything_about(petra)["kept"]["enquiries.ThreadMessage"]["rows"]}
    assert texts == {"For myself?", "No: travel is charged at cost."}


def test_who_has_left_for_a_rival_takes_home_what_they_wrote_and_no_answer(northseal, greenmark, acme, alice, sima):
    answered(asked(northseal, alice, organisation=acme), sima)

    def taken_home():
        return {row["text"] for row in everything_about(alice)["kept"]["enquiries.ThreadMessage"]["rows"]}

    assert "No: travel is charged at cost." in taken_home()
    works_for(greenmark, "alice")
    assert taken_home() == {"Does the annual fee cover travel?"}
    alice.body_memberships.all().delete()
    alice.organisation_memberships.update(ended_at=clock.now())
    assert taken_home() == {"Does the annual fee cover travel?"}


def test_nobody_else_reads_it(northseal, acme, alice, bob, petra, site, visit, greenmark, gus, mira, fin):
    thread = asked(northseal, alice, organisation=acme)
    page, at_body = thread.get_absolute_url(), f"/desk/questions/{thread.pk}/"
    assert signed_in(site, bob).get(page).status_code == 200
    assert signed_in(site, petra).get(page).status_code == 404
    assert str(thread.pk) not in signed_in(site, petra).get("/my/questions/").text
    assert signed_in(visit(greenmark), gus).get(at_body).status_code == 404
    for person in (mira, fin):
        assert signed_in(visit(northseal), person).get(at_body).status_code == 403
    works_for(greenmark, "bob")
    assert signed_in(site, bob).get(page).status_code == 404


def test_more_files_than_a_message_takes_are_refused_before_one_is_kept(
    northseal, petra, site, files_of_this_test, monkeypatch
):
    asker, more = signed_in(site, petra), ThreadMessage.MOST_FILES + 1
    with pytest.raises(Refused, match="Five files at most"):
        asked(northseal, petra, files=[_upload() for _number in range(more)])
    monkeypatch.setattr("web.uploads.checked", lambda _file: pytest.fail("it was looked at"))
    typed = {"text": "See files", "files": [SimpleUploadedFile("x.pdf", PDF) for _number in range(more)]}
    assert "Five files at most" in asker.post("/ask/northseal/", typed).text
    assert [path for path in files_of_this_test.rglob("*") if path.is_file()] == []


def test_a_form_that_comes_back_stays_counted_where_it_brought_files(northseal, petra, site):
    asker = signed_in(site, petra)
    for _number in range(11):
        assert asker.post("/ask/northseal/", {"text": ""}).status_code == 200
    for _number in range(10):
        wrong = {"text": "See file", "files": SimpleUploadedFile("x.pdf", b"<html>")}
        assert asker.post("/ask/northseal/", wrong).status_code == 200
    assert asker.post("/ask/northseal/", {"text": "See file"}).status_code == 429


def test_files_are_checked_and_go_to_both_sides_alone(northseal, petra, alice, site, desk, files_of_this_test):
    asker = signed_in(site, petra)
    bad = {"text": "See file", "files": SimpleUploadedFile("x.pdf", b"<html>")}
    assert "is not what its name says" in asker.post("/ask/northseal/", bad).text
    assert not Thread.objects.exists()
    asker.post("/ask/northseal/", {"text": "See file", "files": SimpleUploadedFile("x.pdf", PDF)})
    file = ThreadFile.objects.get()
    for client, address in ((asker, f"/questions/files/{file.pk}/"), (desk, f"/desk/questions/files/{file.pk}/")):
        answer = client.get(address)
        assert b"".join(answer.streaming_content) == PDF
        assert answer["Content-Disposition"].startswith("attachment")
    assert signed_in(site, alice).get(f"/questions/files/{file.pk}/").status_code == 404


def test_each_side_sees_whether_the_other_has_read(northseal, petra, sima, site, desk):
    thread = asked(northseal, petra)
    asker = signed_in(site, petra)
    assert "not read yet" in asker.get(thread.get_absolute_url()).text
    desk.get(f"/desk/questions/{thread.pk}/")
    assert "not read yet" not in asker.get(thread.get_absolute_url()).text
    answered(thread, sima)
    assert "A new answer" in asker.get("/my/questions/").text
    assert "not read yet" in desk.get(f"/desk/questions/{thread.pk}/").text
    asker.get(thread.get_absolute_url())
    assert "A new answer" not in asker.get("/my/questions/").text


def test_the_desk_shows_what_waits_first_and_thanks_need_no_answer(northseal, petra, alice, sima, desk):
    with clock.frozen_at(clock.now() - timedelta(days=1)):
        older = asked(northseal, petra, asker_name="Older")
    newer = asked(northseal, alice, asker_name="Newer")
    assert desk.get("/desk/").text.count("Answer a question") >= 2
    answered(older, sima)
    page = desk.get("/desk/questions/").text
    assert page.index("Newer") < page.index("Older")
    actions.write_to_body(older, text="Thank you!", by=petra)
    desk.post(f"/desk/questions/{older.pk}/leave/")
    older.refresh_from_db()
    newer.refresh_from_db()
    assert older.waits_since is None
    with pytest.raises(Refused, match="Nothing has been answered"):
        actions.leave_unanswered(newer, by=sima)


def test_my_desk_shows_an_answer_that_nobody_has_read(northseal, acme, alice, sima, asker):
    thread = asked(northseal, alice, organisation=acme)
    assert "Read the answer" not in asker.get("/my/").text
    answered(thread, sima)
    assert "Read the answer to your question" in asker.get("/my/").text
    asker.get(thread.get_absolute_url())
    assert "Read the answer to your question" not in asker.get("/my/").text


def test_in_public_only_as_the_asker_allows_and_without_a_name(scheme, northseal, alice, sima, desk, asker, visit):
    thread = asked(northseal, alice, scheme=scheme, asker_name="Ms Li", may_publish=True)
    answer = answered(thread, sima)
    pages = [(asker, f"/schemes/{scheme.pk}/"), (visit(northseal), "/schemes/green-refrigerators/")]
    desk.post(f"/desk/questions/{thread.pk}/publish/{answer.pk}/")
    for client, page in pages:
        text = client.get(page).text
        assert "Does the annual fee cover travel?" in text
        assert "No: travel is charged at cost." in text
        assert "Ms Li" not in text
    desk.post(f"/desk/questions/{thread.pk}/take-back/")
    assert "travel is charged" not in asker.get(pages[0][1]).text
    actions.publish_answer(answer, by=sima)
    asker.post(f"/questions/{thread.pk}/publication/")
    assert "travel is charged" not in asker.get(pages[0][1]).text
    with pytest.raises(Refused, match="has not agreed"):
        actions.publish_answer(answer, by=sima)
    with pytest.raises(IntegrityError, match="published_by_somebody_where_it_may_be"), transaction.atomic():
        Thread.objects.update(published_at=clock.now(), published_by=sima, published_answer=answer)


def test_another_bodys_thread_and_the_askers_own_words_are_not_published(
    scheme, northseal, alice, desk, visit, greenmark, gus
):
    thread = asked(northseal, alice, scheme=scheme, may_publish=True)
    question = thread.messages.get()
    page = f"/desk/questions/{thread.pk}/publish/{question.pk}/"
    assert desk.post(page).status_code == 404
    assert signed_in(visit(greenmark), gus).post(page).status_code == 404


def test_floods_stop_and_a_second_click_is_the_same_question(northseal, petra, sima):
    first = asked(northseal, petra)
    assert asked(northseal, petra) == first
    for number in range(4):
        asked(northseal, petra, text=f"And {number}?")
    with pytest.raises(Refused, match="Five questions of yours wait"):
        asked(northseal, petra, text="One more?")
    answered(first, sima)
    asked(northseal, petra, text="One more?")
    assert Notice.objects.filter(user=sima, subject_en="Somebody asks you a question").count() == 6


def test_a_body_is_told_once_until_it_has_answered(northseal, petra, sima):
    thread = asked(northseal, petra)
    for text in ("And?", "And??"):
        actions.write_to_body(thread, text=text, by=petra)
    deliver_all()
    assert Notice.objects.filter(user=sima).count() == 1
    answered(thread, sima)
    actions.write_to_body(thread, text="One more thing.", by=petra)
    deliver_all()
    assert told(sima).subject_en == "More about a question"


def test_who_may_not_ask(northseal, greenmark, gus, petra, acme, site):
    with pytest.raises(Refused, match="You work for a certification body"):
        asked(northseal, gus)
    with pytest.raises(Refused, match="do not act for"):
        asked(northseal, petra, organisation=acme)
    type(northseal).objects.filter(pk=northseal.pk).update(standing="suspended")
    page = signed_in(site, petra).post("/ask/northseal/", {"text": "Open?"}).text
    assert "takes no questions at present" in page
    assert signed_in(site, petra).get("/ask/nobody/").status_code == 404
    assert not Thread.objects.exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"text": ""}, "This field is required"),
        ({"text": "x" * 10_000}, "at most 4000 characters"),
        ({"text": "a\x00b"}, "Null characters are not allowed"),
        ({"text": "Fine", "asker_name": "y" * 200}, "at most 80 characters"),
        ({"text": "Fine", "organisation": "1"}, "Select a valid choice"),
    ],
)
def test_bad_input_is_named_and_nothing_is_lost(asker, acme, typed, words):
    page = asker.post("/ask/northseal/?scheme=%00not-a-key", typed).text
    assert words in page
    assert typed["text"][:3] in page or "\x00" in typed["text"]
    assert not Thread.objects.exists()


def test_whoever_is_forgotten_is_forgotten_here(
    scheme, northseal, acme, alice, petra, sima, files_of_this_test, django_capture_on_commit_callbacks
):
    own, of_acme = (
        asked(northseal, petra),
        asked(northseal, alice, organisation=acme, asker_name="Alice A", scheme=scheme, may_publish=True),
    )
    actions.publish_answer(answered(of_acme, sima), by=sima)
    actions.write_to_body(own, text="See this.", files=[_upload()], by=petra)
    with django_capture_on_commit_callbacks(execute=True):
        for user in (petra, alice):
            pseudonymise(user, by=None)
        deliver_all()
    assert not Thread.objects.filter(pk=own.pk).exists()
    assert [path for path in files_of_this_test.rglob("*") if path.is_file()] == []
    of_acme.refresh_from_db()
    assert (of_acme.asker_name, of_acme.may_publish, of_acme.published_at) == ("", False, None)
    assert of_acme.messages.count() == 2


def test_an_answer_reaches_the_organisation_when_the_asker_has_left(northseal, acme, alice, sima):
    bob = acts_for(acme, "bob")
    thread = asked(northseal, alice, organisation=acme)
    alice.organisation_memberships.update(ended_at=clock.now())
    answered(thread, sima)
    assert told(bob).subject_en == "Northseal (demo) has answered your question"
    assert not Notice.objects.filter(user=alice).exists()


def _upload():
    return checked(SimpleUploadedFile("x.pdf", PDF))
