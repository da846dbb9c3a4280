"""Files and their rows: whole or not at all, in words where the disk is full, and swept where no row came of them."""

import errno
import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, storages

from applications.models import Document
from lib import clock
from marketplace.unnamed_files import ASIDE, sweep
from tests.support.private import keep_private_files_in
from tests.support.signing_in import signed_in
from web.private_files import PrivateStorage

pytestmark = pytest.mark.django_db


@pytest.fixture
def submitted(case_at):
    """Before `root`: its own files lie where the scene's lie."""
    return case_at("SUBMITTED")


@pytest.fixture
def draft(case_at):
    return case_at("DRAFT")


@pytest.fixture
def root(tmp_path, monkeypatch) -> Path:
    keep_private_files_in(tmp_path, monkeypatch)
    return tmp_path


def grow_old(root: Path, *, days: float) -> None:
    then = (clock.now() - timedelta(days=days)).timestamp()
    for path in root.rglob("*"):
        os.utime(path, (then, then))


def files(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def test_what_no_row_names_is_set_aside_after_a_day_and_deleted_after_another_week(root, northseal, monkeypatch):
    name = storages["private"].save("imports/left.csv", ContentFile(b"confidential"))
    assert sweep().set_aside == []
    grow_old(root, days=2)
    assert sweep(only_look=True).set_aside == [name]
    assert sweep().set_aside == [name]
    assert files(root) == {f"{ASIDE}/{clock.today()}/{name}"}
    monkeypatch.setattr(clock, "today", lambda: date_in(6))
    assert sweep().deleted == []
    monkeypatch.setattr(clock, "today", lambda: date_in(7))
    assert len(sweep().deleted) == 1
    assert files(root) == set()


def date_in(days: int, today=clock.today):
    return today() + timedelta(days=days)


def test_what_rows_of_the_square_or_of_a_body_name_is_left(submitted, root, northseal):
    document = submitted.unit.application.documents.first()
    name = storages["private"].save(document.file.name, ContentFile(b"a report"))
    storages["private"].save("papers/by-hash.pdf", ContentFile(b"a paper"))
    grow_old(root, days=30)
    assert sweep().set_aside == []
    assert files(root) == {name, "papers/by-hash.pdf"}


def test_a_file_of_a_step_that_was_taken_back_is_swept(draft, root, visit, northseal, alice, monkeypatch):
    monkeypatch.setattr(Document, "save", _ended)
    with pytest.raises(KeyboardInterrupt):
        send(signed_in(visit(northseal), alice), draft)
    (left,) = files(root)
    grow_old(root, days=2)
    assert sweep().set_aside == [left]


def _ended(*_args, **_more):
    raise KeyboardInterrupt


def send(client, case):
    from tests.support.pdfs import a_pdf_of

    where = f"/applications/{case.unit.application_id}/documents/"
    file = ContentFile(a_pdf_of("sent to a full disk"), name="report.pdf")
    return client.post(where, {"slot": "other", "file": file}, follow=True)


def test_a_full_disk_is_said_in_words_and_leaves_nothing(draft, root, visit, northseal, alice, monkeypatch):
    there = Document.objects.count()
    monkeypatch.setattr(FileSystemStorage, "_save", _half)
    answer = send(signed_in(visit(northseal), alice), draft)
    assert answer.status_code == 200
    assert "There is no room left to keep this file" in answer.content.decode()
    assert Document.objects.count() == there
    assert files(root) == set()


def _half(storage, name, content):
    path = Path(storage.path(name))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.read()[:100])
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_file_has_its_name_only_once_it_is_whole(root, monkeypatch):
    monkeypatch.setattr("web.private_files._on_the_disk", _ended)
    with pytest.raises(KeyboardInterrupt):
        storages["private"].save("kept/half.txt", ContentFile(b"x"))
    assert not (root / "kept" / "half.txt").exists()


def test_over_another_file_nothing_is_put(root):
    storage = PrivateStorage(location=root)
    storage.save("kept/a.txt", ContentFile(b"first"))
    names = iter(["kept/b.txt"])
    storage.get_available_name = lambda _name, max_length=None: next(names)
    assert storage._save("kept/a.txt", ContentFile(b"second")) == "kept/b.txt"
    assert (root / "kept" / "a.txt").read_bytes() == b"first"


def test_a_database_without_bodies_names_nothing_and_nothing_is_touched(root, monkeypatch):
    storages["private"].save("imports/restored.csv", ContentFile(b"x"))
    grow_old(root, days=30)
    monkeypatch.setattr("marketplace.unnamed_files.CertificationBody.objects.exists", lambda: False)
    assert sweep().set_aside == []
    assert files(root) == {"imports/restored.csv"}
