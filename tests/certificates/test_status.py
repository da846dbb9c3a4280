"""Suspending, restoring, withdrawing, cancelling, superseding and expiring."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from certificates import actions
from certificates.models import Certificate, Task
from certificates.terms import reasons_for
from lib import clock
from lib.refusal import Refused
from outbox import relay
from outbox.models import Due
from oversight.actions import change_time_zone
from papers.queries import MAKE
from register import queries as register
from staff.models import Role
from tests.cast import works_for
from tests.catalog.schemes import draft_scheme, give_passport
from tests.certificates.making import CONDITIONS, WHY, content, decide, in_days, letter, propose, suspend_at_request

pytestmark = pytest.mark.django_db


def status(certificate) -> str:
    return Certificate.objects.get(pk=certificate.pk).status


# --- On the holder's request


def test_a_request_suspends_and_the_register_says_why(suspended):
    relay.deliver_all()
    said = register.certificate_for(suspended.pk).content
    assert said["status"] == "SUSPENDED"
    assert said["suspension"]["conditions"] == CONDITIONS
    assert said["history"][-1]["reason"]["en"] == "The holder's own request"


def test_the_letter_is_kept_with_its_hash_and_named_by_what_it_did(suspended):
    asked = suspended.events.last().request
    assert (asked.wish, asked.answer, asked.asked_by) == ("suspend", "recorded", None)
    assert asked.paper.sha256 == letter().sha256
    with asked.paper.file.open("rb") as kept:
        assert kept.read().startswith(b"%PDF")


def test_only_a_registrar_records_a_request(valid, otto):
    with pytest.raises(Refused, match="Registrar"):
        suspend_at_request(valid, by=otto)


def test_nothing_is_recorded_without_the_request_itself(valid, rita):
    with pytest.raises(Refused, match="written request"):
        actions.suspend_on_request(valid, ends_on=in_days(3), conditions=CONDITIONS, by=rita)
    with pytest.raises(Refused, match="written request"):
        actions.cancel_on_request(valid, by=rita)


@pytest.mark.parametrize("reason", ["mark-misused", "holders-request"])
def test_the_short_way_takes_no_reason(valid, rita, reason):
    with pytest.raises(TypeError, match="reason"):
        actions.suspend_on_request(
            valid, paper=letter(), ends_on=in_days(3), conditions=CONDITIONS, by=rita, reason=reason
        )


@pytest.mark.parametrize(("days", "why"), [(181, "at most"), (-1, "before it starts")])
def test_a_suspension_ends_in_time(valid, rita, days, why):
    with pytest.raises(Refused, match=why):
        suspend_at_request(valid, ends_on=in_days(days), by=rita)


def test_a_suspension_may_last_to_the_last_day_the_scheme_allows(valid, rita):
    assert suspend_at_request(valid, ends_on=in_days(180), by=rita).suspension_ends_on == in_days(180)


def test_a_suspension_says_how_it_is_lifted(valid, rita):
    with pytest.raises(Refused, match="what must be done"):
        suspend_at_request(valid, conditions={"zh": "", "en": " "}, by=rita)


def test_a_suspended_certificate_is_not_suspended_again(suspended, rita):
    with pytest.raises(Refused, match="already is"):
        suspend_at_request(suspended, by=rita)


def test_a_withdrawn_certificate_is_not_suspended(valid, rita, otto):
    decide(valid, "withdraw", proposed_by=rita, by=otto)
    with pytest.raises(Refused, match="cannot become"):
        suspend_at_request(valid, by=rita)


def test_a_withdrawn_certificate_is_not_restored_by_a_measure(valid, rita, otto):
    decide(valid, "withdraw", proposed_by=rita, by=otto)
    with pytest.raises(Refused, match="only after an appeal"):
        propose(valid, "restore", rita)
    with pytest.raises(IntegrityError, match="only after an appeal"), transaction.atomic():
        Certificate.objects.filter(pk=valid.pk).update(status="VALID", revision=3)


# --- Restored


def test_two_people_end_a_suspension_that_the_holder_asked_for(suspended, quinn, otto):
    decide(suspended, "restore", proposed_by=quinn, by=otto)
    restored = Certificate.objects.get()
    assert (restored.status, restored.revision, restored.suspension_ends_on) == ("VALID", 3, None)
    assert not Due.objects.filter(kind="certificates.suspension_ends").exists()


def test_restoring_names_who_verified_it(suspended, quinn, alice):
    with pytest.raises(Refused, match="who verified"):
        actions.propose_measure(suspended, outcome="restore", evidence="Visited", by=quinn)
    with pytest.raises(Refused, match="may not verify"):
        actions.propose_measure(suspended, outcome="restore", evidence="Visited", by=quinn, verified_by=alice)


def test_restoring_needs_evidence(suspended, quinn):
    with pytest.raises(Refused, match="what was found"):
        actions.propose_measure(suspended, outcome="restore", evidence=" ", by=quinn, verified_by=quinn)


def test_who_verified_it_does_not_decide(suspended, quinn, northseal):
    both = works_for(northseal, "both", Role.EVALUATOR, Role.DECISION_MAKER)
    with pytest.raises(Refused, match="did not verify"):
        decide(suspended, "restore", proposed_by=quinn, verified_by=both, by=both)


# --- Decided


def test_a_proposal_changes_nothing(valid, rita):
    propose(valid, "suspend", rita)
    assert status(valid) == "VALID"


def test_a_decision_suspends_at_once(valid, rita, otto):
    actions.decide_measure(propose(valid, "suspend", rita), agree=True, words=WHY, by=otto)
    relay.deliver_all()
    assert register.certificate_for(valid.pk).status == "SUSPENDED"
    assert valid.events.last().decided_by == otto


def test_a_decision_suspends_restores_and_withdraws(valid, rita, otto):
    for outcome, expected in [("suspend", "SUSPENDED"), ("restore", "VALID"), ("withdraw", "WITHDRAWN")]:
        actions.decide_measure(propose(valid, outcome, rita), agree=True, words=WHY, by=otto)
        assert status(valid) == expected


def test_a_refused_proposal_changes_nothing(valid, rita, otto):
    actions.decide_measure(propose(valid, "withdraw", rita), agree=False, words=WHY, by=otto)
    assert status(valid) == "VALID"


def test_who_proposed_may_not_decide(valid, northseal):
    both = works_for(northseal, "both", Role.QUALITY_MANAGER, Role.DECISION_MAKER)
    with pytest.raises(Refused, match="did not propose"):
        actions.decide_measure(propose(valid, "withdraw", both), agree=True, words=WHY, by=both)


def test_only_a_decision_maker_decides(valid, rita, quinn):
    with pytest.raises(Refused, match="Decision maker"):
        actions.decide_measure(propose(valid, "withdraw", rita), agree=True, words=WHY, by=quinn)


def test_a_change_of_status_overtakes_an_open_proposal(valid, rita, otto):
    measure = propose(valid, "withdraw", rita)
    actions.cancel_on_request(valid, paper=letter(), by=rita)
    with pytest.raises(Refused, match="settled"):
        actions.decide_measure(measure, agree=True, words=WHY, by=otto)


# --- Ending


def test_cancelling_ends_a_certificate_without_fault(suspended, rita, otto):
    decide(suspended, "cancel", proposed_by=rita, by=otto)
    assert status(suspended) == "CANCELLED"
    assert not Due.objects.exclude(kind=MAKE).exists()  # papers are still being made


def test_a_registrar_alone_cancels_only_what_the_holder_asks_to(valid, rita):
    cancelled = actions.cancel_on_request(valid, paper=letter(), by=rita)
    assert cancelled.status == "CANCELLED"
    assert cancelled.events.last().reason == "holders-request"
    assert cancelled.events.last().request.wish == "cancel"


@pytest.mark.parametrize("reason", ["expired", "holders-request"])
def test_neither_expiry_nor_the_holders_request_is_a_reason_to_propose(valid, rita, otto, reason):
    with pytest.raises(Refused, match=r"scheme's list|own request"):
        decide(valid, "cancel", proposed_by=rita, by=otto, reason=reason)


def test_a_successor_is_named_on_both(valid, rita, quinn, otto):
    newer = actions.confirm_import(
        actions.prepare_import(content("NS2026-0002"), by=rita), by=quinn, takes_responsibility=True
    )
    decide(valid, "supersede", proposed_by=rita, by=otto, successor=newer)
    relay.deliver_all()
    assert register.certificate_for(valid.pk).content["superseded_by"]["number"] == "NS2026-0002"
    assert register.certificate_for(newer.pk).content["supersedes"]["number"] == "NS2026-0001"


def test_a_successor_is_another_valid_certificate(valid, rita):
    waiting = actions.prepare_import(content("NS2026-0002"), by=rita)
    for successor, why in ((None, "Name the certificate"), (valid, "succeed itself"), (waiting, "must be valid")):
        with pytest.raises(Refused, match=why):
            propose(valid, "supersede", rita, successor=successor)


def test_it_expires_at_the_end_of_its_last_day_in_its_own_zone(valid):
    last_second = datetime(2029, 1, 4, 15, 59, 59, tzinfo=UTC)  # 23:59:59 in Shanghai
    with clock.frozen_at(last_second):
        relay.deliver_all()
        actions.expire(valid.pk)
        assert status(valid) == "VALID"
    with clock.frozen_at(last_second + timedelta(seconds=1)):
        relay.deliver_all()
        assert status(valid) == "EXPIRED"
    assert valid.events.last().by is None


@pytest.fixture
def of_new_york(in_northseal, olga, rita, quinn) -> Certificate:
    """Granted by a body whose days are those of New York, twelve or thirteen hours behind Shanghai's."""
    change_time_zone(in_northseal, zone="America/New_York", reason=WHY, by=olga)
    in_northseal.refresh_from_db()
    prepared = actions.prepare_import(content(), by=rita)
    return actions.confirm_import(prepared, by=quinn, takes_responsibility=True)


