"""A body asks to join: the page, the letter, and what the operator sees."""

import pytest
from django.core import mail

from lib.refusal import Refused
from oversight import actions
from oversight.models import BodyRequest
from oversight.tasks import send_request_mail, sweep_request_mail

pytestmark = pytest.mark.django_db

ASKED = {
    "kind": "body",
    "name_zh": "远山认证",
    "name_en": "Farhill",
    "slug": "farhill",
    "approval_number": "CNCA-R-2026-001",
    "contact_name": "Fay",
    "email": "Fay@example.org",
    "phone": "",
    "message": "",
}


def test_the_page_asks_what_we_need(site):
    assert b"Ask to join" in site.get("/join/").content


def test_a_request_is_kept_and_thanked_for(site, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer = site.post("/join/", ASKED)
    assert answer.url == "/join/thanks/"
    request = BodyRequest.objects.get()
    assert (request.email, request.state, request.language) == ("fay@example.org", "waiting", "en")
    [letter] = mail.outbox
    assert letter.to == ["fay@example.org"]
    assert "We have the request of Farhill" in letter.subject


def test_the_letter_is_sent_once(join_request):
    BodyRequest.objects.update(unsent_mail="received")
    send_request_mail(str(join_request.pk))
    send_request_mail(str(join_request.pk))
    assert len(mail.outbox) == 1


def test_a_lost_letter_is_found_by_the_sweep(join_request, django_capture_on_commit_callbacks):
    BodyRequest.objects.update(unsent_mail="received")
    with django_capture_on_commit_callbacks(execute=True):
        sweep_request_mail()
    assert len(mail.outbox) == 1


def test_the_letter_is_in_the_language_of_the_person_who_asked(join_request):
    BodyRequest.objects.update(unsent_mail="received", language="zh-hans")
    send_request_mail(str(join_request.pk))
    assert "远山认证" in mail.outbox[0].subject


@pytest.mark.parametrize(
    ("field", "value"),
    [("slug", "Farhill.com"), ("approval_number", "12"), ("email", "fay"), ("name_zh", ""), ("approval_number", "")],
)
def test_what_cannot_be_is_said_beside_the_field(site, field, value):
    answer = site.post("/join/", ASKED | {field: value})
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert not BodyRequest.objects.exists()


def test_the_same_request_twice_is_one(site):
    site.post("/join/", ASKED)
    assert b"with us already" in site.post("/join/", ASKED).content
    assert BodyRequest.objects.count() == 1


def test_the_operator_finds_the_request(operator, join_request):
    assert b"Farhill (demo)" in operator.get("/operations/requests/").content
    page = operator.get(f"/operations/requests/{join_request.pk}/").content
    assert b"CNCA-R-2026-001" in page
    assert b"fay@example.org" in page


def test_declining_needs_a_reason_and_sends_it(operator, join_request, django_capture_on_commit_callbacks):
    there = f"/operations/requests/{join_request.pk}/decline/"
    assert operator.post(there, {"reason": ""}).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        operator.post(there, {"reason": "The approval has expired."})
    join_request.refresh_from_db()
    assert join_request.state == "declined"
    assert "The approval has expired." in mail.outbox[0].body


def test_an_answered_request_is_not_answered_again(join_request, olga):
    actions.decline_request(join_request, reason="No.", by=olga)
    with pytest.raises(Refused, match="answered already"):
        actions.decline_request(join_request, reason="No.", by=olga)


def test_only_operators_answer(join_request, petra):
    with pytest.raises(Refused, match="operators"):
        actions.decline_request(join_request, reason="No.", by=petra)
