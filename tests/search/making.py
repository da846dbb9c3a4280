"""What tests of search begin with, and tests elsewhere too."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

import pytest

from lib import clock
from outbox.relay import deliver_all
from oversight.models import Confirmation
from register.actions import Stated, record_statements
from register.models import Kind
from search.actions import index
from search.kinds import KINDS
from search.tasks import push
from tenants.models import CertificationBody

NODE = pytest.mark.xdist_group("elasticsearch")  # one worker waits for the node, the others go on


def heard() -> None:
    """Every fact is heard, and the node knows what changed."""
    deliver_all()
    push()


def index_anew(kind: str, ids: Iterable[UUID]) -> None:
    """Write them though nothing has changed."""
    KINDS[kind].model._default_manager.filter(pk__in=ids).update(checksum=0)
    index(kind, ids)


def certificate(body: CertificationBody, revision: int = 1, **content: Any) -> UUID:
    """A certificate that a body has stated; `id` among the content for a later revision of it."""
    pk = content.pop("id", None) or uuid4()
    stated = {"number": f"NS-{pk.hex[:8]}", "status": "VALID", "product": {"zh": "冰箱", "en": "Refrigerator"}}
    record_statements(Kind.CERTIFICATE, [Stated(pk, revision, stated | content)], body=body)
    return pk


def of_other_fields(body: str) -> None:
    """An operator has found a body on the public list, for none of the products of these tests."""
    row = Confirmation.objects.filter(body__slug=body).latest("made_at")
    row.pk, row.categories, row.made_at = uuid4(), ["building"], clock.now()
    row.save(force_insert=True)


def page_of(site, path: str, **asked) -> str:
    answer = site.get(path, asked)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def tabs_in(page: str) -> list[str]:
    nav = page.partition('<nav class="tabs"')[2].partition("</nav>")[0]
    return [part.partition("<")[0].strip() for part in nav.split('<span class="count">')[1:]]
