"""The demo's first body has papers of its own look."""

import pytest

from marketplace.demo import style
from papers.styles import STYLE_TEXTS, check_text, in_force

pytestmark = pytest.mark.django_db


def test_it_is_dressed_in_drawings_of_its_own(in_northseal, ada, sig):
    style.dress(admin=ada, signatory=sig)
    held = in_force()
    assert held.version == 1
    assert len({held.logo, held.seal, held.signatures[str(sig.pk)]}) == 3
    assert all(getattr(held, name) for name in STYLE_TEXTS)


def test_its_blanks_are_known():
    for text in style.TEXTS.values():
        check_text(text)
