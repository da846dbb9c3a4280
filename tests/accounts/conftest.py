"""Browsers of visitors, and the way from the site to a body's host."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.test import Client

from accounts.models import User
from tenants.models import CertificationBody
from tests.cast import PASSWORD
from tests.support.signing_in import signed_in


@pytest.fixture
def type_in(site: Client) -> Callable[..., object]:
    """`type_in(email, password, next=…)`: somebody types into the sign-in page of the site."""

    def typed(email: str, password: str = PASSWORD, **more: str) -> object:
        return site.post("/sign-in/", {"login": email, "password": password, **more})

    return typed


@pytest.fixture
def ticket_for(
    site: Client, visit: Callable[[CertificationBody], Client]
) -> Callable[[User, CertificationBody], tuple[Client, str]]:
    """A browser on the body's host that has been given a ticket, and the ticket's address."""

    def ask(user: User, body: CertificationBody, path: str = "/desk/") -> tuple[Client, str]:
        browser = visit(body)
        asked = browser.get(f"/sign-in/?next={path}")
        signed_in(site, user)
        there = urlsplit(asked["Location"])
        handed = site.get(f"{there.path}?{there.query}")
        assert handed.status_code == 302, handed.content
        arrival = urlsplit(handed["Location"])
        assert arrival.hostname == f"{body.slug}.guildmark.localhost"
        return browser, f"{arrival.path}?{arrival.query}"

    return ask
