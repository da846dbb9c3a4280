"""Whoever has a confirmed address is reached at the primary one, whatever door it was changed by."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test import Client

from accounts.models import User
from tests.cast import person
from tests.support.signing_in import signed_in, with_confirmed_address


def whole() -> None:
    """What the end of the transaction would say."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def test_an_address_changed_by_another_door_is_refused(petra):
    with_confirmed_address(petra)
    with pytest.raises(IntegrityError, match="reached at the primary one"), transaction.atomic():
        User.objects.filter(pk=petra.pk).update(email="stolen@example.org")
        whole()


@pytest.mark.parametrize("change", [{"email": "stolen@example.org"}, {"primary": False}, {"verified": False}])
def test_the_primary_address_does_not_go_elsewhere_alone(petra, change):
    with_confirmed_address(petra)
    EmailAddress.objects.create(user=petra, email="second@example.org", verified=True)
    with pytest.raises(IntegrityError, match="reached at the primary one"), transaction.atomic():
        EmailAddress.objects.filter(user=petra, primary=True).update(**change)
        whole()


def test_the_primary_address_does_not_go_while_another_is_confirmed(petra):
    with_confirmed_address(petra)
    EmailAddress.objects.create(user=petra, email="second@example.org", verified=True)
    with pytest.raises(IntegrityError, match="reached at the primary one"), transaction.atomic():
        EmailAddress.objects.filter(user=petra, primary=True).delete()
        whole()


def test_an_address_nobody_has_confirmed_may_be_anything(petra):
    EmailAddress.objects.create(user=petra, email="typed@example.org")
    User.objects.filter(pk=petra.pk).update(email="typo@example.org")
    whole()


def test_moving_to_a_new_address_commits(committed):
    """django-allauth takes the old one away first, then sets the new one, then writes to the person."""
    petra, site = with_confirmed_address(person("petra")), Client(SERVER_NAME="guildmark.localhost")
    signed_in(site, petra).post("/account/e-mail/", {"email": "petra@new.example", "action_add": ""})
    letter = next(letter for letter in mail.outbox if letter.to == ["petra@new.example"]).body
    site.post(re.search(r"http://guildmark\.localhost(/account/e-mail/confirm/\S+)", letter)[1])
    petra.refresh_from_db()
    assert (petra.email, EmailAddress.objects.get(user=petra).email) == ("petra@new.example",) * 2
