"""A person is forgotten, their row stays."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from accounts import actions
from accounts.models import BodyMembership, Session, User
from accounts.queries import may_enter_body
from tests.support.signing_in import signed_in, with_confirmed_address


def test_name_address_sessions_and_memberships_go(site, northseal, ada, olga):
    signed_in(site, with_confirmed_address(ada))
    actions.pseudonymise(ada, by=olga)
    forgotten = User.objects.get(pk=ada.pk)
    assert "Ada" not in forgotten.name
    assert forgotten.email.endswith("@former.invalid")
    assert not forgotten.is_active
    assert not forgotten.emailaddress_set.exists()
    assert not may_enter_body(forgotten, northseal)
    assert BodyMembership.objects.filter(user=forgotten).exists()
    assert not Session.objects.filter(ended_at=None).exists()


def test_command_does_it_by_address_and_twice_changes_nothing(ada):
    call_command("pseudonymise", "ada@example.org", "--yes")
    ada.refresh_from_db()
    first = ada.pseudonymised_at
    actions.pseudonymise(ada, by=None)
    ada.refresh_from_db()
    assert ada.pseudonymised_at == first


def test_the_history_of_sign_ins_loses_devices_and_networks_only(petra):
    actions.record_sign_in(petra, "signed_in", method="password", host="h", device="Firefox", address="203.0.113.7")
    actions.pseudonymise(petra, by=None)
    event = petra.sign_in_events.get()
    assert (event.device, event.network, event.host) == ("", "", "h")
    with pytest.raises(IntegrityError, match="stays on record"), transaction.atomic():
        petra.sign_in_events.update(outcome="wrong_code")
