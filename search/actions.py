"""Keeping the index as the register is."""

from collections.abc import Iterable
from itertools import batched
from uuid import UUID

from register.models import RegisterEntry
from search.engines import engine
from search.queries import document_of

BATCH = 500


def index_schemes(ids: Iterable[UUID]) -> None:
    """Read schemes anew from the register and write them to the index; those no longer on offer leave it."""
    for some in batched(ids, BATCH):
        entries = RegisterEntry.objects.schemes().filter(pk__in=some).select_related("body")
        made = {entry.pk: document_of(entry) for entry in entries}
        engine().write([document for document in made.values() if document])
        engine().remove([pk for pk in some if not made.get(pk)])


def index_body(body: UUID) -> None:
    """All schemes of a body: its name, or whether it is open, has changed."""
    index_schemes(RegisterEntry.objects.schemes().filter(body=body).values_list("pk", flat=True))


def rebuild_search() -> int:
    """The whole index anew from the register."""
    entries = RegisterEntry.objects.schemes().select_related("body").iterator(chunk_size=BATCH)
    documents = [document for entry in entries if (document := document_of(entry))]
    engine().rebuild(documents)
    return len(documents)
