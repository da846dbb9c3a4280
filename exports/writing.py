"""Writing what belongs to an owner into an archive, as it stood at one moment."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path
from typing import IO, Any

from django.core.files.storage import storages
from django.db import connection, transaction
from django.utils import translation
from django_tenants.utils import tenant_context

from accounts.models import Organisation, User
from exports import belongings, of_client
from exports.belongings import RowKind
from exports.besides import BESIDES, Leaving
from lib import clock
from lib.archive import Archive
from tenants.models import CertificationBody

FORMAT = "guildmark-export"
ROWS_AT_ONCE = 2_000
READ_ME = Path(__file__).with_name("read_me.txt")
READ_ME_OF_CLIENT = Path(__file__).with_name("read_me_of_client.txt")

type Told = Callable[[int], None]


def write_body(
    target: IO[bytes], body: CertificationBody, *, by: str, tell: Told = lambda _percent: None
) -> dict[str, Any]:
    """Write everything `body` owns. `tell(percent)` says how far it is. Gives the manifest."""
    with tenant_context(body), at_one_moment():
        kinds = list(belongings.own_tables(body))
        kinds += [
            RowKind.whole("people", belongings.people_in(kinds)),
            RowKind.whole("organisations", belongings.organisations_in(kinds)),
        ]
        owner = {"kind": "body", "id": body.pk, "slug": body.slug, "name": body.name}
        left_out = {label: why for label, (_way, why) in belongings.BESIDE.items()} | belongings.NEVER
        heading = {"owner": owner, "made_by": by, "left_out": left_out}
        return Writer(target, READ_ME, tell, besides=BESIDES).write(kinds, count=len(kinds), **heading)


def write_organisation(
    target: IO[bytes], organisation: Organisation, asker: User, *, tell: Told = lambda _percent: None
) -> dict[str, Any]:
    """Write what an organisation may see of itself: on the site host, and at each body that knows it."""
    with at_one_moment():
        square = [*belongings.of_organisation(organisation, asker), *of_client.billed_to(organisation)]
        bodies = of_client.bodies_of(organisation)
        count = len(square) + len(bodies) * (len(of_client.EXPORTED) + 1)
        owner = {"kind": "organisation", "id": organisation.pk, "name": organisation.name}
        heading = {
            "owner": owner,
            "made_by": asker.email,
            "left_out": of_client.HIDDEN | belongings.withheld_from(asker),
        }
        with closing(_at_each(bodies, organisation)) as files:
            kinds = chain(square, files)
            return Writer(target, READ_ME_OF_CLIENT, tell, as_csv=True).write(kinds, count=count, **heading)


def _at_each(bodies: list[CertificationBody], organisation: Organisation) -> Generator[RowKind]:
    """One body after the other; each kind is to be read before the next is asked for, while we are in its schema."""
    for body in bodies:
        with tenant_context(body):
            yield from of_client.of_client(organisation, body)


@contextmanager
def at_one_moment() -> Iterator[None]:
    """All that is read within is of the same moment, whatever is written meanwhile."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


class Writer:
    """Writes kinds of rows one after the other, then the files they name, then the manifest. Keeps names, never rows."""

    def __init__(
        self, target: IO[bytes], read_me: Path, tell: Told, *, as_csv: bool = False, besides: Iterable[Leaving] = ()
    ) -> None:
        self.target, self.read_me, self.tell, self.as_csv, self.besides = target, read_me, tell, as_csv, besides
        self.about: dict[str, Any] = {}
        self.files: set[str] = set()

    def write(self, kinds: Iterable[RowKind], *, count: int, **heading: Any) -> dict[str, Any]:
        moment = clock.now()
        with Archive(self.target) as archive:
            archive.text("README.txt", self.read_me.read_text())
            for done, kind in enumerate(kinds, start=1):
                self._write_rows(archive, kind)
                self.tell(80 * done // count)
            for leave in self.besides:
                leave(archive)
            missing = self._write_files(archive)
            return archive.close(format=FORMAT, made_at=moment, **heading, kinds=self.about, missing_files=missing)

    def _write_rows(self, archive: Archive, kind: RowKind) -> None:
        with translation.override("en"):
            self.about[kind.name] = belongings.described(kind)
        archive.rows(f"{kind.name}.jsonl", self._rows(kind))
        if self.as_csv:
            archive.table(f"{kind.name}.csv", kind.columns, self._rows(kind))

    def _rows(self, kind: RowKind) -> Iterator[dict[str, Any]]:
        holding = [column for column in belongings.file_columns(kind.model) if column in kind.columns]
        for values in kind.rows.values_list(*kind.columns).iterator(chunk_size=ROWS_AT_ONCE):
            row = dict(zip(kind.columns, values, strict=True))
            self.files.update(row[column] for column in holding if row[column])
            yield row

    def _write_files(self, archive: Archive) -> list[str]:
        """Each file as it is, under `files/`. Gives the names of those that are not there."""
        missing, storage = [], storages["private"]
        for done, name in enumerate(sorted(self.files)):
            try:
                with storage.open(name) as file:
                    archive.file(f"files/{name}", file)
            except FileNotFoundError:
                missing.append(name)
            if done % 50 == 0:
                self.tell(80 + 19 * done // len(self.files))
        return missing
