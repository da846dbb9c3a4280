"""Dates with seats: set, changed upward, called off; taken and given back by orders."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import User
from catalog.actions.dates import cancel_date, set_seats
from catalog.actions.service_drafts import withdraw_service
from catalog.actions.services import give_seats_back, take_seats
from catalog.events import SERVICE_CHANGES
from catalog.models import BookableDate, Service
from lib import clock
from lib.refusal import Refused
from outbox.models import Due, Fact
from tests.catalog.services import date_of, published_service


@pytest.fixture
def date(in_northseal, sima: User) -> BookableDate:
    return date_of(published_service(sima, "training").service, sima, seats=3)


def free_as_stated(service: Service) -> list[int]:
    fact = Fact.objects.filter(name="catalog.ServiceStated", payload__service=str(service.pk)).latest("pk")
    return [row["left"] for row in fact.payload["statement"]["dates"] if not row["is_cancelled"]]


def test_seats_are_taken_and_stated(date: BookableDate):
    assert take_seats(date, 2).left == 1
    assert free_as_stated(date.service) == [1]


def test_more_than_is_left_is_refused_in_words(date: BookableDate):
    take_seats(date, 2)
    with pytest.raises(Refused, match="Only 1 seats are left"):
        take_seats(date, 2)
    take_seats(date, 1)
    with pytest.raises(Refused, match="This date is full"):
        take_seats(date, 1)


def test_seats_given_back_can_be_taken_again(date: BookableDate):
    take_seats(date, 3)
    assert give_seats_back(date, 2).left == 2
    assert give_seats_back(date, 9).left == 3


def test_a_seat_is_never_sold_twice_in_the_database(date: BookableDate):
    with pytest.raises(IntegrityError), transaction.atomic():
        BookableDate.objects.filter(pk=date.pk).update(taken=4)


def test_nobody_books_a_past_or_called_off_date_or_one_of_a_withdrawn_service(date: BookableDate, sima: User):
    with clock.frozen_at(date.starts_at), pytest.raises(Refused, match="is past"):
        take_seats(date, 1)
    withdraw_service(date.service, by=sima)
    with pytest.raises(Refused, match="no longer offered"):
        take_seats(date, 1)


def test_a_date_is_called_off_with_a_reason(date: BookableDate, sima: User):
    with pytest.raises(Refused, match="Say why"):
        cancel_date(date, reason=" ", by=sima)
    cancel_date(date, reason="The trainer is ill.", by=sima)
    with pytest.raises(Refused, match="called off"):
        take_seats(date, 1)
    assert free_as_stated(date.service) == []


def test_there_are_never_fewer_seats_than_are_booked(date: BookableDate, sima: User):
    take_seats(date, 2)
    with pytest.raises(Refused, match="2 seats are booked"):
        set_seats(date, 1, by=sima)
    assert set_seats(date, 5, by=sima).left == 3


def test_a_date_lies_in_the_future_and_ends_after_it_begins(date: BookableDate, sima: User):
    with pytest.raises(Refused, match="in the future"):
        date_of(date.service, sima, in_days=-1)
    with pytest.raises(Refused):
        date_of(date.service, sima, ends_at=clock.now() - timedelta(days=1))


def test_only_a_scheme_manager_changes_dates(date: BookableDate, cleo: User):
    with pytest.raises(Refused, match="Only a scheme manager"):
        set_seats(date, 9, by=cleo)


def test_a_date_that_begins_is_stated_no_longer(date: BookableDate):
    assert Due.objects.get(kind=SERVICE_CHANGES, subject=date.service_id).due_at == date.starts_at
