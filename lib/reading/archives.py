"""A table packed for the way: the one file within a ZIP or gzip archive."""

import gzip
import tempfile
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import IO, Any

from lib import zips
from lib.reading.records import CHUNK
from lib.reading.tables import ZIP, Unreadable

GZIP = b"\x1f\x8b"
OFFICE = ("[Content_Types].xml", "mimetype")


def unpacked(file: IO[bytes], name: str, *, biggest: int) -> tuple[Any, str]:
    """The file itself, or the one within it, with its name. Raises Unreadable where there are several, or too much."""
    file.seek(0)
    head = file.read(4)
    file.seek(0)
    try:
        if head.startswith(GZIP):
            with gzip.open(file) as packed:
                return _copied(packed, biggest), name.removesuffix(".gz")
        if head == ZIP:
            return _from_zip(file, name, biggest)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as failure:
        raise Unreadable("broken_archive") from failure
    except RuntimeError as failure:  # a password
        raise Unreadable("locked_archive") from failure
    return file, name


def _from_zip(file: IO[bytes], name: str, biggest: int) -> tuple[Any, str]:
    with zips.opened(file) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        # A workbook is a ZIP as well: with these inside, what we hold is the table and not its parcel.
        if any(member.filename in OFFICE for member in members):
            return file, name
        tables = [member for member in members if not _is_litter(PurePosixPath(member.filename))]
        if len(tables) != 1:
            raise Unreadable("several_files" if tables else "no_table")
        with archive.open(tables[0]) as packed:
            return _copied(packed, biggest), PurePosixPath(tables[0].filename).name


def _is_litter(path: PurePosixPath) -> bool:
    """What operating systems leave in archives."""
    return path.name.startswith(".") or "__MACOSX" in path.parts or path.name in ("Thumbs.db", "desktop.ini")


def _copied(packed: Any, biggest: int) -> IO[bytes]:
    copy = tempfile.TemporaryFile()  # noqa: SIM115  # lives as long as the upload
    size = 0
    while chunk := packed.read(CHUNK):
        # Counted as it comes: what an archive says of its own size is only its sender's word.
        size += len(chunk)
        if size > biggest:
            copy.close()
            raise Unreadable("too_big", biggest // 1024**2)
        copy.write(chunk)
    copy.seek(0)
    return copy
