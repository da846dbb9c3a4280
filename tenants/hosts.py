"""Which host is whose, without asking the database at every request; and addresses that lead to another host."""

import time
from collections.abc import Callable
from threading import Lock
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings

from tenants.models import CertificationBody, Domain
from tenants.schemas import connection

FRESH_FOR = 1.0  # seconds: a suspended body's host must answer so within two
MOST_HOSTS = 4096


class HostTable:
    """A memory of host → body and key → body, shared by the threads of a process. Unknown ones are remembered too."""

    def __init__(self) -> None:
        self._known: dict[str | UUID, tuple[float, CertificationBody | None]] = {}
        self._lock = Lock()

    def body_at(self, host: str) -> CertificationBody | None:
        """The body that answers at `host` (without port), or None. At most one query per host and second."""
        return self._remembered(host, _by_host)

    def body_of(self, pk: UUID) -> CertificationBody | None:
        """The body of that key, as it was within the last second: for public pages, which name it at every call."""
        return self._remembered(pk, _by_key)

    def forget(self) -> None:
        """Forget everything, in this process; others follow within a second."""
        self._known.clear()

    def _remembered[Key: (str, UUID)](
        self, key: Key, look_up: Callable[[Key], CertificationBody | None]
    ) -> CertificationBody | None:
        remembered = self._known.get(key)
        if remembered and time.monotonic() - remembered[0] < FRESH_FOR:
            return remembered[1]
        body = look_up(key)
        with self._lock:
            if len(self._known) >= MOST_HOSTS:
                self._known.clear()
            self._known[key] = (time.monotonic(), body)
        return body


def _by_host(host: str) -> CertificationBody | None:
    connection.set_schema_to_public()
    domain = Domain.objects.select_related("tenant").filter(domain=host).first()
    return domain.tenant if domain else None


def _by_key(pk: UUID) -> CertificationBody | None:
    found: CertificationBody | None = CertificationBody.objects.filter(pk=pk).first()
    return found


table = HostTable()


def is_site(host: str) -> bool:
    """Whether it is the site's own host, or one under which it answered before it moved."""
    return host.lower() in {settings.SITE_HOST, *settings.FORMER_SITE_HOSTS}


def host_of(body: CertificationBody) -> str:
    """The host name under which a new body answers: its slug under the site's host."""
    return f"{body.slug}.{settings.SITE_HOST}"


def hosts_of(body: CertificationBody) -> list[str]:
    """Every host name under which a body answers."""
    return list(Domain.objects.filter(tenant=body).values_list("domain", flat=True))


def site_url(path: str = "/") -> str:
    """An absolute address on the site host."""
    return f"{settings.SITE_ORIGIN}{path}"


def body_url(body: CertificationBody, path: str = "/") -> str:
    """An absolute address on a body's host."""
    site = urlsplit(settings.SITE_ORIGIN)
    port = f":{site.port}" if site.port else ""
    return f"{site.scheme}://{host_of(body)}{port}{path}"
