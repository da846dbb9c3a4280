"""Keeping the index as the register is."""

from collections.abc import Iterable, Iterator
from itertools import batched
from uuid import UUID

from register.models import RegisterEntry
from register.queries import offered_schemes
from search.engines import engine
from search.queries import IndexedScheme, document_of

BATCH = 500


def index_schemes(ids: Iterable[UUID]) -> None:
    """Read schemes anew from the register and write them to the index; those no longer on offer leave it."""
    for some in batched(ids, BATCH):
        documents, gone = as_they_are(some)
        engine().write(documents)
        engine().remove(gone)


def index_body(body: UUID) -> None:
    """All schemes of a body: its name, or whether it is open, has changed."""
    index_schemes(RegisterEntry.objects.schemes().filter(body=body).values_list("pk", flat=True))


def rebuild_search() -> int:
    """The whole index anew from the register; gives the number of schemes in it."""
    return engine().rebuild(everything())


def as_they_are(ids: Iterable[UUID]) -> tuple[list[IndexedScheme], list[UUID]]:
    """What the register says now of these schemes, and those of them that are not on offer."""
    entries = offered_schemes().filter(pk__in=ids)
    documents = [document_of(entry) for entry in entries]
    offered = {document.id for document in documents}
    return documents, [pk for pk in ids if pk not in offered]


def everything() -> Iterator[IndexedScheme]:
    """All schemes on offer."""
    return map(document_of, offered_schemes().iterator(chunk_size=BATCH))
