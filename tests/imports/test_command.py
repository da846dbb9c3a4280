"""`manage.py import_certificates`: the same engine, from the shell."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from certificates.models import Certificate
from imports.models import Batch
from tests.imports.making import row, table


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "certificates.csv"
    path.write_text(table(row(), row(证书编号="NS-2", 颁证日期="")), encoding="utf-8")
    return str(path)


def run(*said: str) -> str:
    words = StringIO()
    call_command("import_certificates", "--body", "northseal", *said, stdout=words)
    return words.getvalue()


def test_a_dry_run_enters_nothing_and_writes_the_result(file, tmp_path, rita, in_northseal):
    result = tmp_path / "result.csv"
    said = run(file, "--registrar", rita.email, "--dry-run", "--result", str(result))
    assert "refused 1" in said
    assert not Certificate.objects.exists()
    assert "There is no issue date" in result.read_text(encoding="utf-8-sig")


def test_two_people_answer_and_it_is_entered_and_taken_back(file, rita, quinn, in_northseal):
    with pytest.raises(CommandError, match="Two people"):
        run(file, "--registrar", quinn_as_registrar(quinn).email, "--quality-manager", quinn.email)
    run(file, "--registrar", rita.email, "--quality-manager", quinn.email)
    assert Certificate.objects.get().status == "VALID"
    batch = Batch.objects.get(state="done")
    asked = ("--take-back", str(batch.pk), "--why", "Wrong file", "--registrar", rita.email)
    with pytest.raises(CommandError, match="quality-manager"):
        run(*asked)
    run(*asked, "--quality-manager", quinn.email)
    assert Certificate.objects.get().status == "CANCELLED"


def test_the_mapping_is_shown_and_taken(file, tmp_path, rita, in_northseal):
    shown = json.loads(run(file, "--registrar", rita.email, "--show-mapping").split("\n", 1)[1])
    assert shown["columns"]["证书编号"] == "number"
    mapping = tmp_path / "mapping.json"
    mapping.write_text(json.dumps(shown | {"columns": {"nowhere": "number"}}))
    with pytest.raises(CommandError, match="names no column"):
        run(file, "--registrar", rita.email, "--mapping", str(mapping))


def quinn_as_registrar(quinn):
    from staff.models import Role
    from tests.cast import authorised

    authorised(quinn, Role.REGISTRAR)
    return quinn
