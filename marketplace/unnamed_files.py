"""Private files that no row names: left by a process that was ended between a file and its row, or by a step taken back.

Such a file may be a client's, and stands outside export, erasure and every page. After a day it is set aside, after
another week deleted: a mistake of ours, or of whoever restores a backup, can be mended until then.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import structlog
from django.apps import apps
from django.core.files.storage import storages
from django.db.models import FileField, Model
from django_tenants.utils import tenant_context

from exports.belongings import journey_models
from lib import clock
from register.dumping import FOLDER as REGISTER_DUMPS
from tenants.models import CertificationBody
from tenants.schemas import connection
from web.private_files import DRAFT, PrivateStorage

log = structlog.get_logger(__name__)
OLD, KEPT_ASIDE = timedelta(days=1), timedelta(days=7)
ASIDE = ".unnamed"
# Kept by hash and named in frozen words, and the register's, which deletes its own: nothing in them came from outside.
LOOKED_AFTER = {"papers", REGISTER_DUMPS}


@dataclass
class Swept:
    set_aside: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)


def sweep(*, only_look: bool = False) -> Swept:
    """Set aside what no row names, and delete what was set aside a week ago. Safe to run twice, and beside everything."""
    report, root = Swept(), _root()
    if not CertificationBody.objects.exists():
        return report  # a database that is being restored names nothing yet
    old = sorted(_old_files(root))  # before the rows are read: a row that comes meanwhile is of a younger file
    named = set(_named())
    report.set_aside = [name for name in old if name.endswith(DRAFT) or name not in named]
    report.deleted = [str(path.relative_to(root)) for path in _kept_long_enough(root)]
    if not only_look:
        for name in report.set_aside:
            _set_aside(root, name)
        for name in report.deleted:
            (root / name).unlink(missing_ok=True)
        if report.set_aside or report.deleted:
            log.warning("files.unnamed", set_aside=len(report.set_aside), deleted=len(report.deleted))
    return report


def _root() -> Path:
    storage = storages["private"]
    assert isinstance(storage, PrivateStorage)  # noqa: S101  # settings say so
    return Path(storage.location)


def _old_files(root: Path) -> Iterator[str]:
    before = (clock.now() - OLD).timestamp()
    for folder, folders, names in os.walk(root):
        if Path(folder) == root and ASIDE in folders:
            folders.remove(ASIDE)
        for name in names:
            path = Path(folder, name)
            known = path.relative_to(root)
            if known.parts[0] in LOOKED_AFTER and not name.endswith(DRAFT):
                continue
            if path.stat(follow_symlinks=False).st_mtime < before:
                yield known.as_posix()


def _named() -> Iterator[str]:
    """Every name that a row gives a private file, of the square and of each body. Fails rather than leave one out."""
    of_bodies = [*_columns(journey_models())]
    connection.set_schema_to_public()
    for model, column in _columns(set(apps.get_models()) - set(journey_models())):
        yield from model._base_manager.values_list(column, flat=True)
    for body in CertificationBody.objects.order_by("pk"):
        with tenant_context(body):
            for model, column in of_bodies:
                yield from model._base_manager.values_list(column, flat=True)


def _columns(models: Iterable[type[Model]]) -> Iterator[tuple[type[Model], str]]:
    for model in models:
        for each in model._meta.concrete_fields:
            if isinstance(each, FileField) and isinstance(each.storage, PrivateStorage):
                yield model, each.attname


def _kept_long_enough(root: Path) -> Iterator[Path]:
    last = clock.today() - KEPT_ASIDE
    for day in sorted((root / ASIDE).glob("*")):
        if date.fromisoformat(day.name) <= last:
            yield from (path for path in sorted(day.rglob("*")) if path.is_file())


def _set_aside(root: Path, name: str) -> None:
    place = root / ASIDE / clock.today().isoformat() / name
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    (root / name).rename(place)
