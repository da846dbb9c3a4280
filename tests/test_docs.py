"""What the documents tell people to type exists."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands, load_command_class

PROJECT = Path(__file__).resolve().parent.parent
DOCUMENTS = [PROJECT / "README.md", PROJECT / "docker-compose.yml", *sorted((PROJECT / "docs").rglob("*.md"))]
TYPED = re.compile(r"manage\.py ([a-z_]+)([^\n`#|&]*)")


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
