"""What is private is for nobody else: files, logs, answers on their way, and keys that everybody knows."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db.models import FileField

from marketplace.embedded import processes
from tests.support.signing_in import signed_in

OURS = {"applications", "billing", "exports", "imports"}


def mode(path: Path) -> str:
    return oct(path.stat().st_mode & 0o777)


def test_private_files_are_for_our_own_account():
    name = storages["private"].save("kept/apart.txt", ContentFile(b"x"))
    path = Path(storages["private"].path(name))
    assert (mode(path), mode(path.parent)) == ("0o600", "0o700")


def test_every_file_of_ours_is_a_private_one():
    fields = [
        field
        for model in apps.get_models()
        if model._meta.app_label in OURS
        for field in model._meta.get_fields()
        if isinstance(field, FileField)
    ]
    assert len(fields) >= 4
    assert {(field.storage.file_permissions_mode, field.storage.directory_permissions_mode) for field in fields} == {
        (0o600, 0o700)
    }


def test_a_programs_words_are_for_our_own_account(tmp_path):
    log = tmp_path / "worker.log"
    log.touch(0o644)
    command = [sys.executable, "-c", "import os; print('x', file=open('made', 'w')); print(oct(os.umask(0)))"]
    processes.launch(command, log=log, directory=tmp_path).wait()
    assert (mode(log), mode(tmp_path / "made")) == ("0o600", "0o600")


@pytest.mark.parametrize("address", ["/account/", "/account/sessions/", "/my/", "/schemes/", "/account/second-factor/"])
def test_what_somebody_is_shown_is_stored_by_nobody(site, alice, address):
    answer = signed_in(site, alice).get(address)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


def test_a_document_is_stored_by_nobody(visit, northseal, case_at, cleo, alice):
    document = case_at("SUBMITTED").unit.application.documents.first()
    answer = signed_in(visit(northseal), alice).get(f"/documents/{document.pk}/")
    assert b"".join(answer.streaming_content)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")


def test_strangers_may_keep_public_pages(site, db):
    assert "no-store" not in site.get("/schemes/").get("Cache-Control", "")


def settings_say(**environment: str) -> str:
    """What starting with these settings ends with; "" where it starts."""
    code = "import marketplace.settings"
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    found = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], env=kept | environment, capture_output=True, check=False
    )
    return found.stderr.decode()[-400:] if found.returncode else ""


AWAY, OVER_THERE = "http://guildmark.example", {"SECRET_KEY": "k" * 50, "SITE_ORIGIN": "http://guildmark.example"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"SITE_ORIGIN": "http://guildmark.localhost:8000"}, ""),
        ({"SITE_ORIGIN": AWAY, "EMAIL_URL": "smtp://mail.example"}, "SECRET_KEY"),
        (OVER_THERE | {"SECRET_KEY": "insecure-development-key-" + "0" * 40}, "known to everybody"),
        (OVER_THERE, "EMAIL_URL"),
        (OVER_THERE | {"EMAIL_URL": "consolemail://"}, "never go to a log"),
        (OVER_THERE | {"EMAIL_URL": "smtp://mail.example"}, ""),
        ({"SITE_ORIGIN": "http://guildmark.localhost:8000", "EMAIL_URL": "consolemail://"}, "never go to a log"),
        ({"SITE_ORIGIN": "http://guildmark.localhost:8000", "DEMO": "1"}, ""),
    ],
)
def test_keys_that_everybody_knows_and_letters_in_logs_stay_on_one_machine(environment, words):
    said = settings_say(**environment)
    assert words in said
    assert bool(words) == bool(said)


def test_no_form_puts_its_token_into_an_address():
    forms = [
        path.name
        for path in Path("templates").rglob("*.html")
        for form in path.read_text().split("<form")[1:]
        if "csrf_token" in (inside := form.partition("</form>")[0])
        and ('method="get"' in inside.partition(">")[0] or "formmethod" in inside)
    ]
    assert forms == []
