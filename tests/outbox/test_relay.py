"""Facts reach each hearer once, whatever the others do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from threading import Event, Thread
from typing import ClassVar
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction

from lib import clock
from outbox import hearing, relay
from outbox.actions import announce, set_due
from outbox.models import Delivery, Due
from tenants.context import body_here
from tenants.models import CertificationBody


@dataclass(frozen=True)
class KettleBoiled:
    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = True
    is_status: ClassVar[bool] = False
    kettle: UUID
    degrees: int = 100


@dataclass(frozen=True)
class KettleExploded(KettleBoiled):
    is_status: ClassVar[bool] = True


@pytest.fixture
def heard(db) -> Iterator[list[tuple[str, object, object]]]:
    """What register (square) and staff (journey) hear of kettles, and in whose schema."""
    notes: list[tuple[str, object, object]] = []
    for fact in (KettleBoiled, KettleExploded):
        for app in ("register", "staff"):
            _ears(fact, app, lambda fact, body, app=app: notes.append((app, fact, body_here())))
    yield notes
    for fact in (KettleBoiled, KettleExploded):
        hearing._hearers.pop(hearing.name_of(fact))


def _ears(fact: type, app: str, handler) -> None:
    handler.__module__ = f"{app}.handlers"
    hearing.hears(fact)(handler)


def boil(northseal, fact=KettleBoiled, **fields):
    with transaction.atomic():
        return announce(fact(kettle=uuid4(), **fields), body=northseal)


def test_each_hearing_app_hears_a_fact_once(heard, northseal):
    boil(northseal)
    relay.deliver_all()
    relay.deliver_all()
    assert sorted(app for app, _, _ in heard) == ["register", "staff"]


def test_the_journey_hears_inside_the_body_and_the_square_in_public(heard, northseal):
    boil(northseal)
    relay.deliver_all()
    assert {app: body for app, _, body in heard} == {"register": None, "staff": northseal}


def test_a_fact_arrives_as_it_was_announced(heard, northseal):
    fact = boil(northseal, degrees=96)
    relay.deliver_all()
    assert heard[0][1] == KettleBoiled(kettle=UUID(fact.payload["kettle"]), degrees=96)


def test_a_field_added_later_has_its_default(heard, northseal):
    fact = boil(northseal)
    del fact.payload["degrees"]
    fact.save()
    relay.deliver_all()
    assert heard[0][1].degrees == 100


def test_status_facts_go_first(heard, northseal):
    boil(northseal)
    boil(northseal, KettleExploded)
    relay.deliver_all()
    assert [type(fact) for _, fact, _ in heard][:2] == [KettleExploded, KettleExploded]


def test_a_failing_hearer_delays_nobody_else(heard, northseal):
    def fails(fact, body):
        raise ValueError("no tea")

    hearing._hearers[hearing.name_of(KettleBoiled)]["register"] = fails
    boil(northseal)
    relay.deliver_all()
    failing = Delivery.objects.failing().get()
    assert [app for app, _, _ in heard] == ["staff"]
    assert (failing.hearer, failing.tries) == ("register", 1)
    assert "no tea" in failing.last_error


def test_what_a_failing_hearer_wrote_is_undone(heard, northseal):
    def writes_then_fails(fact, body):
        set_due("kettle.cool", fact.kettle, clock.now() + timedelta(days=1), body=northseal)
        raise ValueError

    hearing._hearers[hearing.name_of(KettleBoiled)]["register"] = writes_then_fails
    boil(northseal)
    relay.deliver_all()
    assert not Due.objects.exists()


def test_what_another_relay_heard_after_our_failure_stays_heard(heard, northseal):
    boil(northseal)
    with transaction.atomic():
        failed = relay._claim(Delivery.Priority.OTHER)
        transaction.set_rollback(True)
    relay.deliver_all()
    before = Delivery.objects.values().get(pk=failed.pk)
    relay._put_off(failed, ValueError("no tea"))
    assert not Delivery.objects.waiting().exists()
    assert len(heard) == 2
    assert Delivery.objects.values().get(pk=failed.pk) == before  # neither a try, nor an error, nor another date


def test_what_another_relay_put_off_meanwhile_is_put_off_once(heard, northseal):
    boil(northseal)
    with transaction.atomic():
        failed = relay._claim(Delivery.Priority.OTHER)
        transaction.set_rollback(True)
    for words in ("theirs", "ours, a moment later"):
        relay._put_off(failed, ValueError(words))
    delivery = Delivery.objects.get(pk=failed.pk)
    assert delivery.tries == 1
    assert "theirs" in delivery.last_error


def test_of_two_relays_one_hears_a_delivery(committed):
    """The other passes it over while it is in the first one's hands: it neither waits for it nor hears it again."""
    northseal, heard, in_hand, may_end = CertificationBody.objects.get(slug="northseal"), [], Event(), Event()

    def hears_slowly(fact, body):
        heard.append(fact)
        in_hand.set()
        may_end.wait(5)

    def first() -> None:
        try:
            relay.deliver_all()
        finally:
            connection.close()

    _ears(KettleBoiled, "register", hears_slowly)
    try:
        boil(northseal)
        relay_of_another_process = Thread(target=first)
        relay_of_another_process.start()
        assert in_hand.wait(10)
        assert relay.deliver_all() == 0
        may_end.set()
        relay_of_another_process.join(10)
    finally:
        hearing._hearers.pop(hearing.name_of(KettleBoiled))
    assert relay.deliver_all() == 0
    assert len(heard) == 1


