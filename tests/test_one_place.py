"""A rule stands in one place: no constant twice, and no function written out again in another module."""

from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
APPS = ["marketplace", *settings.JOURNEY, *settings.SQUARE, *settings.GROUND, "lib"]
SMALLEST = 30  # nodes of a function's body: below that two that are alike are a coincidence
