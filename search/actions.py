"""Keeping the index as the register is."""

from collections.abc import Iterable, Iterator
from itertools import batched
from uuid import UUID

import structlog
from django.conf import settings

from register.models import RegisterEntry
from search.engines import engine
from search.engines.elastic import the_node
from search.engines.sheltered import FAILURES, the_only_one
from search.models import Unpushed
from search.queries import Document, document_of

log = structlog.get_logger(__name__)

BATCH = 500


def index_schemes(ids: Iterable[UUID]) -> None:
    """Read schemes anew from the register and write them to the index; those no longer on offer leave it."""
    for some in batched(ids, BATCH):
        documents, gone = _as_they_are(some)
        engine().write(documents)
        engine().remove(gone)


def index_body(body: UUID) -> None:
    """All schemes of a body: its name, or whether it is open, has changed."""
    index_schemes(RegisterEntry.objects.schemes().filter(body=body).values_list("pk", flat=True))


def rebuild_search() -> int:
    """The whole index anew from the register; gives the number of schemes in it."""
    return engine().rebuild(_everything())


def push() -> int:
    """Tell the Elasticsearch node what has changed; gives the number of schemes. Where it is away, they wait."""
    if not settings.ELASTICSEARCH_URL:
        return 0
    pushed = 0
    while Unpushed.objects.exists():
        with the_only_one(waits=False) as is_ours:
            if not is_ours:
                break  # whoever pushes now looks once more before they end
            try:
                pushed += _push_some()
            except FAILURES as failure:
                log.warning("search.push_failed", failure=str(failure)[:200])
                break
    return pushed


def _push_some() -> int:
    notes = dict(Unpushed.objects.order_by("since").values_list("scheme", "note")[:BATCH])
    node = the_node()
    if not node.is_there():
        node.rebuild(_everything())
    documents, gone = _as_they_are(notes)
    node.write(documents)
    node.remove(gone)
    Unpushed.objects.filter(note__in=notes.values()).delete()
    return len(notes)


def _as_they_are(ids: Iterable[UUID]) -> tuple[list[Document], list[UUID]]:
    """What the register says now of these schemes, and those of them that are not on offer."""
    entries = RegisterEntry.objects.schemes().filter(pk__in=ids).select_related("body")
    documents = [document for entry in entries if (document := document_of(entry))]
    offered = {document.id for document in documents}
    return documents, [pk for pk in ids if pk not in offered]


def _everything() -> Iterator[Document]:
    entries = RegisterEntry.objects.schemes().select_related("body").iterator(chunk_size=BATCH)
    return (document for entry in entries if (document := document_of(entry)))
