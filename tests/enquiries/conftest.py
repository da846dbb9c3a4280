"""What tests of questions and demands begin with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.private import forget_private_place, keep_private_files_in


@pytest.fixture
def files_of_this_test(tmp_path, monkeypatch) -> Iterator[Path]:
    """Private files go where they are forgotten."""
    keep_private_files_in(tmp_path / "private", monkeypatch)
    yield tmp_path / "private"
    forget_private_place()
