"""Writing what belongs to an owner into an archive, as it stood at one moment."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.core.files.storage import storages
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import translation
from django_tenants.utils import tenant_context

from accounts.models import Organisation, User
from exports import belongings
from exports.belongings import Model, columns_of, described, file_columns
from lib import clock
from lib.archive import Archive
from tenants.models import CertificationBody

FORMAT = "guildmark-export"
CHUNK = 2_000
READ_ME = Path(__file__).with_name("read_me.txt")

type Told = Callable[[int], None]


def write_body(
    target: IO[bytes], body: CertificationBody, *, by: str, tell: Told = lambda _percent: None
) -> dict[str, Any]:
    """Write everything `body` owns. `tell(percent)` says how far it is. Gives the manifest."""
    with tenant_context(body), at_one_moment():
        tables = list(belongings.own_tables(body))
        named = [
            ("people", User, belongings.people_in(tables)),
            ("organisations", Organisation, belongings.organisations_in(tables)),
        ]
        kinds = [(name_of(model), model, rows) for model, rows in tables] + named
        owner = {"kind": "body", "id": body.pk, "slug": body.slug, "name": body.name}
        left_out = {label: why for label, (_way, why) in belongings.BESIDE.items()} | belongings.NEVER
        return _write(target, kinds, owner=owner, by=by, left_out=left_out, tell=tell)


def write_organisation(
    target: IO[bytes], organisation: Organisation, asker: User, *, tell: Told = lambda _percent: None
) -> dict[str, Any]:
    """Write what the square holds of an organisation: itself, its members, what bodies stated to it, the asker's notices."""
    with at_one_moment():
        kinds = list(belongings.of_organisation(organisation, asker))
        owner = {"kind": "organisation", "id": organisation.pk, "name": organisation.name}
        left_out = {"files of cases": "they are the body's; download them from each case on its host"}
        return _write(target, kinds, owner=owner, by=asker.email, left_out=left_out, tell=tell)


@contextmanager
def at_one_moment() -> Iterator[None]:
    """All that is read within is of the same moment, whatever is written meanwhile."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def name_of(model: Model) -> str:
    return f"{model._meta.app_label}/{model._meta.model_name}"


def _write(
    target: IO[bytes],
    kinds: list[tuple[str, Model, QuerySet[Any]]],
    *,
    owner: dict[str, Any],
    by: str,
    left_out: dict[str, str],
    tell: Told,
) -> dict[str, Any]:
    moment, files = clock.now(), set[str]()
    with translation.override("en"):
        about = {name: described(model) for name, model, _rows in kinds}
    with Archive(target) as archive:
        archive.text("README.txt", READ_ME.read_text())
        for done, (name, model, rows) in enumerate(kinds):
            archive.rows(f"{name}.jsonl", _rows(model, rows, files))
            tell(80 * (done + 1) // len(kinds))
        missing = _write_files(archive, sorted(files), tell)
        said = {"format": FORMAT, "owner": owner, "made_at": moment, "made_by": by}
        return archive.close(**said, kinds=about, left_out=left_out, missing_files=missing)


def _rows(model: Model, rows: QuerySet[Any], files: set[str]) -> Iterator[dict[str, Any]]:
    columns, holding = columns_of(model), file_columns(model)
    for values in rows.values_list(*columns).iterator(chunk_size=CHUNK):
        row = dict(zip(columns, values, strict=True))
        files.update(row[column] for column in holding if row[column])
        yield row


def _write_files(archive: Archive, names: list[str], tell: Told) -> list[str]:
    """Each file as it is, under `files/`. Gives the names of those that are not there."""
    missing, storage = [], storages["private"]
    for done, name in enumerate(names):
        try:
            with storage.open(name) as file:
                archive.file(f"files/{name}", file)
        except FileNotFoundError:
            missing.append(name)
        if done % 50 == 0:
            tell(80 + 19 * done // len(names))
    return missing
