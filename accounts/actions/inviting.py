"""Inviting people to a body or to an organisation, and what happens when they accept."""

from secrets import token_urlsafe

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.actions.people import confirm_address
from accounts.actions.post import write_letter
from accounts.models import BodyMembership, Invitation, Membership, Organisation, OrganisationMembership, User
from accounts.queries import hash_of, person_with
from lib import clock
from lib.refusal import Refused
from tenants.hosts import site_url
from tenants.models import CertificationBody


def invite_to_body(
    email: str, name: str, body: CertificationBody, by: User | None, *, language: str = ""
) -> Invitation:
    """Ask somebody to work for a body. What they may do there is granted by `staff`, before or after they accept."""
    return invite(email, name, body=body, by=by, language=language)


@transaction.atomic
def invite(
    email: str,
    name: str,
    *,
    by: User | None,
    body: CertificationBody | None = None,
    organisation: Organisation | None = None,
    role: str = OrganisationMembership.Role.MEMBER,
    language: str = "",
) -> Invitation:
    """Write to somebody, new here or known, and keep a place for them. An earlier invitation to it stops working.

    `language` is for whoever is new here: as the inviter chose, else that of the page on which they invite. Raises Refused where the person belongs there already.
    """
    user = person_with(email) or User.objects.create_user(email, name=name.strip())
    if not user.has_usable_password():  # whoever has been here reads what they chose
        user.language = language or get_language() or settings.LANGUAGE_CODE
        user.save(update_fields=["language"])
    membership = _membership_for(user, body, organisation, role)
    if membership.accepted_at:
        raise Refused(_("%(name)s belongs there already.") % {"name": user.name or user.email})
    membership.invited_name, membership.invited_email = name.strip(), email.strip().lower()
    membership.save(update_fields=["invited_name", "invited_email"])

    now = clock.now()
    user.invitations.filter(body=body, organisation=organisation, accepted_at=None).update(revoked_at=now)
    token = token_urlsafe(32)
    invitation = Invitation.objects.create(
        user=user,
        body=body,
        organisation=organisation,
        invited_by=by,
        token_hash=hash_of(token),
        expires_at=now + Invitation.LASTS,
    )
    link = site_url(reverse("accounts:invitation", args=[token], urlconf=settings.PUBLIC_SCHEMA_URLCONF))
    write_letter(
        user.email, "accounts/mail/invitation.txt", {"invitation": invitation, "link": link}, language=user.language
    )
    return invitation


@transaction.atomic
def accept_invitation(invitation: Invitation, *, by: User, password: str = "", language: str = "") -> Membership:
    """The invited person takes their place. Somebody new sets their password with it; the letter proved the address.

    `language`: in which somebody new read the page on which they did.
    """
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    user = User.objects.select_for_update().get(pk=invitation.user_id)
    if by != user:
        raise Refused(_("This invitation is for somebody else. Sign out, then open the link again."))
    if not invitation.is_open(clock.now()):
        raise Refused(_("This invitation no longer works. Ask for a new one."))
    if not user.has_usable_password():
        validate_password(password, user)
        user.set_password(password)
        user.language = language or user.language
        user.save(update_fields=["password", "language"])
    confirm_address(user, by=by)

    now = clock.now()
    invitation.accepted_at = now
    invitation.save(update_fields=["accepted_at"])
    membership = _membership_for(user, invitation.body, invitation.organisation, OrganisationMembership.Role.MEMBER)
    membership.accepted_at = membership.accepted_at or now
    membership.invited_name = membership.invited_email = ""
    membership.save(update_fields=["accepted_at", "invited_name", "invited_email"])
    by.refresh_from_db()
    return membership


@transaction.atomic
def revoke_invitation(invitation: Invitation, *, by: User) -> None:
    """Take an invitation back, and the place kept for it."""
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if invitation.accepted_at:
        raise Refused(_("This invitation has been accepted already. End the membership instead."))
    now = clock.now()
    invitation.revoked_at = now
    invitation.save(update_fields=["revoked_at"])
    memberships = BodyMembership.objects.filter(body=invitation.body) if invitation.body else None
    held = (
        memberships
        if memberships is not None
        else OrganisationMembership.objects.filter(organisation=invitation.organisation)
    )
    held.filter(user=invitation.user_id, ended_at=None, accepted_at=None).update(ended_at=now)


def _membership_for(
    user: User, body: CertificationBody | None, organisation: Organisation | None, role: str
) -> Membership:
    if body is not None:
        return BodyMembership.objects.get_or_create(
            user=user, body=body, ended_at=None, defaults={"accepted_at": None}
        )[0]
    return OrganisationMembership.objects.get_or_create(
        user=user, organisation=organisation, ended_at=None, defaults={"accepted_at": None, "role": role}
    )[0]
