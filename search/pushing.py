"""What PostgreSQL's index knows already, brought to the Elasticsearch node.

Only the task that pushes needs this: elsewhere the node's client, a second to load, is not loaded.
"""

from uuid import UUID

import structlog

from search import drift
from search.engines import rows
from search.engines.elastic import the_node
from search.engines.sheltered import FAILURES, the_only_one
from search.kinds import KINDS, Kind
from search.models import Unpushed

log = structlog.get_logger(__name__)
BATCH = 500


def push() -> int:
    """Tell the Elasticsearch node what has changed; gives how much. Where it is away, it waits."""
    pushed = 0
    try:
        if not _fill_what_is_missing():
            return 0
        while Unpushed.objects.exists():
            with the_only_one(waits=False) as is_ours:
                if not is_ours:
                    break  # whoever pushes now looks once more before they end
                pushed += _push_some()
    except FAILURES as failure:
        log.warning("search.push_failed", failure=str(failure)[:200])
    return pushed


def push_what_drifted() -> int:
    """Push, then compare, and push what the node has otherwise for whatever reason; gives how much that was."""
    push()
    try:
        drifted = drift.repair(drift.drift())
    except FAILURES as failure:
        log.warning("search.not_compared", failure=str(failure)[:200])
        return 0
    push()
    return drifted


def _fill_what_is_missing() -> bool:
    """Fill indexes that the node has not, since it is new or their mapping is; False while somebody else writes to it."""
    node = the_node()
    missing = [kind for kind in KINDS.values() if not node.is_there(kind)]
    if missing:
        with the_only_one(waits=False) as is_ours:
            if not is_ours:
                return False
            for kind in missing:
                node.rebuild(kind, rows.stream(kind))
    return True


def _push_some() -> int:
    notes = list(Unpushed.objects.order_by("since")[:BATCH])
    for key in sorted({note.kind for note in notes}):
        if kind := KINDS.get(key):  # else: of a kind that a later release had
            _push_kind(kind, {note.subject: note.revision for note in notes if note.kind == key})
    pushed = Unpushed.objects.filter(pk__in=[note.pk for note in notes], note__in={note.note for note in notes})
    pushed.delete()
    return len(notes)


def _push_kind(kind: Kind, changed: dict[UUID, int]) -> None:
    node, documents = the_node(), rows.stored(kind, list(changed))
    there = {document.id for document in documents}
    node.write(kind, documents)
    node.remove(kind, {pk: revision for pk, revision in changed.items() if pk not in there})
