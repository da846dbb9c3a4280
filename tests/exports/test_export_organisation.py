"""What an organisation takes home of its case files: what it sees on its own pages, and nothing of the body's own."""

import json
import zipfile

import pytest

from applications import actions as asking
from applications.models import Document
from applications.transitions import State
from evaluations import actions as evaluating
from exports import writing
from outbox.relay import deliver_all
from tests.applications.conftest import case_at, cast, published, scene, walk
from tests.applications.walking import a_pdf

__all__ = ["case_at", "cast", "published", "scene", "walk"]
BODY = "bodies/northseal"


@pytest.fixture
def case(case_at, cleo, mira):
    """A case with a nonconformity that the client was told, and things said among the body's people."""
    found = case_at(State.NC_OPEN)
    asking.write_message(found, text="The sample comes tomorrow.", by=cleo)
    asking.write_message(found, text="Between us: look at the label.", is_internal=True, by=cleo)
    asking.add_document(
        found.application, a_pdf("notes.pdf", b"%PDF-1.7 notes"), slot="notes", is_internal=True, by=mira
    )
    deliver_all()
    return found


@pytest.fixture
def archive(case, acme, alice, tmp_path):
    with (tmp_path / "acme.zip").open("w+b") as file:
        writing.write_organisation(file, acme, alice)
        yield zipfile.ZipFile(file)


def rows(archive, name: str) -> list[dict]:
    return [json.loads(line) for line in archive.read(f"{name}.jsonl").splitlines()]


def test_its_applications_letters_and_agreements_come_along(archive, case):
    assert [row["id"] for row in rows(archive, f"{BODY}/applications/case")] == [str(case.pk)]
    assert {"acceptance", "plan"} <= {row["kind"] for row in rows(archive, f"{BODY}/applications/letter")}
    assert rows(archive, f"{BODY}/applications/agreement")[0]["text_zh"]
    assert [row["criterion"] for row in rows(archive, f"{BODY}/evaluations/nonconformity")] == ["5.2"]


def test_its_files_come_as_they_were_uploaded(archive):
    document = Document.objects.filter(is_internal=False).first()
    with document.file.open("rb") as kept:
        assert archive.read(f"files/{document.file.name}") == kept.read()


def test_nothing_internal_leaves(archive):
    assert [row["text"] for row in rows(archive, f"{BODY}/applications/message")] == ["The sample comes tomorrow."]
    assert not any(row["is_internal"] for row in rows(archive, f"{BODY}/applications/document"))
    everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"Between us" not in everything
    assert b"%PDF-1.7 notes" not in everything


def test_who_acted_for_the_body_stays_with_the_body(archive, mira, cleo):
    for table in ("applications/letter", "applications/caseevent", "evaluations/nonconformity"):
        assert not {"by_id", "sent_by", "raised_by", "closed_by"} & set(rows(archive, f"{BODY}/{table}")[0])


def test_what_the_client_was_not_told_stays(case_at, acme, alice, mira, tmp_path):
    case = case_at(State.EVALUATING)
    evaluating.raise_nonconformity(case, grade="minor", criterion="7.9", text="Not told yet", by=mira)
    deliver_all()
    with (tmp_path / "acme.zip").open("w+b") as file:
        writing.write_organisation(file, acme, alice)
        assert rows(zipfile.ZipFile(file), f"{BODY}/evaluations/nonconformity") == []


def test_another_organisations_archive_has_none_of_it(case, petra, tmp_path):
    from accounts.models import Organisation

    other = Organisation.objects.create(name_en="Other (demo) Ltd")
    with (tmp_path / "other.zip").open("w+b") as file:
        writing.write_organisation(file, other, petra)
        assert not [name for name in zipfile.ZipFile(file).namelist() if name.startswith("bodies/")]
