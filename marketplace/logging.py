"""Structured logs with request id, body and user id, and no personal data."""

import logging.config
import time
import uuid
from collections.abc import Callable
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse

from lib import crash_points

log = structlog.get_logger("request")


def configure_logging(*, json: bool, level: str) -> None:
    """Send structlog's and the standard library's records through one chain: JSON in production, plain lines in development."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    renderer: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False) if json else structlog.dev.ConsoleRenderer(colors=False)
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {
                "lines": {"()": structlog.stdlib.ProcessorFormatter, "processor": renderer, "foreign_pre_chain": shared}
            },
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
            "root": {"handlers": ["stderr"], "level": level},
            "loggers": {
                "django.request": {"level": "ERROR"},
                "django.template": {"level": "INFO"},  # at DEBUG it writes whole contexts: what somebody sent
                "celery.redirected": {"level": "WARNING"},
                "elastic_transport": {"level": "ERROR"},  # its words hold every address; ours say what it means
                "stripe": {"level": "WARNING"},  # below, it writes what was sent
            },
        }
    )


class RequestLogMiddleware:
    """Gives each request an id, binds it to every log line of the request, and answers it in `X-Request-Id`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request_id = uuid.uuid4().hex
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        started = time.perf_counter()
        crash_points.reached("request.begun")
        response = self.get_response(request)
        crash_points.reached("request.answered")
        body = getattr(request, "certification_body", None)
        user = getattr(request, "_cached_user", None)  # not `request.user`: a log line must not cost a query
        log.info(
            "request",
            method=request.method,
            route=getattr(request.resolver_match, "route", None),  # never the path: it may hold a token
            status=response.status_code,
            milliseconds=round((time.perf_counter() - started) * 1000),
            body=body.slug if body else None,
            user=str(user.pk) if user is not None and user.pk else None,
        )
        response["X-Request-Id"] = request_id
        return response
