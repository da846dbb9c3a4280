"""What the documents tell people to type exists, and so does what they and our docstrings name."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from celery import current_app
from django.apps import apps
from django.conf import settings
from django.core.management import get_commands, load_command_class

PROJECT = Path(__file__).resolve().parent.parent
DOCUMENTS = [PROJECT / "README.md", PROJECT / "docker-compose.yml", *sorted((PROJECT / "docs").rglob("*.md"))]
TYPED = re.compile(r"manage\.py ([a-z_]+)([^\n`#|&]*)")
OURS = ["marketplace", *settings.JOURNEY, *settings.SQUARE, *settings.GROUND, "web", "lib"]
FIRST = "|".join([*OURS, "tests", "tools", "bench", "templates", "docs"])
NAMED = re.compile(rf"`((?:{FIRST})(?:\.(?!css|jsonl)\w+)+)(?:\([^`\n]*\))?`")
FILED = re.compile(rf"`((?:{FIRST})/[\w/.-]*(?:/|\.py|\.html|\.sql|\.md|\.txt))`")


def typed() -> list[tuple[str, str, str]]:
    return [(path.name, *found) for path in DOCUMENTS for found in TYPED.findall(path.read_text())]


@pytest.mark.parametrize(("document", "command", "rest"), typed())
def test_every_command_in_the_documents_exists_with_the_options_named(document, command, rest):
    commands = get_commands()
    assert command in commands
    app = commands[command]
    found = load_command_class(app, command) if isinstance(app, str) else app
    offered = found.create_parser("manage.py", command)._option_string_actions
    assert [option for option in re.findall(r"--[a-z-]+", rest) if option not in offered] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_inside_the_documents_lead_somewhere(path):
    def anchors(text: str) -> set[str]:
        return {
            re.sub(r"[^\w\- ]", "", line.lstrip("# ").lower()).replace(" ", "-")
            for line in text.splitlines()
            if line.startswith("#")
        }

    for target, anchor in re.findall(r"\]\((?!https?:)([^)#\s]*)#?([^)\s]*)\)", path.read_text()):
        there = path.parent / target if target else path
        assert there.exists(), target
        if anchor and there.suffix == ".md":
            assert anchor in anchors(there.read_text()), f"{target}#{anchor}"


def test_every_command_of_ours_says_what_it_does():
    ours = {name: app for name, app in get_commands().items() if app in settings.INSTALLED_APPS[:20] and "." not in app}
    for name, app in ours.items():
        if (PROJECT / app / "management" / "commands" / f"{name}.py").exists():
            assert load_command_class(app, name).help, name


def is_there(name: str) -> bool:
    """Whether a dotted name is one of ours: a module and what hangs on it, a model by its label, or a task of the worker."""
    app, _, rest = name.partition(".")
    if app in apps.app_configs and rest.lower() in apps.all_models[app]:
        return True
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            thing = import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for part in parts[length:]:
            if part in getattr(thing, "__annotations__", {}):
                return True
            thing = getattr(thing, part, None)
        if thing is not None:
            return True
    current_app.loader.import_default_modules()
    return name in current_app.tasks


def texts() -> list[Path]:
    modules = (path for app in [*OURS, "tests", "tools"] for path in (PROJECT / app).rglob("*.py"))
    return [*DOCUMENTS, *PROJECT.glob("templates/**/*.md"), PROJECT / "tests" / "README.md", *sorted(modules)]


def test_names_and_files_in_documents_and_docstrings_are_there():
    missing = [
        f"{path.relative_to(PROJECT)}: {name}"
        for path in texts()
        for text in [path.read_text()]
        for name in [
            *(name for name in NAMED.findall(text) if not is_there(name)),
            *(name for name in FILED.findall(text) if not (PROJECT / name).exists()),
        ]
    ]
    assert missing == []


@pytest.mark.parametrize("name", ["applications.sides", "certificates.actions.changing.change", "outbox.Nothing"])
def test_a_name_that_moved_away_is_seen(name):
    assert not is_there(name)
