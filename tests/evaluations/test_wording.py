"""Letters of an evaluation read the same in whatever language their sender works."""

import pytest
from django.utils.translation import override

from cases.models import Letter
from cases.transitions import State
from evaluations.actions import raise_nonconformity, tell_nonconformities

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_grade_of_a_nonconformity_is_in_the_language_of_its_text(case_at, mira, language):
    case = case_at(State.EVALUATING)
    raise_nonconformity(case, grade="major", criterion="5.2", text="No label", by=mira)
    with override(language):
        tell_nonconformities(case, by=mira)
    letter = Letter.objects.get(case=case, kind=Letter.Kind.NONCONFORMITIES)
    assert "1. (Major) 5.2: No label" in letter.text_en
    assert "1.（严重）5.2：No label" in letter.text_zh
