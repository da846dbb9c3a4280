"""What goes wrong while somebody applies: a clear sentence, typing kept, nothing half done."""

import re
from collections.abc import Callable
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client

from accounts.models import Session, User
from applications import actions
from applications.grid import COLUMNS
from applications.models import Application, Document
from cases.transitions import State
from lib import clock
from lib.refusal import Refused
from tests.applications.making import zipped
from tests.support.pdfs import a_pdf_of
from tests.support.signing_in import signed_in
from web.form_draft import KEPT


@pytest.fixture
def browse(visit, northseal) -> Callable[..., Client]:
    return lambda user: signed_in(visit(northseal), user)


@pytest.fixture
def application(walk) -> Application:
    walk.start()
    return walk.application


def section(application: Application, name: str) -> str:
    return f"/applications/{application.pk}/{name}/"


def send_file(client: Client, application: Application, name: str, content: bytes) -> str:
    file = SimpleUploadedFile("x", content)
    file._name = name  # as a hostile browser sends it
    answer = client.post(section(application, "documents"), {"slot": "other", "file": file}, follow=True)
    return answer.content.decode()


# --- Files


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("report.pdf", b"MZ\x90\x00 a program", "is not what its name says"),
        ("drawing.svg", b"<svg><script>alert(1)</script></svg>", "of a kind we do not take"),
        ("drawing.png", b"<svg><script>alert(1)</script></svg>", "is not what its name says"),
        ("empty.pdf", b"", "is empty"),
    ],
)
def test_a_file_that_is_not_taken_is_refused_in_words(application, browse, alice, name, content, words):
    there = Document.objects.count()
    page = send_file(browse(alice), application, name, content)
    assert words in page
    assert "<script>alert" not in page
    assert Document.objects.count() == there


@pytest.mark.slow
def test_a_zip_bomb_is_refused_in_words(application, browse, alice):
    bomb, there = zipped({f"{number}": bytes(20_000_000) for number in range(4)}), Document.objects.count()
    page = send_file(browse(alice), application, "bomb.zip", bomb)
    assert "unpacks to far too much" in page
    assert "<script>alert" not in page
    assert Document.objects.count() == there


def test_a_name_with_path_characters_leads_nowhere(application, browse, alice):
    send_file(browse(alice), application, "../../../etc/pass\x01wd.pdf", a_pdf_of("x"))
    kept = Document.objects.get(slot="other")
    assert "/" not in kept.name
    assert ".." not in kept.name
    assert ".." not in kept.file.name
    assert str(kept.pk) in kept.file.name


def test_a_file_sent_twice_because_the_answer_was_lost_is_one_version(application, browse, alice):
    client = browse(alice)
    for content in (a_pdf_of("x"), a_pdf_of("x"), a_pdf_of("better")):
        send_file(client, application, "report.pdf", content)
    assert list(Document.objects.filter(slot="other").values_list("version", flat=True)) == [2, 1]


class TwoGigabytes(BytesIO):
    """A form with a file of two gigabytes, made as it is read."""

    HEAD = (
        b'--limit\r\nContent-Disposition: form-data; name="slot"\r\n\r\nother\r\n'
        b'--limit\r\nContent-Disposition: form-data; name="file"; filename="big.pdf"\r\n'
        b"Content-Type: application/pdf\r\n\r\n%PDF-"
    )
    TAIL = b"\r\n--limit--\r\n"
    SIZE = len(HEAD) + 2 * 1024**3 + len(TAIL)

    def __init__(self) -> None:
        super().__init__()
        self.given = 0

    def read(self, size: int | None = -1) -> bytes:
        start, end = self.given, min(self.given + (size or self.SIZE), self.SIZE)
        self.given = end
        head, tail = self.HEAD[start:end], self.TAIL[max(0, start - self.SIZE + len(self.TAIL)) :]
        if end <= self.SIZE - len(self.TAIL):
            tail = b""
        return head + bytes(end - start - len(head) - len(tail)) + tail


@pytest.mark.slow
def test_two_gigabytes_are_refused_without_being_kept(application, browse, alice, monkeypatch):
    kept = []
    take = TemporaryFileUploadHandler.receive_data_chunk
    monkeypatch.setattr(
        TemporaryFileUploadHandler, "receive_data_chunk", lambda self, data, start: kept.append(len(data)) or take(self, data, start)
    )  # fmt: skip
    client = browse(alice)
    answer = client.generic(
        "POST",
        section(application, "documents"),
        b"",
        content_type="multipart/form-data; boundary=limit",
        CONTENT_LENGTH=str(TwoGigabytes.SIZE),
        **{"wsgi.input": TwoGigabytes()},
    )
    assert "is larger than 50 MB" in answer.content.decode()
    assert sum(kept) < 51 * 1024 * 1024
    assert not Document.objects.filter(slot="other").exists()


# --- The grid


