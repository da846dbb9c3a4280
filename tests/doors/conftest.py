"""What every test of doors has: who is let in does not hang on what is drawn."""

import pytest


@pytest.fixture(autouse=True)
def without_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A specimen takes a process of its own for a second, and is asked for by everybody."""
    monkeypatch.setattr("certificates.views.styling.drawn", lambda *_what, **_more: b"%PDF")
