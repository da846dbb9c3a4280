"""An administrator asks for an export, waits, downloads it; nobody else does, and after some days it is gone."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Notice, Organisation, OrganisationMembership
from exports import actions
from exports.models import Export
from lib import clock
from lib.archive import faults_of
from lib.refusal import Refused
from staff.models import Role
from tenants.models import CertificationBody
from tests.cast import works_for
from tests.support.signing_in import signed_in

DESK, MY = "/desk/exports/", "/my/exports/"


@pytest.fixture
def ada_at_desk(visit, northseal, ada):
    return signed_in(visit(northseal), ada)


@pytest.fixture
def ready(furnished, ada):
    export = actions.ask_for_export(furnished, by=ada)
    actions.make_export(export.pk)
    export.refresh_from_db()
    return export


def content(answer) -> io.BytesIO:
    return io.BytesIO(b"".join(answer.streaming_content))


@pytest.mark.slow
def test_asking_begins_the_work_in_the_background(ada_at_desk, furnished, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        assert ada_at_desk.post(DESK).status_code == 302
    assert len(callbacks) == 1
    page = ada_at_desk.get(DESK).content.decode()
    assert "Your export is being made" in page
    assert 'http-equiv="refresh"' in page  # without JavaScript the page looks again by itself
    with django_capture_on_commit_callbacks():
        for callback in callbacks:
            callback()
    assert "Download" in ada_at_desk.get(DESK).content.decode()


@pytest.mark.slow
def test_how_far_it_is_is_told_while_it_is_made(committed, monkeypatch):
    seen = []

    def write(file, body, *, by, tell):
        with transaction.atomic():
            for percent in (20, 70):
                tell(percent)
                seen.append(Export.objects.get().percent)
        return {"members": [], "missing_files": []}

    monkeypatch.setattr("exports.actions.TELL_EVERY", 0)
    monkeypatch.setattr("exports.writing.write_body", write)
    body = CertificationBody.objects.get(slug="greenmark")
    actions.ask_for_export(body, by=works_for(body, "gus", Role.BODY_ADMIN))  # made at once: the tests' queue is eager
    assert seen == [20, 70]


def test_looking_at_the_page_makes_nothing(ada_at_desk):
    assert ada_at_desk.get(DESK).status_code == 200
    assert not Export.objects.exists()


def test_the_administrator_downloads_a_whole_archive_that_nobody_on_the_way_keeps(ada_at_desk, ready):
    answer = ada_at_desk.get(f"{DESK}{ready.pk}/download")
    assert answer["Content-Type"] == "application/zip"
    assert "attachment" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    assert faults_of(content(answer)) == []
    ready.refresh_from_db()
    assert ready.last_fetched_at


def test_who_asked_is_told(ready, ada):
    assert Notice.objects.filter(user=ada, subject_en="Your export is ready").count() == 1


def test_one_export_at_a_time(furnished, ada):
    actions.ask_for_export(furnished, by=ada)
    with pytest.raises(Refused, match="already"):
        actions.ask_for_export(furnished, by=ada)
    with pytest.raises(IntegrityError), transaction.atomic():
        Export.objects.create(body=furnished, asked_by=ada)


def test_made_twice_is_made_once(ready, django_assert_max_num_queries):
    before = ready.sha256
    with django_assert_max_num_queries(4):
        actions.make_export(ready.pk)
    ready.refresh_from_db()
    assert (ready.sha256, ready.tries) == (before, 1)


@pytest.mark.slow
def test_what_lost_its_worker_is_taken_up_again(furnished, ada, django_capture_on_commit_callbacks):
    export = actions.ask_for_export(furnished, by=ada)
    Export.objects.update(state="working", worked_at=clock.now(), tries=1)
    with clock.frozen_at(clock.now() + timedelta(minutes=6)), django_capture_on_commit_callbacks(execute=True):
        actions.sweep_exports()
    export.refresh_from_db()
    assert (export.state, export.tries) == ("ready", 2)


def test_what_fails_again_and_again_is_given_up_and_may_be_asked_for_anew(furnished, ada):
    export = actions.ask_for_export(furnished, by=ada)
    Export.objects.update(tries=Export.GIVEN_UP_AFTER)
    actions.make_export(export.pk)
    export.refresh_from_db()
    assert export.state == "failed"
    actions.ask_for_export(furnished, by=ada)


def test_after_its_days_the_file_is_deleted(ready, ada_at_desk, files_of_this_test):
    assert list(files_of_this_test.glob("exports/*.zip"))
    with clock.frozen_at(clock.now() + Export.KEPT_FOR + timedelta(minutes=1)):
        actions.sweep_exports()
    assert not list(files_of_this_test.glob("exports/*.zip"))
    assert ada_at_desk.get(f"{DESK}{ready.pk}/download").status_code == 404


def test_another_bodys_administrator_finds_nothing(ready, visit, greenmark, gus):
    at_greenmark = signed_in(visit(greenmark), gus)
    assert str(ready.pk) not in at_greenmark.get(DESK).content.decode()
    assert at_greenmark.get(f"{DESK}{ready.pk}/download").status_code == 404


def test_staff_who_do_not_administer_are_refused(ready, visit, northseal, rita):
    at_northseal = signed_in(visit(northseal), rita)
    assert at_northseal.get(DESK).status_code == 403
    assert at_northseal.get(f"{DESK}{ready.pk}/download").status_code == 403


# --- An organisation's own ------------------------------------------------------------------------------------------


@pytest.fixture
def ready_for_acme(acme, alice, bob):
    export = actions.ask_for_export(acme, by=alice)
    actions.make_export(export.pk)
    return export


def test_an_organisations_administrator_takes_its_data_home(ready_for_acme, site, alice, acme):
    client = signed_in(site, alice)
    assert "Download" in client.get(MY).content.decode()
    file = content(client.get(f"{MY}{ready_for_acme.pk}/download"))
    assert faults_of(file) == []
    archive = zipfile.ZipFile(file)
    assert b"bob@example.org" in archive.read("people.jsonl")
    assert str(acme.pk).encode() in archive.read("organisation.jsonl")
    assert {"cases.jsonl", "certificates.jsonl", "invoices.jsonl", "notices.jsonl"} <= set(archive.namelist())


def test_a_member_who_does_not_administer_is_refused(ready_for_acme, site, bob):
    client = signed_in(site, bob)
    assert client.get(MY).status_code == 403
    assert client.get(f"{MY}{ready_for_acme.pk}/download").status_code == 404


def test_another_organisations_administrator_finds_nothing(ready_for_acme, site, petra, acme):
    other = Organisation.objects.create(name_en="Other (demo) Ltd")
    role = OrganisationMembership.Role.ADMINISTRATOR
    OrganisationMembership.objects.create(user=petra, organisation=other, role=role)
    client = signed_in(site, petra)
    assert client.get(f"{MY}?organisation={acme.pk}").status_code == 404
    assert client.get(f"{MY}{ready_for_acme.pk}/download").status_code == 404


def test_an_organisations_archive_holds_nothing_of_others(ready_for_acme, alice, petra):
    ready_for_acme.refresh_from_db()
    with ready_for_acme.file.open("rb") as file, zipfile.ZipFile(file) as archive:
        assert not any(b"petra@example.org" in archive.read(name) for name in archive.namelist())


def test_an_export_that_a_worker_is_at_is_left_to_it_until_nothing_is_heard_of_it(furnished, ada):
    export = actions.ask_for_export(furnished, by=ada)
    begun = clock.now()
    Export.objects.filter(pk=export.pk).update(state=Export.State.WORKING, worked_at=begun, tries=1)
    with clock.frozen_at(begun + actions.LOOK_AGAIN - timedelta(seconds=1)):
        actions.make_export(export.pk)
    export.refresh_from_db()
    assert (export.state, export.tries, export.file.name) == (Export.State.WORKING, 1, "")
    with clock.frozen_at(begun + actions.LOOK_AGAIN):
        actions.make_export(export.pk)
    export.refresh_from_db()
    assert (export.state, export.tries) == (Export.State.READY, 2)
