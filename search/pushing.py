"""What PostgreSQL's index knows already, brought to the Elasticsearch node.

Only the task that pushes needs this: elsewhere the node's client, a second to load, is not loaded.
"""

from uuid import UUID

import structlog

from search.actions import BATCH, as_they_are, everything
from search.engines.elastic import the_node
from search.engines.sheltered import FAILURES, the_only_one
from search.kinds import KINDS, Kind
from search.models import Unpushed

log = structlog.get_logger(__name__)


def push() -> int:
    """Tell the Elasticsearch node what has changed; gives how much. Where it is away, it waits."""
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
    notes = list(Unpushed.objects.order_by("since")[:BATCH])
    for key in sorted({note.kind for note in notes}):
        if kind := KINDS.get(key):  # else: of a kind that a later release had
            _push_kind(kind, {note.subject: note.revision for note in notes if note.kind == key})
    Unpushed.objects.filter(note__in=[note.note for note in notes]).delete()
    return len(notes)


def _push_kind(kind: Kind, changed: dict[UUID, int]) -> None:
    node = the_node()
    if not node.is_there(kind):
        node.rebuild(kind, everything(kind))
    documents, gone = as_they_are(kind, changed)
    node.write(kind, documents)
    node.remove(kind, {pk: changed[pk] for pk in gone})
