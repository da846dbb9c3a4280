"""Every address that is asked for by name has that name, where a missing one would only leave its link out."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.urls import URLResolver, get_resolver

from marketplace import navigation

TEMPLATES = Path(settings.BASE_DIR) / "templates"
ASKED = re.compile(r"""\{% url ["']([^"']+)["']""")
# The folders of libraries: what theirs ask for is theirs.
LIBRARIES = ("wagtailadmin", "account", "mfa", "allauth", "usersessions")


def names_in(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from names_in(pattern, inner)
        elif pattern.name:
            yield f"{namespace}{pattern.name}"


NAMES = {
    name for map_ in (settings.PUBLIC_SCHEMA_URLCONF, settings.ROOT_URLCONF) for name in names_in(get_resolver(map_))
}


def test_every_address_that_a_template_asks_for_is_there():
    asked = {
        (name, path.relative_to(TEMPLATES).as_posix())
        for path in TEMPLATES.rglob("*.html")
        if path.relative_to(TEMPLATES).parts[0] not in LIBRARIES
        for name in ASKED.findall(path.read_text())
    }
    assert sorted(one for one in asked if one[0] not in NAMES) == []


def test_every_entry_of_the_menus_is_there():
    groups = [group for group in vars(navigation).values() if isinstance(group, tuple)]
    asked = {entry.view for group in groups for entry in group if isinstance(entry, navigation.MenuEntry)}
    assert {view for view in asked if view not in NAMES} == set()


def test_what_is_not_built_yet_is_said_with_its_reason():
    for view, why in navigation.NOT_YET.items():
        print(f"not yet: {view}: {why}")
        assert why
    assert not navigation.NOT_YET.keys() & NAMES
