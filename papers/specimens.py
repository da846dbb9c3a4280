"""A paper that is only looked at: drawn with the data of a real one, marked as a specimen on every page, kept nowhere.

It is drawn by a process of its own, which is ended after a while: a page of the site holds neither the engine nor its
fonts, and waits no longer than `SECONDS`.
"""

import base64
import json
import resource
import sys
from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from lib.apart import Apart, Busy
from papers.kinds import PaperKind, PaperStatement, Undrawable

type Form = Literal["pdf", "png"]

SECONDS = 30  # two of a processor's, and as many more as a busy machine makes of them
MOST_MEMORY = 2 * 1024**3  # bytes of address space
DRAWER = Apart(("-m", "papers.specimens"), seconds=SECONDS, patience=1)  # a thread of the site that waits serves nobody


def specimen(
    kind: PaperKind,
    statement: PaperStatement,
    *,
    at: datetime,
    pictures: Mapping[str, str],
    form: Form = "pdf",
) -> bytes:
    """A statement as it would look: the whole as PDF, or its first page as PNG. Raises Undrawable."""
    order = {
        "template": kind.template,
        "content": statement.model_dump(mode="json"),
        "pictures": dict(pictures),
        "at": at.isoformat(),
        "form": form,
    }
    try:
        drawn = DRAWER.run(json.dumps(order).encode())
    except Busy:
        raise Undrawable("Too many specimens are being drawn.") from None
    if not drawn.is_whole:
        raise Undrawable("A specimen could not be drawn in its time.")
    return base64.b64decode(drawn.content)


def main() -> None:
    """Read an order from standard input, and write what was drawn."""
    from papers.drawing import compiled, data_of  # the engine, which whoever orders does not load

    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    order = json.load(sys.stdin)
    data = data_of(order["content"], order["pictures"], is_specimen=True)
    drawn = compiled(order["template"], data, at=datetime.fromisoformat(order["at"]), form=order["form"])
    sys.stdout.write(base64.b64encode(drawn).decode())


if __name__ == "__main__":
    main()
