"""Operators see what waits and what fails, try it again, and give up what may be given up."""

from datetime import timedelta

import pytest

from lib import clock
from outbox.models import Delivery, Due, Fact

pytestmark = pytest.mark.django_db


@pytest.fixture
def failing(northseal):
    fact = Fact.objects.create(body=northseal, name="kettles.KettleBoiled", version=1, payload={}, is_public=False)
    return Delivery.objects.create(fact=fact, hearer="register", priority=1, tries=3, last_error="KettleError: dry")


@pytest.fixture
def failing_status(failing):
    failing.delete()
    return Delivery.objects.create(fact=failing.fact, hearer="register", priority=0, tries=1)


def test_a_failing_delivery_is_shown_with_its_error(operator, failing):
    assert b"kettles.KettleBoiled" in operator.get("/operations/deliveries/").content
    assert b"KettleError: dry" in operator.get(f"/operations/deliveries/{failing.pk}/").content


def test_it_is_tried_again_at_once(operator, failing):
    Delivery.objects.update(due_at=clock.now() + timedelta(hours=1))
    operator.post(f"/operations/deliveries/{failing.pk}/retry/")
    failing.refresh_from_db()
    assert failing.due_at <= clock.now()


def test_nothing_happens_on_get(operator, failing):
    assert operator.get(f"/operations/deliveries/{failing.pk}/retry/").status_code == 405
    operator.get(f"/operations/deliveries/{failing.pk}/skip/")
    failing.refresh_from_db()
    assert failing.skipped_at is None


def test_it_is_skipped_with_a_reason(operator, failing, olga):
    operator.post(f"/operations/deliveries/{failing.pk}/skip/", {"reason": "The kettle is gone."})
    failing.refresh_from_db()
    assert failing.skipped_by == olga
    assert failing.skip_reason == "The kettle is gone."


def test_a_status_fact_is_not_skipped(operator, failing_status):
    there = f"/operations/deliveries/{failing_status.pk}/"
    assert b"Skip delivery" not in operator.get(there).content
    assert b"never skipped" in operator.post(there + "skip/", {"reason": "Because."}).content


def test_a_date_that_fails_is_shown_with_its_error(operator, northseal):
    Due.objects.create(
        body=northseal,
        kind="kettles.descale",
        subject=northseal.pk,
        due_at=clock.now(),
        tries=2,
        last_error="LimeError",
        retry_at=clock.now(),
    )
    page = operator.get("/operations/deliveries/").content
    assert b"kettles.descale" in page
    assert b"LimeError" in page


def test_there_is_no_such_delivery(operator):
    assert operator.get("/operations/deliveries/1/").status_code == 404
