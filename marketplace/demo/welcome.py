"""What `make demo` prints when everything runs: where one may sign in, and as whom."""

from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap

from django.urls import reverse

from accounts.models import DemoSignIn
from tenants.hosts import body_url, site_url

NAMED = 3  # of many who can do the same; the page of sign-ins has them all


def lines() -> Iterator[str]:
    """The page of one-click sign-ins; then the roles, and for each set of roles who has them, bodies with their hosts."""
    yield f"Sign in with one click: {site_url(reverse('accounts:demo', urlconf='marketplace.urls_site'))}"
    for roles, holders in by_roles().items():
        yield ""
        yield from wrap(", ".join(roles), 100)
        hosts = [holder for holder in holders if "http" in holder]
        for holder in hosts or holders[:NAMED]:
            yield f"    {holder}"
        if not hosts and len(holders) > NAMED:
            yield f"    and {len(holders) - NAMED} more"


def by_roles() -> dict[tuple[str, ...], list[str]]:
    """Which groups of people offer the same roles. A body is named with its address."""
    holders: dict[tuple[str, ...], list[str]] = {}
    people = DemoSignIn.objects.filter(user__is_active=True).select_related("body")
    for (zh, en), group in groupby(people, lambda person: (person.group_zh, person.group_en)):
        members = list(group)
        body = members[0].body
        holder = f"{body_url(body):<46} {en} {zh}" if body else f"{en} {zh}"
        holders.setdefault(tuple(member.title_en for member in members), []).append(holder)
    return holders
