"""Everything a body owns leaves in open formats, whole, counted and hashed, and nothing that is another's."""

import io
import json
import tracemalloc
import zipfile
from hashlib import sha256

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.storage import storages
from django.core.management import call_command
from django.core.management.base import CommandError

from accounts.models import Invitation
from exports import belongings
from exports.writing import write_body
from lib import clock
from lib.archive import Archive, faults_of, manifest_of
from tenants.models import CertificationBody
from tests.cast import person
from tests.exports.making import CSV

pytestmark = pytest.mark.slow  # each writes a whole archive


def exported(body) -> zipfile.ZipFile:
    file = io.BytesIO()
    write_body(file, body, by="a test")
    return zipfile.ZipFile(file)


def rows(archive: zipfile.ZipFile, name: str) -> list[dict]:
    return [json.loads(line) for line in archive.read(f"{name}.jsonl").decode().splitlines()]


def test_every_table_of_a_body_leaves_with_it(furnished):
    names = set(exported(furnished).namelist())
    for name in settings.JOURNEY:
        for model in apps.get_app_config(name).get_models():
            assert f"{model._meta.app_label}/{model._meta.model_name}.jsonl" in names


def test_every_public_table_that_names_a_body_is_exported_or_left_out_for_a_reason():
    placed = belongings.OWN.keys() | belongings.BESIDE.keys() | belongings.NEVER.keys()
    naming = {
        model._meta.label
        for config in apps.get_app_configs()
        if config.name in [*settings.SQUARE, *settings.GROUND]
        for model in config.get_models()
        if any(field.related_model is CertificationBody for field in model._meta.concrete_fields if field.is_relation)
    }
    assert naming - placed == set()


def test_rows_keep_their_values_and_their_language(furnished, acme):
    archive = exported(furnished)
    (party,) = rows(archive, "applications/party")
    assert (party["name_zh"], party["country"], party["organisation_id"]) == ("爱克米工厂", "CN", str(acme.pk))
    assert rows(archive, "billing/bankaccount")[0]["holder"] == "北印"


def test_clients_and_people_come_as_the_body_knows_them(furnished, acme, rita):
    archive = exported(furnished)
    assert [client["id"] for client in rows(archive, "organisations")] == [str(acme.pk)]
    people = {each["id"]: each for each in rows(archive, "people")}
    assert people[str(rita.pk)]["email"] == "rita@example.org"
    assert not {"password", "last_login", "is_superuser"} & people[str(rita.pk)].keys()


def test_a_file_leaves_as_it_is(furnished):
    archive = exported(furnished)
    (batch,) = rows(archive, "imports/batch")
    assert archive.read(f"files/{batch['file']}") == CSV
    assert batch["sha256"] == sha256(CSV).hexdigest()


def test_a_file_that_is_gone_is_named(furnished, files_of_this_test):
    (path,) = [path for path in files_of_this_test.rglob("*") if path.is_file() and ".head" not in path.name]
    path.unlink()
    manifest = json.loads(exported(furnished).read("manifest.json"))
    assert str(path.relative_to(files_of_this_test)) in manifest["missing_files"]  # beside the snapshot's confirmation


def test_the_manifest_says_what_it_is_and_counts_and_hashes_every_member(furnished):
    archive = exported(furnished)
    manifest = json.loads(archive.read("manifest.json"))
    assert (manifest["format"], manifest["version"], manifest["owner"]["slug"]) == ("guildmark-export", 1, "northseal")
    for member in manifest["members"]:
        content = archive.read(member["name"])
        assert (member["bytes"], member["sha256"]) == (len(content), sha256(content).hexdigest())
        assert member.get("rows", content.count(b"\n")) == content.count(b"\n") or member["name"] == "README.txt"
    assert manifest["kinds"]["certificates/certificate"]["columns"]["status"]["values"]["VALID"] == "Valid"


def test_nothing_of_another_body_leaves(furnished, greenmark, gus):
    archive = exported(furnished)
    content = b"".join(archive.read(name) for name in archive.namelist())
    assert b"greenmark" not in content
    assert gus.email.encode() not in content


def test_no_secret_leaves(furnished, ada):
    Invitation.objects.create(
        user=person("nina"), body=furnished, invited_by=ada, token_hash="secret-hash", expires_at=clock.now()
    )
    archive = exported(furnished)
    assert len(rows(archive, "accounts/invitation")) == 1
    assert not any(b"secret-hash" in archive.read(name) for name in archive.namelist())


def test_the_command_writes_the_whole_file_or_none(furnished, tmp_path, monkeypatch, capsys):
    call_command("export_body", "northseal", tmp_path / "northseal.zip")
    assert faults_of(tmp_path / "northseal.zip") == []
    call_command("check_archive", tmp_path / "northseal.zip")
    assert "is whole" in capsys.readouterr().out
    monkeypatch.setattr(storages["private"], "open", lambda name: (_ for _ in ()).throw(OSError("disk")))
    with pytest.raises(OSError, match="disk"):
        call_command("export_body", "northseal", tmp_path / "second.zip")
    assert [path.name for path in tmp_path.glob("*second*")] == []


def test_a_damaged_or_unfinished_archive_is_told(tmp_path):
    path = tmp_path / "some.zip"
    with path.open("wb") as file:
        archive = Archive(file)
        archive.file("a.txt", io.BytesIO(b"right"))
        archive.close(format="test")
    path.write_bytes(path.read_bytes().replace(b"right", b"wrong"))
    assert faults_of(path) == ["a.txt: not what was written"]
    with pytest.raises(CommandError, match="not whole"):
        call_command("check_archive", path)
    unfinished = io.BytesIO()
    with zipfile.ZipFile(unfinished, "w") as raw:
        raw.writestr("a.txt", "right")
    assert "no manifest" in faults_of(unfinished)[0]


def test_memory_does_not_grow_with_the_rows(tmp_path):
    def peak(count: int) -> int:
        tracemalloc.start()
        with (tmp_path / "many.zip").open("wb") as file:
            archive = Archive(file)
            archive.rows("many.jsonl", ({"number": number, "text": "x" * 200} for number in range(count)))
            archive.close(format="test")
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    assert peak(20_000) < peak(1_000) * 1.5 + 100_000
    assert manifest_of(tmp_path / "many.zip")["members"][0]["rows"] in {1_000, 20_000}
