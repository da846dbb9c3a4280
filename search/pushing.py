"""What PostgreSQL's index knows already, brought to the Elasticsearch node.

Only the task that pushes needs this: elsewhere the node's client, a second to load, is not loaded.
"""

import structlog

from search.actions import BATCH, as_they_are, everything
from search.engines.elastic import the_node
from search.engines.sheltered import FAILURES, the_only_one
from search.models import Unpushed

log = structlog.get_logger(__name__)


def push() -> int:
    """Tell the Elasticsearch node what has changed; gives the number of schemes. Where it is away, they wait."""
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
        node.rebuild(everything())
    documents, gone = as_they_are(notes)
    node.write(documents)
    node.remove(gone)
    Unpushed.objects.filter(note__in=notes.values()).delete()
    return len(notes)
