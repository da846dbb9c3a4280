"""What holds for all our templates."""

import re

import pytest
from django.conf import settings
from django.template import engines
from django.template.loader import get_template

FOLDER = settings.BASE_DIR / "templates"
TEMPLATES = sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.html"))
PAGES = [name for name in TEMPLATES if name != "accounts/mail/letter.html"]
MAIL = sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.txt"))
INLINE = re.compile(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=", re.I)


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_compiles(name):
    get_template(name)


@pytest.mark.parametrize("name", PAGES)
def test_page_carries_no_inline_style_or_script(name):
    assert INLINE.findall((FOLDER / name).read_text()) == []


def lines_of(names):
    return [(name, line) for name in names for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def test_no_line_of_a_template_is_longer_than_160_letters():
    assert [(name, line) for name, line in lines_of([*TEMPLATES, *MAIL]) if len(line) > 160] == []


def test_three_lines_in_a_hundred_are_longer_than_120_letters_at_most():
    lines = lines_of([*TEMPLATES, *MAIL])
    assert len([line for _name, line in lines if len(line) > 120]) <= 0.03 * len(lines)


def test_every_icon_that_is_asked_for_exists():
    from look.icons import ICONS

    asked = {
        found for name in TEMPLATES for found in re.findall(r"\{% icon \"([a-z-]+)\" %\}", (FOLDER / name).read_text())
    }
    assert asked - set(ICONS) == set()


def test_components_say_what_they_take():
    silent = [
        name
        for name in TEMPLATES
        if name.startswith("components/") and "{% comment %}" not in (FOLDER / name).read_text()
    ]
    assert [name for name in silent if "drawings/" not in name and name != "components/mark.html"] == []


def test_unknown_status_is_shown_by_its_own_word():
    page = engines["django"].from_string('{% load look %}{% status_badge "half_way" %}')
    assert "Half way" in page.render()
