"""All tables as the migrations leave them, kept as SQL: a first start and a test run lay them in a second.

Two hundred and forty migrations, most of them Django's and Wagtail's, take more than a minute of a processor on an empty
database, and always come to the same. The text is used only where its key is that of the migrations as they are; a test
migrates for real and compares. A production always migrates. `make tables` writes the text anew.
"""

import hashlib
import re
from pathlib import Path

from django.apps import apps
from django.db import connection, transaction

from tenants import guards

KEPT = Path(__file__).with_name("tables.sql")
LAID_AT = re.compile(r"(INSERT INTO \w+\.django_migrations .*, )'[^']+'\);$")
SPOKEN_TO_PSQL = ("\\", "--", "SET transaction_timeout")  # lines of a dump that are none of SQL, or of no use


def key(labels: set[str] | None = None) -> str:
    """A hash of the text of all guards and migrations, the libraries' too; of some apps' migrations, where they are named."""
    digest = hashlib.sha256(guards.key().encode())
    for config in sorted(apps.get_app_configs(), key=lambda config: config.label):
        if labels is None or config.label in labels:
            for path in sorted((Path(config.path) / "migrations").glob("*.py")):
                digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def are_current() -> bool:
    """Whether the kept text is of the migrations as they are."""
    with KEPT.open() as file:
        return file.readline().strip() == f"-- {key()}"


@transaction.atomic
def lay(text: str = "") -> None:
    """Make all tables in the empty database that we are connected to, those of the template for bodies included."""
    with connection.cursor() as cursor:
        cursor.execute(text or KEPT.read_text())
        cursor.execute("RESET ALL")  # what a dump sets for its own reading
    guards.settle("public")  # the text says nothing of rights


def keep(dump: str) -> None:
    """Keep what pg_dump said of a migrated database (rows as INSERTs) as the text for the migrations as they are."""
    KEPT.write_text(f"-- {key()}\n{statements(dump)}")


def statements(dump: str) -> str:
    """A dump without what is said to psql and to readers, nor at which moment each migration ran: it differs each time."""
    lines = [line for line in dump.splitlines() if line and not line.startswith(SPOKEN_TO_PSQL)]
    lines = [LAID_AT.sub(r"\1'2026-01-01 00:00:00+00');", line) for line in lines]
    return "\n".join([*lines, ""])