@pytest.mark.slow
def test_a_paste_of_500_models_with_seven_bad_rows_names_the_seven(application, browse, alice):
    good = [f"M{number}\tM{number}a; M{number}b\tCompressor" for number in range(493)]
    bad = ["\tB1", "\tB2\tx", "M1\tX", "L" * 101, "\t\tC", "A\tB\tC\tD\tE\tF", "M2"]
    pasted = good[:100] + bad[:3] + good[100:300] + bad[3:] + good[300:]
    typed = {"product_zh": "家用电冰箱", "paste": "\n".join(pasted)}
    client = browse(alice)
    page = client.post(section(application, "units"), typed).content.decode()
    assert "Rows saved: 493." in page
    assert len(re.findall(r'<li>\s*<a href="#(?:id_units|paste)', page)) == 7
    assert application.units.count() == application.cases.count() == 493
    for reason in ("There is no main model.", "stands in another row already", "longer than 100 letters", "columns"):
        assert reason in page
    assert "A\tB\tC\tD\tE\tF" in page
    assert f'value="{bad[3]}"' in page


@pytest.mark.slow
def test_a_grid_of_500_units_is_saved_again(application, browse, alice):
    rows = {f"units-{number}-{name}": "" for number in range(503) for name in COLUMNS}
    rows |= {f"units-{number}-main": f"M{number}" for number in range(500)}
    client = browse(alice)
    typed = {"product_zh": "电冰箱", "units-TOTAL_FORMS": 503} | rows
    for _number in range(2):
        answer = client.post(section(application, "units"), typed)
        assert answer.status_code == 302
    assert application.units.count() == 500


def test_a_page_that_saves_by_itself_gives_up_no_unit_over_a_row_half_typed(application, browse, alice):
    actions.save_units(application, [actions.asking.UnitAsked(name) for name in ("A", "B", "C")], by=alice)
    typed = {"units-TOTAL_FORMS": 3, "units-0-main": "A", "units-1-main": "A", "units-2-main": "C"}
    answer = browse(alice).post(section(application, "units"), typed, headers={"X-Autosave": "1"})
    assert answer.status_code == 422
    assert "stands in another row" in answer.json()["error"]
    assert [unit.main_model for unit in application.units.all()] == ["A", "B", "C"]


LEAVING = {"X-Autosave": "1", "X-Leaving": "1"}


def test_what_a_page_sends_as_it_is_left_is_saved_with_its_pasted_rows(application, browse, alice):
    typed = {"product_en": "Kettle", "units-TOTAL_FORMS": 1, "units-0-main": "A", "paste": "B\tB1\nC"}
    assert browse(alice).post(section(application, "units"), typed, headers=LEAVING).status_code == 200
    assert [unit.main_model for unit in application.units.all()] == ["A", "B", "C"]


def test_what_cannot_be_saved_as_a_page_is_left_is_there_again_on_return(application, browse, alice):
    client = browse(alice)
    typed = {"product_en": "Kettle", "units-TOTAL_FORMS": 1, "units-0-main": "A", "paste": "A\nB"}
    assert client.post(section(application, "units"), typed, headers=LEAVING).status_code == 422
    page = client.get(section(application, "units")).content.decode()
    assert "You left this page before everything could be saved" in page
    assert "signed out" not in page
    assert 'value="Kettle"' in page
    assert "stands in another row" in page
    assert client.session.get_expiry_age() > 3600  # and nobody is signed out for it
    assert "You left this page" not in client.get(section(application, "units")).content.decode()


def test_what_is_wrong_in_a_cell_is_said_in_it_and_the_row_stays(application, browse, alice):
    typed = {"units-TOTAL_FORMS": 2, "units-0-main": "A", "units-1-main": "B", "units-1-covered": "A; C"}
    page = browse(alice).post(section(application, "units"), typed).content.decode()
    assert 'href="#id_units-1-covered">Row 2, Covered models' in page
    assert 'aria-describedby="id_units-1-covered_error"' in page
    assert 'value="A; C"' in page
    assert [unit.main_model for unit in application.units.all()] == ["A"]


def test_more_rows_come_without_a_script_and_what_was_typed_is_saved(application, browse, alice):
    typed = {"units-TOTAL_FORMS": 3, "units-0-main": "A", "more": "1", "paste": "B,B1"}
    page = browse(alice).post(section(application, "units"), typed).content.decode()
    assert 'name="units-TOTAL_FORMS" value="12"' in page
    assert "units-11-main" in page
    assert [unit.main_model for unit in application.units.all()] == ["A", "B"]


# --- Two browsers


def test_the_later_of_two_browsers_is_told_and_keeps_its_typing(application, browse, alice, bob):
    first, second = browse(alice), browse(bob)
    application.refresh_from_db()
    edition = application.edition
    url = section(application, "units")
    grid = {"units-TOTAL_FORMS": 1, "units-0-main": "BCD-520"}
    first.post(url, grid | {"product_en": "Kettle", "edition": edition})
    page = second.post(url, grid | {"product_en": "Pot", "edition": edition}).content.decode()
    assert "Somebody else saved this application" in page
    assert "See what was saved meanwhile" in page
    assert 'value="Pot"' in page
    application.refresh_from_db()
    assert application.product_en == "Kettle"
    second.post(url, grid | {"product_en": "Pot", "edition": application.edition})
    application.refresh_from_db()
    assert application.product_en == "Pot"


