"""The whole public register as a file: what it says now, and every statement it was made from."""

import tempfile
from collections.abc import Iterator
from typing import IO, Any

from django.core.files import File
from django.core.files.storage import storages
from django.db import connection, transaction
from django.db.models import QuerySet

from lib import clock
from lib.archive import Archive
from register.models import TYPES, RegisterEntry, Statement
from statements.schemas import name_of
from tenants.hosts import site_url

FORMAT = "guildmark-register/2"  # 1: hashes were of JSON as Python wrote it
FOLDER = "register-dumps"
ROWS_AT_ONCE = 5_000
ABOUT = {
    "entries": "One row for each body, scheme and certificate: what the register says of it now.",
    "statements": "Every statement ever recorded, in the order of recording. `content` is what was stated, word for word.",
}
HOW_TO_HASH = (
    "`sha256` of a row is the SHA-256, in hex, of its `content` as the JSON Canonicalization Scheme writes it (RFC 8785). "
    "Parse the line with a JSON parser, hand `content` to any implementation of RFC 8785, hash the bytes it gives. A whole "
    "number beyond 2^53 - 1, should a content ever hold one, becomes a text of its digits first."
)


def write_register(target: IO[bytes]) -> dict[str, Any]:
    """Write all public data of the register, of one moment, into an archive. Gives the manifest."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic(), Archive(target) as archive:
        if is_outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        moment = clock.now()
        archive.rows("entries.jsonl", _rows(RegisterEntry.objects.order_by("pk"), "id kind body_id body__slug revision status sha256 recorded_at content"))  # fmt: skip
        archive.rows("statements.jsonl", _rows(Statement.objects.order_by("pk"), "kind subject body_id revision sha256 valid_from recorded_at content"))  # fmt: skip
        schemas = {kind: site_url(f"/register/schemas/{name_of(by)}.json") for kind, by in TYPES.items()}
        return archive.close(format=FORMAT, made_at=moment, kinds=ABOUT, hashes=HOW_TO_HASH, schemas=schemas)


def _rows(rows: QuerySet[Any], names: str) -> Iterator[dict[str, Any]]:
    columns = names.split()
    shown = [column.replace("__", "_").removesuffix("_id") for column in columns]
    for values in rows.values_list(*columns).iterator(chunk_size=ROWS_AT_ONCE):
        yield dict(zip(shown, values, strict=True))


def publish() -> str:
    """Put a new dump where the public finds it, and delete all older ones but one, which somebody may be fetching."""
    storage = storages["private"]
    with tempfile.TemporaryFile() as file:
        write_register(file)
        file.seek(0)
        name: str = storage.save(f"{FOLDER}/{clock.now():%Y%m%dT%H%M%S}.zip", File(file))
    for old in _names()[:-2]:
        storage.delete(f"{FOLDER}/{old}")
    return name


def newest() -> str:
    """The name of the newest published dump, or "" where there is none yet."""
    names = _names()
    return f"{FOLDER}/{names[-1]}" if names else ""


def _names() -> list[str]:
    try:
        return sorted(storages["private"].listdir(FOLDER)[1])
    except FileNotFoundError:
        return []