@pytest.mark.parametrize("tries", [1, 5, 50, 5000])
def test_back_off_is_an_hour_at_most(tries):
    assert timedelta(0) < relay.back_off(tries) <= timedelta(hours=1)


def test_a_date_that_has_come_is_seen_to_inside_the_body(northseal, monkeypatch):
    seen = []
    monkeypatch.setitem(hearing._when_due, "kettle.cool", lambda subject, body: seen.append((subject, body_here())))
    subject = uuid4()
    set_due("kettle.cool", subject, clock.now() - timedelta(seconds=1), body=northseal)
    set_due("kettle.cool", uuid4(), clock.now() + timedelta(hours=1), body=northseal)
    relay.deliver_all()
    assert seen == [(subject, northseal)]
    assert Due.objects.count() == 1


def test_a_date_whose_handler_fails_stays_and_waits_longer(northseal, monkeypatch):
    def fails(subject, body):
        raise ValueError("too hot")

    monkeypatch.setitem(hearing._when_due, "kettle.cool", fails)
    set_due("kettle.cool", uuid4(), clock.now(), body=northseal)
    relay.deliver_all()
    due = Due.objects.get()
    assert due.tries == 1
    assert due.retry_at > clock.now() - timedelta(seconds=1)


def test_a_date_that_its_own_handler_sets_anew_is_kept(northseal, monkeypatch):
    tomorrow, subject = clock.now() + timedelta(days=1), uuid4()
    monkeypatch.setitem(
        hearing._when_due, "kettle.cool", lambda subject, body: set_due("kettle.cool", subject, tomorrow, body=body)
    )
    set_due("kettle.cool", subject, clock.now() - timedelta(seconds=1), body=northseal)
    relay.deliver_all()
    due = Due.objects.get()
    assert (due.subject, due.due_at) == (subject, tomorrow)


def test_a_new_date_is_not_held_back_by_an_old_failure(northseal, monkeypatch):
    def fails(subject, body):
        raise ValueError("too hot")

    subject, seen = uuid4(), []
    monkeypatch.setitem(hearing._when_due, "kettle.cool", fails)
    set_due("kettle.cool", subject, clock.now(), body=northseal)
    for _ in range(5):
        Due.objects.update(retry_at=clock.now())
        relay.deliver_all()
    monkeypatch.setitem(hearing._when_due, "kettle.cool", lambda subject, body: seen.append(subject))
    set_due("kettle.cool", subject, clock.now(), body=northseal)
    assert Due.objects.values_list("tries", "last_error", "retry_at").get() == (0, "", None)
    relay.deliver_all()
    assert seen == [subject]


def test_announcing_outside_a_transaction_is_a_bug(committed):
    with pytest.raises(RuntimeError, match="belongs into the transaction"):
        announce(KettleBoiled(kettle=uuid4()), body=CertificationBody.objects.get(slug="northseal"))


def test_the_relay_prepares_its_hearers_before_it_carries(monkeypatch):
    done = []
    monkeypatch.setattr(hearing, "_preparations", [])
    hearing.before_hearing(lambda: done.append("dictionary"))
    hearing.prepare_to_hear()
    assert done == ["dictionary"]


# --- The clock set back ----------------------------------------------------------------------------------------------------


def an_hour_ago():
    return clock.frozen_at(clock.now() - timedelta(hours=1))


def test_what_was_announced_before_the_clock_was_set_back_is_heard_at_once(heard, northseal):
    boil(northseal)
    with an_hour_ago():
        relay.deliver_all()
    assert len(heard) == 2


def test_what_had_failed_before_is_tried_again_within_the_longest_wait(heard, northseal):
    boil(northseal)
    Delivery.objects.update(tries=3, due_at=clock.now() + timedelta(minutes=30))
    with an_hour_ago():
        relay.deliver_all()
    assert len(heard) == 2


def test_what_backs_off_by_the_clock_as_it_is_waits(heard, northseal):
    boil(northseal)
    Delivery.objects.update(tries=3, due_at=clock.now() + timedelta(minutes=59))
    relay.deliver_all()
    assert not heard


def test_a_date_comes_by_the_calendar_and_one_that_failed_before_is_tried_again(northseal, monkeypatch):
    seen = []
    monkeypatch.setitem(hearing._when_due, "kettle.cools", lambda subject, body: seen.append(subject))
    cools, cooled = uuid4(), uuid4()
    set_due("kettle.cools", cools, clock.now() - timedelta(minutes=30), body=northseal)
    set_due("kettle.cools", cooled, clock.now() - timedelta(hours=2), body=northseal)
    Due.objects.filter(subject=cooled).update(tries=2, retry_at=clock.now() + timedelta(minutes=30))
    with an_hour_ago():
        relay.deliver_all()
    assert seen == [cooled]
