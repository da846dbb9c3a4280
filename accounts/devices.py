"""A device in a few words: enough to recognise one's own, too little to be tracked by. And browsers that a person has
signed in with before: nobody who tries passwords elsewhere locks them out (ADR 16).
"""

from secrets import token_urlsafe

from allauth.core.internal.httpkit import get_client_ip
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from accounts.models import User

BROWSERS = (
    ("MicroMessenger", "WeChat"),
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("HeadlessChrome", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
    ("curl", "curl"),
)
SYSTEMS = (
    ("HarmonyOS", "HarmonyOS"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def device_of(request: HttpRequest) -> str:
    """Browser and system as the browser names them, such as "Firefox · Windows"; empty where it does not."""
    agent = request.headers.get("user-agent", "")
    words = [next((word for mark, word in names if mark in agent), "") for names in (BROWSERS, SYSTEMS)]
    return " · ".join(filter(None, words))


KNOWN = "__Host-known" if settings.IS_SECURE else "known"
KNOWN_FOR = 365 * 24 * 3600
MOST_PEOPLE = 5  # in one browser


def address_of(request: HttpRequest) -> str:
    """The visitor's network address, as far behind our own proxies as TRUSTED_PROXIES says."""
    return get_client_ip(request) or ""


def known_as(request: HttpRequest, user: User | None) -> str:
    """What a browser in which this person has signed in before is called; "" where they have not."""
    return _people_of(request).get(str(user.pk), "") if user else ""


def with_known_browser(response: HttpResponse, request: HttpRequest, user: User) -> HttpResponse:
    """Have this browser be known as one of the person's. It opens nothing."""
    people = _people_of(request)
    people[str(user.pk)] = people.pop(str(user.pk), "") or token_urlsafe(9)
    remembered = dict(list(people.items())[-MOST_PEOPLE:])
    response.set_cookie(
        KNOWN,
        signing.dumps(remembered, salt=KNOWN),
        max_age=KNOWN_FOR,
        httponly=True,
        samesite="Lax",
        secure=settings.IS_SECURE,
    )
    return response


def _people_of(request: HttpRequest) -> dict[str, str]:
    try:
        return dict(signing.loads(request.COOKIES.get(KNOWN, ""), salt=KNOWN, max_age=KNOWN_FOR))
    except signing.BadSignature:
        return {}
