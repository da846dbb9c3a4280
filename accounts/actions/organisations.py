"""Registering an organisation and saying who acts for it."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import BodyMembership, Organisation, OrganisationMembership, User
from accounts.queries import administers, organisation_registered_as
from lib import clock
from lib.refusal import Refused
from tenants.hosts import host_of

Role = OrganisationMembership.Role
DETAILS = ["name_zh", "name_en", "address_zh", "address_en"]


@transaction.atomic
def register_organisation(*, by: User, **details: Any) -> Organisation:
    """Register an organisation; whoever does becomes its administrator.

    Raises Refused where it is registered already: by credit code in China, by country and registration number elsewhere.
    """
    refusal = Refused(
        _(
            "This organisation is registered here already. Ask its administrator to invite you; "
            "if you do not know who that is, write to us and we will put you in touch."
        )
    )
    if organisation_registered_as(**details):
        raise refusal
    try:
        with transaction.atomic():
            organisation = Organisation.objects.create(**details)
    except IntegrityError:  # somebody was a moment quicker
        raise refusal from None
    OrganisationMembership.objects.create(user=by, organisation=organisation, role=Role.ADMINISTRATOR)
    return organisation


@transaction.atomic
def update_organisation(organisation: Organisation, *, by: User, **details: str) -> Organisation:
    """Change names and addresses. What identifies it stays: another number is another organisation."""
    _only_administrators(organisation, by)
    for field in DETAILS:
        setattr(organisation, field, details[field])
    organisation.save(update_fields=DETAILS)
    return organisation


@transaction.atomic
def change_role(membership: OrganisationMembership, *, role: str, by: User) -> OrganisationMembership:
    membership = _locked(membership)
    _only_administrators(membership.organisation, by)
    if role != Role.ADMINISTRATOR:
        _not_the_last(membership)
    membership.role = role
    membership.save(update_fields=["role"])
    return membership


@transaction.atomic
def end_membership(membership: OrganisationMembership, *, by: User) -> OrganisationMembership:
    """Somebody no longer acts for the organisation: administrators end anybody's membership, everybody their own."""
    membership = _locked(membership)
    if membership.user_id != by.pk:
        _only_administrators(membership.organisation, by)
    if membership.ended_at:
        raise Refused(_("This membership has ended already."))
    _not_the_last(membership)
    now = clock.now()
    membership.ended_at = now
    membership.save(update_fields=["ended_at"])
    membership.user.invitations.filter(organisation=membership.organisation, accepted_at=None).update(revoked_at=now)
    return membership


@transaction.atomic
def end_body_membership(membership: BodyMembership, *, by: User) -> BodyMembership:
    """Close a body's door to somebody, and their sessions there. What they were authorised to do is `staff`'s to end."""
    membership = BodyMembership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    if membership.ended_at:
        raise Refused(_("This membership has ended already."))
    now = clock.now()
    membership.ended_at = now
    membership.save(update_fields=["ended_at"])
    membership.user.invitations.filter(body=membership.body, accepted_at=None).update(revoked_at=now)
    membership.user.sessions.filter(host=host_of(membership.body), ended_at=None).update(ended_at=now)
    return membership


def _locked(membership: OrganisationMembership) -> OrganisationMembership:
    Organisation.objects.select_for_update().get(pk=membership.organisation_id)  # one change of members at a time
    return OrganisationMembership.objects.select_related("organisation", "user").get(pk=membership.pk)


def _only_administrators(organisation: Organisation, user: User) -> None:
    if not administers(user, organisation):
        raise Refused(_("Only administrators of the organisation may do this."))


def _not_the_last(membership: OrganisationMembership) -> None:
    others = membership.organisation.memberships.active().exclude(pk=membership.pk)
    if membership.role == Role.ADMINISTRATOR and not others.filter(role=Role.ADMINISTRATOR).exists():
        raise Refused(_("An organisation needs an administrator. Make somebody else one first."))
