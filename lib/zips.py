"""A stranger's ZIP: how much its directory lists is asked before the list is built, since every entry of it costs memory."""

import zipfile
from typing import IO

MOST_ENTRIES = 5_000
LONGEST_DIRECTORY = 4 * 1024 * 1024  # bytes: so many entries with long names, and room for what tools add


class TooMany(zipfile.BadZipFile):
    """It lists more than anybody packs by hand."""


def opened(file: IO[bytes]) -> zipfile.ZipFile:
    """A ZIP that may be listed. Raises BadZipFile where it is none, TooMany where its directory is too large."""
    # The library's own search for the record at the end, of either format: another might find another record than it reads.
    try:
        end = zipfile._EndRecData(file)  # type: ignore[attr-defined]  # the stubs leave it out
    except OSError as trouble:
        raise zipfile.BadZipFile(str(trouble)) from trouble
    if end is not None:
        entries, size = end[zipfile._ECD_ENTRIES_TOTAL], end[zipfile._ECD_SIZE]  # type: ignore[attr-defined]
        if entries > MOST_ENTRIES or size > LONGEST_DIRECTORY:
            raise TooMany(f"{entries} entries, {size} bytes")
    file.seek(0)
    return zipfile.ZipFile(file)
