"""Signing people in without walking the pages."""

from time import time

from allauth.account.models import EmailAddress
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

from accounts import actions
from accounts.models import User
from accounts.signing_in import BACKEND, HOST, SESSION

SITE_HOST = "guildmark.localhost"


def signed_in(client: Client, user: User, *, strongly: bool = True) -> Client:
    """The same client, signed in on the host it visits (`strongly`: with a second factor)."""
    host = client.defaults.get("SERVER_NAME", SITE_HOST)
    parent = actions.open_session(user, host=SITE_HOST)
    session = parent if host == SITE_HOST else actions.open_session(user, host=host, parent=parent)
    methods = [{"method": "password", "at": time(), "reauthenticated": True}]
    if strongly:
        methods.append({"method": "mfa", "type": "totp", "at": time(), "reauthenticated": True})
    kept = client.session
    kept.update(
        {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: BACKEND,
            HASH_SESSION_KEY: user.get_session_auth_hash(),
            HOST: host,
            SESSION: str(session.pk),
            "account_authentication_methods": methods,
            "account_authentication_methods_user": str(user.pk),
        }
    )
    kept.save()
    client.cookies["sid"] = kept.session_key
    return client


def with_confirmed_address(user: User) -> User:
    """Somebody whose e-mail address is confirmed, and who may therefore sign in with their password."""
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user
