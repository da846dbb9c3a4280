"""Real pages in a real browser: a server of the test's own on a free port, and Chromium.

`guildmark` starts the server on a committed database; `browser_page` is a fresh page in it. Both need the mark `browser`.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, Page, sync_playwright

from tenants.models import CertificationBody


@dataclass(frozen=True)
class Guildmark:
    """Where the server answers."""

    port: int

    def site(self, path: str = "/") -> str:
        return f"http://{settings.SITE_HOST}:{self.port}{path}"

    def body(self, body: CertificationBody, path: str = "/") -> str:
        return f"http://{body.slug}.{settings.SITE_HOST}:{self.port}{path}"


@pytest.fixture
def guildmark(committed: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Guildmark]:
    """The whole product on a free port, over the committed database of this test."""
    thread = LiveServerThread("127.0.0.1", StaticFilesHandler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    monkeypatch.setattr(settings, "SITE_ORIGIN", f"http://{settings.SITE_HOST}:{thread.port}")
    monkeypatch.setattr(settings, "SECURE_CSP", _with_port(settings.SECURE_CSP, thread.port))
    yield Guildmark(thread.port)
    thread.terminate()


def _with_port(policy: dict[str, list[str]], port: int) -> dict[str, list[str]]:
    """The policy names our hosts with their port; the port is known only now."""
    ours = [f"http://*.{settings.SITE_HOST}:{port}", f"http://{settings.SITE_HOST}:{port}"]
    return policy | {"form-action": [*policy["form-action"], *ours]}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    # Playwright keeps an event loop in this thread, which Django takes for a mistake.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path) if path else playwright.chromium.launch()
        yield browser
        browser.close()


@pytest.fixture
def browser_page(chromium: Browser, guildmark: Guildmark) -> Iterator[Page]:
    """A page of a browser that speaks English and has no cookies yet."""
    context = chromium.new_context(locale="en-GB", viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()
