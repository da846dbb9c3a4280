"""A body asks to join: the page, the letter, and what the operator sees."""

import pytest
from django.core import mail
from django_tenants.utils import tenant_context

from accounts.models import Letter, User
from lib.refusal import Refused
from outbox.models import Delivery, Fact
from outbox.relay import deliver_all
from oversight import actions
from oversight.models import BodyRequest
from staff.models import Authorisation
from staff.queries import roles_of
from tenants.models import CertificationBody, Spare
from tests.oversight.making import ASKED
from tests.support import database

pytestmark = pytest.mark.django_db


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


def test_the_letter_is_in_the_language_of_the_person_who_asked(site):
    site.cookies["language"] = "zh-hans"
    site.post("/join/", ASKED)
    assert "远山认证" in Letter.objects.get().subject


def test_the_answer_is_in_the_language_of_the_person_who_asked(join_request, olga):
    BodyRequest.objects.update(language="zh-hans")
    actions.decline_request(join_request, reason="批准已过期。", by=olga)
    assert "未获通过" in Letter.objects.get().subject


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("slug", "Farhill.com"),
        ("approval_number", "12"),
        ("email", "fay"),
        ("name_zh", ""),
        ("approval_number", ""),
        ("name_zh", "中奖 www.example.com"),
        ("contact_name", "Click:\nhttps://example.com"),
    ],
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


def approve(request, by, slug="farhill"):
    return actions.approve_request(request, slug=slug, by=by)


def test_approving_opens_the_body_from_a_spare(join_request, olga):
    body = approve(join_request, olga)
    join_request.refresh_from_db()
    assert (join_request.state, join_request.body, join_request.decided_by) == ("approved", body, olga)
    assert not Spare.objects.exists()
    assert (body.name_en, body.approval_number) == ("Farhill (demo)", "CNCA-R-2026-001")


def test_approving_without_a_spare_replays_the_template(join_request, olga):
    database.by_the_owner("DELETE FROM public.tenants_spare")
    assert approve(join_request, olga).pk


def test_the_new_body_is_stated_whole(join_request, olga):
    body = approve(join_request, olga)
    statement = Fact.objects.get(name="oversight.BodyStated").payload["statement"]
    assert statement["standing"] == "open"
    assert statement["slug"] == "farhill"  # its host follows from that, wherever the site has moved
    assert body.revision == 1


def test_the_contact_person_is_invited_and_may_administer(join_request, olga):
    body = approve(join_request, olga)
    deliver_all()
    fay = User.objects.get(email="fay@example.org")
    assert body.invitations.get().user == fay
    with tenant_context(body):
        assert roles_of(fay) == frozenset()  # until the invitation is accepted
        granted = Authorisation.objects.get()
        assert (granted.user, granted.role, granted.granted_by) == (fay, "body_admin", olga)


def test_hearing_twice_that_a_body_opened_changes_nothing(join_request, olga):
    body = approve(join_request, olga)
    deliver_all()
    Delivery.objects.update(done_at=None)
    deliver_all()
    with tenant_context(body):
        assert Authorisation.objects.count() == 1


@pytest.mark.parametrize(
    ("slug", "words"), [("northseal", "already"), ("www", "reserved"), ("Far Hill", "small Latin letters")]
)
def test_an_address_that_cannot_be_is_refused(join_request, olga, slug, words):
    with pytest.raises(Refused, match=words):
        approve(join_request, olga, slug)
    join_request.refresh_from_db()
    assert join_request.state == "waiting"


def test_an_operator_does_not_make_themselves_administrator(join_request, olga):
    BodyRequest.objects.update(email=olga.email)
    join_request.refresh_from_db()
    with pytest.raises(Refused, match="yourself"):
        approve(join_request, olga)


def test_the_operator_sees_the_address_before_the_body_opens(operator, join_request):
    there = f"/operations/requests/{join_request.pk}/approve/"
    assert b"http://farhill.guildmark.localhost/" in operator.get(there).content
    assert b"http://far.guildmark.localhost/" in operator.post(there, {"slug": "far", "check": "1"}).content
    assert b"address already" in operator.post(there, {"slug": "northseal", "check": "1"}).content
    assert not CertificationBody.objects.filter(slug__startswith="far").exists()
    assert operator.post(there, {"slug": "far"}).url == "/operations/bodies/far/"
    assert CertificationBody.objects.get(slug="far").is_open


def test_the_new_bodys_host_answers(join_request, olga, visit):
    body = approve(join_request, olga)
    assert visit(body).get("/desk/").status_code == 302
