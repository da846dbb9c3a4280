"""Memory, where much is made at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def nothing_collected() -> Iterator[None]:
    """No search for circles of garbage within this block: where a million things are made that all stay until its end,
    Python looks through them again and again and finds nothing. Only for work that is bounded. What is in no circle goes as
    ever, and the last to leave turns the search on again, whichever thread that is.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
