"""Guildmark's own programs, as one machine runs them."""

import sys
from urllib.parse import urlsplit

from marketplace.embedded.demo.children import Program
from marketplace.embedded.demo.home import Home

CELERY = (sys.executable, "-m", "celery", "--app=marketplace.celery:app", "--quiet")
ALONE = (
    "--without-mingle",
    "--without-gossip",
)  # workers need not know each other; asking takes a second of each start


def programs(home: Home, environment: dict[str, str], *, port: int) -> list[Program]:
    """The web server, the worker, the clock and the relay. The same four run in production (docker-compose.yml)."""

    def program(name: str, *command: str) -> Program:
        return Program(name, command, home.logs / f"{name}.log", home.project, environment)

    return [
        program("web", *web(port)),
        program("worker", *CELERY, "worker", *ALONE, "--concurrency=2", "--queues=work,mail", "--loglevel=INFO"),
        program("beat", *CELERY, "beat", f"--schedule={home.directory / 'beat-schedule'}", "--pidfile="),
        program("relay", sys.executable, "manage.py", "relay"),
    ]


def payments_double(home: Home, environment: dict[str, str], *, port: int) -> Program:
    """Our own double of Stripe, with pages on which a visitor pays and makes banks decide."""
    site = urlsplit(environment["SITE_ORIGIN"])
    command = (
        *(sys.executable, "-m", "marketplace.embedded.stripe_double"),
        f"--port={urlsplit(environment['STRIPE_API_BASE']).port}",
        f"--state={home.payments / 'state.json'}",
        f"--secret={home.payments / 'secret'}",
        f"--tell=http://127.0.0.1:{port}/webhooks/stripe/connect/",
        f"--host={site.netloc}",
    )
    return Program("test-payments", command, home.logs / "test-payments.log", home.project, environment)


def web(port: int) -> tuple[str, ...]:
    return (
        *(sys.executable, "-m", "granian", "--interface=wsgi", "--host=127.0.0.1", f"--port={port}"),
        *("--workers=1", "--blocking-threads=8", "--no-ws", "--log-level=warning"),
        "marketplace.wsgi:application",
    )
