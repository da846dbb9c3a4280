"""Names that were typed into one field."""

import pytest

from lib.text import names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("K-1, K-2", ["K-1", "K-2"]),
        ("K-1，K-2；K-3、K-4", ["K-1", "K-2", "K-3", "K-4"]),
        ("K-1\t230 V\r\nK-2\n\n", ["K-1", "230 V", "K-2"]),
        ("KFR-35GW/A1 / KFR-50GW", ["KFR-35GW/A1", "KFR-50GW"]),
        (" , ;", []),
    ],
)
def test_names_are_told_apart(text, names):
    assert names_in(text) == names
