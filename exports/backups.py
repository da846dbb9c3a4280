"""A backup of the whole: one folder with the database, the files and a manifest; and the way back, all or nothing.

    backup/
      database.dump     pg_dump's custom format, of one moment
      private.tar       files that are handed out by views
      media.tar         pictures of the public pages
      manifest.json     SHA-256 of the three, and of every table its rows and a fingerprint; written last

A restore fills a database beside the empty target, compares every table with the manifest, and only then gives it the
target's name. Whatever stops it before leaves the target empty.
"""

import json
import os
import re
import shutil
import tarfile
from collections.abc import Callable
from hashlib import file_digest
from pathlib import Path
from typing import Any

from django.conf import settings
from psycopg import sql

from exports.postgres import SCHEMAS, Raw, connected, database_name, differences, fingerprints, run
from lib import clock, crash_points
from lib.atomic_file import written_whole
from lib.refusal import Refused
from outbox.pulses import BACKUP, pulse
from tenants import roles

FORMAT, VERSION = "guildmark-backup", 1
MANIFEST, DATABASE = "manifest.json", "database.dump"
FOLDERS = {"private.tar": "PRIVATE_ROOT", "media.tar": "MEDIA_ROOT"}
RESTORING = "_restoring"
WAITING = ".restoring"
DAY = re.compile(r"\d{4}-\d\d-\d\d")
OUR_SESSIONS_END = """
    SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE datname = %s AND usename = current_user AND pid <> pg_backend_pid()
"""

type Say = Callable[[str], None]


def back_up(folder: Path, *, say: Say = print) -> dict[str, Any]:
    """Write a backup to `folder`, which must not exist. It takes its name once it is complete. Gives the manifest."""
    if folder.exists():
        raise Refused(f"{folder} exists already. Give each backup a folder of its own.")
    draft = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700, parents=True)
    with connected() as raw:
        raw.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        ((snapshot,),) = raw.execute("SELECT pg_export_snapshot()").fetchall()
        say("The database is dumped.")
        run("pg_dump", "--format=custom", "--no-owner", f"--snapshot={snapshot}", f"--file={draft / DATABASE}", database=database_name())  # fmt: skip
        say("Every table's fingerprint is taken.")
        tables = fingerprints(raw)
    for name, setting in FOLDERS.items():  # after the database: what its rows name was there before it
        say(f"{name} is packed.")
        _pack(Path(getattr(settings, setting)), draft / name)
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": clock.now().isoformat(),
        "members": {path.name: _hash(path) for path in sorted(draft.iterdir())},
        "tables": tables,
    }
    with written_whole(draft / MANIFEST) as file:
        file.write(json.dumps(manifest, indent=1).encode())
    draft.rename(folder)
    return manifest


def keep_backups(folder: Path, *, keep: int, say: Say = print) -> None:
    """See to it that `folder` holds a whole backup of today, and no more than the newest `keep` of those made so.

    Asked at any hour: once today's is there, it does nothing. What has another name than a day's is left alone. Raises
    Refused where what was written is not whole; older backups then stay, however many.
    """
    if keep < 1:
        raise Refused("Keep one backup at least.")
    today = folder / clock.today().isoformat()
    if not today.exists():
        back_up(today, say=say)
        if faults := faults_of(today):
            raise Refused("\n".join(faults))
        pulse(BACKUP)
    for old in sorted(_of_days(folder), reverse=True)[keep:]:
        say(f"{old.name} is deleted.")
        shutil.rmtree(old)


def _of_days(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_dir() and DAY.fullmatch(path.name)]


