"""Keeping the index as the register is."""

from collections.abc import Iterable, Iterator
from itertools import batched
from typing import Any
from uuid import UUID

from django.db.models.functions import Coalesce

from lib.queue import later
from register.models import RegisterEntry
from search.engines import engine
from search.kinds import KINDS, Indexed, Kind

BATCH = 500


def index(kind: str, ids: Iterable[UUID]) -> None:
    """Read some of a kind anew from the register and write them to the index; those that are no longer there leave it."""
    for some in batched(ids, BATCH):
        documents, gone = as_they_are(KINDS[kind], some)
        engine().write(KINDS[kind], documents)
        engine().remove(KINDS[kind], gone)


def index_schemes(ids: Iterable[UUID]) -> None:
    """Schemes have changed, and with them what is found of their bodies and of their certificates."""
    ids = list(ids)
    index("schemes", ids)
    schemes = RegisterEntry.objects.schemes().filter(pk__in=ids)
    index("bodies", set(schemes.values_list("body", flat=True)))
    for pk in ids:
        later("search.index_certificates", "scheme", str(pk))


def index_suppliers_of(certificates: Iterable[UUID]) -> None:
    """The suppliers that hold these certificates: another status, product or name has changed what they hold."""
    held = RegisterEntry.objects.filter(pk__in=certificates, supplier__isnull=False)
    ends = Coalesce("supplier__joined", "supplier")
    index("suppliers", set(held.annotate(end=ends).values_list("end", flat=True).order_by()))


def index_body(body: UUID) -> None:
    """A body's name, standing or passport has changed: it is found otherwise, and so are all its schemes and certificates."""
    index("bodies", [body])
    index("schemes", RegisterEntry.objects.schemes().filter(body=body).values_list("pk", flat=True))
    later("search.index_certificates", "body", str(body))


def index_certificates(field: str, pk: str) -> None:
    """All certificates of a scheme or a body, which bear its name."""
    certificates = RegisterEntry.objects.certificates().filter(**{field: pk}).order_by("pk")
    for some in batched(certificates.values_list("pk", flat=True).iterator(chunk_size=BATCH), BATCH):
        index("products", some)
        index_suppliers_of(some)


def rebuild_search() -> dict[str, int]:
    """The whole index anew from the register; gives how many of each kind are in it."""
    return {key: engine().rebuild(kind, everything(kind)) for key, kind in KINDS.items()}


def as_they_are(kind: Kind, ids: Iterable[UUID]) -> tuple[list[Indexed], list[UUID]]:
    """What the register says now of these, and those of them that it does not show."""
    ids = list(ids)
    documents = kind.documents(list(kind.listed().filter(pk__in=ids)))
    shown = {document.id for document in documents}
    return documents, [pk for pk in ids if pk not in shown]


def everything(kind: Kind) -> Iterator[Indexed]:
    """All of a kind that can be found, a batch at a time."""
    rows: Iterator[Any] = kind.listed().order_by("pk").iterator(chunk_size=BATCH)
    for some in batched(rows, BATCH):
        yield from kind.documents(some)
