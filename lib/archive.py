"""An archive that can be trusted: a zip of JSON Lines and files, and a manifest that counts and hashes each of them.

Everything is written as it comes: memory holds one row and one line of the manifest per member, however large the whole.
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext, suppress
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import IO, Any, Self

from django.core.serializers.json import DjangoJSONEncoder

MANIFEST = "manifest.json"
VERSION = 1
BYTES_AT_ONCE = 256 * 1024
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # no member carries a time of its own: the same content gives the same bytes


class Archive:
    """Write members one after the other within `with`, then `close()` with what the manifest says besides."""

    def __init__(self, target: IO[bytes]) -> None:
        self.zip = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, allowZip64=True, compresslevel=6)
        self.members: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, failure: type[BaseException] | None, *_trouble: object) -> None:
        with suppress(OSError) if failure else nullcontext():  # without a manifest it is known as unfinished
            self.zip.close()

    def rows(self, name: str, rows: Iterable[Mapping[str, Any]]) -> int:
        """A member of JSON Lines, UTF-8. Gives the number of rows."""
        encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain).encode
        return self._write(name, ((encode(row) + "\n").encode() for row in rows), counted=True)

    def table(self, name: str, columns: list[str], rows: Iterable[Mapping[str, Any]]) -> int:
        """A member of CSV that office programs open: UTF-8 with its mark, one line a row. Gives the number of rows."""
        return (
            self._write(
                name, chain([b"\xef\xbb\xbf" + _line(columns)], (_line(map(_cell, row.values())) for row in rows))
            )
            - 1
        )

    def file(self, name: str, file: IO[bytes]) -> str:
        """A file as it is. Gives its SHA-256."""
        self._write(name, _chunks(file), packed=False)
        return str(self.members[-1]["sha256"])

    def text(self, name: str, text: str) -> None:
        self._write(name, [text.encode()])

    def close(self, **heading: Any) -> dict[str, Any]:
        """Write the manifest and end the archive. Gives the manifest."""
        manifest = {"version": VERSION, **heading, "members": self.members}
        words = json.dumps(manifest, ensure_ascii=False, indent=1, cls=DjangoJSONEncoder)
        with self.zip.open(_described(MANIFEST, packed=True), "w") as member:
            member.write(words.encode())
        self.zip.close()
        return manifest

    def _write(self, name: str, parts: Iterable[bytes], *, counted: bool = False, packed: bool = True) -> int:
        digest, size, count = sha256(), 0, 0
        with self.zip.open(_described(name, packed=packed), "w", force_zip64=True) as member:
            for part in parts:
                member.write(part)
                digest.update(part)
                size += len(part)
                count += 1
        listed: dict[str, Any] = {"name": name, "bytes": size, "sha256": digest.hexdigest()}
        self.members.append(listed | {"rows": count} if counted else listed)
        return count


def faults_of(path: Path | IO[bytes]) -> list[str]:
    """What is wrong with an archive, in plain words; nothing where every member is as its manifest says."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _faults(archive)
    except (zipfile.BadZipFile, OSError) as trouble:
        return [f"not a whole archive: {trouble}"]


def manifest_of(path: Path | IO[bytes]) -> dict[str, Any]:
    """What an archive says of itself. Raises KeyError where it says nothing."""
    with zipfile.ZipFile(path) as archive:
        manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
        return manifest


def _faults(archive: zipfile.ZipFile) -> list[str]:
    names = archive.namelist()
    if MANIFEST not in names:
        return ["it has no manifest: whoever wrote it did not finish"]
    members = {member["name"]: member for member in json.loads(archive.read(MANIFEST))["members"]}
    faults = [f"{name}: not in the manifest" for name in names if name != MANIFEST and name not in members]
    faults += [f"{name}: missing" for name in members if name not in names]
    for name in members.keys() & set(names):
        try:
            with archive.open(name) as member:
                is_same = _hash(member) == members[name]["sha256"]
        except zipfile.BadZipFile:
            is_same = False
        if not is_same:
            faults.append(f"{name}: not what was written")
    return sorted(faults)


def _hash(file: IO[bytes]) -> str:
    digest = sha256()
    for chunk in _chunks(file):
        digest.update(chunk)
    return digest.hexdigest()


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(BYTES_AT_ONCE):
        yield chunk


def _described(name: str, *, packed: bool) -> zipfile.ZipInfo:
    about = zipfile.ZipInfo(name, LONG_AGO)
    about.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    about.external_attr = 0o600 << 16
    return about


def _cell(value: Any) -> str:
    """A value as a spreadsheet shows it; what it would take for a formula stays text."""
    if value is None:
        return ""
    is_whole = isinstance(value, dict | list | bool)
    text = json.dumps(value, ensure_ascii=False, default=_plain) if is_whole else str(_plain_text(value))
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA_SIGNS) else text


def _plain_text(value: Any) -> Any:
    return value if isinstance(value, str | int | float) else _plain(value)


def _line(cells: Iterable[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue().encode()


_encoder = DjangoJSONEncoder()


def _plain(value: Any) -> Any:
    """As Django writes it, but moments keep their microseconds."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return _encoder.default(value)