def test_elsewhere_it_expires_at_the_end_of_the_last_day_there(of_new_york):
    first_second = datetime(2029, 1, 5, tzinfo=ZoneInfo("America/New_York"))
    assert of_new_york.ends_at == first_second
    with clock.frozen_at(first_second - timedelta(seconds=1)):
        relay.deliver_all()
        actions.expire(of_new_york.pk)
        assert status(of_new_york) == "VALID"
    with clock.frozen_at(first_second):
        relay.deliver_all()
        assert status(of_new_york) == "EXPIRED"


def test_elsewhere_a_suspension_begins_and_ends_with_the_days_there(of_new_york, rita):
    """At eight in the evening of New York it is tomorrow in Shanghai: today and the longest are counted there."""
    evening = datetime(2027, 3, 1, 20, tzinfo=ZoneInfo("America/New_York"))
    with clock.frozen_at(evening):
        with pytest.raises(Refused, match="180 days at most"):
            suspend_at_request(of_new_york, ends_on=date(2027, 8, 29), by=rita)
        suspended = suspend_at_request(of_new_york, ends_on=date(2027, 8, 28), by=rita)
    over = datetime(2027, 8, 29, tzinfo=ZoneInfo("America/New_York"))
    assert suspended.suspension_ends_at == over
    with clock.frozen_at(over - timedelta(seconds=1)):
        relay.deliver_all()
        assert not Task.objects.exists()
    with clock.frozen_at(over):
        relay.deliver_all()
        assert Task.objects.get(done_at=None).kind == "suspension_ended"


