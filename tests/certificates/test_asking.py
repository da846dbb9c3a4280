"""The holder asks, signed in, for its certificate to be suspended or cancelled; the registrar records it."""

import pytest
from django.db import IntegrityError, transaction
from django_tenants.utils import tenant_context

from accounts.models import Notice
from cases.transitions import State
from certificates import actions
from certificates.models import Certificate, CertificateEvent, HolderRequest
from lib import clock
from lib.refusal import Refused
from outbox import relay
from portfolio.models import CertificateCopy
from tenants.hosts import site_url
from tests.certificates.making import CONDITIONS, decide, in_days
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
WORDS = "We move our production line."


@pytest.fixture
def certificate(case_at, rita, sig) -> Certificate:
    return actions.sign_certificate(actions.issue_for_case(case_at(State.DECIDED), by=rita), by=sig, has_read=True)


@pytest.fixture
def asked(certificate, alice) -> HolderRequest:
    return actions.ask(certificate, wish="suspend", words=WORDS, ends_on=in_days(20), by=alice)


def test_what_the_holder_asks_changes_nothing_until_it_is_recorded(asked, certificate, rita):
    assert Certificate.objects.get().status == "VALID"
    assert Notice.objects.filter(user=rita, subject_en__contains=f"suspend certificate {certificate.number}").exists()
    actions.suspend_on_request(certificate, request=asked, conditions=CONDITIONS, by=rita)
    suspended = Certificate.objects.get()
    assert (suspended.status, suspended.suspension_reason) == ("SUSPENDED", "holders-request")
    assert (suspended.suspension_ends_on, suspended.events.last().request) == (in_days(20), asked)


def test_only_the_holder_asks(certificate, petra, rita):
    for one in (petra, rita):
        with pytest.raises(Refused, match="Only the holder"):
            actions.ask(certificate, wish="cancel", words=WORDS, by=one)


def test_nobody_asks_for_a_certificate_that_names_no_organisation(valid, alice):
    with pytest.raises(Refused, match="Only the holder"):
        actions.ask(valid, wish="cancel", words=WORDS, by=alice)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"words": " ", "ends_on": in_days(9)}, "Say why"),
        ({"words": WORDS}, "until when"),
        ({"words": WORDS, "ends_on": in_days(400)}, "at most"),
    ],
)
def test_a_request_says_why_and_until_when(certificate, alice, said, why):
    with pytest.raises(Refused, match=why):
        actions.ask(certificate, wish="suspend", by=alice, **said)


def test_one_request_waits_at_a_time_and_may_be_taken_back(asked, certificate, alice, rita):
    with pytest.raises(Refused, match="already"):
        actions.ask(certificate, wish="suspend", words=WORDS, ends_on=in_days(9), by=alice)
    actions.take_back_request(asked, by=alice)
    with pytest.raises(Refused, match="Taken back"):
        actions.suspend_on_request(certificate, request=asked, conditions=CONDITIONS, by=rita)


def test_a_request_to_suspend_cancels_nothing(asked, certificate, rita):
    with pytest.raises(Refused, match="something else"):
        actions.cancel_on_request(certificate, request=asked, by=rita)


def test_what_happened_meanwhile_overtakes_a_request(asked, certificate, alice, rita):
    wish = actions.ask(certificate, wish="cancel", words=WORDS, by=alice)
    actions.cancel_on_request(certificate, request=wish, by=rita)
    assert HolderRequest.objects.get(pk=asked.pk).answer == "overtaken"


# --- Pages


@pytest.fixture
def holder(visit, northseal, alice):
    return signed_in(visit(northseal), alice)


def page(certificate, rest: str = "") -> str:
    return f"/certificates/{certificate.pk}/{rest}"


