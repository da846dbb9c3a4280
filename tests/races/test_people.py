"""Invitations, memberships, accounts, exports: of two who act at once both are never right."""

import pytest
from django.core import mail
from django_tenants.utils import tenant_context

from accounts import actions
from accounts.events import PersonForgotten
from accounts.models import Invitation, Letter, OrganisationMembership
from accounts.tasks import _send
from exports import actions as exports
from exports.models import Export
from outbox.hearing import name_of
from outbox.models import Fact
from staff import actions as staff
from staff.models import Authorisation, Role
from tests.cast import works_for
from tests.support.racing import at_once

pytestmark = pytest.mark.slow
PASSWORD = "a long pass phrase of one's own"


@pytest.fixture
def invited(body, two_heads, someone) -> Invitation:
    return actions.invite(someone.email, someone.name, organisation=two_heads[0].organisation, by=two_heads[0].user)


def test_an_invitation_is_accepted_or_taken_back(invited):
    told = at_once(
        lambda: actions.accept_invitation(invited, by=invited.user, password=PASSWORD),
        lambda: actions.revoke_invitation(invited, by=invited.invited_by),
    )
    assert told[0] == ""
    assert told[1] in {
        "This invitation has been accepted already. End the membership instead.",
        "This invitation no longer works. Ask for a new one.",
    }


def test_an_invitation_is_accepted_once(invited):
    def accept():
        actions.accept_invitation(invited, by=invited.user, password=PASSWORD)

    assert at_once(accept, accept) == ["", "This invitation no longer works. Ask for a new one."]


@pytest.mark.parametrize("how", ["end", "demote"])
def test_an_organisation_keeps_an_administrator(two_heads, how):
    left, right = two_heads

    def removes(other, by):
        if how == "end":
            return lambda: actions.end_membership(other, by=by.user)
        return lambda: actions.change_role(other, role=OrganisationMembership.Role.MEMBER, by=by.user)

    done, refused = at_once(removes(left, right), removes(right, left))
    assert (done, refused) == ("", "Only administrators of the organisation may do this.")
    heads = OrganisationMembership.objects.filter(organisation=left.organisation, ended_at=None, role="administrator")
    assert heads.count() == 1


def test_a_bodys_membership_ends_once(body, someone):
    membership = works_for(body, someone.name.lower(), Role.EVALUATOR).body_memberships.get()

    def end():
        actions.end_body_membership(membership, by=someone)

    assert at_once(end, end) == ["", "This membership has ended already."]


def test_a_person_is_forgotten_once(someone):
    def forget():
        actions.pseudonymise(someone, by=None)

    assert at_once(forget, forget) == ["", ""]
    assert Fact.objects.filter(name=name_of(PersonForgotten), payload__user=str(someone.pk)).count() == 1


def test_of_two_exports_one_is_made(firm, someone):
    def ask():
        exports.ask_for_export(firm, by=someone)

    assert at_once(ask, ask) == ["", "An export is being made already. Wait until it is ready."]


def test_an_export_is_written_by_one_worker(firm, someone):
    export = exports.ask_for_export(firm, by=someone)
    begun = []

    assert at_once(*[lambda: begun.append(exports._begun(export.pk))] * 2) == ["", ""]
    assert [made for made in begun if made] != []
    assert len([made for made in begun if made]) == 1
    assert Export.objects.get(pk=export.pk).tries == 1


def test_two_workers_send_a_letter_once(invited):
    letter = Letter.objects.get(to=invited.user.email)
    mail.outbox.clear()
    assert at_once(*[lambda: _send(letter.pk)] * 2) == ["", ""]
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("how", ["role", "membership"])
def test_a_body_keeps_an_administrator(body, how):
    with tenant_context(body):
        heads = [works_for(body, f"head{number}-{how}", Role.BODY_ADMIN) for number in (1, 2)]
        for other in Authorisation.objects.filter(role=Role.BODY_ADMIN, ends_on=None).exclude(user__in=heads):
            staff.end_authorisation(other, by=heads[0])

    def removes(other, by):
        if how == "membership":
            return lambda: staff.end_membership(other.body_memberships.get(), by=by)
        return lambda: staff.end_authorisation(Authorisation.objects.get(user=other), by=by)

    done, refused = at_once(removes(*heads), removes(*reversed(heads)), body=body)
    assert done == ""
    assert "administrator" in refused
