"""From the site host to a body's host: a signed ticket that works once, for a minute, in the browser that asked for it.

The ticket's token is signed and names everything itself, so that asking for one writes nothing; handing it in writes
its row, and a second row with the same hash cannot exist.
"""

from dataclasses import dataclass
from datetime import datetime
from secrets import token_urlsafe
from typing import Any
from uuid import UUID

from django.core import signing
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import Session, Ticket, User
from accounts.queries import hash_of
from lib import clock
from lib.refusal import Refused
from tenants.models import CertificationBody

SALT = "accounts.ticket"


@dataclass(frozen=True)
class Arrival:
    """Who came in with a ticket, how they had proved who they are, from which session, where they wanted to go, and in
    which language they were reading.
    """

    user: User
    parent: Session
    methods: list[dict[str, Any]]
    path: str
    language: str


def write_ticket(
    parent: Session,
    body: CertificationBody,
    *,
    nonce_hash: str,
    methods: list[dict[str, Any]],
    path: str,
    language: str,
) -> str:
    """A token for the person of `parent` to enter the host of `body` in the browser that holds the nonce."""
    ticket = {
        "parent": str(parent.pk),
        "body": str(body.pk),
        "nonce": nonce_hash,
        "methods": [{"method": method["method"], "at": method["at"]} for method in methods],
        "path": path,
        "language": language,
        "at": clock.now().isoformat(),
        "once": token_urlsafe(16),
    }
    return signing.dumps(ticket, salt=SALT)


def hand_in(token: str, *, body: CertificationBody, nonce: str) -> Arrival:
    """Take a ticket at the door of `body`. Raises Refused, in the same words whatever is wrong with it."""
    refusal = Refused(_("This sign-in has taken too long or was used already. Please sign in again."))
    try:
        ticket = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        raise refusal from None
    written_at = datetime.fromisoformat(ticket["at"])
    is_fresh = written_at <= clock.now() < written_at + Ticket.LASTS
    if not is_fresh or ticket["body"] != str(body.pk) or not nonce or ticket["nonce"] != hash_of(nonce):
        raise refusal
    parent = Session.objects.select_related("user").filter(pk=UUID(ticket["parent"]), parent=None).first()
    if parent is None or not parent.is_open(clock.now()) or not parent.user.is_active:
        raise refusal
    try:
        with transaction.atomic():
            _tear(token, ticket, parent, written_at)
    except IntegrityError:
        raise refusal from None
    return Arrival(parent.user, parent, ticket["methods"], ticket["path"], ticket["language"])


def _tear(token: str, ticket: dict[str, Any], parent: Session, written_at: datetime) -> None:
    Ticket.objects.create(
        token_hash=hash_of(token),
        user=parent.user,
        body_id=ticket["body"],
        nonce_hash=ticket["nonce"],
        methods=ticket["methods"],
        parent=parent,
        expires_at=written_at + Ticket.LASTS,
    )