def test_asked_on_its_own_page_and_recorded_at_the_desk(holder, certificate, visit, northseal, rita):
    assert "Ask for suspension" in holder.get(page(certificate)).content.decode()
    said = {"words": WORDS, "ends_on": in_days(20).isoformat(), "has_read": "on"}
    assert holder.post(page(certificate, "ask/suspend/"), said).status_code == 302
    assert "Take request back" in holder.get(page(certificate)).content.decode()
    desk = signed_in(visit(northseal), rita)
    address = f"/desk/certificates/{certificate.pk}/suspend/"
    shown = desk.get(address).content.decode()
    assert WORDS in shown
    assert 'name="paper"' not in shown
    assert desk.post(address, {"conditions_en": "A visit"}).status_code == 302
    with tenant_context(northseal):
        assert Certificate.objects.get().status == "SUSPENDED"


def test_what_was_typed_survives_a_refusal(holder, certificate):
    said = {"words": WORDS, "ends_on": in_days(400).isoformat(), "has_read": "on"}
    shown = holder.post(page(certificate, "ask/suspend/"), said).content.decode()
    assert "180 days at most" in shown or "days at most" in shown
    assert WORDS in shown


def test_its_page_leads_back_to_the_holders_desk(holder, certificate):
    assert f'href="{site_url("/my/")}"' in holder.get(page(certificate)).content.decode()


def test_the_page_is_the_holders_alone(certificate, valid, holder, visit, northseal, petra, rita):
    assert holder.get(page(valid)).status_code == 404
    for one in (petra, rita):
        assert signed_in(visit(northseal), one).get(page(certificate)).status_code in {302, 404}
        assert signed_in(visit(northseal), one).get(page(certificate, "ask/cancel/")).status_code in {302, 404}


def test_the_holders_desk_leads_to_it(certificate):
    relay.deliver_all()
    copy = CertificateCopy.objects.get(pk=certificate.pk)
    assert copy.own_url.endswith(page(certificate))
    copy.organisation = None  # it merely bears the credit code that somebody registered with
    assert copy.own_url == ""


# --- What raw writes cannot do


def refused(words: str, **said) -> None:
    with pytest.raises(IntegrityError, match=words), transaction.atomic():
        HolderRequest.objects.create(**said)


def test_no_raw_write_asks_in_the_holders_name(certificate, petra, rita):
    refused("acts for the holder", certificate=certificate, wish="cancel", asked_by=petra)
    refused("a_request_is_the_holders_own", certificate=certificate, wish="cancel")


def test_no_raw_write_records_as_whoever_is_no_registrar(certificate, alice, otto):
    now = clock.now()
    said = {"certificate": certificate, "wish": "cancel", "asked_by": alice, "answer": "recorded", "answered_at": now}
    refused("A registrar", answered_by=otto, **said)
    refused("a_recorded_request_says_who|A registrar", **said)


def test_a_request_stays_as_it_was_made(asked):
    for change in ({"words": "Other"}, {"wish": "cancel"}, {"ends_on": in_days(2)}):
        with pytest.raises(IntegrityError, match="as it was written"), transaction.atomic():
            HolderRequest.objects.filter(pk=asked.pk).update(**change)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        HolderRequest.objects.all()._raw_delete("default")


def test_what_was_asked_or_decided_once_changes_a_certificate_once(asked, certificate, rita, quinn, otto):
    actions.suspend_on_request(certificate, request=asked, conditions=CONDITIONS, by=rita)
    restored = decide(certificate, "restore", proposed_by=quinn, by=otto)
    event = {"certificate": certificate, "effective_at": clock.now(), "by": rita}
    suspended = {"what": "suspended", "status_before": "VALID", "status_after": "SUSPENDED", "request": asked}
    again = {"what": "restored", "status_before": "SUSPENDED", "status_after": "VALID", "measure": restored}
    for change in (suspended | {"reason": "holders-request"}, again | {"decided_by": otto}):
        with pytest.raises(IntegrityError, match="is_ground_of_one_change"), transaction.atomic():
            CertificateEvent.objects.create(**event | change, revision=9)
