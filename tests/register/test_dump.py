"""All public data of the register leaves in one checked file, and what anybody can recompute agrees."""

import io
import json
import zipfile
from datetime import UTC, datetime
from hashlib import sha256
from uuid import uuid4

import rfc8785
from django.core.management import call_command

from lib import clock
from lib.archive import faults_of
from lib.canonical import hash_of
from register import dumping
from register.actions import Stated, record_statements
from register.models import Kind
from statements.schemas import on_file
from tests.register.making import said, scheme_said


def dumped(tmp_path) -> zipfile.ZipFile:
    call_command("dump_register", tmp_path / "register.zip", verbosity=0)
    assert faults_of(tmp_path / "register.zip") == []
    return zipfile.ZipFile(tmp_path / "register.zip")


def rows(archive, name) -> list[dict]:
    return [json.loads(line) for line in archive.read(name).decode().splitlines()]


def test_a_dump_holds_what_the_register_says_and_every_statement_behind_it(northseal, tmp_path):
    pk = uuid4()
    record_statements(Kind.CERTIFICATE, [Stated(pk, 1, said()), Stated(pk, 2, said("SUSPENDED"))], body=northseal)
    with dumped(tmp_path) as archive:
        (entry,) = rows(archive, "entries.jsonl")
        statements = rows(archive, "statements.jsonl")
    assert (entry["id"], entry["body_slug"], entry["status"]) == (str(pk), "northseal", "SUSPENDED")
    assert [statement["revision"] for statement in statements] == [1, 2]
    assert all(hash_of(statement["content"]) == statement["sha256"] for statement in statements)


def test_a_dump_says_its_format_how_to_hash_and_by_which_schemas_to_read(northseal, tmp_path):
    with dumped(tmp_path) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    assert manifest["format"] == "guildmark-register/2"
    assert "RFC 8785" in manifest["hashes"]
    assert {address.rpartition("/")[2].removesuffix(".json") for address in manifest["schemas"].values()} <= set(
        on_file()
    )


def test_a_stranger_recomputes_a_hash_from_a_line_with_nothing_of_ours(northseal, tmp_path):
    record_statements(Kind.SCHEME, [Stated(uuid4(), 1, scheme_said(factory_days=2.0, more=0.5))], body=northseal)
    with dumped(tmp_path) as archive:
        (statement,) = rows(archive, "statements.jsonl")
    assert sha256(rfc8785.dumps(statement["content"])).hexdigest() == statement["sha256"]


def test_an_empty_register_is_a_whole_dump(northseal, tmp_path):
    with dumped(tmp_path) as archive:
        assert {member["rows"] for member in json.loads(archive.read("manifest.json"))["members"]} == {0}


def test_the_public_finds_the_newest_copy(northseal, site, tmp_path, settings):
    settings.STORAGES = settings.STORAGES | {
        "private": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }
    assert "tonight" in site.get("/register/").content.decode()
    assert site.get("/register/register.zip").status_code == 404
    record_statements(Kind.CERTIFICATE, [Stated(uuid4(), 1, said())], body=northseal)
    for hour in range(4):
        with clock.frozen_at(datetime(2026, 11, 22, hour, tzinfo=UTC)):
            dumping.publish()
    assert len(list((tmp_path / dumping.FOLDER).iterdir())) == 2
    assert "statements.jsonl" in site.get("/register/").content.decode()
    answer = site.get("/register/register.zip")
    assert "20261122T030000" in answer["Content-Disposition"]
    assert faults_of(io.BytesIO(b"".join(answer.streaming_content))) == []