# --- A session that ends


def test_typing_outlives_the_session(application, browse, visit, northseal, alice):
    client, url = browse(alice), section(application, "units")
    Session.objects.update(ended_at=application.created_at)
    typed = {"units-TOTAL_FORMS": 1, "units-0-main": "TYPED-1", "product_en": "Kettle", "paste": "X,Y,Z"}
    answer = client.post(url, typed)
    assert answer.status_code == 302
    assert "/sign-in/" in answer.url
    assert Application.objects.get(pk=application.pk).product_en != "Kettle"
    page = signed_in(client, alice).get(url).content.decode()
    assert "You were signed out while typing" in page
    for words in ("TYPED-1", "Kettle", "X"):
        assert words in page
    assert Application.objects.get(pk=application.pk).product_en != "Kettle"
    assert "You were signed out" not in client.get(url).content.decode()


def with_an_ended_session(client: Client, person: User) -> Client:
    signed_in(client, person)
    person.sessions.update(ended_at=clock.now())
    return client


def kept_by(client: Client) -> str:
    return client.session.get(KEPT, {}).get("typed", "")


def test_typing_is_kept_for_an_hour_and_only_of_a_session_that_was_ours(application, visit, northseal, alice):
    url, stranger = section(application, "units"), visit(northseal)
    stranger.post(url, {"product_en": "Kettle"})
    assert "sid" not in stranger.cookies
    client = with_an_ended_session(visit(northseal), alice)
    client.post(url, {"product_en": "Kettle"})
    client.post(url, {"product_en": "Kettle, enamelled"})
    assert "enamelled" in kept_by(client)
    assert client.session.get_expiry_age() <= 3600


def test_more_than_anybody_types_is_not_kept(application, visit, northseal, alice):
    client = with_an_ended_session(visit(northseal), alice)
    told = client.post(section(application, "units"), {"product_en": "x" * 50_001}, headers={"X-Autosave": "1"}).json()
    assert kept_by(client) == ""
    assert "Copy what you typed" in told["error"]


def test_a_page_that_saves_by_itself_is_told_where_to_sign_in(application, visit, northseal, alice):
    client = with_an_ended_session(visit(northseal), alice)
    answer = client.post(section(application, "units"), {"product_en": "Kettle"}, headers={"X-Autosave": "1"})
    assert answer.status_code == 401
    assert "signed out" in answer.json()["error"]
    assert answer.json()["url"].startswith("/sign-in/?next=")
    assert "Kettle" in client.session[KEPT]["typed"]


def test_typing_that_is_kept_is_for_its_own_address_only(application, visit, northseal, alice):
    client = with_an_ended_session(visit(northseal), alice)
    client.post(section(application, "units"), {"product_en": "Kettle"})
    page = signed_in(client, alice).get(section(application, "questions")).content.decode()
    assert "You were signed out" not in page


# --- A connection that is lost in the middle of a submit


def test_beginning_twice_begins_one_application(published, browse, alice, acme):
    client, typed, before = browse(alice), {"organisation": acme.pk, "key": uuid4()}, Application.objects.count()
    first, second = (client.post(f"/apply/{published.scheme.slug}/", typed) for _number in range(2))
    assert first.url == second.url
    assert Application.objects.count() == before + 1
    client.post(f"/apply/{published.scheme.slug}/", typed | {"key": uuid4()})
    assert Application.objects.count() == before + 2


def test_sending_twice_sends_once(application, browse, alice):
    client = browse(alice)
    answers = [client.post(f"/applications/{application.pk}/send/", follow=True) for _number in range(2)]
    assert all("The application is sent." in answer.content.decode() for answer in answers)
    case = application.cases.get()
    assert case.state == State.SUBMITTED
    assert case.events.filter(target=State.SUBMITTED).count() == 1


def test_sending_that_breaks_off_sends_nothing(application, alice, monkeypatch):
    actions.save_units(application, [actions.asking.UnitAsked(name) for name in ("A", "B")], by=alice)
    told = []

    def breaks_at_the_second(case) -> None:
        told.append(case)
        if len(told) == 2:
            raise ConnectionError

    monkeypatch.setattr("cases.actions.moving.tell_the_client", breaks_at_the_second)
    with pytest.raises(ConnectionError):
        actions.submit(application, by=alice)
    assert Application.objects.get(pk=application.pk).is_draft
    assert set(application.cases.values_list("state", flat=True)) == {State.DRAFT}


def test_a_stranger_is_not_told_that_it_was_sent(application, alice, petra):
    actions.submit(application, by=alice)
    with pytest.raises(Refused, match="do not act for"):
        actions.submit(application, by=petra)