def test_a_suspended_certificate_expires_too(suspended):
    with clock.frozen_at(datetime(2029, 1, 5, tzinfo=UTC)):
        relay.deliver_all()
    assert status(suspended) == "EXPIRED"


def test_a_suspension_that_ends_opens_a_task_and_changes_nothing(suspended):
    with clock.frozen_at(suspended.suspension_ends_at):
        relay.deliver_all()
    assert Task.objects.get(done_at=None).kind == "suspension_ended"
    assert status(suspended) == "SUSPENDED"


def test_a_suspension_opens_no_task_before_its_end(suspended):
    with clock.frozen_at(suspended.suspension_ends_at - timedelta(seconds=1)):
        relay.deliver_all()
    assert not Task.objects.exists()


def test_restoring_settles_the_task(suspended, quinn, otto):
    with clock.frozen_at(suspended.suspension_ends_at):
        relay.deliver_all()
        decide(suspended, "restore", proposed_by=quinn, by=otto)
    assert not Task.objects.filter(done_at=None).exists()


def test_restating_says_the_same_as_a_new_revision(valid, rita):
    actions.restate(valid.pk, by=rita)
    relay.deliver_all()
    assert register.certificate_for(valid.pk).revision == 2


def test_a_certificate_without_a_scheme_takes_the_reasons_a_scheme_begins_with(valid, sima):
    give_passport(sima)
    draft = draft_scheme(sima)
    for measure in ("suspend", "withdraw", "cancel"):
        begun = draft.reasons.filter(kind=measure).order_by("position").values_list("code", "export_code")
        assert [(one.code, one.export) for one in reasons_for(valid, measure)] == list(begun)
