"""An organisation takes home what each body shows it of its cases: all of that, and nothing else."""

import csv
import io
import json
import zipfile

import pytest
from django_tenants.utils import schema_context

from accounts.models import Organisation
from applications import actions as applications
from applications.models import Application
from cases import actions as cases_actions
from cases.models import Case
from cases.transitions import State
from evaluations import actions as evaluations
from exports import belongings, of_client
from exports.writing import write_organisation
from lib.archive import Archive, faults_of
from outbox.relay import deliver_all
from tests.applications.walking import Walk, a_pdf
from tests.cast import acts_for
from tests.support.pdfs import a_pdf_of

pytestmark = pytest.mark.slow  # each writes a whole archive

AT_NORTHSEAL = "bodies/northseal"


@pytest.fixture
def recommended(case_at):
    return case_at(State.RECOMMENDED)


@pytest.fixture
def exported(northseal, acme, alice):
    def exported() -> zipfile.ZipFile:
        deliver_all()  # the copies on its desk say which bodies know it
        file = io.BytesIO()
        with schema_context("public"):
            write_organisation(file, acme, alice)
        assert faults_of(file) == []
        return zipfile.ZipFile(file)

    return exported


def rows(archive: zipfile.ZipFile, name: str, case: Case | None = None) -> list[dict]:
    """The rows of a table, or those of them that are of one case."""
    found = [json.loads(line) for line in archive.read(f"{AT_NORTHSEAL}/{name}.jsonl").decode().splitlines()]
    return [row for row in found if case is None or row["case_id"] == str(case.pk)]


def numbers_of(organisation: Organisation) -> set[str]:
    return set(Application.objects.filter(organisation=organisation).values_list("number", flat=True))


def content(archive: zipfile.ZipFile) -> str:
    return b"".join(archive.read(name) for name in archive.namelist()).decode(errors="ignore")


def test_every_table_of_a_body_is_shown_to_its_clients_or_hidden_for_a_reason():
    tables = {model._meta.label for model in belongings.journey_models()}
    assert of_client.EXPORTED.keys() | of_client.HIDDEN.keys() == tables
    assert not of_client.EXPORTED.keys() & of_client.HIDDEN.keys()
    assert all(of_client.HIDDEN.values())


def test_its_application_its_units_its_case_and_its_letters_are_there(recommended, exported):
    archive = exported()
    assert {row["number"] for row in rows(archive, "applications/application")} == numbers_of(recommended.organisation)
    assert {tuple(row["covered_models"]) for row in rows(archive, "applications/unit")} == {("BCD-521",)}
    (case,) = [row for row in rows(archive, "cases/case") if row["id"] == str(recommended.pk)]
    assert case["state"] == "RECOMMENDED"
    assert {letter["kind"] for letter in rows(archive, "cases/letter", recommended)} >= {"acceptance", "plan"}
    assert {signature["side"] for signature in rows(archive, "applications/signature")} == {"client", "body"}


def test_its_uploads_are_there_as_they_were(recommended, exported, alice):
    applications.add_document(recommended.unit.application, a_pdf("licence.pdf", "Mine."), slot="other", by=alice)
    archive = exported()
    (licence,) = [row for row in rows(archive, "applications/document") if row["name"] == "licence.pdf"]
    assert archive.read(f"files/{licence['file']}") == a_pdf_of("Mine.")


def test_what_both_sides_wrote_is_there_with_names_and_nothing_internal(recommended, exported, alice, cleo):
    cases_actions.write_message(recommended, text="When will it be done?", by=alice)
    cases_actions.write_message(recommended, text="On Monday.", by=cleo)
    cases_actions.write_message(recommended, text="They are in a hurry.", is_internal=True, by=cleo)
    archive = exported()
    assert {row["text"] for row in rows(archive, "cases/message", recommended)} == {
        "When will it be done?",
        "On Monday.",
    }
    assert "They are in a hurry." not in content(archive)
    assert "Cleo" in {row["name"] for row in rows(archive, "people")}
    assert "cleo@example.org" not in content(archive)


def test_the_bodys_internal_papers_stay(recommended, exported, cleo):
    paper = a_pdf("notes.pdf", "Our doubts.")
    applications.add_document(
        recommended.unit.application, paper, slot="notes", case=recommended, is_internal=True, by=cleo
    )
    archive = exported()
    assert "notes.pdf" not in content(archive)
    assert "Our doubts." not in content(archive)


def test_results_reviews_and_assignments_stay(recommended, exported):
    archive = exported()
    told = content(archive)
    assert "Read it all." not in told  # the reviewer's words
    assert "All well." not in told  # the report's summary
    assert "kWh/24 h" not in told
    assert rows(archive, "evaluations/report", recommended)[0]["sha256"]


def test_a_nonconformity_is_there_once_the_client_was_told(case_at, exported, mira):
    case = case_at(State.EVALUATING)
    evaluations.raise_nonconformity(case, grade="minor", criterion="5.2", text="Label missing", by=mira)
    assert "Label missing" not in content(exported())
    evaluations.tell_nonconformities(case, by=mira)
    assert rows(exported(), "evaluations/nonconformity", case)[0]["text"] == "Label missing"


def test_a_decision_is_there_once_its_letter_was_sent(recommended, exported, otto, rita):
    evaluations.decide(recommended, outcome="refuse", reason="Limits exceeded.", deviation_reason="New facts.", by=otto)
    assert rows(exported(), "evaluations/decision", recommended) == []
    recommended.refresh_from_db()
    evaluations.send_decision_letter(recommended, by=rita)
    archive = exported()
    assert rows(archive, "evaluations/decision", recommended)[0]["reason"] == "Limits exceeded."
    assert "New facts." not in content(archive)


def test_nothing_of_another_client_is_there(recommended, published, cast, exported):
    rival = Organisation.objects.create(name_en="Rival (demo) Ltd", credit_code="91110000802100433B")
    acts_for(rival, "alice")
    theirs = Walk(published, rival, cast, models=["RIVAL-1"]).to(State.SUBMITTED)
    archive = exported()
    found = {row["number"] for row in rows(archive, "applications/application")}
    assert found == numbers_of(recommended.organisation)
    assert theirs.unit.application.number not in found
    assert "RIVAL-1" not in content(archive)
    assert "Rival (demo)" not in content(archive)


def test_each_table_is_there_as_csv_too_and_no_cell_is_a_formula(recommended, exported, alice):
    cases_actions.write_message(recommended, text="=HYPERLINK(1)", by=alice)
    archive = exported()
    text = archive.read(f"{AT_NORTHSEAL}/cases/message.csv").decode("utf-8-sig")
    (line,) = csv.DictReader(io.StringIO(text, newline=""))
    assert line["text"] == "'=HYPERLINK(1)"
    names = {name.rsplit(".", 1)[0] for name in archive.namelist() if name.endswith(".jsonl")}
    assert {f"{name}.csv" for name in names} <= set(archive.namelist())


def test_the_readme_says_what_is_what_in_both_languages(recommended, exported):
    said = exported().read("README.txt").decode()
    assert "fees agreed" in said
    assert "认证协议" in said


def test_a_table_of_csv_keeps_lines_quotes_and_nothing():
    file = io.BytesIO()
    with Archive(file) as archive:
        archive.table("a.csv", ["a", "b"], [{"a": 'two\nlines, "quoted"', "b": None}, {"a": -1, "b": ["x"]}])
        archive.close(format="test")
    text = zipfile.ZipFile(file).read("a.csv").decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["a", "b"], ['two\nlines, "quoted"', ""], ["-1", '["x"]'],
    ]  # fmt: skip
