"""A backup holds everything, a restore brings all of it back or nothing, and says which."""

import shutil
import tarfile
import uuid

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import override_settings

from accounts.models import Organisation
from exports import backups
from exports.postgres import connected, fingerprints
from lib.refusal import Refused
from register.models import RegisterEntry
from staff.models import Role
from tenants import roles
from tenants.models import CertificationBody
from tests.cast import works_for
from tests.exports.making import CSV, furnish
from tests.support import database
from tests.support.private import keep_private_files_in

pytestmark = pytest.mark.slow


@pytest.fixture
def folders(tmp_path, monkeypatch, files_of_this_test):
    """Where files live here; `folders("other")` lets them live elsewhere from now on."""

    def at(name: str):
        place = tmp_path / name
        keep_private_files_in(place / "private", monkeypatch)
        return override_settings(PRIVATE_ROOT=str(place / "private"), MEDIA_ROOT=str(place / "media"))

    return at


@pytest.fixture
def backup(committed, folders, tmp_path):
    """A backup of two bodies, one of them furnished, with a file."""
    with folders("here"):
        northseal = CertificationBody.objects.get(slug="northseal")
        acme = Organisation.objects.create(name_zh="爱克米电器（演示）有限公司", name_en="Acme (demo) Ltd")
        furnish(northseal, works_for(northseal, "rita", Role.REGISTRAR), acme)
        (tmp_path / "here" / "media").mkdir()
        (tmp_path / "here" / "media" / "picture.png").write_bytes(b"a picture")
        call_command("backup", tmp_path / "backup", verbosity=0)
    return tmp_path / "backup"


@pytest.fixture
def elsewhere(backup, committed, database_server, folders):
    """An empty database and empty folders: another machine."""
    name = f"test_restore_{uuid.uuid4().hex[:8]}"
    roles.adopt(database_server, name)
    with database.owning(database_server, name), folders("there"):
        yield name
    for each in (name, name + backups.RESTORING):
        database.admin(database_server, f'DROP DATABASE IF EXISTS "{each}" WITH (FORCE)')


def tables_of(name: str):
    with connected(name) as raw:
        return fingerprints(raw)


def test_a_restore_brings_back_every_table_the_register_and_every_file_or_nothing(
    backup, elsewhere, committed, tmp_path, monkeypatch
):
    before = tables_of(committed.rsplit("/", 1)[1])

    def stop_at(point: str) -> None:
        monkeypatch.setattr(backups.crash_points, "reached", lambda name: 1 / 0 if name == point else None)
        with pytest.raises(ZeroDivisionError):
            backups.restore(backup)
        assert tables_of(elsewhere) == {}

    stop_at("restore.filled")
    stop_at("restore.files_out")
    monkeypatch.setattr(backups.crash_points, "reached", lambda _name: None)
    call_command("restore", backup, verbosity=0)
    assert tables_of(elsewhere) == before
    assert len(before) > 200
    assert RegisterEntry.objects.count() == before["public.register_registerentry"][0]
    files = {path.name: path.read_bytes() for path in (tmp_path / "there").rglob("*") if path.is_file()}
    assert CSV in files.values()
    assert files["picture.png"] == b"a picture"
    with pytest.raises(CommandError, match="not empty"):
        call_command("restore", backup, verbosity=0)
    assert tables_of(elsewhere) == before


def test_a_damaged_or_unfinished_backup_touches_nothing(backup, elsewhere, tmp_path):
    call_command("restore", backup, "--check")
    with tarfile.open(backup / "media.tar", "w"):
        pass
    with pytest.raises(CommandError, match=r"media\.tar: missing, or not what was written"):
        call_command("restore", backup)
    (backup / backups.MANIFEST).unlink()
    with pytest.raises(Refused, match="no manifest"):
        backups.restore(backup)
    assert tables_of(elsewhere) == {}
    assert not (tmp_path / "there" / "private").exists()


def test_an_interrupted_backup_has_no_name(committed, folders, tmp_path, monkeypatch):
    monkeypatch.setattr(backups, "_pack", lambda *_: 1 / 0)
    monkeypatch.setattr(backups, "fingerprints", lambda _raw: {})
    monkeypatch.setattr(backups, "run", lambda *_, **__: "")
    with folders("here"), pytest.raises(ZeroDivisionError):
        backups.back_up(tmp_path / "backup")
    assert not (tmp_path / "backup").exists()


def test_a_backup_overwrites_no_other(committed, tmp_path):
    (tmp_path / "backup").mkdir()
    with pytest.raises(CommandError, match="exists already"):
        call_command("backup", tmp_path / "backup")
    shutil.rmtree(tmp_path / "backup")
