"""The examples of docs/api.md do what they say."""

import json
import re
import shlex
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings

from tests.register.making import issued_file

EXAMPLES = re.findall(
    r"```sh\n(.+?)\n```\n\n```json\n(.+?)\n```", (Path(settings.BASE_DIR) / "docs/api.md").read_text(), re.DOTALL
)
CERTIFICATE, SCHEME = UUID("0190f2c4-7a3e-7c1d-9a52-3f1b6f0e2d11"), UUID("0190f2c4-7a3e-7c1d-9a52-3f1b6f0e2d12")
ORIGIN = "https://guildmark.example"


def asked(site, command: str):
    """The answer to a line of curl."""
    _curl, *words = shlex.split(command)
    path = words[-1].removeprefix(ORIGIN)
    if "-d" in words:
        return site.post(path, words[words.index("-d") + 1], content_type="application/json")
    return site.get(path)


def missing(shown, told, at: str = "") -> list[str]:
    """What an example shows and the answer does not say."""
    if isinstance(shown, dict) and isinstance(told, dict):
        return [
            path
            for key in shown
            for path in (missing(shown[key], told[key], f"{at}/{key}") if key in told else [f"{at}/{key}"])
        ]
    if isinstance(shown, list) and isinstance(told, list) and len(shown) == len(told):
        return [
            path
            for place, (one, other) in enumerate(zip(shown, told, strict=True))
            for path in missing(one, other, f"{at}/{place}")
        ]
    return [] if shown in ("…", told) else [f"{at}: {told!r}"]


def test_there_are_examples():
    assert len(EXAMPLES) >= 6


@pytest.mark.django_db
@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=range(len(EXAMPLES)))
def test_an_example_answers_as_shown(site, northseal, stated, scheme_stated, settings, command, shown):
    stated(northseal, pk=CERTIFICATE)
    issued_file(northseal, CERTIFICATE, b"hello")
    scheme_stated(northseal, pk=SCHEME)
    settings.SITE_ORIGIN = ORIGIN
    assert missing(json.loads(shown), asked(site, command).json()) == []
