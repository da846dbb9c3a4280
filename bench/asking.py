"""Asking for pages through the whole handler, as a server does."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, connections
from django.test import RequestFactory

from tenants.pool import check

VISITORS = (f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}" for number in count(1))  # none asks too often


def got(handler: WSGIHandler, address: str, host: str = settings.SITE_HOST) -> None:
    """One page, to its last byte, for somebody who was never here."""
    made = RequestFactory(SERVER_NAME=host, HTTP_ACCEPT_LANGUAGE="en", REMOTE_ADDR=next(VISITORS)).get(address)
    answer = handler(made.environ, lambda *_: None)
    assert answer.status_code == 200, (address, answer.status_code)
    answer.close()


@contextmanager
def pooled() -> Iterator[None]:
    """As in production: no connection a request."""
    options = {"pool": {"min_size": 1, "max_size": 2, "check": check}}
    connection.close()
    connections.settings["default"]["OPTIONS"] = connection.settings_dict["OPTIONS"] = options
    try:
        yield
    finally:
        connection.close()
        connection.close_pool()
        connections.settings["default"]["OPTIONS"] = connection.settings_dict["OPTIONS"] = {}
