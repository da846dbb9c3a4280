"""Real pages in a real browser: the whole product on a free port over a committed database, relay included, and Chromium.

`guildmark.visitor(language=…, width=…)` is a new person with a browser of their own; `guildmark.signed_in(user, body=…)`
one who has signed in already; `browser_page` a visitor who speaks English. All need the mark `browser`.
"""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

import pytest
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connections
from django.test import Client
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright
from playwright.sync_api import TimeoutError as TooLate

from accounts.models import User
from outbox import relay
from tenants.models import CertificationBody
from tests.support.signing_in import signed_in

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# The lightest first: headless-shell is the same engine without the windows around it, a third less work for a journey.
BROWSERS = ["chromium-headless-shell", "chromium", "chromium-browser"]
PATIENCE = 60_000  # milliseconds; a crowded machine is slow, and slow is not wrong


_ON_THE_WAY: WeakKeyDictionary[Page, bool] = WeakKeyDictionary()  # pages whose next one was asked for and has not come


@dataclass
class Guildmark:
    """Where the server answers, and who visits."""

    port: int
    chromium: Browser
    contexts: list[BrowserContext] = field(default_factory=list)

    def site(self, path: str = "/") -> str:
        return f"http://{settings.SITE_HOST}:{self.port}{path}"

    def body(self, body: CertificationBody | str, path: str = "/") -> str:
        """An address on a body's host; `body` may be its slug."""
        slug = body if isinstance(body, str) else body.slug
        return f"http://{slug}.{settings.SITE_HOST}:{self.port}{path}"

    def visitor(self, *, language: str = "en", width: int = 1280) -> Page:
        locale = "zh-CN" if language.startswith("zh") else "en-GB"
        context = self.chromium.new_context(locale=locale, viewport={"width": width, "height": 900})
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        page = context.new_page()
        page.on("request", _begins)
        page.on("framenavigated", lambda frame: _ON_THE_WAY.pop(frame.page, None))
        page.on("requestfailed", _fails)
        return page

    def signed_in(self, user: User, *, body: CertificationBody | None = None, **how: object) -> Page:
        """Somebody who has signed in, with a second factor, on the site host or on a body's."""
        page = self.visitor(**how)
        host = f"{body.slug}.{settings.SITE_HOST}" if body else settings.SITE_HOST
        key = signed_in(Client(SERVER_NAME=host), user).cookies["sid"].value
        page.context.add_cookies([{"name": "sid", "value": key, "url": f"http://{host}:{self.port}"}])
        return page


@pytest.fixture
def guildmark(committed: str, chromium: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[Guildmark]:
    """The whole product on a free port, over the committed database of this test."""
    thread = LiveServerThread("127.0.0.1", StaticFilesHandler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    monkeypatch.setattr(settings, "SITE_ORIGIN", f"http://{settings.SITE_HOST}:{thread.port}")
    monkeypatch.setattr(settings, "SECURE_CSP", _with_port(settings.SECURE_CSP, thread.port))
    stop = threading.Event()
    carrier = threading.Thread(target=_carry, args=(stop,), daemon=True)
    carrier.start()
    running = Guildmark(thread.port, chromium)
    yield running
    for context in running.contexts:
        context.close()
    stop.set()
    thread.terminate()
    carrier.join()


def _carry(stop: threading.Event) -> None:
    try:
        relay.run(stop.is_set)
    finally:
        connections.close_all()


def _with_port(policy: dict[str, list[str]], port: int) -> dict[str, list[str]]:
    """The policy names our hosts with their port; the port is known only now."""
    ours = [f"http://*.{settings.SITE_HOST}:{port}", f"http://{settings.SITE_HOST}:{port}"]
    return policy | {"form-action": [*policy["form-action"], *ours]}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    # Playwright keeps an event loop in this thread, which Django takes for a mistake.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS) if path else playwright.chromium.launch()
        yield browser
        browser.close()


@pytest.fixture
def browser_page(guildmark: Guildmark) -> Page:
    """A page of a browser that speaks English and has no cookies yet."""
    return guildmark.visitor()


@pytest.fixture
def shows() -> Callable[[Page, str], None]:
    """`shows(page, words)`: see `look_again`."""
    return look_again


def look_again(page: Page, words: str) -> None:
    """The page says so soon, looking again as a person would. How soon, `bench/visible.py` measures.

    While what was pressed is still being answered, nobody asks for the same page again: that would call the answer off.
    """
    for _attempt in range(40):
        try:
            page.get_by_text(words).locator("visible=true").first.wait_for(timeout=250)
        except TooLate:
            if not _ON_THE_WAY.get(page):
                page.reload()
        else:
            return
    raise AssertionError(f"{page.url} does not say {words!r}")


def _begins(request: Request) -> None:
    if request.is_navigation_request() and request.frame.parent_frame is None:
        _ON_THE_WAY[request.frame.page] = True


def _fails(request: Request) -> None:
    if request.is_navigation_request():
        _ON_THE_WAY.pop(request.frame.page, None)
