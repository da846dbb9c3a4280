"""Where private files live during a test."""

from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.storage import FileSystemStorage, storages
from django.db.models import FileField

from web.private_files import PrivateStorage

CACHED = ("base_location", "location")


def keep_private_files_in(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on, until the test ends."""
    for storage in _instances():
        monkeypatch.setattr(storage, "_location", str(place), raising=False)
        for cached in CACHED:  # what it remembers of before comes back with the rest
            monkeypatch.setattr(storage, cached, str(place))


def forget_private_place() -> None:
    for storage in _instances():
        for cached in CACHED:
            storage.__dict__.pop(cached, None)


def _instances() -> list[FileSystemStorage]:
    """All of them: a test that changes settings lets Django make a new one beside those that models hold."""
    fields = [
        field for model in apps.get_models() for field in model._meta.get_fields() if isinstance(field, FileField)
    ]
    held = [field.storage for field in fields if hasattr(field, "_storage_callable")]
    ours = [one for one in held if type(one) is PrivateStorage]  # a library's stands behind a lazy object
    return list({id(one): one for one in [storages["private"], *ours]}.values())
