"""Signing in and out, as it is remembered: open sessions, and the history of attempts."""

from collections.abc import Iterable
from datetime import timedelta
from ipaddress import ip_address, ip_network

from django.contrib.sessions.models import Session as StoredSession
from django.db import transaction
from django.db.models import Q

from accounts.models import Letter, Session, SignInEvent, Ticket, User
from accounts.queries import needs_second_factor
from lib import clock

LASTS = timedelta(days=14)
LASTS_FOR_STAFF = timedelta(hours=12)  # people who can change the register sign in each working day


@transaction.atomic
def open_session(user: User, *, host: str, parent: Session | None = None, device: str = "") -> Session:
    """Remember a sign-in on a host. A child lasts as long as its parent at most."""
    now = clock.now()
    expires_at = now + (LASTS_FOR_STAFF if needs_second_factor(user) else LASTS)
    if parent is not None:
        expires_at = min(expires_at, parent.expires_at)
    return Session.objects.create(
        user=user, host=host, parent=parent, device=device[:80], started_at=now, last_seen_at=now, expires_at=expires_at
    )


@transaction.atomic
def end_session(session: Session, *, by: User) -> None:
    """Sign out there, and on the bodies' hosts reached from there."""
    Session.objects.filter(Q(pk=session.pk) | Q(parent=session.pk), ended_at=None).update(ended_at=clock.now())


@transaction.atomic
def end_all_sessions(user: User, *, by: User, but: Session | None = None) -> None:
    """Sign out everywhere, on every host and device, perhaps but for one."""
    others = user.sessions.exclude(pk=but.pk) if but is not None else user.sessions.all()
    others.filter(ended_at=None).update(ended_at=clock.now())


def end_sessions_at(hosts: Iterable[str]) -> None:
    """Sign everybody out at these hosts: they are gone. Where people came from they stay signed in."""
    Session.objects.filter(host__in=list(hosts), ended_at=None).update(ended_at=clock.now())


def record_sign_in(
    user: User, outcome: str, *, method: str = "", host: str = "", device: str = "", address: str = ""
) -> SignInEvent:
    """Add a line to the person's history."""
    return SignInEvent.objects.create(
        user=user, outcome=outcome, method=method[:40], host=host, device=device[:80], network=network_of(address)
    )


def forget_old() -> None:
    """Delete used tickets, ended sessions, sent letters and old history when their time is over."""
    now = clock.now()
    Ticket.objects.filter(used_at__lt=now - timedelta(days=1)).delete()
    month = now - timedelta(days=30)
    Letter.objects.filter(Q(sent_at__lt=month) | Q(given_up_at__lt=month)).delete()
    SignInEvent.objects.filter(at__lt=now - timedelta(days=365)).delete()
    Session.objects.filter(expires_at__lt=now - timedelta(days=30)).delete()
    StoredSession.objects.filter(expire_date__lt=now).delete()


def network_of(address: str) -> str:
    """The neighbourhood of an address: enough to recognise a stranger, too little to find a person."""
    try:
        length = 24 if ip_address(address).version == 4 else 48
    except ValueError:
        return ""
    return str(ip_network(f"{address}/{length}", strict=False).network_address)
