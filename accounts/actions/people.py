"""A person's own data: what they are called, how they are reached, and that they may be forgotten."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction

from accounts.events import PersonForgotten
from accounts.models import Letter, User
from lib import clock
from outbox.actions import announce


@transaction.atomic
def update_profile(user: User, *, name: str, language: str, by: User) -> User:
    user.name = name.strip()
    user.language = language
    user.save(update_fields=["name", "language"])
    return user


def confirm_address(user: User, *, by: User) -> None:
    """Record that the person's address is theirs: they followed a link sent to it."""
    EmailAddress.objects.filter(user=user, primary=True).exclude(email=user.email).update(primary=False)
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})


@transaction.atomic
def pseudonymise(user: User, *, by: User | None) -> User:
    """Forget who somebody was, and end what they could do. The row stays: bodies' records point to it (DESIGN.md, rule 6).

    Done twice it changes nothing. `by` None is the shell.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    if user.pseudonymised_at:
        return user
    now = clock.now()
    Letter.objects.filter(to__iexact=user.email).delete()
    EmailAddress.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    user.sessions.filter(ended_at=None).update(ended_at=now)
    user.sessions.update(device="")
    user.sign_in_events.update(device="", network="")
    for memberships in (user.body_memberships, user.organisation_memberships):
        memberships.filter(ended_at=None).update(ended_at=now)
        memberships.update(invited_name="", invited_email="")
    user.invitations.filter(accepted_at=None).update(revoked_at=now)
    user.notices.all().delete()

    user.name = f"已注销用户 former user {user.pk.hex[:6]}"
    user.email = f"{user.pk}@former.invalid"
    user.is_active = user.is_staff = user.is_superuser = False
    user.is_operator = user.is_editor = user.is_observer = False
    user.pseudonymised_at = now
    user.set_unusable_password()
    user.save()
    announce(PersonForgotten(user.pk), body=None)
    return user
