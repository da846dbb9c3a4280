"""The apps' own modules as syntax trees, for tests of how the source is written."""

import ast
from functools import cache
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
APPS = ["marketplace", *settings.JOURNEY, *settings.SQUARE, *settings.GROUND, "web", "lib"]


@cache
def modules() -> dict[str, ast.Module]:
    paths = (path for app in APPS for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts)
    return {".".join(path.relative_to(ROOT).with_suffix("").parts): ast.parse(path.read_text()) for path in paths}


def app_of(module: str) -> str:
    return module.partition(".")[0]