def restore(folder: Path, *, say: Say = print) -> dict[str, Any]:
    """Bring a backup back into the empty database of the settings and into empty folders. Raises Refused.

    Until the very last step, a rename, the target stays as empty as it was; run it again after any interruption.
    """
    manifest = _checked(folder, say)
    target = database_name()
    draft = target + RESTORING
    with connected("postgres") as admin:
        admin.autocommit = True
        _refuse_unless_empty(admin, target)
        for setting in FOLDERS.values():
            _refuse_unless_empty_folder(Path(getattr(settings, setting)))
        _make_draft(admin, draft)
        say("The database is filled.")
        run("pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", folder / DATABASE, database=draft)
        _open_to_the_application(draft)
        crash_points.reached("restore.filled")
        say("Every table is compared.")
        with connected(draft) as raw:
            if differing := differences(manifest["tables"], fingerprints(raw)):
                raise Refused("The restored tables are not what was backed up:\n" + "\n".join(differing[:20]))
        say("Files are unpacked.")
        for name, setting in FOLDERS.items():
            _unpack(folder / name, Path(getattr(settings, setting)))
        crash_points.reached("restore.unpacked")
        for setting in FOLDERS.values():
            _bring_out(Path(getattr(settings, setting)))
        crash_points.reached("restore.files_out")
        _take_the_name(admin, target, draft)
    return manifest


def faults_of(folder: Path) -> list[str]:
    """What is wrong with a backup, without restoring it."""
    if not (folder / MANIFEST).exists():
        return [f"{folder} has no manifest: whoever wrote it did not finish, or it is no backup."]
    manifest = json.loads((folder / MANIFEST).read_text())
    if manifest.get("format") != FORMAT:
        return [f"{folder} is not a backup of the whole, but: {manifest.get('format')}"]
    if manifest["version"] > VERSION:
        return [f"{folder} was made by a newer Guildmark. Restore it with that one."]
    return [
        f"{name}: missing, or not what was written"
        for name, digest in manifest["members"].items()
        if not (folder / name).exists() or _hash(folder / name) != digest
    ]


def _checked(folder: Path, say: Say) -> dict[str, Any]:
    say("The backup is checked.")
    if faults := faults_of(folder):
        raise Refused("\n".join(faults))
    manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
    return manifest


def _refuse_unless_empty(admin: Raw, target: str) -> None:
    if not admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [target]).fetchone():
        return
    with connected(target) as raw:
        if fingerprints(raw):
            raise Refused(f"The database {target} is not empty. Restore into an empty one; nothing was touched.")


def _refuse_unless_empty_folder(folder: Path) -> None:
    """What an interrupted restore left is known by its mark, and goes."""
    if (folder / WAITING).exists():
        for path in folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    if folder.exists() and any(folder.iterdir()):
        raise Refused(f"The folder {folder} is not empty. Restore into an empty one; nothing was touched.")


def _make_draft(admin: Raw, draft: str) -> None:
    _drop(admin, draft)
    how = "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'"
    admin.execute(sql.SQL(how).format(sql.Identifier(draft)))


def _drop(admin: Raw, name: str) -> None:
    """WITH (FORCE) is refused to whoever is no superuser while autovacuum works in there: a plain DROP stops that itself."""
    admin.execute(OUR_SESSIONS_END, [name])
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))


def _open_to_the_application(draft: str) -> None:
    """A dump is brought back without its rights, since roles may be others elsewhere; they follow from the guards."""
    with connected(draft) as raw:
        roles.let_in(raw, draft)
        roles.share_rows(raw)
        for (schema,) in raw.execute(SCHEMAS).fetchall():
            raw.execute("SELECT public.guildmark_settle(%s)", [schema])


def _take_the_name(admin: Raw, target: str, draft: str) -> None:
    """The one step that shows: the empty target goes, what was restored has its name."""
    _refuse_unless_empty(admin, target)
    _drop(admin, target)
    admin.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(draft), sql.Identifier(target)))
    for setting in FOLDERS.values():
        shutil.rmtree(Path(getattr(settings, setting)) / WAITING, ignore_errors=True)


def _pack(folder: Path, path: Path) -> None:
    with tarfile.open(path, "w") as tar:
        for each in sorted(folder.rglob("*")) if folder.exists() else []:
            try:
                tar.add(each, each.relative_to(folder).as_posix(), recursive=False)
            except FileNotFoundError:
                continue  # deleted meanwhile
    os.chmod(path, 0o600)


def _unpack(path: Path, folder: Path) -> None:
    """Into a corner of the folder first: it may be a volume, which cannot be renamed."""
    (folder / WAITING).mkdir(parents=True)
    with tarfile.open(path) as tar:
        tar.extractall(folder / WAITING, filter="data")


def _bring_out(folder: Path) -> None:
    for path in sorted((folder / WAITING).iterdir()):
        path.rename(folder / path.name)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
