"""Who may pass which door, and what people see of their own accounts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Max, Min, Prefetch, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from accounts.models import BodyMembership, Invitation, Letter, Organisation, OrganisationMembership, Session, User
from lib import clock
from tenants.hosts import body_url, table
from tenants.models import CertificationBody

STRONG = {"mfa", "demo"}
POST_ALARM_AFTER = timedelta(minutes=10)


def may_enter_body(user: User, body: CertificationBody) -> bool:
    """Whether this person works for this body today."""
    return BodyMembership.objects.active().filter(user=user, body=body).exists()


def works_for_a_body(user: User) -> bool:
    """Whether somebody works for a certification body, whichever: a competitor of those that an enterprise asks, who reads
    nothing of its enquiries and quotes, whatever enterprise they act for besides.
    """
    return BodyMembership.objects.active().filter(user=user).exists()


def is_strongly_authenticated(request: HttpRequest) -> bool:
    """Whether this session was opened with a second factor (or in demo mode), here or on the site host it came from."""
    methods = request.session.get("account_authentication_methods", [])
    return any(method.get("method") in STRONG for method in methods)


def needs_second_factor(user: User) -> bool:
    """Whether this person holds a post that asks for one: at a body or on the platform."""
    holds_office = user.is_operator or user.is_editor or user.is_observer
    return holds_office or BodyMembership.objects.active().filter(user=user).exists()


def person_with(email: str) -> User | None:
    """The person who is reached at an address."""
    return User.objects.filter(email=email.strip().lower()).first()


def names_of(ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """What these people are called today: records hold ids, so that whoever is forgotten is forgotten there too."""
    return {user.pk: str(user) for user in User.objects.filter(pk__in={pk for pk in ids if pk})}


def invitation_with(token: str) -> Invitation | None:
    """The invitation a link leads to, whether it still works or not."""
    return (
        Invitation.objects.select_related("user", "body", "organisation", "invited_by")
        .filter(token_hash=hash_of(token))
        .first()
    )


@dataclass(frozen=True)
class Post:
    """How the mail goes: letters not yet sent, those of them that the mail server did not take, and those given up.

    What still waits for a file that it brings along is none of them.
    """

    waiting: int
    failing: int
    given_up: int  # in the last thirty days
    since: datetime | None  # when the oldest that waits was written
    stuck_since: datetime | None  # the same of those written after the last that went out: one bad mailbox is no outage
    trouble: str  # the kind of the last error among those that wait; its words may name a person

    @property
    def is_alarming(self) -> bool:
        """Whether a letter has waited for longer than a worker that restarts, or a mail server that is busy, explains."""
        return self.stuck_since is not None and clock.now() - self.stuck_since > POST_ALARM_AFTER


def post() -> Post:
    unsent = Letter.objects.filter(sent_at=None, given_up_at=None).exclude(tries=0, try_at__gt=clock.now())
    went_out = Letter.objects.aggregate(at=Max("sent_at"))["at"]
    waiting = unsent.aggregate(
        waiting=Count("pk"),
        failing=Count("pk", filter=Q(tries__gt=0)),
        since=Min("created_at"),
        stuck_since=Min("created_at", filter=Q(created_at__gt=went_out) if went_out else Q()),
    )
    last = unsent.exclude(last_error="").order_by("-try_at").values_list("last_error", flat=True).first()
    return Post(
        waiting["waiting"],
        waiting["failing"],
        Letter.objects.filter(given_up_at__gt=clock.now() - timedelta(days=30)).count(),
        waiting["since"],
        waiting["stuck_since"],
        (last or "").partition(":")[0],
    )


def hash_of(token: str) -> str:
    """What is kept of a secret that somebody else holds."""
    return sha256(token.encode()).hexdigest()


def is_ours(url: str) -> bool:
    """Whether an address leads to one of our own hosts: a path, or the site's or a body's scheme, host and port."""
    if not url or "\\" in url or any(ord(letter) < 33 for letter in url):
        return False
    try:
        parts, site = urlsplit(url), urlsplit(settings.SITE_ORIGIN)
        host, port = parts.hostname, parts.port
    except ValueError:
        return False
    if not parts.scheme and not parts.netloc:
        return url.startswith("/") and not url.startswith("//")
    if parts.scheme != site.scheme or port != site.port or parts.username is not None or not host:
        return False
    return host == settings.SITE_HOST or table.body_at(host) is not None


def start_address(user: User) -> str:
    """Where a person's day begins after signing in: their body's desk, the platform's, the CMS, or their own."""
    bodies = [membership.body for membership in user.body_memberships.active().select_related("body")[:2]]
    if len(bodies) == 1:
        return body_url(bodies[0], "/desk/")
    if user.is_operator:
        view = "operations"
    elif bodies or user.organisation_memberships.active().exists():
        view = "portfolio:desk"
    else:
        view = "wagtailadmin_home" if user.is_editor else "accounts:account"
    return reverse(view, urlconf=settings.PUBLIC_SCHEMA_URLCONF)


def open_sessions_of(user: User) -> QuerySet[Session]:
    """Where this person is signed in on the site host now, with the bodies' hosts reached from there."""
    now = clock.now()
    is_open = {"ended_at": None, "expires_at__gt": now}
    children = Prefetch("children", Session.objects.filter(**is_open), to_attr="open_children")
    return user.sessions.filter(parent=None, **is_open).prefetch_related(children)


def unread_notices_of(user: User) -> int:
    return user.notices.filter(read_at=None).count()


def administers(user: User, organisation: Organisation) -> bool:
    memberships = organisation.memberships.active()
    return memberships.filter(user=user, role=OrganisationMembership.Role.ADMINISTRATOR).exists()


def organisations_of(user: User) -> QuerySet[Organisation]:
    """The organisations this person acts for today, by name."""
    return Organisation.objects.filter(pk__in=user.organisation_memberships.active().values("organisation"))


def acts_for(user: User, organisation: UUID) -> bool:
    """Whether a person acts for an organisation today."""
    return user.organisation_memberships.active().filter(organisation=organisation).exists()


def people_of(organisation: UUID) -> QuerySet[User]:
    """Who acts for an organisation."""
    members = OrganisationMembership.objects.active().filter(organisation=organisation)
    return User.objects.filter(pk__in=members.values("user"), is_active=True)


def organisation_registered_as(
    *, country: str, credit_code: str = "", registration_number: str = "", **_details: str
) -> Organisation | None:
    """The organisation with this unified social credit code, or this number in this country, if it is here already."""
    if credit_code:
        return Organisation.objects.filter(credit_code=credit_code).first()
    return Organisation.objects.filter(country=country, registration_number__iexact=registration_number).first()


def is_known_address(email: str) -> bool:
    """Whether somebody here signs in with it."""
    return User.objects.filter(email__iexact=email).exists()
