"""Guards are files, laid as they are, blind to what a caller puts in their way."""

import re
from pathlib import Path

from django.conf import settings
from django.db import connection

from tenants import guards
from tests.support import database
from tests.tenants.making import functions, tables_of_the_journey

ROOT = Path(__file__).resolve().parents[2]
ENTERS = re.compile(
    r"BEGIN\s+PERFORM set_config\('search_path', quote_ident\((?:TG_TABLE_SCHEMA|schema_)\) \|\| ', public, pg_temp', true\);"
)


def test_the_ground_knows_no_table_of_the_journey():
    wanted = re.compile(r"\b(" + "|".join(sorted(tables_of_the_journey())) + r")\b")
    places = [
        path for app in settings.GROUND for room in ("guards", "migrations") for path in (ROOT / app / room).glob("*.*")
    ]
    assert places
    assert [path.relative_to(ROOT).as_posix() for path in places if wanted.search(path.read_text())] == []


def test_the_database_has_the_functions_of_the_files_and_no_others(db):
    said = re.findall(r"FUNCTION public\.(\w+)\(", "\n".join(path.read_text() for path in guards.files()))
    assert sorted(functions()) == sorted({*said, "guildmark_guards"})
    assert guards.laid() == guards.key()


def test_each_file_holds_the_function_of_its_name():
    for path in guards.files():
        (name,) = re.findall(r"^CREATE OR REPLACE FUNCTION public\.(\w+)\(", path.read_text(), re.MULTILINE)
        assert name.removeprefix("guildmark_") == path.stem


def test_every_function_says_where_it_looks_and_looks_at_temporary_tables_last(db):
    paths = {name: sets for name, (sets, _text) in functions().items()}
    assert {
        name: sets for name, sets in paths.items() if not re.search(r"search_path=\w+, pg_temp$", " ".join(sets))
    } == {}


def test_every_function_that_reads_a_bodys_tables_enters_its_schema_first(db):
    reads = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE) (" + "|".join(sorted(tables_of_the_journey())) + r")\b")
    readers = {name: text for name, (_sets, text) in functions().items() if reads.search(text)}
    assert len(readers) > 20
    assert [name for name, text in readers.items() if not ENTERS.search(text)] == []


def test_guards_are_laid_once_and_again_only_when_a_file_changes(committed, database_server, monkeypatch):
    with database.owning(database_server, connection.settings_dict["NAME"]):
        assert not guards.lay()
        monkeypatch.setattr(guards, "key", lambda: "0123456789abcdef")
        assert guards.lay()
        assert guards.laid() == "0123456789abcdef"
