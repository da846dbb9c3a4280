"""What apps above put into the archive of a body that takes its data home, besides its rows."""

from collections.abc import Callable

from lib.archive import Archive

type Leaving = Callable[[Archive], None]

BESIDES: list[Leaving] = []


def leaves_with_body(write: Leaving) -> Leaving:
    """Have `write` add members to the archive, within the body's schema and in the one moment of the export."""
    BESIDES.append(write)
    return write
